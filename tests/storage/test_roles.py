"""Every call of the store against every role: the one table decides (design.md 8.20), and docs/rettigheder.md says it.

The calls are found by looking at a store: a new one without a right, or a new part, fails here (issue 6).
"""

from __future__ import annotations

import inspect
from contextlib import suppress
from pathlib import Path

import pytest

from akutdesk.domain.adgang import FUNKTIONER, ROLLER, Adgang
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.indsigt import IndsigtError
from akutdesk.domain.udtraek import UdtraekError
from akutdesk.storage.errors import StorageError
from akutdesk.storage.saving import Saving
from akutdesk.wire.errors import SealBrokenError
from tests.storage.desk import BO, LEDER, signing_key, stored_desk
from tests.storage.persons import kaja, karen
from tests.storage.role_calls import AFTALE, CALLS, CLOSED, HOUSE

NOT_OF_A_PERSON = {
    *("hold_adgang", "staff_records", "why_not", "turned_away", "was_told", "today"),
    "beside",
    "close",
    "sign_in",
    "sign_out",
    "failed_login",
    "hold_log_key",
    "secret",
    "keep_secret",
    "statements",
    "append_statements",
    "unsaid",
    "still_unsaid",
    "unsaid_kits",
    "kits_said",
    "unsaid_deeds",
    "deeds_said",
    "hurry",
    "begin_practice",
    "patience",
    "writers_of",
    "reach_here",
    "withheld",
    "copy_targets",
    "copy_out",
    "copying",
    "overblik",
    "disk",
    "make_reserve",
    "drafts_wait",
    "write_waiting",
    "clock_is_doubtful",
    "clock_was_asked",
    "digest",
}
"""What the program itself calls, before or without a user, and which gives out no record."""

OF_THE_ROUND = {
    "apply",
    "ask_anew",
    "backed_up",
    "batch_to_send",
    "called",
    "certificates_sent",
    "certificates_to_send",
    "checkpoints",
    "compare_heads",
    "clock_seen",
    "continue_anew",
    "copies_in",
    "cursor",
    "erasures_to_ask",
    "erasures_told",
    "forget",
    "import_copy",
    "is_ours",
    "knows_certificate",
    "knows_statement",
    "knows_wrap",
    "lacks_rows",
    "meet",
    "move_cursor",
    "newest",
    "note_restored",
    "others_write",
    "quarantine",
    "read_lists_again",
    "received",
    "restored_seen",
    "round_ended",
    "say_orders",
    "send_again",
    "sessions_after",
    "settle",
    "state",
    "statements_to_send",
    "take_certificates",
    "take_heads",
    "take_statements",
    "take_wraps",
    "wraps_after",
    "wraps_sent",
    "wraps_to_send",
    "writer",
}
"""What the sync calls of `store.net`, on a connection of its own: sealed bytes, counts and places."""

OF_THE_BACKUPS = {"fejlet", "liste", "mangler", "steder", "tag"}
"""What the hourly job and `akutdesk backup` call of `store.reservekopier`: sealed files, their names and times."""

RETTIGHEDER = Path(__file__).parents[2] / "docs" / "rettigheder.md"

WRITES_THE_LOG_ITSELF = {"log"}
"""Any role may be written down in the log, also one that was just refused."""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with stored_desk(tmp_path_factory.mktemp("roles")) as desk:
        desk.store.save_all(
            LEDER, [Saving(after=each) for each in (karen(), kaja(), CLOSED, HOUSE, AFTALE)]
        )
        desk.store.sign_in(BO, signing_key())
        yield desk.store


def public(thing):
    """Everything anybody may call of a thing, and its name."""
    found = inspect.getmembers(
        type(thing), lambda each: inspect.isfunction(each) or isinstance(each, property)
    )
    return {name: each for name, each in found if name[0] != "_"}


def calls_of(store):
    """Every call of a store and of its parts, found by looking; a part's are named `part.call`."""
    found = public(store)
    for name, part in vars(store).items():
        if name[0] != "_" and type(part).__module__.startswith("akutdesk.storage"):
            found |= {f"{name}.{call}": each for call, each in public(part).items()}
    return found


def asks_who(call):
    return inspect.isfunction(call) and "adgang" in inspect.signature(call).parameters


def test_every_call_that_asks_who_stands_in_this_table(store):
    asking = {name for name, call in calls_of(store).items() if asks_who(call)}
    named = {name.partition(" ")[0] for name in CALLS} - {"correct", "cancel", "merge"}
    assert asking - WRITES_THE_LOG_ITSELF == named


def test_every_other_call_is_known_to_be_the_programs_own(store):
    others = {name for name, call in calls_of(store).items() if not asks_who(call)}
    known = {f"net.{name}" for name in OF_THE_ROUND}
    known |= {f"reservekopier.{name}" for name in OF_THE_BACKUPS}
    assert others == NOT_OF_A_PERSON | known


def test_the_readable_table_says_the_same():
    rows = [
        f"| {name} | "
        + " | ".join("x" if rolle in FUNKTIONER[right] else "" for rolle in ROLLER)
        + " |"
        for name, (right, _) in CALLS.items()
    ]
    said = RETTIGHEDER.read_text(encoding="utf-8").partition("\n## ")[0].splitlines()
    assert [line for line in said if line.startswith("| ")][1:] == rows


@pytest.mark.parametrize("rolle", ROLLER)
@pytest.mark.parametrize("name", CALLS)
def test_a_role_may_do_what_the_table_says_and_nothing_else(store, rolle, name):
    funktion, call = CALLS[name]
    adgang = Adgang(bruger=BO, rolle=rolle, formaal="egen vagt")
    refused = False
    store._file.presence.opened.clear()  # the role is asked first, whatever is open or not
    with suppress(
        StorageError, SealBrokenError, UdtraekError, IndsigtError, KeyError
    ):  # what comes after the door is other tests' business
        try:
            call(store, adgang)
        except AdgangError:
            refused = True
    assert refused == (rolle not in FUNKTIONER[funktion])

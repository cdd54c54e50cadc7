"""Whatever gives out what stands in a record leaves an entry of the log first, of every call there is (T3, 2.8)."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from akutdesk.domain.errors import DomainError
from akutdesk.storage.connection import connect
from akutdesk.storage.errors import NotOpened, StorageError
from akutdesk.storage.saving import Saving
from tests.storage.desk import LEDER, stored_desk
from tests.storage.persons import kaja, karen
from tests.storage.role_calls import AFTALE, CALLS, CLOSED, HOUSE

ROWS_OF_LISTS = frozenset(
    {
        *("borgere.liste", "borgere.seneste", "borgere.samme_navn", "borgere.duplikater"),
        *("borgere.navn", "samling.kort", "samling.under", "konflikter.liste"),
        *("vagtbord.opfoelgninger", "vagtbord.kontakter", "vagtbord.i_huset"),
        *("vagtbord.punkter", "vagtbord.kladder"),
        *("henvendelser.liste", "henvendelser.i_vagten"),
        *("opfoelgninger.liste", "opfoelgninger.i_vagten", "opfoelgninger.for_borger"),
        *("opfoelgninger.disse", "opfoelgninger.for_opkald"),
        *("overleveringspunkter.fortalt", "overleveringspunkter.i_vagten"),
        *("overleveringspunkter.disse", "vagtoverleveringer.gaester"),
        *("vagtoverleveringer.for_vagt", "vagtoverleveringer.tidligere"),
        *("overnatninger.i_huset", "overnatninger.paa_pladser"),
        *("haendelser.liste", "progressionsmaal.for_kode", "kriseplaner.for_borger"),
    }
)
"""What the desk's lists, its board and its handover stand on: who, when and what to do, as the shift sees them."""

COUNTS_AND_NAMES = frozenset(
    {
        *("begrund", "tilstand", "henvendelser.antal", "kriseplaner.version"),
        *("kriseplaner.gaeldende", "overnatninger.brugte", "overnatninger.dobbelte"),
        *("overnatninger.sovet", "overnatninger.vagter", "papirskemaer.andre"),
        *("papirskemaer.naeste", "papirskemaer.sidst_udskrevet", "underretninger.er_skrevet"),
    }
)
"""A number, a state, an id or a day: nothing that anybody said."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with stored_desk(tmp_path_factory.mktemp("looks")) as desk:
        desk.store.save_all(
            LEDER, [Saving(after=each) for each in (karen(), kaja(), CLOSED, HOUSE, AFTALE)]
        )
        yield desk


def entries(desk):
    return desk.db.execute("SELECT count(*) FROM event WHERE stream = 2").fetchone()[0]


@pytest.mark.parametrize("name", [name for name, (right, _) in CALLS.items() if right == "LAES"])
def test_a_call_that_gives_a_record_is_in_the_log_or_asks_that_it_was_opened(desk, name):
    desk.store._file.presence.opened.clear()
    before, closed_before_opening = entries(desk), False
    try:
        CALLS[name][1](desk.store, LEDER)
    except NotOpened:
        closed_before_opening = True
    except (StorageError, DomainError):
        pass
    logged = entries(desk) > before
    told = name in ROWS_OF_LISTS | COUNTS_AND_NAMES
    assert told is not (logged or closed_before_opening)


@contextmanager
def held_by_another(desk):
    """Another program writes in the file, and does not end."""
    other = connect(desk.path, desk.keys)
    other.execute("BEGIN IMMEDIATE")
    desk.db.set_authorizer(None)
    desk.db.execute("PRAGMA busy_timeout = 1")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@contextmanager
def refusing(desk):
    """A disk that takes no entry of the log."""
    desk.db.set_authorizer(None)
    desk.db.execute(
        "CREATE TEMP TRIGGER no BEFORE INSERT ON main.event WHEN new.stream = 2"
        " BEGIN SELECT raise(ABORT, 'no'); END"
    )
    try:
        yield
    finally:
        desk.db.execute("DROP TRIGGER no")


@pytest.mark.parametrize("fault", [held_by_another, refusing])
@pytest.mark.parametrize("name", [name for name, (right, _) in CALLS.items() if right == "LAES"])
def test_f86_no_call_gives_a_record_whose_entry_the_log_did_not_take(desk, name, fault):
    desk.store._file.presence.opened.clear()
    with fault(desk):
        try:
            CALLS[name][1](desk.store, LEDER)
        except Exception:  # noqa: BLE001 - whatever it is: nothing came back
            given = False
        else:
            given = True
    assert given <= (name in ROWS_OF_LISTS | COUNTS_AND_NAMES)
    assert not desk.store._file.presence.opened, "and no page may read it again without an entry"

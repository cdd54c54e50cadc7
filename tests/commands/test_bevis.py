"""`akutdesk bevis` as a leader types it: one record's proof as one file, or one line that says why not (T20)."""

from __future__ import annotations

import subprocess
import sys

import pytest

from akutdesk.assets import Assets, find_resources
from akutdesk.commands.open_desk import opened
from akutdesk.commands.tree import parser
from akutdesk.domain.record import RecordId
from akutdesk.storage import audit
from tests.storage.persons import KAREN, karen, opkald
from tests.wire import one_entry

KARENS = KAREN.hex()
CLOSED = RecordId(b"closed----------")


@pytest.fixture
def bevis(leader, run, tmp_path):
    """The command for a record, with what it said; the desk knows Karen, and a card that is closed to others."""
    with at_the_desk(leader) as (store, adgang):
        store.save(adgang, karen())
        store.save(adgang, opkald(id=CLOSED, fortrolighed="SKAERPET", fortrolig_for=()))

    def bevis(post=KARENS, *words, fil=tmp_path / "bevis.json"):
        return run(*leader("bevis", post, "--fil", fil, *words))

    return bevis


class at_the_desk:  # noqa: N801 - it reads as a sentence after `with`
    """The leader at the open desk: its store, and who asks."""

    def __init__(self, leader):
        assets = Assets(find_resources())
        words = leader("bevis", KAREN.hex(), "--fil", "x")
        self._opened = opened(parser(assets.texts(), lambda *_: 0).parse_args(words), assets)

    def __enter__(self):
        keyring, keys = self._opened.__enter__()
        return keyring.store(), keyring.bruger(RecordId(keys.user)).adgang

    def __exit__(self, *fault):
        return self._opened.__exit__(*fault)


def looked(leader, rid):
    """What the look-up log says was done with a record."""
    with at_the_desk(leader) as (store, adgang):
        rows = audit.read_all(store._file, adgang)
        return [row.entry.handling for row in rows if row.entry.objekt_id == rid]


def test_the_file_proves_itself_to_a_program_of_its_own(bevis, tmp_path):
    code, said, _ = bevis()
    assert code == 0
    assert said == ["Beviset er skrevet. Det rummer det hele, som det blev skrevet."]
    checker = [sys.executable, one_entry.__file__, str(tmp_path / "bevis.json")]
    told = subprocess.run(checker, capture_output=True, text=True, check=True, encoding="utf-8")
    assert told.stdout.startswith("VALID\n")
    assert "NO RECEIPT" in told.stdout
    half = (tmp_path / "bevis.json").read_bytes()[:-200]
    (tmp_path / "bevis.json").write_bytes(half)
    told = subprocess.run(checker, capture_output=True, text=True, check=False, encoding="utf-8")
    assert (told.returncode, told.stdout.splitlines()[0]) == (1, "NOT VALID")


def test_a_closed_card_wants_a_reason(bevis, tmp_path):
    code, _, fault = bevis(CLOSED.hex())
    assert code == 1
    assert "--grund" in fault
    assert not (tmp_path / "bevis.json").exists()
    assert bevis(CLOSED.hex(), "--grund", "Klage")[0] == 0


@pytest.mark.parametrize(
    ("post", "heard"),
    [
        ("karen", "32 tegn"),
        ("zz" * 16, "32 tegn"),
        ("00 " * 16, "32 tegn"),
        ("00" * 16, "ingen post med det id"),
    ],
    ids=["a name", "no hexadecimal", "with spaces", "nobody's"],
)
def test_what_is_no_record_here_is_said_in_one_line(bevis, tmp_path, post, heard):
    code, said, fault = bevis(post)
    assert (code, said) == (1, [])
    assert heard in fault
    assert not (tmp_path / "bevis.json").exists()


def test_nothing_is_written_over_and_no_folder_is_made(bevis, tmp_path):
    (tmp_path / "der").write_text("gammel", encoding="utf-8")
    code, _, fault = bevis(fil=tmp_path / "der")
    assert code == 1
    assert "findes i forvejen" in fault
    assert (tmp_path / "der").read_text(encoding="utf-8") == "gammel"
    code, _, fault = bevis(fil=tmp_path / "væk" / "bevis.json")
    assert code == 1
    assert "anden mappe" in fault


def test_where_the_disk_refuses_the_log_says_that_it_did_not_leave(bevis, leader, tmp_path):
    code, _, fault = bevis(fil=tmp_path / ("x" * 254))  # the name beside it is too long for a disk
    assert code == 1
    assert "anden mappe" in fault
    assert looked(leader, KAREN)[-2:] == ["EKSPORT", "IKKE_GIVET"]
    assert not [one for one in tmp_path.iterdir() if one.name.startswith("x")]

"""A file that leaves the house: the log knows first, and what is wrong is said of the disk it is wrong with."""

from __future__ import annotations

import pytest

from akutdesk.domain.errors import AdgangError
from akutdesk.storage.errors import DiskFull
from akutdesk.ui.file_saver import Fil, FileSaver, Ved
from tests.ui.folk import people

__all__ = ["people"]


def file(noter=lambda: None, lav=lambda: b"hele filen", ved=()):
    return Fil(titel="Gem", slags="Tabel", navn="tal.csv", noter=noter, lav=lav, ved=ved)


def failing(error):
    def fail():
        raise error

    return fail


@pytest.fixture
def saver(people):
    return FileSaver(people.desk, people.window)


def test_the_log_comes_before_the_first_byte_is_made(saver, qtbot, tmp_path):
    done = []
    fil = file(noter=lambda: done.append("log"), lav=lambda: done.append("fil") or b"hele filen")
    with qtbot.waitSignal(saver.saved):
        saver.write(tmp_path / "tal.csv", fil)
    assert done == ["log", "fil"]
    assert (tmp_path / "tal.csv").read_bytes() == b"hele filen"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            DiskFull(),
            "Computeren er fuld, så vi kan ikke gemme mere. Det, du har gemt, er i god behold.",
        ),
        (AdgangError(rolle="VIKAR", funktion="EKSPORT"), None),
    ],
)
def test_what_the_log_does_not_take_is_not_made(saver, people, qtbot, tmp_path, error, words):
    made = []
    with qtbot.waitSignal(saver.refused) as refused:
        saver.write(tmp_path / "tal.csv", file(noter=failing(error), lav=lambda: made.append(1)))
    assert refused.args == [words or people.desk.texts("fejl.adgang_naegtet")]
    assert made == []
    assert list(tmp_path.glob("tal*")) == []


def test_a_file_that_cannot_be_made_leaves_the_old_one(saver, qtbot, tmp_path):
    old = tmp_path / "tal.csv"
    old.write_bytes(b"gammel")
    with qtbot.waitSignal(saver.refused) as refused:
        saver.write(old, file(lav=failing(ValueError())))
    assert refused.args == ["Vi kunne ikke gemme filen der. Vælg en anden mappe."]
    assert old.read_bytes() == b"gammel"


def test_what_lies_beside_a_file_covers_no_file_that_is_there(saver, qtbot, tmp_path):
    (tmp_path / "tal-kort.csv").write_bytes(b"en andens")
    with qtbot.waitSignal(saver.saved):
        saver.write(tmp_path / "tal.csv", file(ved=(Ved("kort", lambda: b"kortet"),)))
    assert (tmp_path / "tal-kort.csv").read_bytes() == b"en andens"
    assert (tmp_path / "tal-kort-2.csv").read_bytes() == b"kortet"


def test_two_files_are_written_both_or_neither(saver, qtbot, tmp_path):
    in_the_way = tmp_path / "tal.csv"
    in_the_way.mkdir()
    with qtbot.waitSignal(saver.refused):
        saver.write(in_the_way, file(ved=(Ved("kort", lambda: b"kortet"),)))
    assert [one.name for one in tmp_path.glob("tal*")] == ["tal.csv"]


def test_the_file_window_offers_the_name_and_its_ending(saver):
    saver.ask(file())
    assert saver.window.defaultSuffix() == "csv"
    saver.put_away()
    assert not saver.window.isVisible()

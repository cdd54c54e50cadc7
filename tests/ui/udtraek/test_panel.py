"""An evaluator's set: counted and looked at first, then saved whole or not at all, and only on an agreement that holds."""

from __future__ import annotations

import errno
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.evaluatorsaet import FELTER
from akutdesk.domain.record import RecordId, new_id
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale
from akutdesk.domain.udtraek import Udtraek
from akutdesk.storage.save import save_all
from akutdesk.storage.saving import Saving
from akutdesk.ui.furnish import furnish
from tests.ui.folk import log_rows
from tests.ui.night_desk import ANNA, LEADER
from tests.ui.udtraek.conftest import AFTALE, agree, crowd

COUNTED = "Der er 5 henvendelser i udtrækket. Det er kun dem, Middelfart har ansvaret for."


def fill(panel, hands, to="VIVE", why="Virker det?"):
    panel.lines["modtager"].setText(to)
    panel.lines["formaal"].setText(why)
    hands.press("Ctrl+Enter")


def count(panel, hands, qtbot):
    fill(panel, hands)
    qtbot.waitUntil(lambda: panel.told == COUNTED)


def exports(night):
    rows = [row for row in log_rows(night) if row.entry.handling == "EKSPORT"]
    return [(row.entry.objekt_type, row.entry.antal, row.formaal) for row in rows]


def said_at(panel, felt):
    return panel.rows[felt].field.accessibleDescription()


def save(panel, hands, path):
    hands.press("Ctrl+Enter")
    panel.saver.window.close()
    panel.saver.window.fileSelected.emit(str(path))


def test_it_is_counted_then_saved_and_stands_in_the_log(leader, hands, panel, qtbot, tmp_path):
    agree(leader)
    crowd(leader)
    front = panel()
    count(front, hands, qtbot)
    assert exports(leader) == []
    file = tmp_path / "udtraek.csv"
    save(front, hands, file)
    qtbot.waitUntil(lambda: leader.window.layers.overlay is None)
    head, *rows = file.read_text(encoding="utf-8-sig").splitlines()
    assert head == ";".join(FELTER)
    assert len(rows) == 5
    assert "Hemmelig" not in "".join(rows)
    assert exports(leader) == [("udtraek", 5, "Virker det?")]
    (left,) = leader.store.udtraek.liste(LEADER)
    assert (left.modtager, left.aftale_id, left.antal) == ("VIVE", AFTALE, 5)
    assert (left.fra, left.til) == (date(2026, 3, 1), date(2026, 3, 31))


def test_the_way_in_has_the_period_one_looks_at_and_the_agreement_that_holds(leader, hands):
    agree(
        leader,
        RecordId(b"udtraek-aftale-0"),
        RecordId(b"udtraek-partner?"),
        "Aalborg",
        udloeb=date(2020, 1, 1),
    )
    agree(leader)
    hands.press("Ctrl+6", "Alt+U")
    front = leader.window.layers.overlay
    assert front.agreements.currentText() == "Universitetet, til og med 1. januar 2027"
    assert QApplication.focusWidget() is front.agreements
    assert front.lines["fra"].text() == "1/1 2026"
    assert front.lines["til"].text() == "24/11 2026"


def test_what_is_typed_after_the_count_makes_it_count_again(leader, hands, panel, qtbot):
    agree(leader)
    crowd(leader)
    front = panel()
    count(front, hands, qtbot)
    assert front.main.words == "Vælg, hvor det gemmes"
    front.lines["til"].setText("30/3 2026")
    assert front.told == ""
    assert front.main.words == "Tæl op"
    hands.press("Ctrl+Enter")
    assert front.saver.window is None
    qtbot.waitUntil(lambda: front.told == COUNTED)


def test_who_is_rare_is_said_before_anything_leaves(leader, hands, panel, qtbot):
    agree(leader)
    crowd(leader, 4)
    front = panel()
    fill(front, hands)
    qtbot.waitUntil(lambda: said_at(front, "til") != "fx: 30/6 2026")
    assert said_at(front, "til") == (
        "Der er for få i perioden. Nogen kunne kendes. Vælg flere dage."
    )


def test_without_an_agreement_it_says_where_one_is_written(hands, panel):
    front = panel()
    fill(front, hands)
    assert said_at(front, "aftale_id") == (
        "Vælg en aftale. Aftaler skrives under Samarbejdspartnere."
    )
    assert QApplication.focusWidget() is front.agreements


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"udloeb": date(2026, 11, 1)},
            "Aftalen er løbet ud. Lav en ny med partneren først.",
        ),
        ({"indhold": ()}, "Aftalen siger intet om data. Skriv det i aftalen først."),
        ({"indgaaet": date(2026, 12, 1)}, "Aftalen gælder ikke endnu."),
        (
            {"dataansvarlig_kommune": None},
            "Skriv i aftalen, hvilken kommune der har skrevet under.",
        ),
    ],
)
def test_an_agreement_that_does_not_hold_says_why(leader, hands, panel, fields, words):
    agree(leader, **fields)
    front = panel()
    fill(front, hands)
    assert said_at(front, "aftale_id") == words
    assert leader.store.udtraek.liste(LEADER) == ()


@pytest.mark.parametrize(
    ("fra", "til", "felt", "words"),
    [
        (
            *("31/3 2026", "1/3 2026", "til"),
            "Den sidste dag ligger før den første. Byt dem om.",
        ),
        ("snart", "1/3 2026", "fra", "Skriv den første dag, fx 1/1 2026."),
        (
            *("1/3 2026", "", "til"),
            "Skriv den sidste dag, fx 30/6 2026. Den skal have været.",
        ),
    ],
)
def test_days_that_give_no_period_are_told_at_the_day(leader, hands, panel, fra, til, felt, words):
    agree(leader)
    front = panel(fra, til)
    fill(front, hands)
    assert said_at(front, felt) == words
    assert QApplication.focusWidget() is front.lines[felt]


def test_a_period_with_nobody_in_it_says_so(leader, hands, panel, qtbot):
    agree(leader)
    front = panel("1/2 2020", "2/2 2020")
    fill(front, hands)
    words = "Der er ingen henvendelser i den periode. Vælg andre dage."
    qtbot.waitUntil(lambda: said_at(front, "til") == words)
    assert front.told == ""


def test_to_whom_and_what_for_are_asked_for(leader, hands, panel):
    agree(leader)
    front = panel()
    fill(front, hands, to=" ", why="")
    assert said_at(front, "modtager") == "Skriv, hvem der får det."
    assert said_at(front, "formaal") == "Skriv, hvad det skal bruges til."


def test_a_disk_that_is_full_leaves_nothing_and_says_so(
    leader, hands, panel, qtbot, tmp_path, monkeypatch
):
    agree(leader)
    crowd(leader)
    front = panel()
    count(front, hands, qtbot)

    def full(_handle):
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr("akutdesk.storage.durable.os.fsync", full)
    save(front, hands, tmp_path / "u.csv")
    words = "Der er ikke plads på disken. Intet er gemt. Vælg et andet sted."
    qtbot.waitUntil(lambda: front.told == words)
    monkeypatch.undo()
    assert list(tmp_path.glob("u.*")) == []
    assert front.lines["formaal"].text() == "Virker det?"
    assert leader.store.udtraek.liste(LEADER) == (), "what did not leave is in no list of what did"
    deeds = [row.entry.handling for row in log_rows(leader) if row.entry.objekt_type == "udtraek"]
    assert deeds[-2:] == ["EKSPORT", "IKKE_GIVET"]
    save(front, hands, tmp_path / "u.csv")
    qtbot.waitUntil(lambda: leader.window.layers.overlay is None)
    assert [one.antal for one in leader.store.udtraek.liste(LEADER)] == [5]


def test_an_agreement_that_ran_out_while_one_looked_lets_nothing_leave(
    leader, hands, panel, qtbot, tmp_path
):
    agree(leader)
    crowd(leader)
    front = panel()
    count(front, hands, qtbot)
    (held,) = leader.store.setup(LEADER, Samarbejdsaftale)
    leader.store.save(LEADER, replace(held, udloeb=date(2020, 1, 1)), held)
    save(front, hands, tmp_path / "u.csv")
    assert front.told == "Aftalen er løbet ud. Lav en ny med partneren først."
    assert exports(leader) == []
    assert list(tmp_path.glob("u.*")) == []


def test_what_left_last_on_the_agreement_is_told(leader, panel):
    agree(leader)
    agree(leader, RecordId(b"udtraek-aftale-0"), RecordId(b"udtraek-partner?"), "Aalborg")
    left = Udtraek(
        id=new_id(), aftale_id=AFTALE, modtager="VIVE", antal=5, tid=leader.desk.clock.now()
    )
    save_all(leader.store._file, LEADER, (Saving(after=left),))
    front = panel()
    front.agreements.set_chosen(AFTALE.hex())
    assert front.latest == "Sidst: 24. november 2026 til VIVE. Antal: 5."
    front.agreements.set_chosen(b"udtraek-aftale-0".hex())
    assert front.latest == ""


def test_what_was_typed_stands_there_again(leader, hands, panel):
    agree(leader)
    front = panel()
    front.lines["formaal"].setText("Halvt skr")
    hands.press("Esc", "Alt+U")
    assert leader.window.layers.overlay.lines["formaal"].text() == "Halvt skr"


def as_role(night, rolle):
    night.desk = replace(night.desk, adgang=Adgang(ANNA, rolle, "EGEN_VAGT"))
    furnish(night.window, night.desk)


def test_the_administrator_may_and_finds_the_words_again(leader, hands, panel):
    agree(leader)
    as_role(leader, "DATAANSVARLIG_ADM")
    panel().lines["formaal"].setText("Halvt skr")
    hands.press("Esc", "Alt+U")
    assert leader.window.layers.overlay.lines["formaal"].text() == "Halvt skr"


def test_staff_find_no_way_in(leader, hands):
    as_role(leader, "MEDARBEJDER")
    hands.press("Ctrl+6", "Alt+U")
    assert leader.window.layers.overlay is None

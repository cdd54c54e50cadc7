"""Net og sikkerhedskopi: a leader takes in what a copied PC wrote that never comes back, by keys alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.storage.writer import begin_writer
from akutdesk.ui.synk.quarantine_panel import QuarantinePanel
from akutdesk.ui.synk.take_in_panel import TakeInPanel
from tests.gates.neighbours import leave_a_branch
from tests.storage.desk import LEDER
from tests.storage.persons import karen
from tests.ui.conftest import settle

LEFT = tuple(number.to_bytes(16, "big") for number in range(1, 6))


@pytest.fixture
def aside(at_desk):
    """Five cards of an earlier start, which a copy of this PC wrote: they lie aside."""
    for rid in LEFT:
        at_desk.pc.store.save(LEDER, karen(id=rid))
    at_desk.pc.store._file.start.writer = begin(at_desk)
    leave_a_branch(at_desk.pc.store)
    return at_desk


def begin(at_desk):
    """A start anew, without closing the window."""
    file = at_desk.pc.store._file
    with file.transaction():
        return begin_writer(file.db, 1_700_000_000_000)


@pytest.fixture
def panel(aside, qtbot):
    """The leader has come as far as what the copy left."""
    list_of_all = QuarantinePanel(aside.desk)
    aside.desk.shell.open_overlay(list_of_all)
    list_of_all.take.click()
    idle(aside, qtbot)
    (found,) = aside.window.findChildren(TakeInPanel)
    return found


def idle(at_desk, qtbot):
    qtbot.waitUntil(lambda: not at_desk.desk.jobs.away, timeout=20_000)
    settle()


def shown(at_desk) -> list[str | None]:
    """Who of the five stands in the tables."""
    found = {row.rid for row in at_desk.pc.store.borgere.liste(LEDER)}
    return [rid.hex() for rid in LEFT if rid in found]


def test_kinds_and_counts_are_shown_and_no_word(panel, aside):
    (row,) = panel.list.rows
    said = f"{row.text} {row.lines} {row.right}"
    assert "borger: 4" in said
    assert "Kopi af" in said
    assert "Karen" not in said
    assert panel.list.hasFocus()
    assert len(shown(aside)) == 1


def test_ctrl_enter_takes_the_words_in_and_says_so(panel, aside, qtbot):
    aside.keys.press("Ctrl+Enter")
    idle(aside, qtbot)
    assert panel.said.text() == aside.desk.texts("synk.tag_ind.taget", ting="4 ting")
    assert panel.list.isHidden()
    assert panel.main.isHidden()
    assert panel.back.hasFocus()
    assert len(shown(aside)) == 5
    assert aside.pc.store.get(LEDER, Borger, LEFT[-1]).kaldenavn == "Karen"
    aside.keys.press("Ctrl+Enter")  # once more changes nothing, and says so
    assert panel.said.text() == aside.desk.texts("synk.tag_ind.tom")


def test_enter_on_a_row_takes_nothing_in_by_mistake(panel, aside):
    aside.keys.press("Enter")
    assert panel.main.hasFocus()
    assert len(shown(aside)) == 1


def test_what_cannot_be_taken_in_has_its_sentence_and_stays(panel, aside):
    device = panel.list.marked
    panel._found[device] = replace(panel._found[device], typer={}, rest=4)
    panel.take()
    assert panel.said.text() == aside.desk.texts("synk.tag_ind.intet")
    assert len(shown(aside)) == 1


def test_the_night_shift_has_no_such_button(aside):
    nobody = replace(aside.desk, adgang=replace(LEDER, rolle="MEDARBEJDER"))
    panel = QuarantinePanel(nobody)
    assert panel.take.isHidden()

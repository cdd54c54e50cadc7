"""Anna takes back what she made while Bo writes in it: it is here, both are told, and nobody has lost a word (F46)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kalender import kalender
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.record import new_id
from akutdesk.ui.borger.history import HistoryPanel
from akutdesk.ui.fields.button import Button
from akutdesk.ui.henvendelse.page import HenvendelsePage
from akutdesk.ui.henvendelse.readout import story_of
from akutdesk.ui.konflikt.marks import Marks
from tests.storage.desk import LEDER
from tests.storage.persons import KAREN, karen, opkald
from tests.ui.conftest import settle
from tests.ui.konflikt.conftest import BO_HERE


@pytest.fixture
def undone(at_desk, house, middelfart):
    """`undone(record, **words)`: made at both desks, taken back by Anna, and written in by Bo meanwhile."""
    at_desk.marks = Marks(at_desk.desk, at_desk.window, at_desk.window)

    def write(record, **words):
        made = at_desk.pc.store.save(LEDER, record)
        house.settle()
        seen = middelfart.store.get(BO_HERE, type(record), record.id)
        at_desk.pc.store.undo(LEDER, made.handling_id)
        house.clock.go(minutes=3)
        middelfart.store.save(BO_HERE, replace(seen, **words), seen)
        house.settle()
        return record.id

    return write


def strips(at_desk) -> list[str]:
    settle()
    at_desk.marks.show()
    return [strip.text for strip in at_desk.window.frame.alarm_area.strips]


def press(at_desk, word) -> None:
    (button,) = [
        one
        for one in at_desk.window.frame.alarm_area.findChildren(Button)
        if word in one.text() and one.isVisible()
    ]
    button.click()
    settle()


def test_f46_what_somebody_wrote_in_meanwhile_is_here_and_says_why_until_it_was_seen(
    at_desk, undone, house, middelfart
):
    rid = undone(opkald(notat="lavet ved en fejl"), notat="Nej, han ringede igen")
    at_desk.keys.press("F5")
    at_desk.page.refresh()
    at_desk.page.first_focus().setFocus()
    at_desk.keys.press("Enter")
    assert isinstance(at_desk.page, HenvendelsePage)
    (said,) = strips(at_desk)
    assert said.startswith("Anna fortrød det")
    assert said.endswith("En anden har skrevet videre, så det er her igen.")
    press(at_desk, "Det er set")
    assert not any("fortrød" in text for text in strips(at_desk))
    house.settle()
    for pc in (at_desk.pc, middelfart):
        assert pc.store.get(LEDER, Henvendelse, rid).notat == "Nej, han ringede igen"
        assert pc.store.konflikter.liste(LEDER) == ()


def test_the_history_of_it_tells_that_it_was_taken_back(at_desk, undone):
    rid = undone(opkald(notat="lavet ved en fejl"), notat="Nej, han ringede igen")
    desk = at_desk.desk
    told = story_of(desk, kalender(desk.codes), desk.store.history(LEDER, rid), {})
    assert any(words.startswith("Fortrudt") for words, _ in told)


def test_a_citizen_that_was_taken_back_has_a_card_and_a_history_again(at_desk, undone):
    undone(karen(), moedes="Med te")
    at_desk.window.go("borger", KAREN)
    (said,) = strips(at_desk)
    assert said.startswith("Anna fortrød det")
    assert at_desk.pc.store.get(LEDER, Borger, KAREN).moedes == "Med te"
    panel = HistoryPanel(at_desk.desk, KAREN)
    assert any(not row.heading for row in panel.list.rows)
    assert at_desk.crashed == []


def test_a_task_without_a_page_of_its_own_needs_only_to_be_seen(at_desk, undone):
    task = Opfoelgning(id=new_id(), tekst="Ring til Karen")
    undone(task, tekst="Ring til Karen kl. 10")
    at_desk.keys.press("F5")
    at_desk.page.refresh()
    at_desk.page.first_focus().setFocus()
    at_desk.keys.press("Enter")
    settle()
    assert at_desk.pc.store.konflikter.liste(LEDER) == ()
    assert at_desk.pc.store.get(LEDER, Opfoelgning, task.id).tekst == "Ring til Karen kl. 10"

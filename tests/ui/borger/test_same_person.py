"""Two cards of one person: compared side by side, laid together with keys, and parted again (F49)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.borger import Borger
from akutdesk.ui.borger.comparison import ComparisonPanel
from akutdesk.ui.borger.same_person import SamePersonPanel
from tests.ui.conftest import settle
from tests.ui.folk import KAREN
from tests.ui.night_desk import borger
from tests.ui.spoken import controls


@pytest.fixture
def twin(people):
    """Karen written down once more, under another name and the same number."""
    other = borger("Kaja", telefon="00 00 00 00", identitet="ANONYM")
    people.save(other)
    return other


@pytest.fixture
def panel(people, hands, twin):
    assert twin.kaldenavn == "Kaja"
    people.window.go("borger", KAREN)
    settle()
    hands.press("Alt+S")
    front = people.window.layers.overlay
    assert isinstance(front, SamePersonPanel)
    return front


def alive(people):
    return {one.kaldenavn for one in people.all_of(Borger) if one.sammenlagt_til is None}


@pytest.mark.usefixtures("twin")
def test_the_card_says_that_there_is_another_with_the_same_number(people):
    people.window.go("borger", KAREN)
    settle()
    assert people.page.known.notices.said == ("Der er et kort mere med samme nummer.",)


def test_two_cards_are_compared_and_laid_together(people, panel, hands):
    assert [row.text for row in panel.others.rows] == ["Kaja"]
    hands.press("Enter")
    front = people.window.layers.overlay
    assert isinstance(front, ComparisonPanel)
    assert ("Telefon", "00 00 00 00", "00 00 00 00") in [row.cells for row in front.table.rows]
    hands.press("Ctrl+Enter")
    settle()
    assert "Kaja" not in alive(people)
    assert people.page.rid == KAREN
    assert people.page.known.notices.said == ("Her er samlet 2 kort.",)


@pytest.mark.usefixtures("panel")
def test_it_is_taken_back_at_once(people, hands):
    hands.press("Enter", "Ctrl+Enter")
    settle()
    hands.press("Ctrl+Z")
    assert "Kaja" in alive(people)


@pytest.mark.usefixtures("panel")
def test_the_cards_are_parted_later(people, hands):
    hands.press("Enter", "Ctrl+Enter")
    settle()
    people.clock.forward(days=29)
    hands.press("Alt+S")
    front = people.window.layers.overlay
    assert [row.text for row in front.under.rows] == ["Kaja"]
    front.under.setFocus()
    hands.press("Enter")
    settle()
    assert "Kaja" in alive(people)


@pytest.mark.usefixtures("panel")
def test_after_thirty_days_it_says_that_they_stay_together(people, hands):
    hands.press("Enter", "Ctrl+Enter")
    settle()
    people.clock.forward(days=31)
    hands.press("Alt+S")
    people.window.layers.overlay.under.setFocus()
    hands.press("Enter")
    settle()
    assert "Kaja" not in alive(people)
    assert any("over 30 dage" in strip.text for strip in people.window.frame.alarm_area.strips)


def test_the_wrong_one_is_left_alone(people, panel, hands):
    hands.press("Enter", "Esc")
    assert people.window.layers.overlay is panel
    hands.press("Esc")
    assert alive(people) >= {"Karen", "Kaja"}


def test_another_card_is_found_by_name(panel, hands):
    panel.line.setFocus()
    hands.write("karsten")
    assert [row.text for row in panel.others.rows] == ["Karsten Bro"]
    hands.write("qqqq")
    assert panel.others.rows == ()
    assert panel._none.isVisible()
    assert QApplication.focusWidget() is panel.line


def test_a_card_that_stood_open_becomes_the_one_that_stands(people, twin, hands):
    people.window.go("borger", twin.id)
    settle()
    hands.press("Alt+S", "Enter", "Ctrl+Enter")
    settle()
    assert people.page.rid == KAREN


def test_everything_has_a_name(people, panel, hands):
    hands.press("Enter")
    for screen in (panel, people.window.layers.overlay):
        assert [one for one in controls(screen) if not one.name.strip()] == []

"""F1 on every screen: the same key, the same place, and the keys that work now (A29)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.ui.hjaelp.panel import HelpPanel
from akutdesk.ui.text import Text
from tests.ui.folk import KAREN
from tests.ui.spoken import controls


def panel(people) -> HelpPanel:
    front = people.window.layers.overlay
    assert isinstance(front, HelpPanel)
    return front


def said(people):
    return [text.text() for text in panel(people).findChildren(Text)]


@pytest.mark.parametrize("key", ["Ctrl+3", "Ctrl+5"])
def test_f1_says_what_the_screen_is_for(people, hands, key):
    hands.press(key, "F1")
    assert said(people) == list(people.window.guides[people.page.HELP].linjer)
    place = panel(people).geometry()
    hands.press("Esc", "Ctrl+3", "F1")
    assert panel(people).geometry() == place


def test_the_keys_of_the_screen_stand_before_those_that_work_everywhere(people, hands):
    people.window.go("borger", KAREN)
    hands.press("F1")
    rows = panel(people).rows.rows
    titles = [row.text for row in rows if row.heading]
    assert len(titles) == 2
    keys = [row.keys for row in rows]
    assert keys.index("Alt+R") < keys.index("Ctrl+L" if "Ctrl+L" in keys else "Ctrl+3")
    assert ("Ret oplysninger", "Alt+R") in [(row.text, row.keys) for row in rows]


def test_enter_does_what_is_marked(people, hands):
    people.window.go("borger", KAREN)
    hands.press("F1")
    panel(people).rows.mark("skaerm_5")
    hands.press("Enter")
    assert people.window.layers.overlay is None
    assert people.page.HELP == "opfoelgning"


def test_f1_again_closes_it_and_the_cursor_is_back(people, hands):
    hands.press("Ctrl+3")
    before = QApplication.focusWidget()
    hands.press("F1", "F1")
    assert people.window.layers.overlay is None
    assert QApplication.focusWidget() is before


def test_help_over_a_panel_is_about_the_panel(people, hands):
    hands.press("Ctrl+K", "F1")
    assert said(people) == list(people.window.guides["soeg"].linjer)
    hands.press("Esc", "Esc")
    assert people.window.layers.overlay is None


def test_a_page_without_help_still_shows_its_keys(people, hands):
    hands.press("F1")
    assert said(people) == []
    assert panel(people).rows.rows


def test_everything_has_a_name(people, hands):
    hands.press("F1")
    assert [one for one in controls(panel(people)) if not one.name.strip()] == []

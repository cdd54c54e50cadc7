"""Ctrl+3: the latest first, a page at a time, and typing filters like the palette."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.ui.borger.list_page import PAGE
from tests.ui.folk import KAREN, KARSTEN, log_of
from tests.ui.night_desk import ElsewherePage, borger


@pytest.fixture
def opened(people):
    reached = []
    people.window.route(
        "borger", lambda rid: reached.append(rid) or ElsewherePage(people.desk, rid)
    )
    return reached


def names(people):
    return [row.text for row in people.page.list.rows]


def test_whoever_was_in_touch_last_stands_first(people, hands):
    hands.press("Ctrl+3")
    assert names(people)[0] == "Karen"
    assert people.page.list.rows[0].right == "sidst 18/11"
    assert people.page.list.rows[0].aside == "f. 1984 · Middelfart · kendt under et navn"
    assert QApplication.focusWidget() is people.page.line


def test_typing_filters_and_enter_opens_the_first(people, hands, opened):
    hands.press("Ctrl+3", "k", "a", "r")
    assert names(people) == ["Karen", "Karsten Bro"]
    hands.press("Enter")
    assert opened == [KAREN]


def test_arrow_down_goes_into_the_list(hands, opened):
    hands.press("Ctrl+3", "k", "a", "r", "Down", "Down", "Enter")
    assert opened == [KARSTEN]


def test_a_long_list_comes_a_page_at_a_time(people, hands):
    people.save(*(borger(f"Person {number}") for number in range(PAGE)))
    hands.press("Ctrl+3")
    assert len(names(people)) == PAGE
    people.page.more.setFocus()
    hands.press("Enter")
    assert len(names(people)) == PAGE + 3
    assert people.page.more.isHidden()
    assert QApplication.focusWidget() is people.page.list


def test_nobody_found_is_said(people, hands):
    hands.press("Ctrl+3")
    hands.write("zzz")
    assert people.page.none.text().startswith("Intet passer på ”zzz”.")
    assert people.page.list.isHidden()


def test_the_visit_is_one_entry_in_the_log(people, hands):
    before = len(log_of(people))
    hands.press("Ctrl+3", "k", "a", "Ctrl+4")
    assert [entry for entry, _ in log_of(people)[before:]].count("SOEG") == 1


def test_a_new_citizen_begins_from_here(people, hands):
    hands.press("Ctrl+3", "Ctrl+Shift+N")
    assert people.page.is_new

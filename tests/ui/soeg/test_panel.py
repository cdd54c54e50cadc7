"""The palette on a real store: keys in, a card, a deed or a note out (ux.md 2.17, T6)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.ui import keys
from akutdesk.ui.soeg.panel import SoegPanel
from tests.ui.conftest import settle
from tests.ui.folk import KAREN, KARSTEN, log_of
from tests.ui.night_desk import ElsewherePage
from tests.ui.spoken import controls


def panel(people) -> SoegPanel:
    front = people.window.layers.overlay
    assert isinstance(front, SoegPanel)
    return front


def words(people) -> list[str]:
    return [row.text for row in panel(people).list.rows]


@pytest.fixture
def cards(people):
    """Cards open as bare pages here; the card itself has its own tests."""
    opened = []

    def make(rid):
        opened.append(rid)
        return ElsewherePage(people.desk, rid)

    for route in ("borger", "borger_ret", "henvendelse"):
        people.window.route(route, make)
    return opened


def test_a_card_is_found_with_seven_keys_at_most(hands, cards):
    hands.press("Ctrl+K", "k", "a", "r", "Enter")
    assert cards == [KAREN]
    assert hands.keys <= 7


@pytest.mark.parametrize("key", ["Ctrl+K", "Ctrl+F", "F3"])
def test_three_keys_open_it_also_from_inside_a_field(people, hands, key):
    assert QApplication.focusWidget() is people.page.field
    hands.press(key)
    assert QApplication.focusWidget() is panel(people).line


def test_the_cursor_stays_in_the_field_while_the_mark_moves(people, hands, cards):
    hands.press("Ctrl+K", "k", "a", "r", "Down")
    assert QApplication.focusWidget() is panel(people).line
    assert panel(people).list.marked.hit.rid == KARSTEN
    assert "Karsten Bro" in panel(people).line.accessibleDescription()
    hands.press("Up", "Down", "Enter")
    assert cards == [KARSTEN]


def test_matched_letters_are_bold_and_the_count_is_told(people, hands):
    hands.press("Ctrl+K", "k", "a", "r")
    rows = {row.text: row for row in panel(people).list.rows}
    assert rows["Karen"].bold == ((0, 3),)
    assert rows["Karen"].aside == "f. 1984 · Middelfart"
    assert rows["Karen"].right == "18/11"
    assert panel(people).foot.count.text() == "2 borgere"


def test_an_empty_field_shows_the_latest_citizens(people, hands):
    hands.press("Ctrl+K")
    assert words(people)[:2] == ["Seneste borgere", "Karen"]


def test_a_deed_is_found_by_a_synonym_and_done_with_enter(people, hands):
    done = []
    people.window.on("overnatning", lambda: done.append("overnatning"))
    hands.press("Ctrl+K", "s", "e", "n", "g")
    rows = [row for row in panel(people).list.rows if row.keys == "F9"]
    assert [row.text for row in rows] == ["Book plads"]
    hands.press("Enter")
    assert done == ["overnatning"]
    assert people.window.layers.overlay is None


@pytest.mark.parametrize("screen", ["Ctrl+4", "Ctrl+3", "Ctrl+5", "card"])
def test_every_action_that_works_here_is_in_the_palette_with_its_key(people, hands, screen):
    """A13: type its words, and there it is."""
    if screen == "card":
        people.window.go("borger", KAREN)
    else:
        hands.press(screen)
    for command in people.window.dispatch.commands(people.desk.texts):
        if command.action == "soeg":
            continue
        hands.press("Ctrl+K")
        panel(people).line.setText(command.words[:-1])  # a search for each letter takes long
        hands.write(command.words[-1])
        found = {(row.text, row.keys) for row in panel(people).list.rows}
        assert (command.words, command.keys) in found, command.action
        hands.press("Esc")


def test_every_action_has_other_words_too_or_needs_none(texts):
    named = {key.action for key in keys.KEYS if not key.scope}
    silent = {"soeg", "naeste_rude", "forrige_rude", "naeste_trin", "forrige_trin"}
    silent |= {"naeste_aaben", "luk", "naeste_oevetrin", "forrige_oevetrin"}
    assert {a for a in named if f"soeg.ord.{a}" not in texts} == silent


def test_escape_closes_and_the_cursor_is_back_where_it_was(people, hands):
    hands.press("Ctrl+K", "k", "Esc")
    assert people.window.layers.overlay is None
    assert QApplication.focusWidget() is people.page.field


def test_a_session_is_one_entry_in_the_log(people, hands):
    before = len(log_of(people))
    hands.press("Ctrl+K", "k", "a", "r", "Backspace", "Backspace", "Esc")
    assert [entry for entry, _ in log_of(people)[before:]] == ["AABN", "SOEG"]


def test_notes_are_searched_only_when_asked_and_the_log_says_so(people, hands, cards, qtbot):
    before = len(log_of(people))
    hands.press("Ctrl+K")
    hands.write("taxa")
    assert "Søg også i noter" in words(people)
    hands.press("Ctrl+Enter")
    qtbot.waitUntil(lambda: not people.desk.jobs.busy)
    settle()
    (row,) = [row for row in panel(people).list.rows if not row.heading]
    assert (row.text, "taxa" in row.lines) == ("Karen", True)
    hands.press("Enter")
    assert isinstance(people.store.get(people.desk.adgang, Henvendelse, cards[-1]), Henvendelse)
    handled = [entry for entry, _ in log_of(people)[before + 1 :]]
    assert handled.count("SOEG") == 2


def test_another_letter_leaves_the_notes_again(people, hands, qtbot):
    hands.press("Ctrl+K")
    hands.write("zzz")
    hands.press("Ctrl+Enter")
    qtbot.waitUntil(lambda: not people.desk.jobs.busy)
    settle()
    assert panel(people).nothing.text() == "Der står intet om ”zzz” i noterne."
    hands.press("Backspace")
    assert "Søg også i noter" in words(people)


def test_where_nobody_is_found_enter_makes_the_citizen_and_undo_takes_it_back(people, hands, cards):
    hands.press("Ctrl+K")
    hands.write("Zenobia")
    assert panel(people).nothing.text().startswith("Intet passer på ”Zenobia”.")
    hands.press("Enter")
    made = people.store.get(people.desk.adgang, Borger, cards[-1])
    assert (made.kaldenavn, made.identitet) == ("Zenobia", "ALIAS")
    hands.press("Ctrl+Z")
    hands.press("Ctrl+K")
    hands.write("Zenobia")
    assert "Opret borger: Zenobia" in words(people)


@pytest.mark.parametrize(
    "text",
    [
        "'); --",
        '"*',
        "NEAR(",
        "\u202eneraK",
        "👩‍👩‍👧 Ka",
        "Ka\u0000ren",
        "%_",
        "٣",
        "-" * 99,
    ],
)
def test_odd_letters_find_nobody_and_break_nothing(people, hands, text):
    hands.press("Ctrl+K")
    hands.write(text)
    assert panel(people).line.text()
    hands.press("Esc")
    assert people.window.layers.overlay is None


def test_everything_in_the_panel_has_a_name(people, hands):
    hands.press("Ctrl+K", "k")
    assert [one for one in controls(panel(people)) if not one.name.strip()] == []

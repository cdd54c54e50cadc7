"""The rows of a section, by keys."""

from __future__ import annotations

import pytest

from akutdesk.ui.kriseplan.row_fields import Column, RowFields
from tests.ui.keyboard import Keyboard


def columns(*names):
    return tuple(Column(lambda number, name=name: f"{name} {number}", hint=name) for name in names)


@pytest.fixture
def lines(look, shown):
    rows = RowFields(look, columns("linje"), spare=True, most=5)
    shown(rows, width=600, height=400)
    rows.entry().setFocus()
    return rows


@pytest.fixture
def keys(lines):
    return Keyboard(lines)


def write(keys, *lines):
    for number, line in enumerate(lines):
        if number:
            keys.press("Enter")
        keys.write(line)


def test_enter_makes_the_next_line(lines, keys):
    write(keys, "en", "to", "tre")
    assert lines.values == (("en",), ("to",), ("tre",))


def test_an_empty_line_is_always_ready_and_is_no_line(lines, keys):
    write(keys, "en")
    assert lines.field(1, 0).text() == ""
    assert lines.values == (("en",),)


def test_enter_in_an_empty_line_makes_no_second_empty_one(lines, keys):
    write(keys, "en", "")
    keys.press("Enter", "Enter")
    assert lines.values == (("en",),)
    with pytest.raises(IndexError):
        lines.field(2, 0)


def test_backspace_takes_an_empty_line_away_and_goes_back(lines, keys):
    write(keys, "en", "to", "tre")
    keys.press("Up")
    keys.press("Backspace", "Backspace")
    keys.press("Backspace")
    assert lines.values == (("en",), ("tre",))
    assert lines.field(0, 0).hasFocus()


def test_backspace_in_a_line_with_words_takes_a_letter(lines, keys):
    write(keys, "en", "to")
    keys.press("Backspace")
    assert lines.values == (("en",), ("t",))


def test_alt_and_arrow_moves_a_line_and_the_cursor_goes_with_it(lines, keys):
    write(keys, "en", "to", "tre")
    keys.press("Alt+Up", "Alt+Up")
    assert lines.values == (("tre",), ("en",), ("to",))
    assert lines.field(0, 0).hasFocus()
    keys.press("Alt+Up")
    assert lines.values[0] == ("tre",)
    keys.press("Alt+Down")
    assert lines.values == (("en",), ("tre",), ("to",))


def test_there_are_never_more_lines_than_the_section_holds(lines, keys):
    write(keys, "1", "2", "3", "4", "5")
    keys.press("Enter")
    assert len(lines.values) == 5
    assert lines.field(4, 0).hasFocus()


def test_several_pasted_lines_become_several_lines(lines, keys):
    write(keys, "først")
    keys.press("Enter")
    keys.paste("en\r\nto\n\ntre")
    assert lines.values == (("først",), ("en",), ("to",), ("tre",))


def test_tab_comes_to_the_line_in_hand_only(lines, keys):
    write(keys, "en", "to")
    keys.press("Up")
    stops = [lines.field(n, 0).focusPolicy().value & 1 for n in range(3)]
    assert stops == [1, 0, 0]


def test_a_draft_brings_back_rows_and_cursor(lines, keys, look, shown):
    write(keys, "en", "to ord")
    keys.press("Left", "Left")
    text, caret = lines.draft()
    other = RowFields(look, columns("linje"), spare=True, most=5)
    shown(other, width=600, height=400)
    other.restore(text, caret)
    other.entry().setFocus()
    assert other.values == (("en",), ("to ord",))
    assert other.field(1, 0).hasFocus()
    assert other.field(1, 0).cursorPosition() == caret == 4


@pytest.mark.parametrize("text", ["", "[]", '{"rows": [["a", "b"]], "at": [0, 0]}', '{"rows": 3}'])
def test_a_draft_that_is_not_its_own_is_refused(lines, text):
    with pytest.raises(ValueError, match=r"\S"):
        lines.restore(text, 0)


def test_rows_of_several_fields_are_left_by_tab_after_the_last(look, shown):
    rows = RowFields(look, columns("hvem", "hvad"), spare=False)
    shown(rows, width=600, height=200)
    rows.entry().setFocus()
    keys = Keyboard(rows)
    keys.write("Anna")
    keys.press("Tab")
    keys.write("ringer")
    keys.press("Enter")
    keys.write("Bo")
    assert rows.values == (("Anna", "ringer"), ("Bo", ""))


def test_enter_in_the_step_asks_who_takes_it_and_then_for_the_next_goal(look, shown):
    maal, skridt, hvem = columns("mål", "skridt", "hvem")
    folded = Column(hvem.name, hint=hvem.hint, width=100, folded=True)
    rows = RowFields(look, (maal, skridt, folded), spare=False)
    shown(rows, width=600, height=300)
    rows.entry().setFocus()
    keys = Keyboard(rows)
    keys.write("Sove")
    keys.press("Tab")
    keys.write("Ringe")
    assert not rows.field(0, 2).isVisible()
    keys.press("Enter")
    keys.write("Lone")
    keys.press("Enter")
    keys.write("Spise")
    assert rows.values == (("Sove", "Ringe", "Lone"), ("Spise", "", ""))
    assert not rows.field(1, 2).isVisible()


def test_a_folded_field_that_is_filled_is_shown(look, shown):
    maal, hvem = columns("mål", "hvem")
    rows = RowFields(look, (maal, Column(hvem.name, folded=True)), spare=False)
    shown(rows, width=600, height=300)
    rows.set_values([("Sove", "Lone")])
    assert rows.field(0, 1).isVisible()

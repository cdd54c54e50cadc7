"""Where the cursor is when a screen opens, and when what lay over it is gone (ux.md A11, A12, A15, A29)."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QPlainTextEdit

from akutdesk.ui.fields import Button, Link
from akutdesk.ui.fields.chip import CheckChip, RadioChip
from akutdesk.ui.form import Form
from akutdesk.ui.guide.step_view import StepView
from akutdesk.ui.hjaelp.panel import HelpPanel
from akutdesk.ui.keys import KEYS
from tests.gates.walk import controls, stop_of, told


def test_the_first_focus_is_a_control_of_the_screen(program):
    assert program.front.first_focus() is not None, "the screen names no first focus"
    program.begin()
    assert program.focus is not None
    assert program.front.isAncestorOf(program.focus)
    assert stop_of(program.focus) in {stop_of(one) for one in controls(program.area)}


def test_help_opens_on_every_screen_and_gives_the_focus_back(program):
    program.begin()
    before, front = program.focus, program.front
    if isinstance(front, HelpPanel):
        program.press("F1")
        assert not isinstance(program.front, HelpPanel), "the same key takes it away"
        program.press("F1")
        return
    can = {key.action for key in KEYS if program.window.dispatch._answer(key.action)}
    scopes = {key.action: {one.scope for one in KEYS if one.action == key.action} for key in KEYS}
    can = {action for action in can if scopes[action] & {"", front.SCOPE}}
    program.press("F1")
    panel = program.front
    assert isinstance(panel, HelpPanel)
    assert panel is not front
    told_of = {row.id for row in panel.rows.rows}
    assert can - told_of <= {"hjaelp"}
    program.press("Esc")
    assert program.front is front
    assert program.focus is before


def test_f6_goes_round_the_panes_and_back(program):
    program.begin()
    before = program.focus
    panes = [pane for pane in program.front.panes() if pane.isVisible()]
    assert panes, "a screen has at least one pane"
    for _ in range(len(panes) + 1):
        program.press("F6")
        if program.focus is before:
            break
    assert program.focus is before
    program.press("F6", "Shift+F6")
    assert program.focus is before


def test_enter_in_a_field_of_several_lines_is_a_new_line(program):
    front = program.front
    for field in [one for one in controls(program.area) if isinstance(one, QPlainTextEdit)]:
        field.setFocus()
        lines = field.document().blockCount()
        program.press("Enter")
        assert program.front is front, told(field)
        assert field.document().blockCount() == lines + 1, told(field)
        program.press("Backspace")


def test_a_digit_chooses_only_in_the_question_that_has_the_focus(program):
    """A15: on a button that stands by itself it does nothing (fields/between_button.py tells of the others)."""
    chips = [one for one in controls(program.area) if isinstance(one, RadioChip | CheckChip)]
    before = [chip.isChecked() for chip in chips]
    buttons = [one for one in controls(program.area) if isinstance(one, Button | Link)]
    for button in [one for one in buttons if not _is_between_questions(one)][:6]:
        if shiboken6.isValid(button):  # a page that looked again meanwhile has another in its place
            button.setFocus()
            program.press("2", "1", "0")
    assert [chip.isChecked() for chip in chips] == before


def _is_between_questions(button):
    at = button.parentWidget()
    while at is not None and not isinstance(at, Form | StepView):
        at = at.parentWidget()
    return at is not None

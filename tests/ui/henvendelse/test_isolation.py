"""A new henvendelse never shows a character of an earlier one (G17; a property, not an example)."""

from __future__ import annotations

import gc

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.conftest import settle

MARK = "Qx"
"""Stands in everything that is typed; in no text of the program."""

FIELDS = ("note", "finder", "ny_borger", "frist", "kaldenavn", "nummer", "andet")
DEED = st.sampled_from(("F2", "Ctrl+N", "gem", "esc", "annul"))
TYPED = st.tuples(st.sampled_from(FIELDS), st.integers(0, 999))
STEPS = st.lists(st.one_of(DEED, TYPED), min_size=1, max_size=7)


def words_on(widget: QWidget) -> list[str]:
    """Everything a page shows or says to a screen reader."""
    found: list[str] = []
    for child in (widget, *widget.findChildren(QWidget)):
        if isinstance(child, QLineEdit):
            found.append(child.text())
        elif isinstance(child, QPlainTextEdit):
            found.append(child.toPlainText())
        elif isinstance(child, QAbstractButton):
            found.append(child.text())
        found += [child.accessibleName(), child.accessibleDescription(), child.toolTip()]
        interface = QAccessible.queryAccessibleInterface(child)
        if interface is not None:
            found.append(interface.text(QAccessible.Text.Value))
    return found


def type_in(night, field: str, number: int) -> None:
    """Type marked words into one of the form's fields."""
    words, body = f"{MARK}{number}", night.page.body
    if field == "note":
        body.words.note.setPlainText(words)
    elif field == "finder":
        body.person.group.pressed.emit("FIND")
        body.person._finder.line.setText(words)
    elif field == "ny_borger":
        body.person.group.pressed.emit("NY")
        body.person.new.navn.setText(words)
        if number % 2:
            body.person.new._make()
    elif field == "frist":
        body.answered.emit("tiltag", ("OPKALD", "ANDET"))
        body.words.dues["OPKALD"].fields.line.setText(words)
    elif field == "kaldenavn":
        body.open_more()
        body.words.fields["kaldenavn"].setText(words)
    elif field == "nummer":
        body.words.dues["OPKALD"].fields.number.setText(words)
    else:
        body.words.fields["tiltag_andet"].setText(words)


def do(night, step: str) -> None:
    """One deed of the desk."""
    window = night.window
    if step == "F2":
        window.run("opkald")
    elif step == "Ctrl+N":
        window.run("ny_henvendelse")
    elif step == "esc":
        window.back()
    elif hasattr(night.page, "ending"):
        night.page.ending.close() if step == "gem" else night.page.ending.annul("FEJL")


@settings(
    max_examples=settings().max_examples // 4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_a_new_form_shows_nothing_of_an_earlier_one(night, steps):
    night.window.run("opkald")
    for step in steps:
        if isinstance(step, tuple):
            if hasattr(night.page, "body"):
                type_in(night, *step)
        else:
            do(night, step)
        settle()
    for action in ("opkald", "ny_henvendelse"):
        night.window.run(action)
        night.page.run("mere")
        settle()
        shown = words_on(night.page)
        assert not [words for words in shown if MARK in words]
        assert night.page.work.shown.notat == ""
        assert night.page.head.person is None


def test_a_form_that_is_closed_takes_along_the_fields_nobody_asked_for(night):
    """Else the name of the last caller, and the time, lie in memory until the desk locks."""
    own = QApplication.topLevelWidgets()
    for action in ("opkald", "ny_henvendelse"):
        night.window.run(action)
        night.page.ending.annul("FEJL")
        settle()
        gc.collect()
        assert [each for each in QApplication.topLevelWidgets() if each not in own] == []

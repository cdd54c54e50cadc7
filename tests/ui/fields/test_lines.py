"""Fields to write in: lines that come and go by key, codes that are shown on demand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from akutdesk.ui.fields import (
    Button,
    ErrorSummary,
    LineField,
    LineList,
    Link,
    PasswordField,
    TextField,
)
from akutdesk.ui.layout import VBox
from tests.ui.conftest import settle

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def plan(look, texts, shown):
    """A line list between two fields."""
    made = QWidget()
    made.before, made.after = LineField(look, name="Før"), LineField(look, name="Efter")
    made.list = LineList(look, texts, name="Det kan jeg selv gøre")
    box = VBox(look, made, gap=8)
    for part in (made.before, made.list, made.after):
        box.addWidget(part)
    box.addStretch(1)
    shown(made, width=600, height=600)
    made.list.stop().setFocus()
    return made


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_enter_makes_a_line_and_an_empty_line_is_always_waiting(plan):
    heard = []
    plan.list.changed.connect(heard.append)
    write("te")
    press(Qt.Key.Key_Return)
    write("ro")
    assert plan.list.lines == ("te", "ro")
    assert heard[-1] == ("te", "ro")
    assert len(plan.list.fields) == 3


def test_enter_on_an_empty_line_makes_no_more(plan):
    press(Qt.Key.Key_Return)
    assert len(plan.list.fields) == 1


def test_backspace_takes_an_empty_line_away(plan):
    plan.list.set_lines(("te", "x", "ro"))
    plan.list.fields[1].setFocus()
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Backspace)
    assert plan.list.lines == ("te", "ro")
    press(Qt.Key.Key_Backspace)
    assert [field.text() for field in plan.list.fields] == ["te", "ro", ""]
    assert QApplication.focusWidget() is plan.list.fields[0]


def test_alt_and_arrows_move_a_line_with_its_cursor(plan):
    plan.list.set_lines(("te", "ro", "bad"))
    plan.list.fields[2].setFocus()
    plan.list.fields[2].setCursorPosition(1)
    press(Qt.Key.Key_Up, ALT)
    assert plan.list.lines == ("te", "bad", "ro")
    assert QApplication.focusWidget() is plan.list.fields[1]
    assert plan.list.fields[1].cursorPosition() == 1
    press(Qt.Key.Key_Down, ALT)
    assert plan.list.lines == ("te", "ro", "bad")


def test_tab_leaves_the_list_from_any_line(plan):
    plan.list.set_lines(("te", "ro"))
    settle()
    plan.list.fields[0].setFocus()
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is plan.after
    plan.list.fields[1].setFocus()
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is plan.before


def test_every_line_has_its_own_name(plan, texts):
    plan.list.set_lines(("te", "ro"))
    names = [field.accessibleName() for field in plan.list.fields]
    assert names == [texts("skal.linje", navn="Det kan jeg selv gøre", n=n) for n in (1, 2, 3)]


def test_setting_the_lines_tells_nobody(plan):
    heard = []
    plan.list.changed.connect(heard.append)
    plan.list.set_lines(("te",))
    assert heard == []


def test_tab_leaves_a_text_of_several_lines(look, shown):
    sheet = QWidget()
    text, after = TextField(look, name="Note"), LineField(look, name="Efter")
    box = VBox(look, sheet)
    box.addWidget(text)
    box.addWidget(after)
    shown(sheet)
    text.setFocus()
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after
    assert text.toPlainText() == ""


def test_the_cursor_goes_to_the_end_of_a_field_that_tab_leads_to(look, shown):
    sheet = QWidget()
    one, two = LineField(look, name="Et"), LineField(look, name="To")
    two.setText("Ringe til Lone")
    box = VBox(look, sheet)
    box.addWidget(one)
    box.addWidget(two)
    shown(sheet)
    one.setFocus()
    press(Qt.Key.Key_Tab)
    assert (two.cursorPosition(), two.selectedText()) == (14, "")


def test_a_code_is_hidden_until_it_is_asked_for_and_may_be_pasted(look, texts, shown):
    field = shown(PasswordField(look, name="Adgangskode", texts=texts), width=400, height=60)
    QApplication.clipboard().setText("tre ord og ét")
    field.setFocus()
    assert QApplication.focusWidget() is field.line
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "tre ord og ét"
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    QTest.mouseClick(field._show, Qt.MouseButton.LeftButton)
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    field.clear()
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    QApplication.clipboard().clear()


def test_what_is_missing_takes_the_focus_and_leads_to_its_field(look, texts, shown):
    sheet = QWidget()
    summary = ErrorSummary(look, texts)
    one, two = LineField(look, name="Et"), LineField(look, name="To")
    box = VBox(look, sheet)
    for part in (summary, one, two):
        box.addWidget(part)
    box.addStretch(1)
    shown(sheet)
    one.setFocus()
    summary.show_missing((("Skriv, hvor længe.", one), ("Vælg grad af krise.", two)))
    settle()
    assert QApplication.focusWidget() is summary.links[0]
    assert summary.accessibleName() == texts("fejl.top", n=2)
    summary.links[1].setFocus()
    press(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is two
    summary.show_missing((("Vælg grad af krise.", two),))
    assert summary.accessibleName() == texts("fejl.top_en")
    summary.clear()
    assert summary.isHidden()


def test_enter_presses_a_button_and_a_link_as_space_does(look, shown):
    for make in (Button, Link):
        pressed = []
        button = make(look, "Gem")
        button.clicked.connect(lambda _=False, pressed=pressed: pressed.append(1))
        shown(button, width=200, height=60)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)
        QTest.keyClick(button, Qt.Key.Key_Space)
        QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert pressed == [1, 1]

"""Every way a hand meets the program is felt, wherever the focus goes, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from akutdesk.ui.touch import Touch
from tests.ui.conftest import settle


@pytest.fixture
def form(qtbot):
    """A window of two lines; the first has the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    window.lines = [QLineEdit(), QLineEdit()]
    column = QVBoxLayout(window)
    for line in window.lines:
        column.addWidget(line)
    window.show()
    window.activateWindow()
    window.lines[0].setFocus()
    qtbot.waitUntil(window.lines[0].hasFocus)
    return window


@pytest.fixture
def felt():
    return []


@pytest.fixture
def touch(qapp, form, felt):
    made = Touch(qapp, felt.append, form)
    made.begin()
    return made


@pytest.mark.usefixtures("touch")
def test_a_key_is_felt_at_the_window_before_any_field_has_it(form, felt):
    QTest.keyClick(form.windowHandle(), "a")
    assert felt[0] == QEvent.Type.KeyPress
    assert form.lines[0].text() == "a"


@pytest.mark.usefixtures("touch")
def test_a_key_is_felt_in_the_field_that_has_the_focus_by_then(form, felt):
    form.lines[1].setFocus()
    QTest.keyClick(form.lines[1], "a")
    assert QEvent.Type.KeyPress in felt


@pytest.mark.usefixtures("touch")
def test_what_an_input_method_puts_together_is_felt(form, felt):
    QApplication.sendEvent(form.lines[0], QInputMethodEvent("´", []))
    assert felt == [QEvent.Type.InputMethod]


@pytest.mark.usefixtures("touch")
def test_the_mouse_is_felt_wherever_in_the_window_it_is(form, felt):
    QTest.mouseClick(form.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert QEvent.Type.MouseButtonPress in felt


@pytest.mark.usefixtures("touch")
def test_another_window_in_front_is_felt_too(qtbot, felt):
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is other.windowHandle())
    QTest.mouseClick(other.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert QEvent.Type.MouseButtonPress in felt


@pytest.mark.usefixtures("touch")
def test_a_program_that_paints_and_moves_its_own_fields_is_no_hand(form, felt):
    form.resize(400, 300)
    form.lines[0].setText("sat af programmet")
    form.lines[1].setFocus()
    form.repaint()
    settle()
    assert felt == []


def test_a_field_that_is_gone_is_let_go_of(touch, form, felt):
    form.lines[0].deleteLater()
    settle()
    form.lines[1].setFocus()
    touch.end()
    QTest.keyClick(form.windowHandle(), "a")
    assert felt == []

"""Presses keys as a hand does, and counts them: the meter of ux.md 7.2.

A modifier counts as a key of its own. What is typed as content (`write`) is not counted, because the
budgets of ux.md 2.5 are without it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QClipboard, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import settle

_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}
_KEYS = {"Enter": "Return", "Esc": "Escape", "PgDn": "PageDown", "PgUp": "PageUp"}
_SIGNS = {"+": "Plus", "-": "Minus"}
NOBODY = Qt.KeyboardModifier.NoModifier


class Keyboard:
    """`keys` is how many keys were pressed since `start`."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.keys = 0

    def start(self) -> None:
        """Count from here."""
        self.keys = 0

    def press(self, *presses: str) -> None:
        """Press "F2", "2", "Tab", "Ctrl+Enter", "k" … one after the other."""
        for each in presses:
            *held, name = each.split("+")
            self.keys += len(held) + 1
            self._click(name, held)

    def write(self, text: str) -> None:
        """Type words into what has the focus; signs no keyboard has come as from an input method."""
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = Qt.Key.Key_Return if sign == "\n" else Qt.Key.Key_unknown
                event = QKeyEvent(kind, key, NOBODY, sign)
                QApplication.sendEvent(self.target, event)
        settle()

    def paste(self, text: str) -> None:
        """Ctrl+V of this text."""
        QApplication.clipboard().setText(text, QClipboard.Mode.Clipboard)
        self.press("Ctrl+V")

    @property
    def target(self) -> QWidget:
        """What the next key goes to."""
        return QApplication.focusWidget() or self.window

    def _click(self, name: str, held: list[str]) -> None:
        modifiers = NOBODY
        for one in held:
            modifiers |= _MODIFIERS[one]
        key = getattr(Qt.Key, f"Key_{_named(name)}")
        if len(name) == 1 and not held and not name.isascii():
            self.write(name)
        else:
            QTest.keyClick(self.target, key, modifiers)
        settle()


def _named(name: str) -> str:
    if len(name) == 1:
        return _SIGNS.get(name, name.upper() if name.isascii() else "unknown")
    return _KEYS.get(name, name)

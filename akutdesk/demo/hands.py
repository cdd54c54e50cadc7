"""Hands on the keys: presses go where the focus is, as those of a person, and are counted.

Combinations are written as they stand on the buttons: "F2", "Ctrl+Enter", "Shift+Tab". Each key of one counts, as in
the budgets of `ux.md` 2.5; words that are typed count for themselves.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_HELD: Final = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}
_NAMED: Final = {"Enter": "Return", "Esc": "Escape", "PgDn": "PageDown", "PgUp": "PageUp"}
_SIGNS: Final = {"+": "Plus", "-": "Minus"}
_NONE: Final = Qt.KeyboardModifier.NoModifier


class Hands:
    """`keys` is how many keys were pressed, `signs` how many signs of running words were typed."""

    def __init__(self) -> None:
        self.keys = 0
        self.signs = 0

    def press(self, combination: str) -> None:
        """Press a key, or several at once."""
        *held, name = _keys_of(combination)
        self.keys += len(held) + 1
        modifiers = _NONE
        for one in held:
            modifiers |= _HELD[one]
        QTest.keyClick(_under_the_fingers(), _key(name), modifiers)

    def write(self, words: str) -> None:
        """Type words. Signs that no key of every keyboard has come as from an input method."""
        self.signs += len(words)
        for sign in words:
            key = Qt.Key.Key_Return if sign == "\n" else Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(_under_the_fingers(), QKeyEvent(kind, key, _NONE, sign))


def _keys_of(combination: str) -> list[str]:
    """Those that are held, and the one that is pressed; it may be the plus itself."""
    if combination.endswith("++"):
        return [*combination[:-2].split("+"), "+"]
    return combination.split("+")


def _under_the_fingers() -> QWidget:
    """What gets the next key. Raises RuntimeError if no window is there."""
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    if widget is None:
        raise RuntimeError("NO_WINDOW")
    return widget


def _key(name: str) -> Qt.Key:
    bare = _SIGNS.get(name, name.upper()) if len(name) == 1 else _NAMED.get(name, name)
    return Qt.Key[f"Key_{bare}"]

"""The field of the palette: it keeps the cursor while arrows and Enter work on the list under it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from akutdesk.ui.fields import LineField
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

LONGEST = 100
"""Signs; nobody's name is longer, and a mistaken paste finds nothing."""

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_HELD = ~Qt.KeyboardModifier.KeypadModifier


class SearchLine(LineField):
    """One line without a frame of its own, because the panel is its frame; on a page it is not `bare`."""

    stepped = Signal(int)
    """1 for the next row, -1 for the one before."""
    entered = Signal()

    def __init__(self, look: Look, *, name: str, hint: str, bare: bool = True) -> None:
        super().__init__(look, name=name, hint=hint)
        self.ringless = bare
        if bare:
            self.setProperty("bare", "true")
        self.setMaxLength(LONGEST)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        key, held = arg__1.key(), arg__1.modifiers() & _HELD
        if held == Qt.KeyboardModifier.NoModifier and key in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(key)])
        elif held == Qt.KeyboardModifier.NoModifier and key in _ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(arg__1)

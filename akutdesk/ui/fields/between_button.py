"""A button that stands between two questions and never takes the answer of the next one."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent

from akutdesk.ui.fields.button import Button
from akutdesk.ui.focus import typed_on
from akutdesk.ui.override import override


class BetweenButton(Button):
    """Enter and Space press it; a digit or a letter goes on to the question under it."""

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if not typed_on(self, arg__1):
            super().keyPressEvent(arg__1)

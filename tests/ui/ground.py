"""A plain area to put controls on in tests."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from akutdesk.ui.theme import Look


class Ground(QWidget):
    """In the colour of a page's surface."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt calls it by name
        QPainter(self).fillRect(event.rect(), self._look.color("surface"))

"""Questions that follow from the one above: set in, with a line at their left (mock-up 04-trin2)."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

_IN = 20
_LINE = 4
_ABOVE = 4


class Nested(QWidget):
    """A column 20 from the edge, rows 10 apart, a little away from the question it belongs to."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows = VBox(look, self, gap=10, margins=(_IN, _ABOVE, 0, 0))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        left, top = self._look.px(_LINE), self._look.px(_ABOVE)
        hair = self._look.color("hair")
        QPainter(self).fillRect(left, top, 1, self.height() - top, hair)

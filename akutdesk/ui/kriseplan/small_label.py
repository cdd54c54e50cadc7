"""A word in small print before a field. The field carries it in its name, so it is not said twice."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.theme import Look

_INK = Ink(15, 400, "text2")


class SmallLabel(QWidget):
    """One line, in the middle of its height."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self._look = look
        self.text = text

    @override
    def sizeHint(self) -> QSize:
        wide = self._look.width(self.text, _INK.size)
        return QSize(round(wide) + 1, self._look.px(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._look)
        brush.text(QPointF(0, brush.baseline(self.height() / 2, _INK.size)), self.text, _INK)

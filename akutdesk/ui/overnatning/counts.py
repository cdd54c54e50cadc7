"""Names with a number at the right edge, one a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.theme import Look

_ROW = 28


class Counts(QLabel):
    """Reads as one sentence."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.lines: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_counts(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these."""
        self.lines = tuple(lines)
        self.setAccessibleName(". ".join(f"{name}: {count}" for name, count in lines))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(_ROW) * len(self.lines))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        px, brush = self._look.px, Brush(QPainter(self), self._look)
        for number, (name, count) in enumerate(self.lines):
            foot = brush.baseline((number + 0.5) * px(_ROW), 16)
            brush.text(QPointF(0, foot), name, Ink(16))
            brush.text_right(QPointF(self.width(), foot), count, Ink(16))

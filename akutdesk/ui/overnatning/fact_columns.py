"""Names over values, side by side as far as there is room (mock-up 09)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from akutdesk.ui.height_by_width import height_by_width, size_by_width
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.theme import Look

_HIGH, _GAP = 56, 32
_NAME, _VALUE = Ink(14, 400, "text2"), Ink(16)


class FactColumns(QLabel):
    """A few facts about one guest."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._pairs: tuple[tuple[str, str], ...] = ()
        height_by_width(self)

    def show_facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show those that have a value."""
        self._pairs = tuple((name, value) for name, value in pairs if value)
        self.setAccessibleName(". ".join(f"{name}: {value}" for name, value in self._pairs))
        self.setVisible(bool(self._pairs))
        self.updateGeometry()
        self.update()

    @override
    def heightForWidth(self, arg__1: int) -> int:
        last = max((row for row, _, _ in self._places(arg__1)), default=-1)
        return (last + 1) * self._look.px(_HIGH)

    @override
    def sizeHint(self) -> QSize:
        return size_by_width(self, self._look.px(600))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.px(_HIGH))

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        px, brush = self._look.px, Brush(QPainter(self), self._look)
        for row, left, (name, value) in self._places(self.width()):
            top = row * px(_HIGH)
            room = self.width() - left
            upper = QPointF(left, brush.baseline(top + px(12), _NAME.size))
            lower = QPointF(left, brush.baseline(top + px(36), _VALUE.size))
            brush.elided(upper, name, _NAME, room=room)
            brush.elided(lower, value, _VALUE, room=room)

    def _places(self, width: int) -> Iterator[tuple[int, float, tuple[str, str]]]:
        """Row and left edge of each fact; one that does not fit begins another row."""
        row, left = 0, 0.0
        for pair in self._pairs:
            wide = max(
                self._look.width(text, ink.size)
                for text, ink in zip(pair, (_NAME, _VALUE), strict=True)
            )
            if left and left + wide > width:
                row, left = row + 1, 0.0
            yield row, left, pair
            left += wide + self._look.px(_GAP)

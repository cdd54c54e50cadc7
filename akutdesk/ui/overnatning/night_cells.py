"""The nights that may follow each other as cells beside each other, tonight filled (mock-up 09)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from akutdesk.ui.height_by_width import height_by_width, size_by_width
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.theme import Look

_HIGH, _GAP, _AIR = 72, 12, 16
_LEAST = 200
"""A cell narrower than this stands in a row of its own."""


@dataclass(frozen=True, kw_only=True)
class NightCell:
    """One night in words; `icon` stands before what became of it."""

    titel: str
    dag: str
    tekst: str
    icon: str = ""
    er_nu: bool = False

    @property
    def said(self) -> str:
        """As a screen reader says it."""
        return f"{self.titel}, {self.dag}: {self.tekst}"


class NightCells(QLabel):
    """Reads as one sentence a night; nothing here is pressed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.cells: tuple[NightCell, ...] = ()
        height_by_width(self)

    def show_nights(self, cells: Sequence[NightCell]) -> None:
        """Show these nights."""
        self.cells = tuple(cells)
        self.setAccessibleName(". ".join(cell.said for cell in cells))
        self.updateGeometry()
        self.update()

    @override
    def heightForWidth(self, arg__1: int) -> int:
        px, rows = self._look.px, -(-len(self.cells) // self._beside(arg__1))
        return max(0, rows * px(_HIGH) + (rows - 1) * px(_GAP))

    @override
    def sizeHint(self) -> QSize:
        return size_by_width(self, self._look.px(600))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(_LEAST), self._look.px(_HIGH))

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        px = self._look.px
        brush, beside = Brush(QPainter(self), self._look), self._beside(self.width())
        wide = (self.width() - (beside - 1) * px(_GAP)) / beside
        for number, cell in enumerate(self.cells):
            row, column = divmod(number, beside)
            left, top = column * (wide + px(_GAP)), row * (px(_HIGH) + px(_GAP))
            self._paint(brush, QRectF(round(left), top, round(wide), px(_HIGH)), cell)

    def _beside(self, width: int) -> int:
        count = max(1, len(self.cells))
        fits = width >= count * self._look.px(_LEAST) + (count - 1) * self._look.px(_GAP)
        return count if fits else 1

    def _paint(self, brush: Brush, place: QRectF, cell: NightCell) -> None:
        px, colour = self._look.px, "on_sel" if cell.er_nu else "text"
        small = "on_sel" if cell.er_nu else "text2"
        if cell.er_nu:
            brush.box(place, fill="sel")
        else:
            brush.box(place, line="hair")
        left, right = place.left() + px(_AIR), place.right() - px(_AIR)
        upper = brush.baseline(place.top() + px(24), 16, 600)
        lower = place.top() + px(48)
        end = brush.text_right(QPointF(right, upper), cell.dag, Ink(15, 400, small))
        brush.elided(QPointF(left, upper), cell.titel, Ink(16, 600, colour), room=end - left)
        if cell.icon:
            brush.icon(left, lower, cell.icon, colour=small, size=18)
            left += px(26)
        foot = brush.baseline(lower, 15)
        ink = Ink(15, 400, colour if cell.er_nu else "text2")
        brush.elided(QPointF(left, foot), cell.tekst, ink, room=right - left)

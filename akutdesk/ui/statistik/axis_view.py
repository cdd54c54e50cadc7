"""Months across, a column for each, and under them a letter where the house did something to be known (G129)."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.statistik.chart import ChartView
from akutdesk.ui.statistik.figure import Axis
from akutdesk.ui.statistik.pattern import outline, paint_step

_LEGEND, _OVER, _PLOT, _NAMES = 34, 22, 132, 26
_MARK, _MARK_GAP, _BELOW = 22, 4, 6
_SIGN_WIDE, _SIGN_HIGH, _SIGN_GAP = 22, 16, 8
_WIDEST, _SHARE = 44, 0.62
_PART, _REST = 1, 0


class AxisView(ChartView[Axis]):
    """The lower, lined part of a column are those who had heard of the house; the number over it is all."""

    @override
    def high(self, width: int) -> int:
        px = self.look.px
        rows = max((row for row, _ in self._marks(width)), default=-1) + 1
        below = rows * px(_MARK + _MARK_GAP) + (px(_BELOW) if rows else 0)
        return px(_LEGEND) + px(_OVER) + px(_PLOT) + px(_NAMES) + below

    @override
    def draw(self, brush: Brush) -> None:
        self._draw_legend(brush)
        pitch = self.width() / max(1, len(self.chart.months))
        for number in range(len(self.chart.months)):
            self._draw_month(brush, number, pitch)
        foot = self._foot()
        line = QRectF(0, foot, self.width(), max(1, self.look.px(1)))
        brush.painter.fillRect(line, self.look.color("border"))
        for place, mark in zip(self._marks(self.width()), self.chart.marks, strict=True):
            self._draw_mark(brush, *place, mark.sign)

    # ---- measures

    def _foot(self) -> float:
        return self.look.px(_LEGEND) + self.look.px(_OVER) + self.look.px(_PLOT)

    def _marks(self, width: int) -> list[tuple[int, float]]:
        """Row and middle of each mark: one that would stand on another goes a row down."""
        pitch, wide = width / max(1, len(self.chart.months)), self.look.px(_MARK + _MARK_GAP)
        ends: list[float] = []
        placed: list[tuple[int, float]] = []
        for mark in self.chart.marks:
            middle = min(max(mark.at * pitch, wide / 2), width - wide / 2)
            row = next((nr for nr, end in enumerate(ends) if end <= middle), len(ends))
            ends[row : row + 1] = [middle + wide]
            placed.append((row, middle))
        return placed

    # ---- strokes

    def _draw_legend(self, brush: Brush) -> None:
        px, at = self.look.px, 0.0
        for step, name in zip((_PART, _REST), self.chart.names, strict=True):
            top = (px(_SIGN_HIGH + 8) - px(_SIGN_HIGH)) / 2
            paint_step(brush, QRectF(at, round(top), px(_SIGN_WIDE), px(_SIGN_HIGH)), step)
            left = at + px(_SIGN_WIDE + _SIGN_GAP)
            brush.text(QPointF(left, brush.baseline(px(_SIGN_HIGH + 8) / 2, 14)), name, Ink(14))
            at = left + self.look.width(name, 14) + px(16)

    def _draw_month(self, brush: Brush, number: int, pitch: float) -> None:
        px, month = self.look.px, self.chart.months[number]
        middle, foot = (number + 0.5) * pitch, self._foot()
        wide = round(min(px(_WIDEST), pitch * _SHARE))
        most = max(one.whole for one in self.chart.months) or 1
        high, part = (round(px(_PLOT) * n / most) for n in (month.whole, month.part))
        left = round(middle - wide / 2)
        if high > part:
            paint_step(brush, QRectF(left, foot - high, wide, high - part), _REST)
        if part:
            paint_step(brush, QRectF(left, foot - part, wide, part), _PART)
        self._centred(brush, str(month.whole), middle, foot - high - px(_OVER) / 2, Ink(14, 600))
        name = Ink(14, 400, "text2")
        self._centred(brush, month.label, middle, foot + px(_NAMES) / 2, name)

    def _draw_mark(self, brush: Brush, row: int, middle: float, sign: str) -> None:
        px = self.look.px
        top = self._foot() + px(_NAMES) + px(_BELOW) + row * px(_MARK + _MARK_GAP)
        place = QRectF(round(middle - px(_MARK) / 2), round(top), px(_MARK), px(_MARK))
        outline(brush, place)
        self._centred(brush, sign, middle, place.center().y(), Ink(14, 600))

    def _centred(self, brush: Brush, words: str, middle: float, height: float, ink: Ink) -> None:
        left = middle - self.look.width(words, ink.size, ink.weight) / 2
        brush.text(QPointF(left, brush.baseline(height, ink.size, ink.weight)), words, ink)

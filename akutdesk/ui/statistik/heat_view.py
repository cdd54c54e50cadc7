"""When they come: hours across and days down, or the other way round where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from akutdesk.domain.figur import antal_tekst
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.statistik.chart import ChartView
from akutdesk.ui.statistik.figure import Heat
from akutdesk.ui.statistik.pattern import paint_step, plate

_STEPS = 4
_CELL_HIGH, _CELL_LEAST = 32, 32
_HEAD = 24
_NAME_GAP = 12


class HeatView(ChartView[Heat]):
    """The darker, the more; the number stands in each box that is not empty."""

    @override
    def high(self, width: int) -> int:
        rows = self._rows(width)
        return self.look.px(_HEAD) + len(rows) * self.look.px(_CELL_HIGH)

    @override
    def draw(self, brush: Brush) -> None:
        rows, columns = self._rows(self.width()), self._columns(self.width())
        left, high = self._names_wide(rows), self.look.px(_CELL_HIGH)
        wide = (self.width() - left) / max(1, len(columns))
        top = self.look.px(_HEAD)
        for number, name in enumerate(columns):
            at = left + (number + 0.5) * wide - self.look.width(name, 14) / 2
            foot = brush.baseline(top / 2, 14)
            brush.text(QPointF(at, foot), name, Ink(14, 400, "text2"))
        for row, name in enumerate(rows):
            foot = brush.baseline(top + (row + 0.5) * high, 15)
            brush.text(QPointF(0, foot), name, Ink(15))
            for column in range(len(columns)):
                begin, end = round(left + column * wide), round(left + (column + 1) * wide)
                place = QRectF(begin, top + row * high, end - begin, high)
                self._draw_cell(brush, place, self._count(row, column))

    def _draw_cell(self, brush: Brush, place: QRectF, count: int) -> None:
        place = place.adjusted(1, 1, -1, -1)
        if not count:
            brush.box(place, radius=0, line="hair")
            return
        most = max(max(hours) for hours in self.chart.counts)
        step = min(_STEPS - 1, count * _STEPS // (most + 1))
        paint_step(brush, place, step)
        plate(brush, place.center(), antal_tekst(count))

    def _across(self, width: int) -> bool:
        """Whether the hours fit across."""
        return width >= self.look.px(_CELL_LEAST) * len(self.chart.hours) + self._names_wide(
            self.chart.days
        )

    def _rows(self, width: int) -> tuple[str, ...]:
        return self.chart.days if self._across(width) else self.chart.hours

    def _columns(self, width: int) -> tuple[str, ...]:
        return self.chart.hours if self._across(width) else self.chart.days

    def _count(self, row: int, column: int) -> int:
        day, hour = (row, column) if self._across(self.width()) else (column, row)
        return self.chart.counts[day][hour]

    def _names_wide(self, names: tuple[str, ...]) -> float:
        widest = max((self.look.width(name, 15) for name in names), default=0)
        return round(widest) + self.look.px(_NAME_GAP)

"""Bars under each other, with their names before and their values behind them (mock-up 11, left)."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.statistik.chart import BAR, PITCH, ChartView
from akutdesk.ui.statistik.figure import Bar, Bars
from akutdesk.ui.statistik.pattern import outline, paint_step

_NAME_GAP, _VALUE_GAP = 16, 10
_NAME_LINE = 24
_OTHER, _OTHER_GAP = 12, 3
_AIR_BELOW = 10
_MOST_FOR_NAMES = 0.42
_LEAST_SLIVER = 2


class BarView(ChartView[Bars]):
    """A name that would take too much room stands over its bar. What it is compared with is a thin empty bar."""

    @override
    def high(self, width: int) -> int:
        return self._legend_high() + len(self.chart.bars) * self._pitch(width)

    @override
    def draw(self, brush: Brush) -> None:
        top = float(self._legend_high())
        if top:
            self._draw_legend(brush)
        for bar in self.chart.bars:
            self._draw_bar(brush, bar, top)
            top += self._pitch(self.width())

    # ---- measures

    def _compares(self) -> bool:
        return bool(self.chart.other_name)

    def _legend_high(self) -> int:
        return self.look.px(32) if self._compares() else 0

    def _names_wide(self) -> int:
        widest = max((self.look.width(bar.label, 16) for bar in self.chart.bars), default=0)
        return round(widest) + self.look.px(_NAME_GAP)

    def _over(self, width: int) -> bool:
        """Whether the names stand over the bars."""
        return self._names_wide() > width * _MOST_FOR_NAMES

    def _pitch(self, width: int) -> int:
        units = BAR + _AIR_BELOW + (_NAME_LINE if self._over(width) else 0)
        units += _OTHER + _OTHER_GAP if self._compares() else 0
        return self.look.px(max(PITCH, units))

    def _longest(self) -> float:
        shares = [one for bar in self.chart.bars for one in (bar.share, bar.other) if one]
        return max(shares, default=1.0)

    def _values_wide(self) -> float:
        widths = [self.look.width(bar.value, 16, 600) for bar in self.chart.bars]
        widths += [self.look.width(bar.other_value, 14) for bar in self.chart.bars]
        return max(widths, default=0) + self.look.px(_VALUE_GAP)

    # ---- strokes

    def _draw_bar(self, brush: Brush, bar: Bar, top: float) -> None:
        px = self.look.px
        left = 0.0 if self._over(self.width()) else float(self._names_wide())
        if self._over(self.width()):
            foot = brush.baseline(top + px(_NAME_LINE) / 2, 16)
            brush.elided(QPointF(0, foot), bar.label, Ink(16), room=self.width())
            top += px(_NAME_LINE)
        else:
            foot = brush.baseline(top + px(BAR) / 2, 16)
            brush.text(QPointF(0, foot), bar.label, Ink(16))
        room = self.width() - left - self._values_wide()
        end = self._piece(brush, bar, QRectF(left, top, room, px(BAR)))
        at = QPointF(end + px(_VALUE_GAP), brush.baseline(top + px(BAR) / 2, 16, 600))
        brush.text(at, bar.value, Ink(16, 600))
        if self._compares():
            place = QRectF(left, top + px(BAR + _OTHER_GAP), room, px(_OTHER))
            self._draw_other(brush, bar, place)

    def _piece(self, brush: Brush, bar: Bar, place: QRectF) -> float:
        """Paint a bar in the room it may take; gives where it ends."""
        if not bar.share:
            return place.left() - self.look.px(_VALUE_GAP)
        place.setWidth(self._wide(bar.share, place.width()))
        paint_step(brush, place, bar.step)
        return place.right()

    def _draw_other(self, brush: Brush, bar: Bar, place: QRectF) -> None:
        end = place.left() - self.look.px(_VALUE_GAP)
        if bar.other:
            place.setWidth(self._wide(bar.other, place.width()))
            outline(brush, place)
            end = place.right()
        at = QPointF(end + self.look.px(_VALUE_GAP), brush.baseline(place.center().y(), 14))
        brush.text(at, bar.other_value, Ink(14, 400, "text2"))

    def _wide(self, share: float, room: float) -> float:
        return max(self.look.px(_LEAST_SLIVER), round(room * share / self._longest()))

    def _draw_legend(self, brush: Brush) -> None:
        px = self.look.px
        middle = px(10)
        outline(brush, QRectF(0, middle - px(_OTHER) / 2, px(22), px(_OTHER)))
        at = QPointF(px(32), brush.baseline(middle, 14))
        brush.elided(at, self.chart.other_name, Ink(14), room=self.width() - px(32))

"""Bars that are wholes, divided into the same parts, with a legend over them (mock-up 11, right)."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.statistik.chart import ChartView
from akutdesk.ui.statistik.figure import Whole, Wholes
from akutdesk.ui.statistik.pattern import paint_step, plate, plate_width

_BAR, _PITCH = 28, 38
_SIGN_WIDE, _SIGN_HIGH, _SIGN_GAP = 22, 16, 8
_LEGEND_LINE, _LEGEND_GAP, _UNDER_LEGEND = 26, 12, 8
_NAME_GAP, _COUNT_GAP = 16, 12
_NAME_LINE = 24
_MOST_FOR_WORDS = 0.42
_PLATE_AIR = 4


class WholeView(ChartView[Wholes]):
    """A part too narrow for its value shows none; the table under it has all."""

    @override
    def high(self, width: int) -> int:
        return self._legend_high(width) + len(self.chart.wholes) * self._pitch(width)

    @override
    def draw(self, brush: Brush) -> None:
        for step, (place, name) in enumerate(self._legend(self.width())):
            self._draw_sign(brush, place, step, name)
        top = float(self._legend_high(self.width()))
        for whole in self.chart.wholes:
            self._draw_whole(brush, whole, top)
            top += self._pitch(self.width())

    # ---- measures

    def _legend(self, width: int) -> list[tuple[QPointF, str]]:
        """Where each sign of the legend begins, and its name."""
        px, at = self.look.px, QPointF(0, 0)
        placed: list[tuple[QPointF, str]] = []
        for name in self.chart.names:
            wide = px(_SIGN_WIDE + _SIGN_GAP) + self.look.width(name, 14)
            if at.x() and at.x() + wide > width:
                at = QPointF(0, at.y() + px(_LEGEND_LINE))
            placed.append((QPointF(at), name))
            at.setX(at.x() + wide + px(_LEGEND_GAP))
        return placed

    def _legend_high(self, width: int) -> int:
        last = self._legend(width)[-1][0].y() if self.chart.names else 0
        return round(last) + self.look.px(_LEGEND_LINE + _UNDER_LEGEND)

    def _names_wide(self) -> int:
        widest = max((self.look.width(one.label, 16) for one in self.chart.wholes), default=0)
        return round(widest) + self.look.px(_NAME_GAP)

    def _counts_wide(self) -> int:
        widest = max((self.look.width(one.count, 15) for one in self.chart.wholes), default=0)
        return round(widest) + self.look.px(_COUNT_GAP)

    def _over(self, width: int) -> bool:
        return self._names_wide() + self._counts_wide() > width * _MOST_FOR_WORDS

    def _pitch(self, width: int) -> int:
        return self.look.px(_PITCH + (_NAME_LINE if self._over(width) else 0))

    # ---- strokes

    def _draw_sign(self, brush: Brush, at: QPointF, step: int, name: str) -> None:
        px = self.look.px
        high = px(_SIGN_HIGH)
        top = at.y() + (px(_LEGEND_LINE) - high) / 2
        paint_step(brush, QRectF(at.x(), round(top), px(_SIGN_WIDE), high), step)
        foot = brush.baseline(at.y() + px(_LEGEND_LINE) / 2, 14)
        brush.text(QPointF(at.x() + px(_SIGN_WIDE + _SIGN_GAP), foot), name, Ink(14))

    def _draw_whole(self, brush: Brush, whole: Whole, top: float) -> None:
        px = self.look.px
        over = self._over(self.width())
        middle = top + px(_NAME_LINE if over else _BAR) / 2
        brush.text(QPointF(0, brush.baseline(middle, 16)), whole.label, Ink(16))
        count = QPointF(self.width(), brush.baseline(middle, 15))
        brush.text_right(count, whole.count, Ink(15, 400, "text2"))
        left = 0 if over else self._names_wide()
        right = self.width() - (0 if over else self._counts_wide())
        place = QRectF(left, top + (px(_NAME_LINE) if over else 0), right - left, px(_BAR))
        self._draw_parts(brush, whole, place)

    def _draw_parts(self, brush: Brush, whole: Whole, place: QRectF) -> None:
        left = before = 0.0
        for step, part in enumerate(whole.parts):
            before += part.share
            end = round(place.width() * before)
            piece = QRectF(place.left() + left, place.top(), end - left, place.height())
            left = end
            if piece.width() < 1:
                continue
            paint_step(brush, piece, step)
            if plate_width(brush, part.value) + 2 * self.look.px(_PLATE_AIR) <= piece.width():
                plate(brush, piece.center(), part.value)

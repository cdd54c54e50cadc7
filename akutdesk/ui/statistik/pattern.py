"""The four steps of a chart: each has its tone and its pattern, so that they stay apart in grey (ux.md 4.1)."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from akutdesk.ui.paint import Brush, Ink

_EVERY = 6
_DOT = 1.25
_LINES, _DOTS = 1, 2
_PLATE_AIR = 6
_PLATE_HIGH = 18


def paint_step(brush: Brush, place: QRectF, step: int) -> None:
    """A piece of a bar in tone, pattern and outline. Step 0 is plain and pale, 1 lines, 2 dots, 3 plain and dark."""
    painter = brush.painter
    painter.fillRect(place, brush.look.color(f"c{step + 1}"))
    painter.save()
    painter.setClipRect(place)
    if step == _LINES:
        _lines(brush, place)
    elif step == _DOTS:
        _dots(brush, place)
    painter.restore()
    outline(brush, place)


def outline(brush: Brush, place: QRectF) -> None:
    """One pixel all around, inside the piece."""
    brush.painter.setPen(QPen(brush.look.color("border"), 1))
    brush.painter.setBrush(Qt.BrushStyle.NoBrush)
    brush.painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))


def plate(brush: Brush, middle: QPointF, words: str) -> None:
    """A value on a plate of the page's ground, readable on every pattern."""
    look = brush.look
    wide, high = plate_width(brush, words), look.px(_PLATE_HIGH)
    place = QRectF(round(middle.x() - wide / 2), round(middle.y() - high / 2), wide, high)
    brush.box(place, radius=3, fill="surface")
    foot = QPointF(place.left() + look.px(_PLATE_AIR), brush.baseline(middle.y(), 13, 600))
    brush.text(foot, words, Ink(13, 600))


def plate_width(brush: Brush, words: str) -> float:
    """How wide such a plate is, in pixels."""
    return round(brush.look.width(words, 13, 600)) + 2 * brush.look.px(_PLATE_AIR)


def _lines(brush: Brush, place: QRectF) -> None:
    gap, high = brush.look.px(_EVERY), place.height()
    brush.painter.setPen(QPen(brush.look.color("c2_ink"), brush.look.px(1)))
    at = place.left()
    while at < place.right() + high:
        brush.painter.drawLine(QLineF(at, place.top(), at - high, place.bottom()))
        at += gap


def _dots(brush: Brush, place: QRectF) -> None:
    gap, radius = brush.look.px(_EVERY), brush.look.px(100) / 100 * _DOT
    row, down = 0, place.top() + gap / 2
    while down < place.bottom():
        at = place.left() + gap / 2 + (row % 2) * gap / 2
        while at < place.right():
            brush.dot(QPointF(at, down), radius=radius, colour="c3_ink")
            at += gap
        row, down = row + 1, down + gap

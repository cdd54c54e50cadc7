"""Strokes that every painted widget shares: text on a baseline, boxes, key hints and tags.

Labels have no common baseline and push buttons one text style, so rows, buttons and headings are
painted; their names and roles stay those of the real control (`mockups/README.md` 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

if TYPE_CHECKING:
    from akutdesk.ui.theme import Look

KEY_AIR = 5  # either side of a key hint's letters
KEY_HIGH = 20


@dataclass(frozen=True)
class Ink:
    """How a piece of text is drawn: size in units, weight, and colour token."""

    size: int = 16
    weight: int = 400
    colour: str = "text"


def flood(painter: QPainter, rect: QRect | QRectF, colour: QColor) -> None:
    """Fill `rect`. At the lock, where `fillRect` would first read the gradients and their 180 presets."""
    painter.setBackground(colour)
    painter.eraseRect(rect)


class Brush:
    """A painter that knows the look: measures in pixels, type in units, colours by token."""

    def __init__(self, painter: QPainter, look: Look) -> None:
        self.painter = painter
        self.look = look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def box(
        self,
        rect: QRectF,
        *,
        radius: float = 6,
        fill: str = "",
        line: str = "",
        width: float = 1,
    ) -> None:
        """A rounded box; its outline lies inside `rect`, so that edges stay on whole pixels."""
        self.painter.setBrush(self.look.color(fill) if fill else Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(self.look.color(line), width) if line else Qt.PenStyle.NoPen)
        inset = width / 2 if line else 0
        rounding = self.look.percent / 100 * radius - inset
        self.painter.drawRoundedRect(
            rect.adjusted(inset, inset, -inset, -inset), rounding, rounding
        )

    def dashed(self, rect: QRectF) -> None:
        """The outline of a suggestion: three on, three off."""
        pen = QPen(self.look.color("border"), 1)
        pen.setDashPattern([3, 3])
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        rounding = self.look.percent / 100 * 6
        self.painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), rounding, rounding)

    def dot(self, centre: QPointF, *, radius: float, colour: str, filled: bool = True) -> None:
        """A round mark, such as the one before a running clock."""
        self.painter.setPen(QPen(self.look.color(colour), 2) if not filled else Qt.PenStyle.NoPen)
        self.painter.setBrush(self.look.color(colour) if filled else Qt.BrushStyle.NoBrush)
        self.painter.drawEllipse(centre, radius, radius)

    def baseline(self, middle: float, size: int, weight: int = 400) -> float:
        """Where the baseline goes so that capital letters stand in the middle at `middle`."""
        return round(middle + self.look.metrics(size, weight).capHeight() / 2)

    def text(self, at: QPointF, text: str, ink: Ink, *, struck: bool = False) -> float:
        """Draw one line with its baseline at `at`; returns the x after it."""
        font = self.look.font(ink.size, ink.weight)
        if struck:
            font = type(font)(font)
            font.setStrikeOut(True)
        self.painter.setFont(font)
        self.painter.setPen(self.look.color(ink.colour))
        self.painter.drawText(at, text)
        return at.x() + self.look.width(text, ink.size, ink.weight)

    def text_right(self, at: QPointF, text: str, ink: Ink) -> float:
        """Draw one line that ends at `at`; returns the x where it begins."""
        left = at.x() - self.look.width(text, ink.size, ink.weight)
        self.text(QPointF(left, at.y()), text, ink)
        return left

    def elided(self, at: QPointF, text: str, ink: Ink, *, room: float) -> float:
        """Draw one line in `room` pixels, shortened at its end if it must be."""
        metrics = self.look.metrics(ink.size, ink.weight)
        return self.text(at, metrics.elidedText(text, Qt.TextElideMode.ElideRight, room), ink)

    def icon(
        self,
        left: float,
        middle: float,
        name: str,
        *,
        colour: str,
        size: float = 20,
        stroke: float = 1.75,
    ) -> None:
        """A Tabler icon of `size` units, with its left edge at `left` and centred at `middle`."""
        side = self.look.px(size)
        rect = QRectF(round(left), round(middle - side / 2), side, side)
        self.look.icon(self.painter, rect, name, colour=colour, stroke=stroke)

    def key(self, left: float, middle: float, text: str, *, on: str = "") -> float:
        """A key hint, 20 high in a thin outline; returns the x after it.

        `on` names what it stands on: "" the surface, "primary" the main button, "surface2", "sel".
        """
        high = self.look.px(KEY_HIGH)
        rect = QRectF(left, round(middle - high / 2), key_width(self.look, text), high)
        colour, line = _KEY_COLOURS[on]
        shade = QColor(self.look.color(line))
        if on == "primary":
            shade.setAlphaF(0.5)
        self.painter.setPen(QPen(shade, 1))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        rounding = self.look.percent / 100 * 4
        self.painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), rounding, rounding)
        foot = QPointF(left + self.look.px(KEY_AIR), self.baseline(middle, 13))
        self.text(foot, text, Ink(13, 400, colour))
        return rect.right()

    def tag(self, left: float, middle: float, text: str, *, kind: str, icon: str = "") -> None:
        """A small filled word such as "over tid", with its icon; 24 high."""
        high = self.look.px(24)
        fill, colour = _TAG_COLOURS[kind]
        rect = QRectF(left, round(middle - high / 2), tag_width(self.look, text, icon=icon), high)
        self.box(rect, radius=4, fill=fill)
        at = left + self.look.px(8)
        if icon:
            self.icon(at, middle, icon, colour=colour, size=16, stroke=2)
            at += self.look.px(20)
        self.text(QPointF(at, self.baseline(middle, 14, 600)), text, Ink(14, 600, colour))


_KEY_COLOURS = {
    "": ("text2", "hair"),
    "primary": ("on_primary", "on_primary"),
    "surface2": ("text2", "border"),
    "sel": ("on_sel", "on_sel"),
}

_TAG_COLOURS = {
    "warn": ("warn_bg", "warn"),
    "err": ("err_bg", "err"),
    "ok": ("ok_bg", "ok"),
    "info": ("info_bg", "info"),
    "plain": ("surface2", "text"),
}


def key_width(look: Look, text: str) -> float:
    """The width of a key hint in pixels."""
    return round(look.width(text, 13) + 2 * look.px(KEY_AIR))


def tag_width(look: Look, text: str, *, icon: str = "") -> float:
    """The width of a tag in pixels."""
    return round(look.width(text, 14, 600) + look.px(16) + (look.px(22) if icon else 0))

"""How a chip looks, whichever real control carries it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton

from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.theme import Look


@dataclass(frozen=True)
class Choice:
    """One answer: its code, the short words on the chip, the digit that chooses it.

    `full` is the whole label, told to a screen reader and searched by letters; `aside` stands at
    the right edge. A choice without a digit is chosen by arrows, letters or the mouse.
    """

    kode: str
    text: str
    digit: str = ""
    aside: str = ""
    full: str = ""

    @property
    def name(self) -> str:
        """The words of the whole label."""
        return self.full or self.text


@dataclass
class ChipFace:
    """The face of one chip.

    `strong` shows its digit as one that works now, because the group has the focus; `marked` is the
    row of a filtered list that Space would choose.
    """

    look: Look
    choice: Choice
    is_round: bool
    boxed: bool = True
    size: int = 15
    high: int = 36
    strong: bool = False
    marked: bool = False

    def size_hint(self) -> QSize:
        """Wide enough for the words in semi-bold, so that choosing moves nothing."""
        look = self.look
        wide = look.width(self.choice.text, self.size, 600) + look.px(36 if self.boxed else 12)
        aside = look.width(self.choice.aside, 15) + look.px(12) if self.choice.aside else 0
        return QSize(round(wide + look.px(12) + aside), look.px(self.high))

    def paint(self, button: QAbstractButton) -> None:
        """Paint the chip over the whole of its control."""
        painter = QPainter(button)
        brush = Brush(painter, self.look)
        chosen = button.isChecked()
        hovered = button.underMouse()
        area = QRectF(button.rect())
        brush.box(area, fill="primary" if chosen else "hair" if hovered else "surface2")
        if self.marked:
            line = "on_primary" if chosen else "text"
            brush.box(area, line=line, width=2)
        if self.boxed:
            self._paint_box(brush, area, chosen=chosen)
        self._paint_words(brush, area, chosen=chosen)

    def _paint_box(self, brush: Brush, area: QRectF, *, chosen: bool) -> None:
        side = self.look.px(20)
        box = QRectF(self.look.px(8), round(area.center().y() - side / 2), side, side)
        radius = 10 if self.is_round else 4
        if chosen:
            brush.box(box, radius=radius, fill="on_primary")
        elif self.strong:
            brush.box(box, radius=radius, fill="surface", line="text", width=1.5)
        else:
            brush.box(box, radius=radius, fill="surface", line="border")
        if chosen and not self.is_round:
            paint_check(brush, box)
        else:
            self._paint_digit(brush, box, chosen=chosen)

    def _paint_digit(self, brush: Brush, box: QRectF, *, chosen: bool) -> None:
        digit = self.choice.digit
        if digit:
            colour = "primary" if chosen else "text" if self.strong else "text2"
            weight = 600 if chosen or self.strong else 400
            left = box.center().x() - self.look.width(digit, 13, weight) / 2
            foot = brush.baseline(box.center().y(), 13, weight)
            brush.text(QPointF(left, foot), digit, Ink(13, weight, colour))
        elif chosen:
            brush.dot(box.center(), radius=box.width() / 5, colour="primary")

    def _paint_words(self, brush: Brush, area: QRectF, *, chosen: bool) -> None:
        look, middle = self.look, area.center().y()
        right = area.right() - look.px(7)
        if self.choice.aside:
            at = QPointF(area.right() - look.px(12), brush.baseline(middle, self.size))
            ink = Ink(self.size, 400, "on_primary" if chosen else "text2")
            right = brush.text_right(at, self.choice.aside, ink) - look.px(12)
        left = look.px(36 if self.boxed else 12)
        weight = 600 if chosen else 400
        foot = QPointF(left, brush.baseline(middle, self.size, weight))
        ink = Ink(self.size, weight, "on_primary" if chosen else "text")
        brush.elided(foot, self.choice.text, ink, room=right - left + 1)


def paint_check(brush: Brush, box: QRectF) -> None:
    """The check mark of a chosen square box."""
    left = box.center().x() - brush.look.px(16) / 2
    brush.icon(left, box.center().y(), "check", colour="primary", size=16, stroke=3)

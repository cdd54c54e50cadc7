"""One row of a list, and how it is painted (mockups/README.md 2, "Row columns")."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from akutdesk.assets import Texts
from akutdesk.ui.fields.tick_box import paint_tick
from akutdesk.ui.paint import Brush, Ink, key_width, tag_width
from akutdesk.ui.theme import Look

OUTSIDE = 12
_TICK = 20 + 12
_ICON = 20 + 12
_TIME = 56


@dataclass(frozen=True)
class RowTag:
    """A tag in a row, such as "over tid" with a clock."""

    text: str
    kind: str = "warn"
    icon: str = ""


@dataclass(frozen=True)
class Row:
    """One row. `ticked` None has no box; `bold` are (from, to) of letters in semi-bold.

    `lines` is a second line in small print; a `heading` cannot be marked. `number` stands before
    the text in a step list. `mark_keys` is a key shown only while the row is marked.
    `said` is told to a screen reader only, such as what an icon means.
    """

    id: object
    text: str
    time: str = ""
    aside: str = ""
    right: str = ""
    ticked: bool | None = None
    done: bool = False
    tag: RowTag | None = None
    icon: str = ""
    right_icon: str = ""
    keys: str = ""
    mark_keys: str = ""
    bold: tuple[tuple[int, int], ...] = ()
    heading: bool = False
    lines: str = ""
    number: str = ""
    high: int = 44
    said: str = ""

    def spoken(self, texts: Texts) -> str:
        """The row as a screen reader says it."""
        parts = [self.number, self.time, self.text, self.aside, self.lines]
        parts += [self.tag.text if self.tag else "", self.right, self.said]
        if self.ticked is not None:
            parts.append(texts("skal.gjort" if self.ticked else "skal.ikke_gjort"))
        return ", ".join(part for part in parts if part.strip())


def row_high(look: Look, row: Row) -> int:
    """How high a row is, in pixels."""
    if row.heading:
        return look.px(36)
    return look.px(max(row.high, 60) if row.lines else row.high)


class RowPainter:
    """Paints one row after the other with one painter."""

    def __init__(self, look: Look, painter: QPainter) -> None:
        self._look = look
        self._brush = Brush(painter, look)
        self._marked = False

    def paint(self, place: QRect, row: Row, *, marked: bool) -> None:
        """Paint a row into its place, which reaches 12 outside the text on both sides."""
        px, brush = self._look.px, self._brush
        self._marked = marked
        if row.heading:
            self._paint_heading(place, row)
            return
        if marked:
            brush.box(QRectF(place), fill="sel")
        middle = place.top() + place.height() / 2 - (px(10) if row.lines else 0)
        left = self._paint_before(place, row, middle)
        right = self._paint_after(place, row, middle)
        self._paint_words(row, QPointF(left, middle), room=right - left)
        if row.lines:
            foot = QPointF(left, brush.baseline(middle + px(23), 14))
            ink = Ink(14, 400, self._colour("text2"))
            brush.elided(foot, row.lines, ink, room=place.right() - px(OUTSIDE) - left)

    def _paint_heading(self, place: QRect, row: Row) -> None:
        px = self._look.px
        foot = self._brush.baseline(place.top() + place.height() / 2 + px(2), 14, 600)
        at = QPointF(place.left() + px(OUTSIDE), foot)
        self._brush.text(at, row.text, Ink(14, 600, "text2"))

    def _paint_before(self, place: QRect, row: Row, middle: float) -> float:
        px, brush = self._look.px, self._brush
        left = float(place.left() + px(OUTSIDE))
        if row.ticked is not None:
            side = px(20)
            box = QRectF(left, round(middle - side / 2), side, side)
            paint_tick(brush, box, ticked=row.ticked, line="on_sel" if self._marked else "border")
            left += px(_TICK)
        if row.icon:
            brush.icon(left, middle, row.icon, colour=self._colour("text2"))
            left += px(_ICON)
        foot = brush.baseline(middle, 16)
        if row.number:
            brush.text(QPointF(left, foot), row.number, Ink(16, 400, self._colour("text2")))
            left += max(px(22), self._look.width(row.number, 16) + px(10))
        if row.time:
            brush.text(QPointF(left, foot), row.time, Ink(16, 400, self._colour("text2")))
            left += max(px(_TIME), self._look.width(row.time, 16) + px(12))
        return left

    def _paint_after(self, place: QRect, row: Row, middle: float) -> float:
        px, brush = self._look.px, self._brush
        right = float(place.right() + 1 - px(OUTSIDE))
        keys = row.keys or (row.mark_keys if self._marked else "")
        if keys:
            right -= key_width(self._look, keys)
            brush.key(right, middle, keys, on="sel" if self._marked else "")
            right -= px(22)
        if row.right_icon:
            right -= px(20)
            brush.icon(right, middle, row.right_icon, colour=self._colour("text2"))
            right -= px(12)
        if row.right:
            ink = Ink(15, 400, self._colour("text2"))
            at = QPointF(right, brush.baseline(middle, 16))
            right = brush.text_right(at, row.right, ink) - px(16)
        if row.tag:
            right -= tag_width(self._look, row.tag.text, icon=row.tag.icon)
            brush.tag(right, middle, row.tag.text, kind=row.tag.kind, icon=row.tag.icon)
            right -= px(16)
        return right

    def _paint_words(self, row: Row, at: QPointF, *, room: float) -> None:
        brush = self._brush
        foot = brush.baseline(at.y(), 16)
        end = at.x()
        if row.done:
            ink = Ink(16, 400, "text2")
            end = brush.text(QPointF(end, foot), self._fitted(row.text, room), ink, struck=True)
        elif row.bold:
            end = self._paint_parts(self._fitted(row.text, room), row.bold, QPointF(end, foot))
        else:
            weight = 600 if self._marked else 400
            ink = Ink(16, weight, self._colour("text"))
            end = brush.elided(QPointF(end, foot), row.text, ink, room=room)
        left = end + self._look.px(10)
        room -= left - at.x()
        if row.aside and room > self._look.px(24):
            ink = Ink(15, 400, self._colour("text2"))
            brush.elided(QPointF(left, foot), row.aside, ink, room=room)

    def _fitted(self, text: str, room: float) -> str:
        """The text, shortened at its end if there is no room for all of it."""
        metrics = self._look.metrics(16, 600)
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _paint_parts(self, text: str, bold: tuple[tuple[int, int], ...], at: QPointF) -> float:
        """Letters that match a search in semi-bold, the rest plain."""
        end, done = at.x(), 0
        colour = self._colour("text")
        for start, stop in bold:
            plain, strong = text[done:start], text[start:stop]
            end = self._brush.text(QPointF(end, at.y()), plain, Ink(16, 400, colour))
            end = self._brush.text(QPointF(end, at.y()), strong, Ink(16, 600, colour))
            done = stop
        return self._brush.text(QPointF(end, at.y()), text[done:], Ink(16, 400, colour))

    def _colour(self, plain: str) -> str:
        return "on_sel" if self._marked else plain

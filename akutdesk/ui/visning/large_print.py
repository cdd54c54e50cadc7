"""The lines of a plan in large print: how high each is, and how it is painted (mockups/13-vis-til-borger)."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.text import wrapped
from akutdesk.ui.theme import Look
from akutdesk.ui.visning.state import Block, Line, Placed

TEXT, HOURS = 24, 22
LINE = 38
_HOURS_LINE, _CLOSER = 32, 8
_NAME_WIDE = 280
_AFTER_NAME, _AFTER_NUMBER = 24, 20


class LargePrint:
    """Measures and paints lines; a number stands beside its name, with its hours behind it, if there is room."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def rows_high(self, block: Block, room: float) -> tuple[float, ...]:
        """The height of each line of a block, in pixels."""
        names = self._names_wide(block, room)
        return tuple(self._row_high(line, room, names) for line in block.lines)

    def paint(self, brush: Brush, placed: Placed, at: QPointF, room: float) -> None:
        """Paint the lines of a block that stand here, from `at` down."""
        block, y = placed.block, at.y()
        names = self._names_wide(block, room)
        for line in block.lines[placed.first : placed.last]:
            y = self._paint_words(brush, line, QPointF(at.x(), y), room)
            if line.number:
                y = self._paint_number(brush, line, QPointF(at.x(), y), (room, names))

    def _row_high(self, line: Line, room: float, names: float) -> float:
        lines = len(self._words(line, room)) + int(self._is_below(line, room, names))
        _, hours = self._hours_under(line, room, names)
        return lines * self._look.px(LINE) + len(hours) * self._look.px(_HOURS_LINE)

    def _words(self, line: Line, room: float) -> list[str]:
        weight = 600 if line.strong else 400
        return wrapped(self._look, line.text, Ink(TEXT, weight), room=room)

    def _names_wide(self, block: Block, room: float) -> float:
        """Where the numbers of a block begin: closer to the names, if their hours want the room."""
        rows = [line for line in block.lines if line.number]
        usual, wanted = self._look.px(_NAME_WIDE), max(map(self._behind, rows), default=0)
        if usual + wanted <= room:
            return usual
        names = max((self._look.width(line.text, TEXT) for line in rows), default=0)
        return min(usual, names + self._look.px(_AFTER_NAME))

    def _behind(self, line: Line) -> float:
        """How wide a number is with its hours behind it."""
        wide = self._look.width(line.number, TEXT, 600)
        hours = self._look.width(line.hours, HOURS)
        return wide + (self._look.px(_AFTER_NUMBER) + hours if line.hours else 0)

    def _is_below(self, line: Line, room: float, names: float) -> bool:
        """Whether the number has no room beside its name and stands on a line of its own."""
        wide = self._look.width(line.number, TEXT, 600)
        return bool(line.number) and self._number_left(line, names) + wide > room

    def _hours_under(self, line: Line, room: float, names: float) -> tuple[float, tuple[str, ...]]:
        """The hours that have no room behind the number: where they begin, and their lines.

        In the night they are never left out.
        """
        below = self._is_below(line, room, names)
        left = 0.0 if below else self._number_left(line, names)
        if not line.hours or left + self._behind(line) <= room:
            return left, ()
        if left + self._look.width(line.hours, HOURS) > room:
            left = 0.0
        return left, tuple(wrapped(self._look, line.hours, Ink(HOURS, 400), room=room - left))

    def _number_left(self, line: Line, names: float) -> float:
        return max(names, self._look.width(line.text, TEXT) + self._look.px(_AFTER_NAME))

    def _paint_words(self, brush: Brush, line: Line, at: QPointF, room: float) -> float:
        high, weight = self._look.px(LINE), 600 if line.strong else 400
        y = at.y()
        for text in self._words(line, room):
            foot = brush.baseline(y + high / 2, TEXT)
            brush.text(QPointF(at.x(), foot), text, Ink(TEXT, weight))
            y += high
        return y

    def _paint_number(
        self, brush: Brush, line: Line, at: QPointF, place: tuple[float, float]
    ) -> float:
        """The number beside the last line of its name, or under it; its hours behind, or under that."""
        (room, names), px = place, self._look.px
        below = self._is_below(line, room, names)
        left = at.x() + (0.0 if below else self._number_left(line, names))
        y = at.y() + (px(LINE) if below else 0)
        foot = brush.baseline(y - px(LINE) / 2, TEXT)
        end = brush.text(QPointF(left, foot), line.number, Ink(TEXT, 600))
        ink = Ink(HOURS, 400, "text2")
        under, hours = self._hours_under(line, room, names)
        for words in hours:
            below_it = brush.baseline(y + px(_HOURS_LINE - _CLOSER) / 2, HOURS)
            brush.text(QPointF(at.x() + under, below_it), words, ink)
            y += px(_HOURS_LINE)
        if line.hours and not hours:
            brush.text(QPointF(end + px(_AFTER_NUMBER), foot), line.hours, ink)
        return y

"""The title, note and error line of a question, painted beside or above it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect

from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.text import wrapped
from akutdesk.ui.theme import Look

COLUMN = 140  # the label column
_NARROW = 700  # below this width the label stands above
_ABOVE = 28  # a label above and the air under it
_ERROR = 26
_MARK = 26  # the sign before an error
_ERROR_LINE = 20
_TITLE = Ink(16, 600)
_NOTE = Ink(14, 400, "text2")
_WRONG = Ink(15, 600, "err")


@dataclass
class GroupLabel:
    """Measures are in pixels of the whole group; `place` is "side", "top" or "none"."""

    look: Look
    title: str
    note: str
    place: str
    error: str = ""

    def beside(self, width: int) -> bool:
        """Whether the label stands in its own column at this width."""
        return self.place == "side" and width >= self.look.px(_NARROW)

    def area(self, width: int) -> QRect:
        """Where the answers stand: left, top and width; their height is their own."""
        if self.place == "none":
            return QRect(0, 0, width, 0)
        if self.beside(width):
            left = self.look.px(COLUMN)
            return QRect(left, 0, width - left, 0)
        return QRect(0, self.look.px(_ABOVE), width, 0)

    def high(self, width: int, answers: int) -> int:
        """How high the whole question is, with answers of this height."""
        under = self._error_high(width)
        least = self._title_high(width) if self.beside(width) else 0
        return max(self.area(width).top() + answers, least) + under

    def paint(self, brush: Brush, width: int, answers: int) -> None:
        """Paint title, note and error around answers of this height."""
        area = self.area(width)
        if self.beside(width):
            self._paint_beside(brush)
        elif self.place != "none":
            self._paint_above(brush, width)
        if self.error:
            self._paint_error(brush, QRect(area.left(), area.top(), area.width(), answers))

    def _error_high(self, width: int) -> int:
        lines = len(self._error_lines(self.area(width).width()))
        return self.look.px(_ERROR + _ERROR_LINE * (lines - 1)) if lines else 0

    def _error_lines(self, width: int) -> list[str]:
        """What is wrong is told whole, in as many lines as it takes."""
        if not self.error:
            return []
        return wrapped(self.look, self.error, _WRONG, room=width - self.look.px(_MARK))

    def _title_high(self, width: int) -> int:
        lines = len(self._title_lines()) + (1 if self.note else 0)
        return self.look.px(8 + 22 * lines) if self.beside(width) else 0

    def _title_lines(self) -> list[str]:
        return wrapped(self.look, self.title, _TITLE, room=self.look.px(COLUMN - 8))

    def _paint_beside(self, brush: Brush) -> None:
        px = self.look.px
        middle = px(18)
        for line in self._title_lines():
            brush.text(QPointF(0, brush.baseline(middle, 16, 600)), line, _TITLE)
            middle += px(22)
        if self.note:
            foot = brush.baseline(middle + px(1), 14)
            brush.elided(QPointF(0, foot), self.note, _NOTE, room=px(COLUMN - 8))

    def _paint_above(self, brush: Brush, width: int) -> None:
        px = self.look.px
        foot = brush.baseline(px(12), 16, 600)
        end = brush.elided(QPointF(0, foot), self.title, _TITLE, room=width)
        if self.note:
            at = QPointF(end + px(10), foot)
            brush.elided(at, self.note, _NOTE, room=max(0.0, width - at.x()))

    def _paint_error(self, brush: Brush, answers: QRect) -> None:
        px = self.look.px
        middle = answers.top() + answers.height() + px(15)
        brush.icon(answers.left(), middle, "alert-triangle", colour="err", size=18)
        for line in self._error_lines(answers.width()):
            at = QPointF(answers.left() + px(_MARK), brush.baseline(middle, 15, 600))
            brush.elided(at, line, _WRONG, room=answers.width() - px(_MARK))
            middle += px(_ERROR_LINE)

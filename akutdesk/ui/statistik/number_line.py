"""The few numbers one looks for first, large, each with its words behind it (mock-up 11)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from akutdesk.ui.height_by_width import height_by_width, size_by_width
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.text import LINE, wrapped
from akutdesk.ui.theme import Look

_NUMBER, _WORDS = 28, 16
_GAP, _BETWEEN = 10, 36
_LEAST = 200


class NumberLine(QLabel):
    """Reads as one sentence. A number that has no room beside the others begins a line."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._numbers: tuple[tuple[str, str], ...] = ()
        height_by_width(self)
        look.changed.connect(self.updateGeometry)

    def show_numbers(self, numbers: Sequence[tuple[str, str]]) -> None:
        """Each number and its words; a sentence alone has no number."""
        self._numbers = tuple(numbers)
        self.setAccessibleName(". ".join(f"{n} {words}".strip() for n, words in numbers))
        self.updateGeometry()
        self.update()

    @override
    def heightForWidth(self, arg__1: int) -> int:
        placed = self._placed(arg__1)
        if not placed:
            return self._look.px(LINE[_NUMBER])
        last, lines = placed[-1][0], len(placed[-1][2])
        return round(last.y()) + self._line() + (lines - 1) * self._look.px(LINE[_WORDS])

    @override
    def sizeHint(self) -> QSize:
        return size_by_width(self, self._look.px(600))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(_LEAST), self._line())

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        brush, px = Brush(QPainter(self), self._look), self._look.px
        for at, number, lines in self._placed(self.width()):
            foot = brush.baseline(at.y() + self._line() / 2, _NUMBER, 600)
            left = at.x()
            if number:
                left = brush.text(QPointF(left, foot), number, Ink(_NUMBER, 600)) + px(_GAP)
            for words in lines:
                brush.text(QPointF(left, foot), words, Ink(_WORDS, 400, "text2"))
                foot += px(LINE[_WORDS])

    def _line(self) -> int:
        return self._look.px(LINE[_NUMBER])

    def _placed(self, width: int) -> list[tuple[QPointF, str, list[str]]]:
        """Where each number begins, and the lines of its words."""
        look, at = self._look, QPointF(0, 0)
        placed: list[tuple[QPointF, str, list[str]]] = []
        for number, words in self._numbers:
            before = look.width(number, _NUMBER, 600) + look.px(_GAP) if number else 0
            wide = before + look.width(words, _WORDS)
            if placed and at.x() + wide > width:
                deep = len(placed[-1][2]) - 1
                at = QPointF(0, at.y() + self._line() + deep * look.px(LINE[_WORDS]))
            lines = wrapped(look, words, Ink(_WORDS), room=width - at.x() - before + 1)
            placed.append((QPointF(at), number, lines))
            at.setX(at.x() + wide + look.px(_BETWEEN))
        return placed

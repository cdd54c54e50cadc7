"""The few numbers one looks for first, large, each with its words behind it (mock-up 11); Enter opens what was counted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from akutdesk.ui.height_by_width import height_by_width, size_by_width
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.statistik.figure import Large
from akutdesk.ui.text import LINE, wrapped
from akutdesk.ui.theme import Look

_NUMBER, _WORDS = 28, 16
_GAP, _BETWEEN = 10, 36
_EDGE = 6
_LEAST = 200
_MOST = 3
"""So many numbers there are at most; their doors stand in the order of Tab from the beginning."""


class NumberLine(QLabel):
    """Reads as one sentence. A number that has no room beside the others begins a line."""

    opened = Signal(object)
    """A Large."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._numbers: tuple[Large, ...] = ()
        self.doors = tuple(_Door(self) for _ in range(_MOST))
        for at, door in enumerate(self.doors):
            door.clicked.connect(partial(self._open, at))
        height_by_width(self)
        look.changed.connect(self._changed)

    def show_numbers(self, numbers: Sequence[Large]) -> None:
        """Show these; one with rows behind it has a door."""
        self._numbers = tuple(numbers)
        self.setAccessibleName(". ".join(one.said for one in numbers))
        for at, door in enumerate(self.doors):
            one = self._numbers[at] if at < len(self._numbers) else None
            door.setVisible(one is not None and one.behind is not None)
            door.setAccessibleName(one.said if one is not None else "")
        self._changed()

    def _open(self, at: int) -> None:
        self.opened.emit(self._numbers[at])

    def _changed(self) -> None:
        self.updateGeometry()
        self._settle()
        self.update()

    def _settle(self) -> None:
        """Each door lies over its number and its words."""
        look = self._look
        for door, (at, number, lines) in zip(self.doors, self._placed(self.width()), strict=False):
            wide = max((look.width(words, _WORDS) for words in lines), default=0)
            wide += look.width(number, _NUMBER, 600) + look.px(_GAP)
            high = self._line() + (len(lines) - 1) * look.px(LINE[_WORDS])
            edge = look.px(_EDGE)
            place = QRect(round(at.x()), round(at.y()), round(wide), high)
            door.setGeometry(place.adjusted(-edge, 0, edge, 0) & self.rect())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

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
        for one in self._numbers:
            number, words = one.number, one.words
            before = look.width(number, _NUMBER, 600) + look.px(_GAP) if number else 0
            wide = before + look.width(words, _WORDS)
            if placed and at.x() + wide > width:
                deep = len(placed[-1][2]) - 1
                at = QPointF(0, at.y() + self._line() + deep * look.px(LINE[_WORDS]))
            lines = wrapped(look, words, Ink(_WORDS), room=width - at.x() - before + 1)
            placed.append((QPointF(at), number, lines))
            at.setX(at.x() + wide + look.px(_BETWEEN))
        return placed


class _Door(QAbstractButton):
    """Nothing to see but the ring: the number lies under it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        """The number is painted by the line."""

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(e)

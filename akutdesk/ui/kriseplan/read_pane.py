"""The left pane of a plan that is given out: its words to read, none to change (design.md 8.11)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from akutdesk.ui.height_by_width import height_by_width
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.text import Heading, Text, wrapped
from akutdesk.ui.theme import Look
from akutdesk.ui.visning.state import Block, Line


class ReadPane(QLabel):
    """The sections of a plan as text, in the order of the paper.

    A label, because a bare widget has no role to be told by (A33); as large as what is laid out in it.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._box = VBox(look, self, gap=16, margins=(24, 16, 28, 16))
        self._parts: list[QWidget] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def ring_rect(self) -> QRect:
        """The ring stands inside the pane: outside it would be cut by the bars around."""
        px = self._look.px
        return self.rect().adjusted(px(12), px(8), -px(12), -px(8))

    @override
    def sizeHint(self) -> QSize:
        return self._box.totalSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._box.totalMinimumSize()

    @override
    def hasHeightForWidth(self) -> bool:
        return self._box.hasHeightForWidth()

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self._box.totalHeightForWidth(arg__1)

    def show_plan(self, note: str, parts: Sequence[Sequence[Block]]) -> None:
        """Show a sentence about the plan, and its sections."""
        self._clear()
        self._add(Text(self._look, note, colour="text2"))
        for block in (block for part in parts for block in part):
            section = QWidget()
            inside = VBox(self._look, section, gap=4)
            inside.addWidget(Heading(self._look, block.heading))
            for line in block.lines:
                inside.addWidget(_LineView(self._look, line))
            self._add(section)
        self._box.addStretch(1)
        words = [note, *_spoken(parts)]
        self.setAccessibleName("\n".join(words))

    def _add(self, widget: QWidget) -> None:
        self._parts.append(widget)
        self._box.addWidget(widget)

    def _clear(self) -> None:
        while self._box.count():
            self._box.takeAt(0)
        for widget in self._parts:
            widget.hide()
            widget.deleteLater()
        self._parts = []


class _LineView(QWidget):
    """One line at plan size; a number stands in a column of its own."""

    def __init__(self, look: Look, line: Line) -> None:
        super().__init__()
        self._look = look
        self._line = line
        height_by_width(self, across=QSizePolicy.Policy.Expanding, down=QSizePolicy.Policy.Fixed)

    @override
    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * self._look.px(27)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(300), self.heightForWidth(max(self.width(), 300)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush, high = Brush(painter, self._look), self._look.px(27)
        weight = 600 if self._line.strong else 400
        for number, text in enumerate(self._lines(self.width())):
            foot = brush.baseline(number * high + high / 2, 18, weight)
            brush.text(QPointF(0, foot), text, Ink(18, weight))
        if self._line.number:
            foot = brush.baseline(high / 2, 18, 600)
            brush.text_right(QPointF(self.width(), foot), self._line.number, Ink(18, 600))

    def _lines(self, width: int) -> list[str]:
        room = width
        if self._line.number:
            room -= round(self._look.width(self._line.number, 18, 600)) + self._look.px(16)
        return wrapped(self._look, _words(self._line), Ink(18), room=max(room, self._look.px(80)))


def _words(line: Line) -> str:
    return f"{line.text}, {line.hours}" if line.hours else line.text


def _spoken(parts: Sequence[Sequence[Block]]) -> list[str]:
    return [
        words
        for part in parts
        for block in part
        for words in (
            block.heading,
            *(f"{_words(row)} {row.number}".strip() for row in block.lines),
        )
    ]

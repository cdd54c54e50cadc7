"""A numbered deed: a number until it is done, then a tick (mockups/14-opsaetning)."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.assets import Texts
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.theme import Look

INSET = 36


class Deed(QWidget):
    """Head and body; the body stands under the title, not under the number."""

    def __init__(self, look: Look, texts: Texts, *, number: int, title: str) -> None:
        super().__init__()
        self._head = _Head(look, texts, number=number, title=title)
        rows = VBox(look, self)
        rows.addWidget(self._head)
        rows.space(8)
        self.body = QWidget()
        inside = VBox(look, margins=(INSET, 0, 0, 0))
        inside.addWidget(self.body)
        rows.addLayout(inside)
        self.rows = VBox(look, self.body, gap=8)

    def set_done(self, *, done: bool) -> None:
        """A tick instead of the number."""
        self._head.set_done(done=done)


class _Head(QWidget):
    def __init__(self, look: Look, texts: Texts, *, number: int, title: str) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._number = number
        self._title = title
        self._done = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_done(done=False)

    def set_done(self, *, done: bool) -> None:
        self._done = done
        state = f", {self._texts('opsaetning.trin_faerdigt')}" if done else ""
        self.setAccessibleName(f"{self._number} {self._title}{state}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(28))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        brush, px = Brush(QPainter(self), self._look), self._look.px
        middle = self.height() / 2
        foot = brush.baseline(middle, 16, 600)
        if self._done:
            brush.icon(0, middle, "circle-check", colour="ok", stroke=2)
        else:
            brush.text(QPointF(px(5), foot), str(self._number), Ink(16, 600, "text2"))
        brush.text(QPointF(px(INSET), foot), self._title, Ink(16, 600))

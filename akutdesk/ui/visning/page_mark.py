"""Which page of how many: small, calm, and what Space acts on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.theme import Look

_INK = Ink(18, 400, "text2")
_AIR = 8  # between the words and the ring


class PageMark(QLabel):
    """Takes the focus, so that the plan itself stands without a ring. Its description is the page."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_page(self, text: str, *, name: str, words: str) -> None:
        """Show which page it is, and tell a screen reader what stands on it."""
        self.setText(text)
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        wide = self._look.width(self.text(), _INK.size)
        return QSize(round(wide) + 1 + 2 * self._look.px(_AIR), self._look.px(36))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._look)
        foot = QPointF(self._look.px(_AIR), brush.baseline(self.height() / 2, _INK.size))
        brush.text(foot, self.text(), _INK)

"""A heading that folds what stands under it; a real push button, because it does something."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink, key_width
from akutdesk.ui.theme import Look

_HIGH, _OPEN_HIGH = 44, 36  # open, the lines under it come nearer
_MIDDLE = 22
_ICON = 15  # its left edge, so that the words stand at _WORDS
_WORDS = 40


class FoldButton(QPushButton):
    """Chevron, words and key; 44 high, as wide as the box it opens."""

    def __init__(self, look: Look, text: str, *, keys: str, states: tuple[str, str]) -> None:
        """`states`: what is said when it is folded, and when it is open."""
        super().__init__(text.replace("&", "&&"))
        self._look = look
        self._words = text
        self._keys = keys
        self._states = states
        self._open = False
        self.setAccessibleName(text)
        self.setAccessibleDescription(states[0])
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_open(self, is_open: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Look open or folded."""
        self._open = is_open
        self.setAccessibleDescription(self._states[is_open])
        self.updateGeometry()
        self.update()

    def ring_rect(self) -> QRect:
        """Around chevron, words and key, well inside the box."""
        px = self._look.px
        return QRect(px(8), px(7), round(self._end()) + px(1), px(29))

    @override
    def sizeHint(self) -> QSize:
        high = _OPEN_HIGH if self._open else _HIGH
        return QSize(round(self._end()) + self._look.px(16), self._look.px(high))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush, px = Brush(painter, self._look), self._look.px
        middle = px(_MIDDLE)
        chevron = "chevron-down" if self._open else "chevron-right"
        brush.icon(px(_ICON), middle, chevron, colour="info", size=18, stroke=2)
        foot = QPointF(px(_WORDS), brush.baseline(middle, 16, 600))
        end = brush.text(foot, self._words, Ink(16, 600))
        brush.key(end + px(10), middle, self._keys, on="surface2")

    def _end(self) -> float:
        px, look = self._look.px, self._look
        return px(_WORDS) + look.width(self._words, 16, 600) + px(10) + key_width(look, self._keys)

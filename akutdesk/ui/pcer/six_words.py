"""Six words in large type, numbered, so that two people at two screens can read them to each other."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.ui.height_by_width import height_by_width
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.theme import Look

_HIGH, _GAP = 52, 8
_COLUMNS, _NARROW_COLUMNS = 3, 2
_NARROW = 420


class SixWords(QWidget):
    """Three in a row; two where there is little room. A screen reader hears them in order."""

    def __init__(self, look: Look, words: str, *, name: str, numbered: bool = True) -> None:
        super().__init__()
        self._look = look
        self._numbered = numbered
        self.words = tuple(words.split())
        self.setAccessibleName(f"{name}: {', '.join(self.words)}")
        height_by_width(self, down=QSizePolicy.Policy.Minimum)

    @override
    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self.words) // self._columns(width))
        return self._look.px(rows * (_HIGH + _GAP) - _GAP)

    @override
    def sizeHint(self) -> QSize:
        wide = self._look.px(560)
        return QSize(wide, self.heightForWidth(max(self.width(), wide)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(280), self._look.px(_HIGH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        brush, px = Brush(QPainter(self), self._look), self._look.px
        columns = self._columns(self.width())
        wide = (self.width() - (columns - 1) * px(_GAP)) / columns
        for number, word in enumerate(self.words):
            row, column = divmod(number, columns)
            left, top = column * (wide + px(_GAP)), row * px(_HIGH + _GAP)
            brush.box(QRectF(left, top, wide, px(_HIGH)), fill="surface2")
            middle = top + px(_HIGH) / 2
            foot = brush.baseline(middle, 20, 600)
            before = px(32 if self._numbered else 12)
            if self._numbered:
                brush.text(QPointF(left + px(12), foot), str(number + 1), Ink(14, 400, "text2"))
            brush.elided(QPointF(left + before, foot), word, Ink(20, 600), room=wide - before)

    def _columns(self, width: int) -> int:
        return _NARROW_COLUMNS if width < self._look.px(_NARROW) else _COLUMNS

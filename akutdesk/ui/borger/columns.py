"""Two columns with a hairline between them, as high as the higher one; under each other when narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.ui.height_by_width import height_by_width
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

_RIGHT = 478  # mockups/06-borger
_GUTTER = 31  # either side of the hairline
_NARROW = 660  # below this width one column stands under the other
_BETWEEN = 28
EDGE = 12
"""Each column reaches so far outside its text, so that marked rows are not cut; its layout has this margin."""


class Columns(QWidget):
    """The page scrolls as a whole, so the columns do not scroll by themselves."""

    outdent = EDGE

    def __init__(self, look: Look, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._look = look
        self._left, self._right = left, right
        for part in (left, right):
            part.setParent(self)
        height_by_width(self, down=QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    @override
    def heightForWidth(self, arg__1: int) -> int:
        left, right = self._places(arg__1)
        return max(left.bottom(), right.bottom()) + 1

    @override
    def sizeHint(self) -> QSize:
        wide = max(self._inner_width(), self._look.px(600))  # as the page's column asks for it
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(60))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_narrow(self._inner_width()):
            line = self._right.x() + self._look.px(EDGE) - self._look.px(_GUTTER) - 1
            QPainter(self).fillRect(line, 0, 1, self.height(), self._look.color("hair"))

    def _is_narrow(self, width: int) -> bool:
        return width < self._look.px(_NARROW)

    def _inner_width(self) -> int:
        return self.width() - 2 * self._look.px(EDGE)

    def _places(self, width: int) -> tuple[QRect, QRect]:
        """Where the columns stand, each with its edges, for a text width."""
        px, edges = self._look.px, 2 * self._look.px(EDGE)
        if self._is_narrow(width):
            wide = width + edges
            first = QRect(0, 0, wide, _high(self._left, wide))
            under = first.bottom() + 1 + px(_BETWEEN)
            return first, QRect(0, under, wide, _high(self._right, wide))
        right = min(px(_RIGHT), width // 2)
        left = width - right - 2 * px(_GUTTER) - 1 + edges
        right_wide = right + edges
        return (
            QRect(0, 0, left, _high(self._left, left)),
            QRect(width - right, 0, right_wide, _high(self._right, right_wide)),
        )

    def _place(self) -> None:
        places = self._places(self._inner_width())
        for part, place in zip((self._left, self._right), places, strict=True):
            part.setGeometry(place)


def _high(part: QWidget, width: int) -> int:
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()

"""Buttons, or other parts of one height, beside each other as wide as their words, in as many lines as it takes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.ui.fields.chip_grid import ChipGrid
from akutdesk.ui.height_by_width import height_by_width, size_by_width
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

_GAP = 8


class ButtonFlow(QWidget):
    """Tab goes through them in their order."""

    def __init__(self, look: Look, *parts: QWidget, gap: float = _GAP) -> None:
        super().__init__()
        self._look = look
        self._gap = gap
        self._parts = parts
        for one in parts:
            one.setParent(self)
        height_by_width(self)
        look.changed.connect(self.updateGeometry)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return max((place.bottom() + 1 for place in places), default=0)

    @override
    def sizeHint(self) -> QSize:
        return size_by_width(self, self._look.px(320))

    @override
    def minimumSizeHint(self) -> QSize:
        wide = max((one.minimumSizeHint().width() for one in self._parts), default=0)
        return QSize(wide, self._look.px(36))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # a part says something else
            self._settle()
        return super().event(event)

    def _settle(self) -> None:
        for one, place in zip(self._seen(), self._places(self.width()), strict=True):
            one.setGeometry(place)

    def _seen(self) -> list[QWidget]:
        return [one for one in self._parts if not one.isHidden()]

    def _places(self, width: int) -> list[QRect]:
        px = self._look.px
        high = max((one.sizeHint().height() for one in self._parts), default=0)
        grid = ChipGrid(1, high, px(self._gap), px(_GAP), self._look.percent / 100)
        widths = [min(one.sizeHint().width(), width) for one in self._seen()]
        return grid.flowing(widths, QRect(0, 0, width, 0))

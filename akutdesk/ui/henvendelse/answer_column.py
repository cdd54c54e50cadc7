"""Puts a widget where the answers of a question stand: beside the label column, or under the label."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.ui.fields.group_label import GroupLabel
from akutdesk.ui.height_by_width import height_by_width
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

_NEVER_WIDER = (QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)


class AnswerColumn(QWidget):
    """As high as what it holds; it has no label of its own, so it needs no room for one."""

    def __init__(self, look: Look, content: QWidget) -> None:
        super().__init__()
        self._label = GroupLabel(look, "", "", place="side")
        self.content = content
        content.setParent(self)
        height_by_width(self)
        look.changed.connect(self.measure_again)

    def measure_again(self) -> None:
        """What it holds has another height now."""
        self.updateGeometry()
        self._place()

    @override
    def heightForWidth(self, arg__1: int) -> int:
        wide = self._area(arg__1).width()
        content = self.content
        if content.hasHeightForWidth():
            return content.heightForWidth(wide)
        return content.sizeHint().height()

    @override
    def sizeHint(self) -> QSize:
        wide = max(self.width(), self.content.sizeHint().width())
        return QSize(wide, self.heightForWidth(wide))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _area(self, width: int) -> QRect:
        left = self._label.area(width).left()
        return QRect(left, 0, width - left, 0)

    def _place(self) -> None:
        area, content = self._area(self.width()), self.content
        wide = area.width()
        if content.sizePolicy().horizontalPolicy() in _NEVER_WIDER:
            wide = min(wide, content.sizeHint().width())
        content.setGeometry(area.left(), 0, wide, self.heightForWidth(self.width()))

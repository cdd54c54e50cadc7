"""What a painted list is that stands whole in its page."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy

from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

Index = QModelIndex | QPersistentModelIndex
NONE = QModelIndex()


class WholeList(QListView):
    """As high as its rows; it never scrolls itself."""

    ring_moved = Signal()
    """Another row is marked, or it stands elsewhere."""

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        look.changed.connect(self.measure_again)

    def measure_again(self) -> None:
        """Other rows, or rows of another height."""
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
        self.viewport().update()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.ring_moved.emit()

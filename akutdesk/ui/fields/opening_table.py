"""What every table shares that is read and opened: which keys open, and when the ring moves."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

from akutdesk.ui.abstract import AbstractWidget
from akutdesk.ui.fields.row_paint import OUTSIDE
from akutdesk.ui.fields.table_model import Index
from akutdesk.ui.override import override


class OpeningTable(QTableView, metaclass=AbstractWidget):
    """Enter or Space opens what is marked; Ctrl with any key is the page's."""

    outdent = OUTSIDE
    ring_moved = Signal()

    @abstractmethod
    def open_marked(self) -> None:
        """Open what is marked, if anything is."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.open_marked()
        else:
            super().keyPressEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.ring_moved.emit()
        self.viewport().update()

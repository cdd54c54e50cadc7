"""The rows of a painted list, as Qt asks for them: how many, and what is said of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, Qt

from akutdesk.ui.fields.whole_list import NONE, Index
from akutdesk.ui.override import override

R = TypeVar("R")


class SpokenRows(QAbstractListModel, Generic[R]):
    """`spoken` gives a row in words; what is painted of it is its list's business."""

    def __init__(self, spoken: Callable[[R], str]) -> None:
        super().__init__()
        self.rows: tuple[R, ...] = ()
        self._spoken = spoken

    def set_rows(self, rows: tuple[R, ...]) -> None:
        """Other rows from now on."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._spoken(self.rows[index.row()])
        return None

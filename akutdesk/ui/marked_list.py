"""A list of rows that shows its mark only while it has the focus, so that one row on a page is marked."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QFocusEvent

from akutdesk.assets import Texts
from akutdesk.ui.fields import RowList
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look


class Seen(Protocol):
    """A desk, or whatever else has a look and words."""

    @property
    def look(self) -> Look:
        """The look."""
        ...

    @property
    def texts(self) -> Texts:
        """The words."""
        ...


class MarkedList(RowList):
    """`ticks`: whether Space ticks a row off; otherwise it opens it, as Enter does."""

    def __init__(self, desk: Seen, name: str, *, ticks: bool = False) -> None:
        super().__init__(desk.look, desk.texts, name=name, ticks_with_space=ticks)
        self.show_mark = False

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.show_mark = True
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.show_mark = False
        super().focusOutEvent(event)
        self.viewport().update()

"""A screen inside the shell, with side list, top bar and bottom bar around it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.record import RecordId
from akutdesk.ui.screen import Screen

if TYPE_CHECKING:
    from akutdesk.ui.desk import Desk
    from akutdesk.ui.head import BarItem, Head

FieldOf = tuple[RecordId, str]
"""A record, and one of its fields."""


class Page(Screen):
    """The base of every page; it shows no bar of its own but tells the shell what to show."""

    head_changed = Signal()
    bar_changed = Signal()
    fields_changed = Signal()
    """The page shows other fields now, such as those of another step."""

    TAKES_ALONG: ClassVar[bool] = True
    """Whether what belongs to its record is closed with it; not where it is only about that record."""

    def __init__(self, desk: Desk) -> None:
        from akutdesk.ui.head import Head

        super().__init__(desk.look)
        self.desk = desk
        self.head = Head(title="")
        self.bar: tuple[BarItem, ...] = ()
        self.unfinished = False
        """Set while there is work that must be kept open, such as a running talk."""
        self.about: frozenset[RecordId] = frozenset()
        """Records that lead to this page too, such as the contact a plan is written in."""

    def fields_shown(self) -> Mapping[FieldOf, QWidget]:
        """Where the fields of records stand on this page."""
        return {}

    def belongs_to(self, rid: RecordId) -> bool:
        """Whether this page goes when the page of that record is closed for good, such as its talk."""
        return False

    def set_head(self, head: Head) -> None:
        """Show this in the top bar."""
        self.head = head
        self.head_changed.emit()

    def set_bar(self, *items: BarItem) -> None:
        """Show these buttons and keys in the bottom bar."""
        self.bar = items
        self.bar_changed.emit()

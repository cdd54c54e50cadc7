"""Tells that the disk is nearly full, or full, for as long as it is so: at each unlock, each minute, after each save."""

from __future__ import annotations

import enum
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from akutdesk.storage.errors import StorageError
from akutdesk.ui.tidings import Tidings
from akutdesk.ui.workplace import Workplace

if TYPE_CHECKING:
    from akutdesk.storage.second_copy import DiskState

ROOM: Final = 512 * 2**20
"""Free bytes under which the disk counts as nearly full: some years of this desk, some days of others."""
LEAST: Final = 2**20
"""Free bytes under which no save can be relied on."""


class Room(enum.Enum):
    """How much room there is."""

    AMPLE = enum.auto()
    LITTLE = enum.auto()
    NONE = enum.auto()


def room(disk: DiskState) -> Room:
    """NONE: the reserve is used up, and what is free takes no more. LITTLE also where the reserve is not there."""
    if disk.reserve:
        return Room.LITTLE if disk.ledig < ROOM else Room.AMPLE
    return Room.NONE if disk.ledig < LEAST else Room.LITTLE


class DiskWatch(QObject):
    """Says it once, and takes it back when there is room again (ux.md 3.3 disk.snart, disk.fuld; F04)."""

    def __init__(self, workplace: Workplace, tidings: Tidings) -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._tidings = tidings
        self._told = Room.AMPLE
        workplace.window.frame.minute_turned.connect(self.look)
        workplace.changes.stored.connect(self._saved)

    def greet(self) -> None:
        """Somebody has come in: it is told anew."""
        self._told = Room.AMPLE
        self.look()

    def look(self) -> None:
        """Tell what has changed. A folder that is gone is told by whoever saves."""
        desk = self._workplace.desk
        if desk is None:
            return
        with suppress(StorageError, OSError):
            found = room(desk.store.disk())
            if found is not self._told:
                self._told = found
                self._tell(found)

    def _saved(self, _changed: object) -> None:
        self.look()

    def _tell(self, found: Room) -> None:
        if found is Room.AMPLE:
            self._tidings.disk_has_room()
        elif found is Room.LITTLE:
            self._tidings.disk_is_nearly_full()
        else:
            self._tidings.disk_is_full()

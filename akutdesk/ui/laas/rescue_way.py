"""When the door leads to a rescue: the file will not open, or somebody asked for a whole copy (decisions 0160, 0170)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from akutdesk.storage.errors import StorageError
from akutdesk.ui.laas.door_screen import DoorScreen
from akutdesk.ui.laas.guard import Door
from akutdesk.ui.noegler import Fundet

if TYPE_CHECKING:
    # Read when it is needed: a file is ill once in years.
    from akutdesk.ui.laas.rescue import Ask, Rescue

SYG = "FIL_SYG"
"""Why, where the file still opens: part of it does not hold."""


class RescueWay(QObject):
    """`afvist(StorageError)`: no rescue helps here, and the store will not open."""

    afvist = Signal(object)

    def __init__(
        self, door: Door, *, show: Callable[[DoorScreen], None], leave: Callable[[], None]
    ) -> None:
        super().__init__()
        self._door = door
        self._show = show
        self._leave = leave
        self._rescuer: Rescue | None = None
        self._declined = False

    def was_asked_for(self, found: Fundet, again: Callable[[], None]) -> bool:
        """Whether the way goes by a rescue that somebody asked for inside; over a desk that is open nothing is laid."""
        if self._declined or self._door.noegler.initialer():
            return False
        if not self._door.forhal.kopi_er_bedt():
            return False
        from akutdesk.ui.laas.rescue import Ask

        def without() -> None:
            self._declined = True
            with suppress(StorageError):  # a disk that fails: then the next start asks once more
                self._door.forhal.glem_kopi()
            again()

        redning = partial(self._door.noegler.redning, found)
        self._begin(Ask(kode=SYG, redning=redning, then=again, without=without))
        return True

    def not_opened(self, found: Fundet, error: StorageError, again: Callable[[], None]) -> None:
        """A file that is ill may have a backup."""
        from akutdesk.storage.from_backup import ILL
        from akutdesk.ui.laas.rescue import Ask

        noegler = self._door.noegler
        if noegler.initialer() or not isinstance(error, ILL):
            self.afvist.emit(error)
            return
        self._begin(Ask(kode=error.kode, redning=partial(noegler.redning, found), then=again))

    def by_kit(self, error: StorageError, kode: str, again: Callable[[str], None]) -> None:
        """The same for whoever has the sheet from the envelope."""
        from akutdesk.ui.laas.rescue import Ask

        redning = partial(self._door.noegler.redning_med_ark, kode)
        self._begin(Ask(kode=error.kode, redning=redning, then=partial(again, kode)))

    def _begin(self, ask: Ask) -> None:
        from akutdesk.ui.laas.rescue import Rescue

        self._rescuer = Rescue(self._door, show=self._show, leave=self._leave)
        self._rescuer.begin(ask)

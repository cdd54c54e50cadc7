"""Words that no disk has taken: tried again every five seconds, and a full lock waits for them (decision 0027)."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from akutdesk.storage.errors import StorageError
from akutdesk.ui.laas.guard import Door
from akutdesk.ui.last_words import SAVING
from akutdesk.ui.workplace import Workplace

AGAIN_MS = 5_000
_ENOUGH = 2
"""The disk works at this many looks in a row: whoever had words has saved them, and the strip is an old one."""


class WaitingWords(QObject):
    """`kept`: a lock that waits need wait no longer."""

    kept = Signal()

    def __init__(self, door: Door, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._door = door
        self._workplace = workplace
        self._worked = 0
        self._lock_waits = False
        self._timer = QTimer(self, interval=AGAIN_MS)
        self._timer.timeout.connect(self.look)

    @property
    def wait(self) -> bool:
        """Whether something typed may stand in this process only."""
        return (
            SAVING in self._workplace.window.frame.alarm_area.names
            or self._door.noegler.store().drafts_wait
        )

    def begin(self) -> None:
        """Somebody is in: no lock waits."""
        self._lock_waits = False
        self._timer.start()

    def hold_lock(self) -> None:
        """A full lock waits from now on."""
        self._lock_waits, self._worked = True, 0
        self._timer.start()

    def stop(self) -> None:
        """Everything is put away."""
        self._lock_waits = False
        self._timer.stop()

    def look(self) -> None:
        """Try again, and see what is left."""
        with suppress(StorageError):
            self._door.noegler.store().write_waiting()
        if not self._lock_waits:
            return
        if self.wait:
            self._worked = self._worked + 1 if self._works() else 0
        if not self.wait or self._worked >= _ENOUGH:
            self.kept.emit()

    def _works(self) -> bool:
        """Whether the disk takes an entry: one more of the lock in the log."""
        bruger, store = self._workplace.bruger, self._door.noegler.store()
        if bruger is None or store.drafts_wait:
            return False
        try:
            store.log(bruger.adgang, "LAAS")
        except StorageError:
            return False
        return True

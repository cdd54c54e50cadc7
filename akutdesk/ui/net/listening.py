"""Between two rounds: what a colleague wrote is here within seconds, not at the next tick (long poll, 2.11).

A wait holds up nobody: it has a worker and a line of its own, no store, and is cut off when the desk locks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from akutdesk.ui.jobs import Jobs

if TYPE_CHECKING:
    from akutdesk.storage.cursor import Cursor
    from akutdesk.sync.listen import Ending
    from akutdesk.sync.result import RoundResult
    from akutdesk.ui.net.round_job import Courier

PATIENT_S: Final = 5.0
"""A wait that ended sooner is none. A line that will not hold one is looked at once; then the rhythm decides."""


class Listening(QObject):
    """`due`: a round is due now. `later(s)`: the server wants to be let be so long. `seconds` only goes forward."""

    due = Signal()
    later = Signal(int)

    def __init__(self, parent: QObject, seconds: Callable[[], float]) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._jobs: Jobs | None = None
        self._courier: Courier | None = None
        self._from: Cursor | None = None
        self._woke = False
        self._holds = True
        """Waits hold on this line, as far as is known."""

    @property
    def waits(self) -> bool:
        """Whether the server is asked to speak up."""
        return self._from is not None

    def begin(self, jobs: Jobs, courier: Courier) -> None:
        """Somebody is in. The first round says from where to listen."""
        self._jobs, self._courier, self._holds = jobs, courier, True

    def stop(self) -> None:
        """Nobody is in: what is heard from now on is for nobody. The courier hangs up."""
        self._jobs = self._courier = self._from = None
        self._woke = False

    def round_ended(self, result: RoundResult | None, cursor: Cursor | None) -> None:
        """Listen on from where the round ended; not after one that failed, or that was asked for and found nothing."""
        for_nothing, self._woke = self._woke and result is not None and not result.moved, False
        if result is None or cursor is None or not result.got_through or for_nothing:
            return
        if self._from is None or self._point(self._from) != self._point(cursor):
            self._listen(cursor)

    def _point(self, cursor: Cursor) -> tuple[bytes, int]:
        return cursor.incarnation, cursor.seq

    def _listen(self, cursor: Cursor) -> None:
        jobs, courier = self._jobs, self._courier
        if jobs is None or courier is None:
            return
        self._from, began = cursor, self._seconds()
        jobs.listen(
            lambda: courier.listen(cursor),
            done=lambda ending: self._ended(cursor, began, ending),
            failed=lambda _: None,
            owner=self,
        )

    def _ended(self, cursor: Cursor, began: float, ending: Ending) -> None:
        from akutdesk.sync.listen import Heard

        if cursor is not self._from:
            return
        self._from = None
        held, heard = self._seconds() - began >= PATIENT_S, ending.heard
        if ending.retry_after_s is not None:
            self.later.emit(ending.retry_after_s)
        elif heard is Heard.NYT:
            self._woke = True
            self.due.emit()
        elif heard is Heard.STILLE and held:
            self._listen(cursor)
        elif heard is Heard.VAEK and (held or self._holds):
            self._holds = held
            self.due.emit()

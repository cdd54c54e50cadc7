"""The end of the shift as the lock sees it: when the last shift code stops (decision 0014)."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from akutdesk.domain.clock import Clock
from akutdesk.ui.laas import vagtkode
from akutdesk.ui.laas.guard import Guard

_SOONEST_MS = 1000


class ShiftEnd(QObject):
    """`come`: the last code has stopped; nobody can open a locked screen with one any more."""

    come = Signal()

    def __init__(self, guard: Guard, clock: Clock) -> None:
        super().__init__(guard)
        self._guard = guard
        self._clock = clock
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)

    @property
    def code_holds(self) -> bool:
        """Whether somebody has a code that still opens."""
        ends = vagtkode.sidste_udloeb(self._guard.koder)
        return ends is not None and self._clock.now() < ends

    def wait(self) -> None:
        """Watch for the end of the codes there are now."""
        ends = vagtkode.sidste_udloeb(self._guard.koder)
        if ends is not None:
            self._timer.start(_millis_to(ends, self._clock.now()))

    def stop(self) -> None:
        """Nobody is in any more."""
        self._timer.stop()

    def _look(self) -> None:
        if self.code_holds:
            self.wait()
        else:
            self.come.emit()


def _millis_to(moment: datetime, now: datetime) -> int:
    return max(_SOONEST_MS, round((moment - now).total_seconds() * 1000))

"""The end of somebody's days, or of the role they came in with, while they are in: told calmly, and the full lock as soon as they open more (0155).

What stands on the screen may be written to its end; the store keeps it and opens nothing else.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from akutdesk.storage.bruger import Bruger
from akutdesk.storage.errors import AccessOver
from akutdesk.ui.changes import Changes
from akutdesk.ui.head import Strip
from akutdesk.ui.laas.guard import Door

STRIP = "adgangstid"
_LOOK_MS, _OVER_MS = 5_000, 300


class TimeEnd(QObject):
    """`come` is called when they want to open something more."""

    def __init__(self, door: Door, changes: Changes, *, come: Callable[[], object]) -> None:
        super().__init__(changes)
        self._come = come
        self._door = door
        changes.reads = lambda: not self.is_over
        self._bruger: Bruger | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def wait(self, bruger: Bruger) -> None:
        """Somebody is in."""
        self._bruger = bruger
        self._timer.start(_LOOK_MS)

    @property
    def is_over(self) -> bool:
        """Whether whoever is in may not be any more."""
        return self._why() is not None

    def _why(self) -> AccessOver | None:
        one = self._bruger
        return None if one is None else self._door.noegler.afvist(one.id, one.rolle)

    def look(self) -> None:
        """Tell it once, and end it when they went on to something else."""
        over = self._why()
        if self._bruger is None or over is None:
            return
        if self._timer.interval() != _OVER_MS:
            self._timer.setInterval(_OVER_MS)
            key = "laas.rolle_ny" if over.grund == "ROLLE" else "laas.tid_slut"
            words = self._door.sight.texts(key)
            self._door.shell.alarm(Strip(STRIP, "info", words, icon="lock"))
            self._door.noegler.har_hoert(self._bruger.id)
        if self._door.noegler.vil_aabne_mere(self._bruger.id):
            self._timer.stop()
            self._come()

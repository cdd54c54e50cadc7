"""The end of somebody's days, or of the role they came in with, while they are in: told calmly, and the full lock as soon as they open more (0155).

What stands on the screen may be written to its end; the store keeps it and opens nothing else.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from akutdesk.storage.bruger import Bruger
from akutdesk.storage.errors import AccessOver
from akutdesk.ui.head import Strip
from akutdesk.ui.laas.guard import Door

STRIP = "adgangstid"
_LOOK_MS, _OVER_MS = 5_000, 300


class Inside:
    """Who is in, and whether they still may be."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self.bruger: Bruger | None = None

    @property
    def over(self) -> AccessOver | None:
        """What keeps them out by now; None while nothing does, or nobody is in."""
        one = self.bruger
        return None if one is None else self._door.noegler.afvist(one.id, one.rolle)

    def may_read(self) -> bool:
        """Whether their screens may read again what they show."""
        return self.over is None


class TimeEnd(QObject):
    """`come` is called when they want to open something more."""

    def __init__(
        self, door: Door, inside: Inside, *, come: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._come = come
        self._door = door
        self._inside = inside
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def wait(self, bruger: Bruger) -> None:
        """Somebody is in."""
        self._inside.bruger = bruger
        self._timer.start(_LOOK_MS)

    @property
    def is_over(self) -> bool:
        """Whether whoever is in may not be any more."""
        return self._inside.over is not None

    def look(self) -> None:
        """Tell it once, and end it when they went on to something else."""
        bruger, over = self._inside.bruger, self._inside.over
        if bruger is None or over is None:
            return
        if self._timer.interval() != _OVER_MS:
            self._timer.setInterval(_OVER_MS)
            key = "laas.rolle_ny" if over.grund == "ROLLE" else "laas.tid_slut"
            words = self._door.sight.texts(key)
            self._door.shell.alarm(Strip(STRIP, "info", words, icon="lock"))
            self._door.noegler.har_hoert(bruger.id)
        if self._door.noegler.vil_aabne_mere(bruger.id):
            self._timer.stop()
            self._come()

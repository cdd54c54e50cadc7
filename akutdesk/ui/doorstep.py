"""The first moment of a process: its lock is painted, and the rest of the program stands behind it (design.md 6).

The heavy part of what stands behind the lock (`Life`) is read as a job once the lock is painted, and it is put
together then; or at once, if somebody asks for it sooner. No key is lost in between: F2 and the fields are the lock's own.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, SignalInstance

from akutdesk.storage.claim import Handed, is_finished
from akutdesk.ui import imports as imports  # noqa: PLC0414 - read for what it does
from akutdesk.ui.laas.guard import Door, Guard
from akutdesk.ui.laas.place import Place
from akutdesk.ui.laas.state import Laas
from akutdesk.ui.main_window import MainWindow

if TYPE_CHECKING:
    from akutdesk.ui.life import Life


@dataclass(frozen=True, kw_only=True)
class Front:
    """What is there when the lock is painted."""

    folder: Path
    window: MainWindow
    door: Door
    guard: Guard
    place: Place


class Doorstep(QObject):
    """Paints the lock, or begins the first run; then puts together what stands behind it."""

    def __init__(
        self, front: Front, *, read: Callable[[], object], make: Callable[[], Life]
    ) -> None:
        """`read` is a job that reads most of the code that `make` puts together; nothing of Qt."""
        super().__init__(front.window)
        self._front = front
        self._read = read
        self._make = make
        self._closed = False
        for told in (front.guard.adgangskode, front.guard.akutkort, front.guard.ark):
            told.connect(partial(self._hear, told))
        # Queued: the picture is on its way to the screen before anything else is read.
        front.guard.malet.connect(self._painted, Qt.ConnectionType.QueuedConnection)
        front.place.vis.connect(partial(_come_forward, front.window))
        front.window.closing.connect(self.quit)

    @cached_property
    def life(self) -> Life:
        """What stands behind the lock."""
        return self._make()

    @property
    def _is_whole(self) -> bool:
        return "life" in vars(self)

    def _hear(self, told: SignalInstance, *values: object) -> None:
        """What only those behind the lock can answer: they are made now, and told."""
        if not self._is_whole:
            _ = self.life
            told.emit(*values)

    def begin(self) -> None:
        """Nobody is in: the full lock, or the first run where there is no finished desk."""
        if is_finished(self._front.folder):
            self._front.guard.lock(Laas.FULD)
        else:
            self.life.begin()
            self._front.place.open_bell()
        if self._front.place.unsaved:
            self._front.guard.tell_unsaved()

    def follow(self, handed: Handed) -> None:
        """Take over from a locked process: its clocks run on here, and what it knew of its saving."""
        place = self._front.place
        place.unsaved = handed.unsaved
        place.follow(handed, done=self._front.guard.read_clocks, failed=self._refuse)

    def quit(self) -> None:
        """The window closes: nothing typed is lost, and no key is left."""
        self._closed = True
        with ExitStack() as then:
            then.callback(self._front.place.close_bell)
            if self._is_whole:
                then.callback(self.life.quit)
            self._front.guard.put_away()

    def _painted(self) -> None:
        front = self._front
        front.place.painted()
        front.place.open_bell()
        if not self._is_whole:
            front.door.jobs.run(
                self._read, done=lambda _: self._put_together(), failed=self._refuse, owner=self
            )

    def _put_together(self) -> None:
        if not self._closed:
            _ = self.life

    def _refuse(self, error: Exception) -> None:
        self.life.refuse(error)


def _come_forward(window: MainWindow) -> None:
    """Another start wants to see the desk that is open."""
    window.showNormal() if window.isMinimized() else window.show()
    window.raise_()
    window.activateWindow()

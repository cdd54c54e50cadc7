"""The fresh process that takes over at a full lock: started, waited for, and let in (design.md 8.17).

This process keeps its own lock on the screen until the other one has painted, so that there is always
something to press F2 on.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from akutdesk.storage.claim import Started
from akutdesk.ui.laas.doorbell import Doorbell

_LOOK_MS = 200


class Successor(QObject):
    """`malet`: it has painted its lock, so that this process may end. `doed`: it ended before that."""

    malet = Signal()
    doed = Signal()

    def __init__(
        self, bell: Doorbell, spawn: Callable[[str], Started], parent: QObject | None = None
    ) -> None:
        """`spawn` starts it; the word it is given is how it will be known at the door."""
        super().__init__(parent)
        self._bell = bell
        self._spawn = spawn
        self._process: Started | None = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        bell.malet.connect(self._painted)

    @property
    def awaited(self) -> bool:
        """Whether one is on its way."""
        return self._process is not None

    def start(self) -> None:
        """Start it; only once. Where nobody could ring, this process is replaced in place."""
        if self._process is None:
            if not self._bell.is_open:
                self.doed.emit()
                return
            word = secrets.token_hex(16)
            self._bell.expect(word)
            try:
                self._process = self._spawn(word)
            except OSError:  # no room for another process: this one is replaced in place
                self.doed.emit()
                return
            self._timer.start()

    def _painted(self) -> None:
        self._timer.stop()
        self._bell.close()
        self.malet.emit()

    def _look(self) -> None:
        if self._process is not None and self._process.poll() is not None:
            self._timer.stop()
            self.doed.emit()

"""Rubbish is looked for on the GUI thread, between two events, and nowhere else.

A closed page dies as a ring of wrappers that only Python's collector finds. Left to itself the collector runs
in whatever thread made the last object, and in the middle of whatever Qt does: a timer is then taken away on a
worker, or a widget under the very event it handles, and the program falls (docs/decisions/0057).
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 1000
WHOLE: Final = 70_000
"""So many new things lie between two whole collections in Python's own rhythm (700 x 10 x 10)."""


class Sweeper:
    """Does what the collector would have done by now; only on the GUI thread, with no event under way."""

    def __init__(self, whole: int = WHOLE) -> None:
        self._whole = whole
        self._made = 0

    def sweep(self) -> None:
        """Look among what is new, and now and then among everything; nothing where little was made."""
        made, enough = gc.get_count()[0], gc.get_threshold()[0]
        if made <= enough:
            return
        self._made += made
        if self._made > self._whole:
            self._made = 0
            gc.collect()
        else:
            gc.collect(1)


class Garbage(QObject):
    """From now on the collector waits for the event loop. One for each process."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._sweeper = Sweeper()
        timer = QTimer(self, interval=EVERY_MS)
        timer.timeout.connect(self._sweeper.sweep)
        timer.start()

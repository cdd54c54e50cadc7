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


def sweep() -> None:
    """Do what the collector would have done by now; only on the GUI thread, with no event under way."""
    for generation, (made, allowed) in reversed(
        [*enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))]
    ):
        if made > allowed > 0:
            gc.collect(generation)
            return


class Garbage(QObject):
    """From now on the collector waits for the event loop. One for each process."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=EVERY_MS)
        timer.timeout.connect(sweep)
        timer.start()

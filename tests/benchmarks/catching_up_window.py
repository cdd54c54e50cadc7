"""The whole program on a PC whose server has been away: types all the time, alone and while it catches up.

Run as a script with the data folder, the file of the PC's secret and the time as its arguments; tells JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from akutdesk.app import Composed, Ports, compose
from akutdesk.assets import Assets, find_resources
from akutdesk.config import Settings, SystemClock
from akutdesk.demo.clock import moved_to
from akutdesk.storage.device_secret import FileDeviceSecret
from akutdesk.storage.stride import Stride
from akutdesk.ui.udskriv.folder import FolderPrinter
from tests.storage.founded_once import PASSWORD

Key = Qt.Key
BEAT_S = 0.04
"""Between two letters: faster than anybody types."""
ALONE = 200
"""Letters with nothing coming in."""
_NOTE = 100
"""Letters of a note; then another is written over it, so that all are of one length."""
_PULSE_S = 0.002
_WORDS = (*(Key.Key_A + n for n in range(8)), Key.Key_Space)


class Typist(QObject):
    """Types a letter at each beat. A letter's echo counts from when it was due, so a stall counts too."""

    def __init__(self, enough: Callable[[int], bool]) -> None:
        super().__init__()
        self.echo: list[float] = []
        self.stall = 0.0
        self._enough = enough
        self._due = self._seen = 0.0
        self._pulse = QTimer(self, interval=round(_PULSE_S * 1000))
        self._pulse.setTimerType(Qt.TimerType.PreciseTimer)
        self._pulse.timeout.connect(self._look)

    def type(self) -> Typist:
        """Until it is enough."""
        self._seen = time.perf_counter()
        self._due = self._seen + BEAT_S
        self._pulse.start()
        QApplication.exec()
        return self

    def told(self) -> dict[str, object]:
        """As JSON wants it."""
        return {"echo": self.echo, "stall": self.stall}

    def _letter(self) -> None:
        if len(self.echo) % _NOTE == 0:
            QTest.keyClick(
                QApplication.focusWidget(), Key.Key_A, Qt.KeyboardModifier.ControlModifier
            )
        QTest.keyClick(QApplication.focusWidget(), Key(_WORDS[len(self.echo) % len(_WORDS)]))
        QApplication.focusWidget().repaint()
        now = time.perf_counter()
        self.echo.append(now - self._due)
        while self._due <= now:
            self._due += BEAT_S
        if self._enough(len(self.echo)):
            self._pulse.stop()
            QApplication.exit()

    def _look(self) -> None:
        now = time.perf_counter()
        self.stall, self._seen = max(self.stall, now - self._seen), now
        if now >= self._due:
            self._letter()


class Watched(Stride):
    """Notes how long each step held the file."""

    def __init__(self) -> None:
        super().__init__(time.perf_counter)
        self.held: list[float] = []

    def took(self, events: int, work: float, commit: float) -> None:
        """As every stride, and noted."""
        self.held.append(work + commit)
        super().took(events, work, commit)


def at_the_note(folder: Path, secret: Path, now: datetime) -> Composed:
    """Anna is in, a call is open, and the cursor stands in its note. No server is asked yet."""
    ports = Ports(
        clock=moved_to(SystemClock(), now),
        printer=lambda: FolderPrinter(folder / "papir", navn="Kontoret"),
        secret=lambda _: FileDeviceSecret(secret),
    )
    composed = compose(Settings(data=folder), Assets(find_resources()), ports)
    composed.show()
    QTest.qWaitForWindowExposed(composed.window)
    while composed.door.jobs.busy:
        QTest.qWait(5)
    composed.unlock("AN", PASSWORD, "481516")
    composed.limbs.workplace.stop_net()
    QTest.qWait(1000)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_F2)
    QTest.qWait(100)
    note = composed.window.frame.pages.page.body.words.note
    note.setFocus()
    QTest.qWait(100)
    return composed


def main() -> None:
    """Type alone, then from the first call to the server until everything is in."""
    composed = at_the_note(
        Path(sys.argv[1]), Path(sys.argv[2]), datetime.fromisoformat(sys.argv[3])
    )
    alone = Typist(lambda typed: typed >= ALONE).type()
    desk = composed.limbs.workplace.desk
    began = time.perf_counter()
    composed.limbs.workplace.begin_copies()
    watched = desk.synk._courier.stride = Watched()
    during = Typist(lambda _: desk.synk.last is not None).type()
    told = {
        "alone": alone.told(),
        "during": during.told(),
        "held": watched.held,
        "events": desk.synk.last.pulled,
        "seconds": time.perf_counter() - began,
    }
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    os._exit(0)


main()

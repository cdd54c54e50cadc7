"""The whole program on a copy of the big store, worked by keys: how long each answer takes, as JSON.

Run as a script with the data folder and the file of the PC's secret as its arguments.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from akutdesk.app import Composed, Ports, compose
from akutdesk.assets import Assets, find_resources
from akutdesk.config import Settings
from akutdesk.demo.clock import HandClock
from akutdesk.demo.tonight import BEGINS
from akutdesk.storage.device_secret import FileDeviceSecret
from akutdesk.ui.desk import Desk
from akutdesk.ui.opfoelgning.page import OpfoelgningPage
from akutdesk.ui.udskriv.folder import FolderPrinter
from tests.benchmarks.big_store import PASSWORDS
from tests.benchmarks.measure import resident, timed

Key = Qt.Key
CALLS = 12
AFTER_UNLOCK_MS = 10_000
"""When memory is looked at (design.md 8.32)."""

_CTRL = Qt.KeyboardModifier.ControlModifier
_PLAIN = Qt.KeyboardModifier.NoModifier


def open_desk(folder: Path, secret: Path) -> Composed:
    """The program as far as its lock, with what it reads ahead already read."""
    ports = Ports(
        clock=HandClock(BEGINS),
        printer=lambda: FolderPrinter(folder / "papir", navn="Kontoret"),
        secret=lambda _: FileDeviceSecret(secret),
    )
    composed = compose(Settings(data=folder), Assets(find_resources()), ports)
    composed.show()
    QTest.qWaitForWindowExposed(composed.window)
    rest(composed)
    return composed


def rest(composed: Composed) -> None:
    """Until nothing is going on."""
    QApplication.processEvents()
    while composed.door.jobs.busy:
        QTest.qWait(5)
    QApplication.processEvents()


def unlocked(composed: Composed) -> float:
    """Seconds from the password being right to the Vagtbord painted, the shift code chosen before."""
    found = composed.door.noegler.proev("AN", PASSWORDS["AN"])

    def come_in() -> None:
        bruger = composed.door.noegler.lad_ind(found)
        composed.limbs.entrance.use_code(bruger, "481516")
        composed.limbs.entrance.choose_code(bruger)
        QApplication.processEvents()

    return timed(come_in)


def pressed(key: Key, held: Qt.KeyboardModifier = _PLAIN) -> float:
    """Seconds from a key to its answer painted."""

    def press() -> None:
        QTest.keyClick(QApplication.focusWidget(), key, held)
        QApplication.processEvents()

    return timed(press)


def call() -> dict[str, list[float]]:
    """One call from F2 to its end, with a look at the Akutkort and at other screens."""
    ring = [pressed(Key.Key_F2)]
    card = [pressed(Key.Key_F12)]
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    QApplication.processEvents()
    way = (Key.Key_2, Key.Key_Tab, Key.Key_1, Key.Key_2, Key.Key_Tab, Key.Key_1, Key.Key_Tab)
    choose = [pressed(key) for key in (*way, Key.Key_1, Key.Key_Tab, Key.Key_1, Key.Key_Tab)]
    echo = [pressed(key) for key in (Key.Key_U, Key.Key_R, Key.Key_O, Key.Key_Space) * 3]
    screens = [pressed(Key.Key_F7)]
    numbers = (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_5)
    screens += [pressed(key, _CTRL) for key in (*numbers, Key.Key_Tab)]
    pressed(Key.Key_Return, _CTRL)
    return {"F2": ring, "F12": card, "choose": choose, "echo": echo, "screens": screens}


def worked(calls: Callable[[], dict[str, list[float]]]) -> dict[str, list[float]]:
    """Every answer of some calls, by kind."""
    found: dict[str, list[float]] = {}
    for _ in range(CALLS):
        for kind, seconds in calls().items():
            found.setdefault(kind, []).extend(seconds)
    return found


def handed_over(composed: Composed) -> dict[str, list[float]]:
    """The handover of the shift, written and painted; beside it the shift's contacts read and nothing else."""
    built: list[float] = []
    read: list[float] = []
    desk = composed.limbs.workplace.desk
    for _ in range(CALLS):
        pressed(Key.Key_1, _CTRL)
        built.append(pressed(Key.Key_5, _CTRL))
        page = composed.window.frame.pages.page
        assert desk is not None
        assert isinstance(page, OpfoelgningPage)
        read.append(timed(partial(contacts_read, desk, page)))
    return {"handover": built, "contacts": read}


def contacts_read(desk: Desk, page: OpfoelgningPage) -> None:
    """What the shift's contacts say, out of the store."""
    vagten = page.handover.vagten
    assert vagten is not None
    rows = desk.store.henvendelser.i_vagten(desk.adgang, vagten.vagt.start, vagten.vagt.slut)
    calls = [row.rid for row in rows if row.type == "henvendelse"]
    assert len(desk.store.vagtoverleveringer.kontakter(desk.adgang, calls)) >= CALLS


def main() -> None:
    """Unlock, look at the memory ten seconds later, work, hand over, and tell."""
    composed = open_desk(Path(sys.argv[1]), Path(sys.argv[2]))
    told: dict[str, object] = {"unlock": unlocked(composed)}
    began = time.monotonic()
    rest(composed)
    QTest.qWait(max(0, AFTER_UNLOCK_MS - round((time.monotonic() - began) * 1000)))
    told["memory"] = resident()
    told |= worked(call)
    told |= handed_over(composed)
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    os._exit(0)


main()

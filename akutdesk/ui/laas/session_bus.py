"""Hears when the operating system locks its screen or goes to sleep (design.md 8.17, F22).

Linux only, through logind and the desktop's screen saver on D-Bus. Other systems are ports without an
implementation here: "ikke prøvet"; there the desk still notices a sleep by its clocks (`watch.IdleWatch`).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if TYPE_CHECKING:
    from akutdesk.ui.laas.sleep_delay import SleepDelay

_LOGIN = "org.freedesktop.login1"
_ANY = ""
"""Any session, or any program: a lock too many costs six digits, one too few a stranger's eyes."""


class SessionBus(QObject):
    """`laast`: the system's screen locked, as it does when another user takes over. `sover`: sleep begins."""

    laast = Signal()
    sover = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Listens at once; without a message bus nothing is ever told."""
        super().__init__(parent)
        self._delay: SleepDelay | None = None
        if sys.platform == "linux":
            self._listen()

    @Slot(bool)
    def sleep_told(self, begins: bool) -> None:  # noqa: FBT001 - the signal's own shape
        """logind: PrepareForSleep. It waits until everything that `sover` begins has returned."""
        if begins:
            self.sover.emit()
        if self._delay is not None:
            self._delay.release() if begins else self._delay.take()

    @Slot()
    def lock_told(self) -> None:
        """logind: a session is to lock."""
        self.laast.emit()

    @Slot(bool)
    def saver_told(self, on: bool) -> None:  # noqa: FBT001 - the signal's own shape
        """The desktop's own lock came on."""
        if on:
            self.laast.emit()

    def _listen(self) -> None:
        # Imported here: only a desk on Linux pays for it.
        from PySide6.QtDBus import QDBusConnection

        from akutdesk.ui.laas.sleep_delay import SleepDelay

        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        manager = ("/org/freedesktop/login1", f"{_LOGIN}.Manager", "PrepareForSleep")
        system.connect(_LOGIN, *manager, self, _slot("sleep_told(bool)"))
        system.connect(_LOGIN, _ANY, f"{_LOGIN}.Session", "Lock", self, _slot("lock_told()"))
        for name in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"):
            session.connect(_ANY, _ANY, name, "ActiveChanged", self, _slot("saver_told(bool)"))
        self._delay = SleepDelay(self)
        self._delay.take()


def _slot(signature: str) -> bytes:
    # The binding takes the text that SLOT gives; only its type stub asks for bytes.
    return cast("bytes", SLOT(signature))

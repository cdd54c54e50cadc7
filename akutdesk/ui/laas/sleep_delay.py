"""Asks logind to wait with its sleep until the lock has fallen and the drafts are put away (design.md 8.17, F22)."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

LOGIN = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
MANAGER = f"{LOGIN}.Manager"
_ASKED = ["sleep", "akutdesk", "lock", "delay"]
"""What, who, why and how: logind waits some seconds at most (`InhibitDelayMaxSec`)."""


class SleepDelay(QObject):
    """Held from `take` to `release`. Where there is no logind, or it refuses, nothing is held and nothing said."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: QDBusMessage | None = None
        """The answer with its file descriptor: as long as it lives, sleep waits."""

    def take(self) -> None:
        """Ask for it; the answer comes by itself."""
        if self._held is not None:
            return
        ask = QDBusMessage.createMethodCall(LOGIN, PATH, MANAGER, "Inhibit")
        ask.setArguments(_ASKED)
        watcher = QDBusPendingCallWatcher(QDBusConnection.systemBus().asyncCall(ask), self)
        watcher.finished.connect(self._answered)

    def release(self) -> None:
        """The machine may sleep."""
        self._held = None

    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        answer = watcher.reply()
        if answer.type() is QDBusMessage.MessageType.ReplyMessage:
            self._held = answer
        watcher.deleteLater()

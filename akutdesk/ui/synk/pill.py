"""The pill at the foot of the window: the net, or the second copy where that needs a word more (ux.md 3.2)."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from akutdesk.domain.kalender import kalender
from akutdesk.ui.desk import Desk
from akutdesk.ui.synk.state import URGENT, Says, pill

_SOON_MS = 100


class Pill(QObject):
    """Shows it for one Desk; the next person's has its own."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.show)
        desk.synk.moved.connect(self._moved)
        desk.kopi.rounded.connect(self._moved)

    def show(self) -> None:
        """Say how it stands now."""
        desk = self._desk
        status = desk.synk.status()
        if status is None:
            return
        says = Says(texts=desk.texts, kalender=kalender(desk.codes), nu=desk.clock.now())
        icon, words = pill(status, says)
        if desk.kopi.words and status.tilstand not in URGENT:
            icon, words = "device-usb", desk.kopi.words
        desk.shell.status_net(icon, words)

    def _moved(self) -> None:
        """In bundles: a round moves many times a second, and nobody reads that fast."""
        if not self._soon.isActive():
            self._soon.start()

"""The quiet line to a leader: a backup that fails, an open disk, a try that is due; never while a talk runs (decision 0162)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from akutdesk.domain.kalender import kalender
from akutdesk.ui.head import Strip, StripButton

if TYPE_CHECKING:
    from akutdesk.storage.diskkryptering import Diskkryptering
    from akutdesk.storage.eftersyn import Eftersynet
    from akutdesk.ui.desk import Desk
    from akutdesk.ui.orden.state import Ark

LOOK_MS = 5 * 60_000
DISK_AGAIN = timedelta(days=1)
FIRST_MS = 3_000
"""Whoever has just come in is not met by it."""
STRIP = "orden"


class Quiet(QObject):
    """Of one leader who is in. Each thing is told once; `busy` says that nothing may be shown now."""

    def __init__(
        self, desk: Desk, parent: QObject, *, ark: Callable[[], Ark], busy: Callable[[], bool]
    ) -> None:
        super().__init__(parent)
        self._ark = ark
        self._desk = desk
        self._busy = busy
        self._told: set[str] = set()
        self._looking = False
        self._disk: tuple[Diskkryptering, datetime] | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QTimer.singleShot(FIRST_MS, self, self.look)

    def look(self) -> None:
        """Ask, as a job; a talk, a lock or a look under way is left alone, and the next look asks."""
        if not self._desk.changes.reads() or self._busy() or self._looking:
            return
        desk, self._looking = self._desk, True
        known = self._known_disk()

        def looked() -> tuple[Eftersynet, Diskkryptering]:
            with closing(desk.store.beside()) as mine:
                asks = mine.eftersyn
                return asks.kort(desk.adgang), known or asks.disk(desk.adgang, desk.encryption)

        desk.jobs.run(looked, done=lambda found: self._tell(*found), failed=self._over, owner=self)

    def _known_disk(self) -> Diskkryptering | None:
        """What the system said at the unlock: asking may start another program, so it is asked again after a day."""
        if self._disk is None:
            return None
        said, when = self._disk
        return said if timedelta(0) <= self._desk.clock.now() - when < DISK_AGAIN else None

    def _over(self, _error: Exception) -> None:
        self._looking = False

    def _tell(self, kort: Eftersynet, disk: Diskkryptering) -> None:
        from akutdesk.ui.orden.state import Fakta, haster
        from akutdesk.ui.synk.state import Says

        self._looking = False
        desk = self._desk
        if self._known_disk() is None:
            self._disk = disk, desk.clock.now()
        says = Says(texts=desk.texts, kalender=kalender(desk.codes), nu=desk.clock.now())
        fakta = Fakta(udgave="", ark=self._ark(), kort=kort, disk=disk)
        urgent = haster(fakta, says)
        self._told &= {
            line.kode for line in urgent
        }  # what was put right is told anew if it comes back
        new = next((line for line in urgent if line.kode not in self._told), None)
        if new is None or self._busy():
            return
        self._told.add(new.kode)
        words = desk.texts(
            "orden.strip", navn=desk.texts(f"orden.navn.{new.kode}"), tekst=new.tekst
        )
        buttons = (
            StripButton(desk.texts("orden.se_mere"), self._show),
            StripButton(desk.texts("orden.senere"), lambda: desk.shell.clear(STRIP)),
        )
        desk.shell.alarm(Strip(STRIP, "warn", words, icon="shield-check", buttons=buttons))

    def _show(self) -> None:
        self._desk.shell.clear(STRIP)
        self._desk.shell.run("alt_i_orden")

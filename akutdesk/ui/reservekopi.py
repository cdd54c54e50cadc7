"""The hourly backups: made beside the work while somebody is in, and stopped when the desk locks (decision 0151)."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from akutdesk.storage.errors import DiskFull, StorageError, WorkStopped
from akutdesk.ui.hands import Hands
from akutdesk.ui.jobs import Errand
from akutdesk.ui.round_desk import RoundDesk

if TYPE_CHECKING:
    from akutdesk.storage.reservekopier import Taget
    from akutdesk.storage.store import Store
    from akutdesk.ui.hands import Tempo

LOOK_MS = 5 * 60_000
"""How often it is asked whether one is due: whoever has just come in is not disturbed."""


class Reservekopiering(QObject):
    """Lives as long as the window; works between `begin` and `stop`. A failure is in the look-up log."""

    rounded = Signal()
    """A look is over; a backup was made if one was due."""
    suspect = Signal()
    """None could be made of the file as it is: part of it may be broken."""

    def __init__(self, parent: QObject | None = None, *, look_ms: int = LOOK_MS) -> None:
        super().__init__(parent)
        self._desk: RoundDesk | None = None
        self._errand: Errand | None = None
        self._hands = Hands(self)
        self._look = QTimer(self, interval=look_ms)
        self._look.timeout.connect(self.now)

    def begin(self, desk: RoundDesk) -> None:
        """Somebody is in."""
        self.stop()
        self._desk = desk
        self._look.start()

    def stop(self) -> None:
        """The desk locks: a round that runs is asked to end, and leaves nothing half."""
        self._desk = None
        self._look.stop()
        self._hands.end()
        if self._errand is not None:
            self._errand.ask()

    def now(self) -> None:
        """Make one if one is due; while a round runs nothing more is asked for."""
        desk = self._desk
        if desk is None or self._errand is not None:
            return
        errand = self._errand = Errand()
        store, tempo = desk.store, self._hands.tempo
        self._hands.begin()
        desk.jobs.run(
            lambda: _round(store, errand, tempo),
            done=lambda _: self._over(),
            failed=self._failed,
            owner=self,
        )

    def _failed(self, error: Exception) -> None:
        self._over()
        # A page that does not verify comes out of a copying in more than one shape; whoever hears looks for itself.
        if isinstance(error, StorageError) and not isinstance(error, DiskFull):
            self.suspect.emit()

    def _over(self) -> None:
        self._errand = None
        self._hands.end()
        self.rounded.emit()


def _round(store: Store, errand: Errand, tempo: Tempo) -> Taget | None:
    if errand.stopped:  # locked before its turn came: the store may be closed
        return None
    with errand.inside(), closing(store.beside()) as mine:
        if not mine.reservekopier.mangler():
            return None

        def between() -> None:
            tempo.rest(errand, mine)
            if errand.stopped:
                raise WorkStopped

        try:
            return mine.reservekopier.tag(between)
        except WorkStopped:
            return None

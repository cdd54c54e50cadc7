"""The rounds of the second copy: some seconds after a save, and once a minute while a place is away (2.14).

A round is a job with a store of its own, so it never delays a save or a key.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from akutdesk.domain.kalender import kalender
from akutdesk.storage.errors import StorageError
from akutdesk.ui.hands import Hands
from akutdesk.ui.jobs import Errand
from akutdesk.ui.round_desk import RoundDesk

if TYPE_CHECKING:
    from akutdesk.assets import Texts
    from akutdesk.domain.codes import CodeList
    from akutdesk.storage.second_copy import CopyResult, Overblik
    from akutdesk.storage.store import Store
    from akutdesk.ui.hands import Tempo

SOON_MS = 5_000
AGAIN_MS = 60_000
OLD = timedelta(days=1)
"""A copy that lacks something for longer than this is worth a calm word (ux.md 3.3 kopi.gammel)."""


class CopyDesk(RoundDesk, Protocol):
    """A round of the copy also says what stands in its way."""

    @property
    def texts(self) -> Texts:
        """The words."""
        ...

    @property
    def codes(self) -> Mapping[str, CodeList]:
        """The code lists, for the date."""
        ...


class Kopi(QObject):
    """Lives as long as the window; works between `begin` and `stop`, that is while somebody is in."""

    rounded = Signal()
    """A round is over; the overview says what is copied now."""

    def __init__(
        self, parent: QObject | None = None, *, soon_ms: int = SOON_MS, again_ms: int = AGAIN_MS
    ) -> None:
        super().__init__(parent)
        self._desk: CopyDesk | None = None
        self._running = self._wanted = False
        self._hands = Hands(self)
        self.words = ""
        """What is to be said of a copy that is old; "" while all is well."""
        self._soon = QTimer(self, singleShot=True, interval=soon_ms)
        self._again = QTimer(self, singleShot=True, interval=again_ms)
        for timer in (self._soon, self._again):
            timer.timeout.connect(self.now)

    @property
    def waits(self) -> bool:
        """Whether a round is going or to come."""
        return self._running or self._soon.isActive() or self._again.isActive()

    def begin(self, desk: CopyDesk) -> None:
        """Somebody is in: copy what the last stop left behind, then whatever is saved."""
        self.stop()
        self._desk = desk
        desk.changes.stored.connect(self._saved)
        self._soon.start()

    def stop(self) -> None:
        """The desk locks. A round that runs ends by itself."""
        if self._desk is not None:
            self._desk.changes.stored.disconnect(self._saved)
        self._desk = None
        self._hands.end()
        self._wanted = False
        self._soon.stop()
        self._again.stop()

    def now(self) -> None:
        """A round at once; while one runs, another one after it."""
        desk = self._desk
        if desk is None:
            return
        self._soon.stop()
        self._again.stop()
        if self._running:
            self._wanted = True
            return
        self._running = True
        self._hands.begin()
        store, tempo = desk.store, self._hands.tempo
        desk.jobs.run(
            lambda: _round(store, tempo),
            done=self._done,
            failed=lambda _: self._failed(),
            owner=self,
        )

    def _saved(self, _changed: object) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _done(self, result: CopyResult | None) -> None:
        self._over(away=result is not None and bool(result.missing or result.full))

    def _failed(self) -> None:
        self._over(away=True)

    def _over(self, *, away: bool) -> None:
        self._running = False
        self._hands.end()
        desk = self._desk
        if desk is None:
            return
        if away:
            self._again.start()
        if self._wanted:
            self._wanted = False
            self._soon.start()
        with suppress(StorageError):
            self.words = words_of(desk, desk.store.overblik()) if away else ""
        self.rounded.emit()


def words_of(desk: CopyDesk, overblik: Overblik) -> str:
    """What the bottom bar says (synk/pill.py) while a copy cannot be made; nothing before it is a day old."""
    since = overblik.kopi_tid or overblik.aeldste_usendte
    if since is None or desk.clock.now() - since <= OLD:
        return ""
    calendar = kalender(desk.codes)
    return desk.texts("kopi.mangler", dag=calendar.dag_maaned(calendar.dato(since)))


def days_old(kopi_tid: datetime, nu: datetime) -> int:
    """Whole days since the newest copy."""
    return max((nu - kopi_tid).days, 0)


def _round(store: Store, tempo: Tempo) -> CopyResult | None:
    errand, result = Errand(), None
    with errand.inside(), closing(store.beside()) as mine:
        mine.make_reserve()  # used up on a full disk, and there may be room again
        for step in mine.copying():
            result = step
            tempo.rest(errand, mine)
    return result

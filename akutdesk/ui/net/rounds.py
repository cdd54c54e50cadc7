"""The rounds with the server: two seconds after a save, every half minute when idle, at once on F5 (2.12).

Nothing here holds up a key: a round is an errand of `jobs.py` on a connection of its own. What it brings is told
by `changes.py` in bundles, and the pages read again what they show.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from akutdesk.storage.errors import StorageError
from akutdesk.ui.changes import Changed
from akutdesk.ui.hands import Hands
from akutdesk.ui.jobs import Errand
from akutdesk.ui.net.arrivals import Arrivals
from akutdesk.ui.net.errands import NetErrands
from akutdesk.ui.net.journal import Haendelse
from akutdesk.ui.net.listening import Listening
from akutdesk.ui.net.network import Network
from akutdesk.ui.net.told import Told

if TYPE_CHECKING:
    from akutdesk.sync.result import Progress, RoundResult
    from akutdesk.sync.rhythm import Rhythm
    from akutdesk.ui.net.round_job import Courier, Report
    from akutdesk.ui.round_desk import RoundDesk

MINUTE_MS: Final = 60_000
_AGAIN_S: Final = 30.0
"""After a round that came to nothing here: no server is named, or the store would not be read."""


class Synk(Told):
    """Lives as long as the window; works between `begin` and `stop`, that is while the keys are here.

    `seconds` only goes forward; `draw` gives chance from 0 up to 1.
    """

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        seconds: Callable[[], float],
        draw: Callable[[], float] = random.random,  # noqa: S311 - spreads desks, hides nothing
    ) -> None:
        super().__init__(parent)
        self._seconds, self._draw = seconds, draw
        self._after_round: Callable[[], bool] = bool
        self._courier: Courier | None = None
        self._errand: Errand | None = None
        self._rhythm: Rhythm | None = None
        self._asked = self._heal = self._missed = False
        self._arrivals = Arrivals(self)
        self._hands = Hands(self)
        self.errands = NetErrands()
        self._listening = Listening(self, seconds)
        self._listening.due.connect(self.now)
        self._listening.later.connect(self._put_off)
        self._network = Network(self)
        self._network.up.connect(self.network_up)
        self._due = QTimer(self, singleShot=True)
        self._due.timeout.connect(self.now)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.moved)

    # ---- coming and going

    @property
    def works(self) -> bool:
        """Whether the keys are here."""
        return self._desk is not None

    @property
    def under_way(self) -> bool:
        """Whether a round is going on."""
        return self._errand is not None

    def begin(self, desk: RoundDesk, after_round: Callable[[], bool] = bool) -> None:
        """Somebody is in. `after_round` follows a round that got through; True if there is more to send."""
        self.stop()
        # Imported here: the lock is painted before the network is needed (design.md 6).
        from akutdesk.sync.rhythm import Rhythm
        from akutdesk.ui.net.round_job import Courier

        self._desk, self._after_round = desk, after_round
        self._courier = Courier(desk.clock, self._seconds, self._hands.tempo)
        self._rhythm = Rhythm(at_s=self._seconds())
        self._listening.begin(desk.jobs, self._courier)
        self._network.begin()
        self._heal = True
        self._arrivals.begin(desk.changes)
        self.journal = self.journal.noted(Haendelse(tid=desk.clock.now(), kode="begyndt"))
        desk.changes.stored.connect(self._saved)
        self._minute.start()
        self._wait()

    def stop(self) -> None:
        """The desk locks for good or closes: the round that runs lets the store go before this returns."""
        self.errands.stop()
        if self._errand is not None:
            self._errand.stop()
        self._listening.stop()
        if self._courier is not None:
            self._courier.hang_up()
        if self._desk is not None:
            self._desk.changes.stored.disconnect(self._saved)
        self._errand = self._desk = self.running = self._courier = None
        self._asked = self._missed = False
        self._hands.end()
        self._arrivals.stop()
        self._due.stop()
        self._minute.stop()

    # ---- what is asked

    def now(self) -> None:
        """A round at once; while one runs, another one after it. Not before the server wants one (F35)."""
        desk, courier = self._desk, self._courier
        if desk is None or courier is None:
            return
        self._due.stop()
        if self._errand is not None:
            self._asked = True
            return
        if self._rhythm is not None and self._rhythm.must_wait(self._seconds()):
            self._wait()
            return
        errand = self._errand = Errand()
        store, heal = desk.store, self._heal
        self._heal = False
        self._hands.begin()
        desk.jobs.send(
            lambda tell: courier.go(store, errand, tell, heal=heal),
            told=lambda progress: self._progressed(errand, progress),
            done=lambda report: self._done(errand, report),
            failed=lambda _: self._failed(errand),
            owner=self,
        )
        self.moved.emit()

    def ask(self) -> None:
        """Somebody pressed F5: tried as soon as the server lets us, and a doubt is looked into again."""
        self._heal = True
        if self._rhythm is not None:
            self._rhythm = self._rhythm.asked(self._seconds())
        self.now()

    def network_up(self) -> None:
        """The system has a network again: tried at once, and once until a round gets through (2.12.5)."""
        if self._rhythm is not None and self._errand is None:
            self._rhythm = self._rhythm.network_up(self._seconds())
            self._wait()

    def next_s(self) -> float:
        """Seconds until the next round, as far as is planned."""
        return 0.0 if self._rhythm is None else max(0.0, self._rhythm.at_s - self._seconds())

    # ---- what happens

    def _put_off(self, retry_after_s: int) -> None:
        """Whoever listened was told to come again later."""
        if self._rhythm is not None:
            self._rhythm = self._rhythm.put_off(retry_after_s, self._seconds(), self._draw)
            self._wait()

    def _saved(self, changed: Changed) -> None:
        if changed.initiator is self or self._rhythm is None or self._desk is None:
            return
        self._rhythm = self._rhythm.saved(self._seconds())
        self.journal = self.journal.saved(changed, self._desk.clock.now())
        self._missed = self._errand is not None
        self._wait()
        self.moved.emit()

    def _progressed(self, errand: Errand, progress: Progress) -> None:
        if errand is not self._errand:
            return
        self.running, self.has_server = progress, True
        self._arrivals.take(progress.changes)
        self.moved.emit()

    def _done(self, errand: Errand, report: Report | None) -> None:
        if errand is self._errand and report is not None:
            self.has_server = report.result is not None
            self._listening.round_ended(report.result, report.cursor)
            self._over(report.result)

    def _failed(self, errand: Errand) -> None:
        """The store would not be read or written: whoever types hears of it; the net tries later."""
        if errand is self._errand:
            self._over(None)

    def _over(self, result: RoundResult | None) -> None:
        self._errand = self.running = None
        self._hands.end()
        self._arrivals.tell()
        if self._rhythm is not None:
            self._rhythm = self._next(self._rhythm, result)
        self._missed = False
        if result is not None:
            self._follow(result)
        again, self._asked = self._asked, False
        if again:
            self.now()
        else:
            self._wait()
        self.rounded.emit()
        self.moved.emit()

    def _next(self, rhythm: Rhythm, result: RoundResult | None) -> Rhythm:
        """When to try again; what was saved while this round ran goes soon."""
        now = self._seconds()
        if result is None:
            return replace(rhythm, at_s=now + _AGAIN_S)
        after = rhythm.after(result, now, self._draw)
        return after.saved(now) if self._missed else after

    def _follow(self, result: RoundResult) -> None:
        before, self.last = self.last, result
        if self._desk is not None:
            self.journal = self.journal.ended(before, result, self._desk.clock.now())
        if result.got_through:
            try:
                self._asked = self._after_round() or self._asked
            except StorageError:
                return  # the lease is kept at the next round

    def _wait(self) -> None:
        if self._desk is not None and self._errand is None:
            self._due.start(ceil(self.next_s() * 1000))

"""Closing the window while a sheet is on its way: the desk waits for it, and says so once (ux.md 5.8).

A close takes back what is still in the printer's queue, so that no plan comes out later before others' eyes.
Whoever printed and closed at once would stand at the printer in vain.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject

from akutdesk.assets import Texts
from akutdesk.ui.head import Strip
from akutdesk.ui.jobs import Jobs
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.override import override
from akutdesk.ui.printer import JobState
from akutdesk.ui.udskriv.follow import LOOK_EVERY_MS, Follower
from akutdesk.ui.watched_printer import WatchedPrinter

STRIP = "sidste_ark"
_CAME_OR_STOPPED = (JobState.FAERDIG, JobState.STOPPET)


class LastSheet(QObject):
    """Closes the window itself once every sheet has come. Closed a second time it goes at once."""

    def __init__(
        self, window: MainWindow, texts: Texts, *, jobs: Jobs, printer: WatchedPrinter
    ) -> None:
        super().__init__(window)
        self._window = window
        self._texts = texts
        self._jobs = jobs
        self._printer = printer
        self.look_every_ms = LOOK_EVERY_MS
        self._waits = False
        self._followers: list[Follower] = []
        self._left = 0
        self._all_came = True
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Close:
            return False
        if not self._asks():
            self._let_go()
            return False
        event.ignore()
        self._window.alarm(Strip(STRIP, "info", self._texts("udskriv.luk_venter"), icon="printer"))
        self._follow()
        return True

    def _asks(self) -> bool:
        """Whether a sheet is on its way, somebody can read it here, and this was not said before."""
        if self._waits or self._window.layers.full is not None:
            return False
        return bool(self._printer.under_way)

    def _follow(self) -> None:
        jobs = self._printer.under_way
        self._waits, self._left, self._all_came = True, len(jobs), True
        for job in jobs:
            follower = Follower(self._jobs, self._printer, parent=self, every_ms=self.look_every_ms)
            follower.ended.connect(self._ended)
            self._followers.append(follower)
            follower.follow(job)

    def _let_go(self) -> None:
        """The window closes: nobody is told any more."""
        for follower in self._followers:
            follower.deleteLater()
        self._followers.clear()

    def _ended(self, state: JobState) -> None:
        self._left -= 1
        self._all_came = self._all_came and state in _CAME_OR_STOPPED
        if self._left:
            return
        self._window.clear(STRIP)
        self._waits = False
        if self._all_came:
            self._window.close()
        else:
            words = self._texts("udskriv.luk_kom_ikke")
            self._window.alarm(Strip(STRIP, "warn", words, icon="printer"))

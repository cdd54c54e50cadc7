"""Closing the window while a sheet is on its way: the desk waits for it, and says so once (ux.md 5.8).

A close takes back what is still in the printer's queue, so that no plan comes out later before others' eyes.
Whoever printed and closed at once would stand at the printer in vain.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer

from akutdesk.assets import Texts
from akutdesk.ui.head import Strip
from akutdesk.ui.jobs import Jobs
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.override import override
from akutdesk.ui.udskriv.follow import LOOK_EVERY_MS, LOOKS
from akutdesk.ui.udskriv.sending import STRIP as TROUBLE
from akutdesk.ui.watched_printer import WatchedPrinter

STRIP = "sidste_ark"


class LastSheet(QObject):
    """Closes the window itself once every sheet has ended well. Closed a second time it goes at once.

    Whoever sent a sheet follows it and says how it ended; trouble with a plan keeps the window open.
    A sheet that nobody follows any more is waited for as long as it would have been followed.
    """

    def __init__(
        self, window: MainWindow, texts: Texts, *, jobs: Jobs, printer: WatchedPrinter
    ) -> None:
        super().__init__(window)
        self._window = window
        self._words = texts("udskriv.luk_venter")
        self._jobs = jobs
        self._printer = printer
        self._waits = False
        self._longest = QTimer(self, interval=LOOK_EVERY_MS * (LOOKS + 1), singleShot=True)
        self._longest.timeout.connect(self._close)
        jobs.idle.connect(self._see)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Close or not self._asks():
            return False
        event.ignore()
        self._waits = True
        self._longest.start()
        self._window.alarm(Strip(STRIP, "info", self._words, icon="printer"))
        return True

    def _asks(self) -> bool:
        """Whether a sheet is on its way, somebody can read it here, and this was not said before."""
        if self._waits or self._window.layers.full is not None:
            return False
        return bool(self._printer.under_way)

    def _see(self) -> None:
        """Close if the last sheet has ended; every answer of the printer has been told by now."""
        if not self._waits or self._printer.under_way:
            return
        if TROUBLE in self._window.frame.alarm_area.names:
            self._waits = False
            self._longest.stop()
            self._window.clear(STRIP)
        else:
            self._close()

    def _close(self) -> None:
        self._longest.stop()
        self._window.close()

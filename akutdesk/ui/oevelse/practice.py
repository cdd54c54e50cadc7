"""From "Øv dig på et opkald" to "Det var det": a second window that can never touch the desk behind it.

F2 in it is the real telephone: the practice goes away at once, and the real call is there. A lock ends it too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.oevelse import OPKALD, Sag
from akutdesk.storage.errors import StorageError
from akutdesk.storage.practice import found_practice
from akutdesk.ui.desk_maker import DeskMaker
from akutdesk.ui.head import Strip
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.oevelse.band import BACK, NEXT
from akutdesk.ui.oevelse.cases import CasesScreen, StopPanel
from akutdesk.ui.oevelse.desk import STRIP, Practising, open_practice

CALL, LOCK = "opkald", "laas"


class Practice(QObject):
    """One at a time. `place` is the real house, whose region's numbers stand on the card."""

    def __init__(
        self,
        window: MainWindow,
        maker: DeskMaker,
        data: Path,
        place: Callable[[], Enhed | None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._maker = maker
        self._data = data
        self._place = place
        self.now: Practising | None = None
        self._sag: Sag | None = None
        self._step = 0

    # ---- coming and going

    def begin(self) -> None:
        """Show the six cases, in a window of its own over the real one."""
        if self.now is not None:
            self._choose()
            return
        texts, place = self._maker.assets.texts(), self._place()
        try:
            initialer = texts("oevelse.sted.initialer")
            kept = found_practice(self._data, self._maker.clock, initialer)
            self.now = open_practice(self._maker, kept, place.region if place else None)
        except StorageError:
            self._window.done(Strip(STRIP, "err", texts("oevelse.kan_ikke")))
            return
        self._connect(self.now)
        self._show(self.now)

    def put_away(self) -> None:
        """A lock falls, or the program ends: nothing of the practice is left."""
        self._end()

    def stop(self) -> None:
        """Whoever practised is done; the last word is kind, and the same for everybody."""
        if self._end():
            words = self._maker.assets.texts()("oevelse.faerdig")
            self._window.done(Strip(STRIP, "ok", words, icon="school"))

    def leave_for(self, action: str) -> None:
        """The real telephone rings, or the desk is to be locked: at once, on the real desk."""
        self._end()
        self._window.run(action)

    def _end(self) -> bool:
        """Take it away; whether there was one."""
        now, self.now = self.now, None
        if now is None:
            return False
        now.window.closing.disconnect(self.stop)
        now.window.close()
        now.window.close_pages()
        now.window.deleteLater()
        now.kept.end()
        self._sag = None
        self._window.activateWindow()
        return True

    def _show(self, now: Practising) -> None:
        real = self._window
        now.window.setGeometry(real.geometry())
        now.window.showMaximized() if real.isMaximized() else now.window.show()
        now.window.activateWindow()
        self._choose()

    def _connect(self, now: Practising) -> None:
        window = now.window
        for action in (CALL, LOCK):
            window.dispatch.first(action, partial(self.leave_for, action))
        window.on("luk", self._ask)
        window.on("oevelse", self._choose)
        window.on(NEXT, partial(self._move, 1))
        window.on(BACK, partial(self._move, -1))
        window.band.moved.connect(self._move)
        window.band.stopped.connect(self._ask)
        window.closing.connect(self.stop)

    # ---- the walkthrough

    def _choose(self) -> None:
        if self.now is None:
            return
        window = self.now.window
        self._sag = None
        window.band.show_choice()
        window.fit()
        if isinstance(window.layers.full, CasesScreen):
            return
        screen = CasesScreen(window.look, self._maker.assets.texts(), self.now.guide.sager)
        screen.chosen.connect(self._start)
        window.show_full(screen)

    def _start(self, kode: str) -> None:
        if self.now is None:
            return
        # Imported here: nobody practises in the first moment of a shift (design.md 6).
        from akutdesk.ui.henvendelse.door import ny_henvendelse, nyt_opkald

        self._sag = next(sag for sag in self.now.guide.sager if sag.kode == kode)
        self._step = 0
        self.now.window.leave_full()
        begin = nyt_opkald if self._sag.begynder == OPKALD else ny_henvendelse
        begin(self.now.desk)
        self._tell()

    def _move(self, by: int) -> None:
        if self._sag is None:
            return
        self._step = max(0, self._step + by)
        if self._step >= len(self._sag.siger):
            self.stop()
        else:
            self._tell()

    def _tell(self) -> None:
        if self.now is None or self._sag is None:
            return
        window = self.now.window
        window.band.show_step(self._sag, self._step)
        window.fit()
        window.say(f"{self._sag.siger[self._step]} {self._sag.goer[self._step]}")

    def _ask(self) -> None:
        if self.now is not None:
            window = self.now.window
            window.open_overlay(StopPanel(window.look, self._maker.assets.texts(), self.stop))

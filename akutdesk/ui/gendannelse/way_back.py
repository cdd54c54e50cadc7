"""Leads a bare PC from a second copy back to the lock, screen by screen (sync-and-security.md 2.18, F81)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from akutdesk.sync.homecoming import Sight
from akutdesk.sync.proxy import Proxy
from akutdesk.ui.gendannelse.restore_work import RestoreWork, Road, Staff
from akutdesk.ui.gendannelse.screens import (
    BackScreen,
    CodeScreen,
    CopyScreen,
    LeaderScreen,
    WorkScreen,
)
from akutdesk.ui.gendannelse.state import fundet, hentet, server
from akutdesk.ui.jobs import Tell
from akutdesk.ui.laas.guard import Door
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.noegleark.who_form import Appointed
from akutdesk.ui.outcome import Outcome
from akutdesk.ui.tilslutning.card_screen import CardScreen
from akutdesk.ui.tilslutning.screens import ProxyScreen

T = TypeVar("T")


def _unheard(_: object) -> None:
    """Nothing is told on the way."""


LONGEST_MS = 10 * 60 * 1000
"""An opened kit on an empty chair is a way in for anybody: it is put away after this."""


class WayBack(QObject):
    """`hjem`: the PC is a desk again. `tilbage`: to the question before. `akutkort`: F12."""

    hjem = Signal()
    tilbage = Signal()
    akutkort = Signal()

    def __init__(self, door: Door, window: MainWindow, work: RestoreWork) -> None:
        super().__init__(window)
        self._door, self._window, self._work = door, window, work
        self._look, self._texts = door.sight.look, door.sight.texts
        self._folder, self._road = "", Road()
        self._warned = ""
        self._nyeste: datetime | None = None
        self._working = False
        window.closing.connect(work.errand.stop)

    def begin(self) -> None:
        """Ask where the copy lies."""
        self._warned = ""
        screen = CopyScreen(self._look, self._texts, self._folder, self._road)
        screen.valgt.connect(partial(self._examine, screen))
        screen.proxy.connect(partial(self._ask_proxy, screen))
        self._show(screen, back=self._give_up)

    # ---- screen by screen

    def _ask_proxy(self, asks: CopyScreen) -> None:
        """The way out of the house; what was typed so far stands when it comes back."""
        self._folder, self._road = asks.typed()
        screen = ProxyScreen(self._look, self._texts, self._road.proxy)

        def given(proxy: Proxy) -> None:
            self._road = replace(self._road, proxy=proxy)
            self.begin()

        screen.givet.connect(given)
        self._show(screen, back=self.begin)

    def _examine(self, screen: CopyScreen, folder: str, road: Road) -> None:
        self._folder, self._road = folder, road
        screen.say(self._texts("gendan.ser_efter"))
        self._do(screen, lambda _: self._work.look(folder, road), partial(self._seen, screen))

    def _seen(self, screen: CopyScreen, seen: Sight) -> None:
        whole = not (seen.skadet or seen.mangler)
        if whole or self._warned == self._folder:
            self._ask_code(seen)
            return
        self._warned = self._folder
        screen.warn(self._texts("gendan.skadet" if seen.skadet else "gendan.mangler"))

    def _ask_code(self, seen: Sight) -> None:
        lines = fundet(seen, self._texts, self._door.sight.kalender)
        screen = CodeScreen(self._look, self._texts, lines)
        screen.kode.connect(partial(self._try, screen))
        self._show(screen, back=self.begin)

    def _try(self, screen: CodeScreen, kode: str) -> None:
        screen.say(self._texts("laas.ark_arbejder"))
        self._do(screen, lambda _: self._work.open(kode), self._restore)

    def _restore(self, af: int) -> None:
        screen = WorkScreen(self._look, self._texts, begins="gendan.begynder", af=af)
        self._show(screen, back=self._give_up)
        self._window.say(self._texts("gendan.henter_titel"))
        self._do(screen, self._work.restore, self._restored, told=screen.show_taken)

    def _restored(self, staff: Staff) -> None:
        if not staff.people:
            return
        self._nyeste = staff.nyeste
        screen = LeaderScreen(self._look, self._texts, staff.people, staff.krav)
        screen.udpeget.connect(partial(self._appoint, screen))
        self._show(screen, back=self._give_up)
        end = QTimer(screen, singleShot=True, interval=LONGEST_MS)
        end.timeout.connect(self._give_up)
        end.start()

    def _appoint(self, screen: LeaderScreen, who: Appointed) -> None:
        screen.say(self._texts("gendan.gemmer"))
        self._do(screen, lambda _: self._work.appoint(who), lambda _: self._appointed())

    def _appointed(self) -> None:
        if self._road.url:
            self._announce()
        else:
            self._end(None)

    def _announce(self) -> None:
        screen = WorkScreen(self._look, self._texts, begins="gendan.melder")
        self._show(screen, back=lambda: None)
        road = self._road
        self._send(lambda _: self._work.announce(road), self._announced)

    def _announced(self, said: Outcome[str]) -> None:
        self._end(said.fejl if said.value is None else said.value)

    def _end(self, fejl: str | None) -> None:
        """`fejl` as in `state.server`."""
        if not fejl:
            self._work.forget()
        lines = (
            hentet(self._nyeste, self._texts, self._door.sight.kalender),
            *server(fejl, self._texts),
        )
        screen = BackScreen(self._look, self._texts, lines, again=bool(fejl))
        screen.igen.connect(self._announce)
        screen.videre.connect(self._go_home)
        self._show(screen, back=lambda: None)

    def _go_home(self) -> None:
        self._work.forget()
        self._window.leave_full()
        self.hjem.emit()

    def _give_up(self) -> None:
        self._work.forget()
        self._window.leave_full()
        self.tilbage.emit()

    # ---- inside

    def _show(self, screen: CardScreen, *, back: Callable[[], None]) -> None:
        if isinstance(self._window.layers.full, CardScreen):
            self._window.leave_full()
        screen.tilbage.connect(lambda: None if self._working else back())
        screen.akutkort.connect(self.akutkort)
        self._window.show_full(screen)

    def _do(
        self,
        screen: CardScreen,
        work: Callable[[Tell], Outcome[T]],
        done: Callable[[T], None],
        told: Callable[[Any], None] = _unheard,
    ) -> None:
        """What came of it goes on, or its sentence stands on the screen."""

        def came(found: Outcome[T]) -> None:
            if found.value is None:
                self._trouble(screen, found.fejl)
            else:
                done(found.value)

        self._send(work, came, told)

    def _trouble(self, screen: CardScreen, key: str) -> None:
        words = self._texts(key) if key in self._texts else self._texts("fejl.lager")
        screen.say(words, trouble=True)
        screen.back_button.show()
        self._window.say(words, assertive=True)

    def _send(
        self,
        work: Callable[[Tell], T],
        done: Callable[[T], None],
        told: Callable[[Any], None] = _unheard,
    ) -> None:
        if self._working:
            return
        self._working = True

        def came(found: T) -> None:
            self._working = False
            done(found)

        self._door.jobs.send(work, told=told, done=came, failed=lambda _: None, owner=self)

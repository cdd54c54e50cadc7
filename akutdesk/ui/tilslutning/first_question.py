"""Leads a PC that is no desk yet from the first question to the lock, screen by screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from akutdesk.ui.laas.guard import Door
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.tilslutning.card_screen import CardScreen
from akutdesk.ui.tilslutning.screens import (
    AskScreen,
    InScreen,
    ProxyScreen,
    QuestionScreen,
    WaitScreen,
)
from akutdesk.ui.tilslutning.way import Way

if TYPE_CHECKING:
    from akutdesk.storage.joining import Welcome
    from akutdesk.sync.proxy import Proxy
    from akutdesk.ui.outcome import Outcome
    from akutdesk.ui.tilslutning.join_work import Answer, Asked, JoinWork

T = TypeVar("T")

POLL_MS = 2000
_HERE: Final = {
    "synk.grund.proxy_login": "tilslut.proxy_login",
    "synk.grund.proxy_script": "tilslut.proxy_script",
}
"""What has another answer on a PC that is no desk yet."""


class FirstQuestion(QObject):
    """`nyt`: a new place; `hent`: one that was lost; `med`: the PC has become a desk; `akutkort`: F12."""

    nyt = Signal()
    hent = Signal()
    med = Signal()
    akutkort = Signal()

    def __init__(self, door: Door, window: MainWindow, work: JoinWork) -> None:
        super().__init__(window)
        self._door, self._window, self._work = door, window, work
        self._texts = door.sight.texts
        self._asked: Asked | None = None
        self._way = Way()
        self._poll = QTimer(self, singleShot=True, interval=POLL_MS)
        self._poll.timeout.connect(self._look)

    def begin(self, *, waits: bool) -> None:
        """Ask; or go on where an earlier start of the program waited."""
        if waits:
            self._do(self._work.waiting, self._resumed)
        self._ask_which()

    # ---- screen by screen

    def _ask_which(self) -> None:
        self._poll.stop()
        screen = QuestionScreen(self._door.sight.look, self._texts)
        screen.nyt.connect(partial(self._is_not_joining, self.nyt))
        screen.hent.connect(partial(self._is_not_joining, self.hent))
        screen.findes.connect(self._ask_how)
        self._show(screen)

    def _is_not_joining(self, way: SignalInstance) -> None:
        self._window.leave_full()
        way.emit()

    def _ask_how(self) -> None:
        screen = AskScreen(self._door.sight.look, self._texts, self._way)
        screen.tilbage.connect(self._ask_which)
        screen.proxy.connect(partial(self._ask_proxy, screen))

        def ask(way: Way) -> None:
            self._way = way
            screen.say(self._texts("pcer.arbejder"))
            self._do(lambda: self._work.ask(way), told)

        def told(found: Outcome[Asked]) -> None:
            if found.value is None:
                self._trouble(screen, _HERE.get(found.fejl, found.fejl))
            else:
                self._wait_for(found.value)

        screen.bed.connect(ask)
        self._show(screen)

    def _ask_proxy(self, asks: AskScreen) -> None:
        """The way out of the house; what was typed so far stands when it comes back."""
        self._way = asks.typed()
        screen = ProxyScreen(self._door.sight.look, self._texts, self._way.proxy)

        def given(proxy: Proxy) -> None:
            self._way = replace(self._way, proxy=proxy)
            self._ask_how()

        screen.givet.connect(given)
        screen.tilbage.connect(self._ask_how)
        self._show(screen)

    def _resumed(self, found: Outcome[Asked]) -> None:
        if found.value is not None:
            self._wait_for(found.value)

    def _wait_for(self, asked: Asked) -> None:
        self._asked = asked
        screen = WaitScreen(
            self._door.sight.look,
            self._texts,
            kode=asked.kode,
            ord=asked.ord,
            by_stick=asked.by_stick,
        )
        screen.tilbage.connect(self._give_up)
        screen.videre.connect(self._look)
        self._show(screen)
        if not asked.by_stick:
            self._poll.start()

    def _give_up(self) -> None:
        self._asked = None
        self._work.give_up()
        self._ask_how()

    def _look(self) -> None:
        asked, stick = self._asked, self._way.stik
        if asked is not None:
            self._do(lambda: self._work.look(asked, stick), self._looked)

    def _looked(self, found: Outcome[Answer]) -> None:
        asked, screen = self._asked, self._window.layers.full
        if asked is None or not isinstance(screen, WaitScreen):
            return
        if found.value is None:
            self._trouble(screen, found.fejl)
        elif found.value.welcome is None:
            self._poll.start()
        else:
            self._become(screen, asked, found.value.welcome)

    def _become(self, screen: WaitScreen, asked: Asked, welcome: Welcome) -> None:
        self._asked = None
        screen.show_way("", back=False)
        screen.say(self._texts("tilslut.henter"))
        self._window.say(self._texts("tilslut.henter"))

        def told(place: Outcome[str]) -> None:
            if place.value is None:
                screen.show_way("", back=True)
                self._trouble(screen, place.fejl)
            else:
                self._is_in(place.value)

        self._do(lambda: self._work.become(asked, welcome), told)

    def _is_in(self, place: str) -> None:
        screen = InScreen(self._door.sight.look, self._texts, place)
        screen.videre.connect(self._end)
        self._show(screen)

    def _end(self) -> None:
        self._window.leave_full()
        self.med.emit()

    # ---- inside

    def _show(self, screen: CardScreen) -> None:
        if isinstance(self._window.layers.full, CardScreen):
            self._window.leave_full()
        screen.akutkort.connect(self.akutkort)
        self._window.show_full(screen)

    def _trouble(self, screen: CardScreen, key: str) -> None:
        words = self._texts(key) if key in self._texts else self._texts("fejl.lager")
        screen.say(words, trouble=True)
        self._window.say(words, assertive=True)

    def _do(self, work: Callable[[], Outcome[T]], told: Callable[[Outcome[T]], None]) -> None:
        self._door.jobs.send(
            lambda _tell: work(),
            told=lambda _: None,
            done=told,
            failed=lambda _: None,
            owner=self,
        )

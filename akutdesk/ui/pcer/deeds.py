"""What the leader does with PCs, panel by panel; each deed is an errand, and the panels say how it went."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.net.errands import NetErrand
from akutdesk.ui.outcome import Outcome
from akutdesk.ui.pc_name import said_name
from akutdesk.ui.pcer.gate_work import Found, GateWork, ShownPc
from akutdesk.ui.pcer.panels import CodePanel, InPanel, NamePanel, ShutPanel, WordsPanel
from akutdesk.ui.waiting_panel import WaitingPanel

T = TypeVar("T")


class PcDeeds(QObject):
    """`done`: the list may be another now."""

    done = Signal()

    def __init__(self, desk: Desk, work: GateWork, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._work = work

    # ---- a new one

    def add(self, *, has_server: bool) -> None:
        """Alt+N: type its code."""
        panel = CodePanel(self._desk, has_server=has_server)
        panel.given.connect(partial(self._look, panel))
        self._desk.shell.open_overlay(panel)

    def _look(self, panel: CodePanel, kode: str, navn: str, stik: str) -> None:
        panel.working()

        def told(found: Outcome[Found]) -> None:
            if found.value is None:
                panel.trouble(found.fejl)
                return
            panel.close_overlay()
            self._compare(found.value, navn, stik)

        self._send(lambda errand: self._work.look(errand, kode, stik), told)

    def _compare(self, found: Found, navn: str, stik: str) -> None:
        panel = WordsPanel(self._desk, found)
        panel.same.connect(partial(self._let_in, panel, found, navn, stik))
        panel.differ.connect(partial(self._refuse, panel, found, stik))
        self._desk.shell.open_overlay(panel)

    def _let_in(self, panel: WordsPanel, found: Found, navn: str, stik: str) -> None:
        panel.working()

        def told(place: Outcome[str]) -> None:
            if place.value is None:
                panel.trouble(place.fejl)
                return
            self._over(panel)
            self._desk.shell.open_overlay(InPanel(self._desk, place.value, by_stick=bool(stik)))

        self._send(lambda errand: self._work.let_in(errand, found, navn, stik), told)

    def _refuse(self, panel: WordsPanel, found: Found, stik: str) -> None:
        panel.close_overlay()
        words = self._desk.texts("fejl.ord_forskellige")
        self._desk.shell.done(Strip("pcer", "warn", words))
        if not stik:
            self._send(lambda errand: self._work.say_no(errand, found), lambda _: None)

    # ---- one that goes, and what it left

    def shut_out(self, one: ShownPc | None) -> None:
        """Alt+S: say what it means, then shut it out."""
        if one is None or not one.pc.active:
            return
        if one.pc.this_one:
            self._desk.shell.done(Strip("pcer", "info", self._desk.texts("fejl.pc_er_denne")))
            return
        panel = ShutPanel(self._desk, one)
        panel.sure.connect(partial(self._shut_out, panel, one))
        self._desk.shell.open_overlay(panel)

    def _shut_out(self, panel: ShutPanel, one: ShownPc) -> None:
        self._do(panel, lambda errand: self._work.shut_out(errand, one.pc), "pcer.spaer.sket")

    def take_in(self, one: ShownPc | None) -> None:
        """Enter on a PC that is out and had not sent everything: take that in (F72)."""
        if one is None or not one.tilbageholdt:
            return

        def told(taken: Outcome[int]) -> None:
            texts = self._desk.texts
            words = texts(taken.fejl) if taken.fejl else texts("pcer.taget_ind", n=taken.value or 0)
            self._desk.shell.done(Strip("pcer", "err" if taken.fejl else "ok", words))
            self.done.emit()

        self._send(lambda errand: self._work.admit(errand, one.pc), told)

    # ---- what it is called

    def name(self, one: ShownPc | None) -> None:
        """Alt+R, or Enter: what staff call it."""
        if one is None or not one.pc.active:
            return
        panel = NamePanel(self._desk, one, said_name(one.pc, self._desk.texts))
        panel.given.connect(partial(self._name, panel, one))
        self._desk.shell.open_overlay(panel)

    def _name(self, panel: NamePanel, one: ShownPc, navn: str) -> None:
        self._do(panel, lambda errand: self._work.name(errand, one.pc, navn), "pcer.navn.sket")

    def _do(
        self, panel: WaitingPanel, work: Callable[[NetErrand], Outcome[bool]], said: str
    ) -> None:
        """What the panel asks for; `said` is the text when it is done."""
        panel.working()

        def told(done: Outcome[bool]) -> None:
            if done.value is None:
                panel.trouble(done.fejl)
                return
            self._over(panel)
            self._desk.shell.done(Strip("pcer", "ok", self._desk.texts(said)))

        self._send(work, told)

    def _over(self, panel: WaitingPanel) -> None:
        """A deed is done: the list shows it, and a round tells the others."""
        panel.close_overlay()
        self.done.emit()
        self._desk.synk.now()

    def _send(self, work: Callable[[NetErrand], T], told: Callable[[T], None]) -> None:
        self._desk.synk.errands.send(self._desk.jobs, work, told=told, owner=self)

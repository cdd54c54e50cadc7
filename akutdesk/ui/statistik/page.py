"""Ctrl+6, Statistik: the figures of a period for the leader (ux.md 2.14, domain.md 5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import kraev, maa
from akutdesk.domain.implementeringsgrad import Implementeringsgrad, figur_1
from akutdesk.domain.implementeringsmaaling import Implementeringsmaaling
from akutdesk.domain.kalender import kalender
from akutdesk.domain.landsgennemsnit import Landsgennemsnit
from akutdesk.domain.runde import runde_af
from akutdesk.domain.sammenligning import Sammenligning
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import BarButton, BarHint, BarNote, Head, Strip
from akutdesk.ui.layout import VBox
from akutdesk.ui.messages import text_of
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.place import enhed_of
from akutdesk.ui.statistik import state
from akutdesk.ui.statistik.asking import Asking
from akutdesk.ui.statistik.board import Board
from akutdesk.ui.statistik.choices import Options
from akutdesk.ui.statistik.figure_pane import Pointed
from akutdesk.ui.statistik.layouts import TOPICS, Sayer
from akutdesk.ui.statistik.lookup import ROUTE as ROWS
from akutdesk.ui.statistik.lookup import Lookup
from akutdesk.ui.statistik.others import in_list
from akutdesk.ui.statistik.others_panel import OthersPanel
from akutdesk.ui.statistik.periods import periods
from akutdesk.ui.statistik.point_figure import LIST
from akutdesk.ui.statistik.reading import Counted, counting
from akutdesk.ui.statistik.state import Choice, Unclear
from akutdesk.ui.statistik.topics import Topics
from akutdesk.ui.statistik.wording import wording_of

_COUNTED = ("henvendelse", "borger", "overnatning", "nat", "progressionsmaal", "krisesamtale")
"""Records whose change may change a number."""
_WRITTEN_AT = {"andre": "andre_tilbud", "implementering": "implementering"}
"""The action that writes what a topic shows, where that is done here."""
_PAUSE_MS = 1000
"""So long after a change that is not one's own it is counted again."""


class StatistikPage(Page):
    """Choices, numbers, figures. What is chosen is counted in a job; the old numbers stand until it is done."""

    SCOPE: ClassVar[str] = "statistik"
    HELP: ClassVar[str] = "statistik"
    TITLE_KEY: ClassVar[str] = "statistik.titel"

    def __init__(self, desk: Desk, lookup: Lookup) -> None:
        kraev(desk.adgang, "STATISTIK_ALT")
        super().__init__(desk)
        self._lookup = lookup
        self._said, self._kalender = wording_of(desk), kalender(desk.codes)
        today = self._kalender.dato(desk.clock.now())
        self.only_table = False
        self.sayer: Sayer | None = None
        self._stale = True
        self.topics = Topics(desk.look, desk.texts, TOPICS)
        self.board = Board(desk.look, desk.texts, state.first_choice(today), self.topics)
        self._asking: Asking[Counted] = Asking(desk, self)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        VBox(desk.look, self).addWidget(ScrollPane(desk.look, self.board))
        self.set_head(Head(desk.texts("statistik.titel")))
        self.board.numbers.show_numbers([("", desk.texts("statistik.regner"))])
        self._show_bar("")
        self._connect()

    @override
    def first_focus(self) -> QWidget:
        return self.board.choices.lists["periode"].box

    @override
    def panes(self) -> tuple[QWidget, ...]:
        board = self.board
        side = board.topics.list if board.topics.list.isVisible() else board.topics.box
        return (board.choices, side, board.columns)

    @override
    def on_enter(self) -> None:
        self.board.choices.offer(self._options(), self.choice)
        if self._stale:
            self.count()

    @property
    def choice(self) -> Choice:
        """What is looked at."""
        return self.board.choice

    def count(self) -> None:
        """Count what is chosen; own days that give no period are told, and the old numbers stand."""
        desk = self.desk
        days = state.days(self.choice, desk.clock.now())
        if isinstance(days, Unclear):
            self.board.choices.say(days, desk.texts(days.key) if days.key else "")
            return
        self.board.choices.say(None, "")
        self._stale = False
        shown = state.udvalg(self.choice, days)
        mod = state.compared(self.choice, shown)
        self._asking.ask(counting(desk.store, desk.adgang, shown, mod))

    def show_figures(self) -> None:
        """The figures of the topic, of what was counted last."""
        if self.sayer is not None:
            layout = self.sayer.layout(self.topics.now)
            self.board.show_figures(layout, only_table=self.only_table)
            self._show_bar(self.sayer.reach())

    # ---- what is done

    def _connect(self) -> None:
        board = self.board
        board.chosen.connect(self.count)
        board.only.clicked.connect(self._turn)
        board.columns.opened.connect(self._look_behind)
        board.columns.nothing.connect(self._nothing_behind)
        self.topics.changed.connect(self.show_figures)
        self.on("som_tabel", self._turn)
        self.on("andre_tilbud", self._ask_others)
        if maa(self.desk.adgang, "EKSPORT"):
            self.on("udskriv", lambda: self.desk.shell.go("statusrapport"))
        self.on("naeste_trin", lambda: self.topics.step(1))
        self.on("forrige_trin", lambda: self.topics.step(-1))
        self._asking.answered.connect(self._show)
        self._asking.refused.connect(self._refuse)
        self._soon.timeout.connect(self.count)
        self.desk.changes.saved.connect(self._on_saved)

    def _turn(self) -> None:
        self.only_table = not self.only_table
        self.show_figures()

    def _show(self, counted: Counted) -> None:
        mod = self.desk.texts(f"statistik.mod.{self.choice.mod or 'ingen'}")
        self.sayer = Sayer(
            counted=counted,
            said=self._said,
            kalender=self._kalender,
            mod_navn=mod,
            andre=self._others(),
            grad=self._grad(counted.statistik.udvalg.til),
        )
        self.board.show_numbers(self.sayer.numbers(), self.sayer.reach())
        self.show_figures()

    def _refuse(self, error: Exception) -> None:
        words = text_of(error, self.desk.texts) or ""
        self.board.numbers.show_numbers([("", words)])
        self._stale = True

    def _look_behind(self, pointed: Pointed) -> None:
        self._lookup.pointed = pointed
        self.desk.shell.go(ROWS)

    def _nothing_behind(self) -> None:
        words = self.desk.texts("statistik.raekker.tom")
        self.desk.shell.done(Strip("statistik", "info", words))

    def _ask_others(self) -> None:
        self.desk.shell.open_overlay(OthersPanel(self.desk, self._said))

    def _others(self) -> tuple[Sammenligning, ...]:
        return in_list(self.desk.store.setup(self.desk.adgang, Sammenligning))

    def _grad(self, til: date) -> Implementeringsgrad:
        """Figure 1 of the round that the period ends in, or that it is now."""
        store, adgang = self.desk.store, self.desk.adgang
        runde = runde_af(min(til, self._kalender.dato(self.desk.clock.now())))
        points = [one.kode for one in self.desk.codes[LIST].aktive(runde.til)]
        return figur_1(
            runde,
            points,
            store.setup(adgang, Implementeringsmaaling),
            store.setup(adgang, Landsgennemsnit),
        )

    def _on_saved(self, changed: Changed) -> None:
        if self.sayer is not None and changed.touches(Sammenligning.TYPE):
            self.sayer = replace(self.sayer, andre=self._others())
            self.show_figures()
        if changed.touches(*_COUNTED):
            self._stale = True
            if self.isVisible():
                self._soon.start()

    # ---- words

    def _options(self) -> dict[str, Options]:
        desk = self.desk
        texts, codes, today = desk.texts, desk.codes, self._kalender.dato(desk.clock.now())
        first = desk.store.statistik.foerste(desk.adgang) or today
        every = (state.ALL, texts("statistik.valg.alle"))
        places = enhed_of(desk).deltagende_kommuner
        return {
            "periode": periods(first, today, texts, self._kalender),
            "vagt": [every, *((c.kode, c.label) for c in codes["vagttype"].koder)],
            "henvender": [every, *((c.kode, c.kort) for c in codes["henvender"].koder)],
            "kommune": [every, *((kode, codes["kommune"].label(kode)) for kode in places)]
            if len(places) > 1
            else [every],
        }

    def _show_bar(self, reach: str) -> None:
        texts = self.desk.texts
        action = _WRITTEN_AT.get(self.topics.now, "")
        first = [BarButton(action, texts(f"skal.tast.{action}"))] if action else []
        notes = [BarNote(reach, "database")] if reach else []
        if maa(self.desk.adgang, "EKSPORT"):
            report = BarButton("udskriv", texts("statistik.rapport"), "primary", "printer")
            extract = [] if first else [BarButton("udtraek", texts("udtraek.knap"))]
            first = [report, *first, *extract]
        hints = [] if action else [BarHint(("Enter",), texts("statistik.aabn"))]
        self.set_bar(*first, *hints, *notes)

"""Ctrl+6, Statistik: the figures of a period for the leader (ux.md 2.14, domain.md 5)."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.adgang import kraev, maa
from akutdesk.domain.formidling import Formidling
from akutdesk.domain.kalender import kalender
from akutdesk.domain.sammenligning import Sammenligning
from akutdesk.domain.telefonital import Telefonital
from akutdesk.domain.udgivelse import Udgivelse
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import BarButton, BarHint, Head
from akutdesk.ui.layout import NARROW, VBox
from akutdesk.ui.messages import text_of
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import TwoPanes
from akutdesk.ui.statistik import state
from akutdesk.ui.statistik.asking import Asking
from akutdesk.ui.statistik.board import Board
from akutdesk.ui.statistik.figure import Large
from akutdesk.ui.statistik.house import events_of, grad_of, options_of, others_of, phone_of
from akutdesk.ui.statistik.layouts import SAID, TOPICS, TYPED_TOPICS, Layout, Sayer
from akutdesk.ui.statistik.looking import Looking
from akutdesk.ui.statistik.lookup import Lookup
from akutdesk.ui.statistik.made_of import bar_notes, foot
from akutdesk.ui.statistik.reading import Counted, counting
from akutdesk.ui.statistik.report_layouts import REPORT_TOPICS, ReportSayer
from akutdesk.ui.statistik.reports import Reports
from akutdesk.ui.statistik.state import Choice, Unclear
from akutdesk.ui.statistik.table_saver import TableSaver
from akutdesk.ui.statistik.topics import Topics
from akutdesk.ui.statistik.wording import with_partners, wording_of
from akutdesk.ui.statistik.writing import Writing

_COUNTED = (
    *("henvendelse", "borger", "overnatning", "nat", "progressionsmaal", "krisesamtale"),
    *("kriseplan", "opfoelgning", "partnerkontakt"),
)
"""Records whose change may change a number."""
_TYPED = (Sammenligning.TYPE, Telefonital.TYPE, Formidling.TYPE)
"""Records that stand among the figures and are counted by nobody."""
_GROUPS = {
    "statistik.emner_figurer": TOPICS,
    "statistik.emner_flere": (*REPORT_TOPICS, *TYPED_TOPICS),
}
_SIDE, _SIDE_EDGES = 228, (16, 12, 16, 16)
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
        self._said, self._kalender = wording_of(desk), kalender(desk.codes)
        today = self._kalender.dato(desk.clock.now())
        self.looking = Looking(desk, lookup)
        self.writing = Writing(desk, self._said)
        self.only_table = False
        self.sayer: Sayer | None = None
        self._stale, self._shown = True, ""
        self.topics = Topics(desk.look, desk.texts, _GROUPS)
        self.board = Board(desk.look, desk.texts, state.first_choice(today), self.topics)
        self._asking: Asking[Counted] = Asking(desk, self)
        self.reports = Reports(desk, self)
        self.tables = TableSaver(desk, self)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        side = QWidget()
        self._side = VBox(desk.look, side, margins=_SIDE_EDGES)
        self._side.addWidget(self.topics.list)
        both = TwoPanes(desk.look, side, self.board, left_width=_SIDE)
        VBox(desk.look, self).addWidget(both)
        self.set_head(Head(desk.texts("statistik.titel")))
        self.board.numbers.show_numbers([Large("", desk.texts("statistik.regner"))])
        self._show_bar()
        self._connect()

    @override
    def first_focus(self) -> QWidget:
        return self.board.choices.lists["periode"].box

    @override
    def panes(self) -> tuple[QWidget, ...]:
        board = self.board
        if board.topics.list.isVisible():
            return (board.topics.list, board.choices, board.columns)
        return (board.choices, board.topics.box, board.columns)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        at_side = self.width() >= self.look.px(NARROW)
        self.board.show_where(at_side=at_side)
        self._side.set_measures(gap=0, margins=_SIDE_EDGES if at_side else (0, 0, 0, 0))

    @override
    def on_enter(self) -> None:
        self.board.choices.offer(options_of(self.desk), self.choice)
        if self._stale:
            self.count()

    @override
    def on_leave(self) -> None:
        self.tables.files.put_away()

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
        """The figures of the topic, of what was counted last; a report is counted when it is opened."""
        if self.sayer is None:
            return
        layout = self._layout(self.sayer)
        if layout is not None:
            self._shown = self.topics.now
            self.board.show_figures(layout, only_table=self.only_table)
        elif self._shown != self.topics.now:
            self._shown = ""
            self.board.wait(self.desk.texts("statistik.regner"))
        self._show_bar()

    def _layout(self, sayer: Sayer) -> Layout | None:
        emne = self.topics.now
        if emne in SAID:
            return sayer.layout(emne)
        counted = sayer.counted
        reported = self.reports.found(emne)
        if reported is None:
            mod = None if counted.mod is None else counted.mod.udvalg
            self.reports.ask(emne, counted.statistik.udvalg, mod)
            return None
        said = with_partners(self._said, self.desk)
        done = events_of(self.desk) if emne == Formidling.TYPE else ()
        told = ReportSayer(reported=reported, said=said, mod_navn=sayer.mod_navn, formidlinger=done)
        return told.layout(emne)

    # ---- what is done

    def _connect(self) -> None:
        board = self.board
        board.chosen.connect(self.count)
        board.only.clicked.connect(self._turn)
        board.columns.opened.connect(self.looking.behind)
        board.columns.written.connect(self.writing.typed)
        board.columns.nothing.connect(self.looking.nothing)
        board.numbers.opened.connect(self.looking.behind_large)
        self.topics.changed.connect(self.show_figures)
        self.on("som_tabel", self._turn)
        self.on("andre_tilbud", self.writing.others)
        if self.writing.may_write:
            self.on("telefonital", self.writing.telephone)
            self.on("formidling", self.writing.event)
        if maa(self.desk.adgang, "EKSPORT"):
            self.on("udskriv", lambda: self.desk.shell.go("statusrapport"))
            self.on("gem_csv", self._save_table)
        self.on("naeste_trin", lambda: self.topics.step(1))
        self.on("forrige_trin", lambda: self.topics.step(-1))
        self._asking.answered.connect(self._show)
        self._asking.refused.connect(self._refuse)
        self.reports.told.connect(self._show_report)
        self.reports.refused.connect(self._refuse_report)
        self.tables.files.saved.connect(self._on_file)
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
            andre=others_of(self.desk),
            grad=grad_of(self.desk, counted.statistik.udvalg.til),
            telefon=phone_of(self.desk, counted),
        )
        self.reports.forget()
        self.board.show_numbers(self.sayer.numbers(), foot(self.desk, self.sayer))
        self.show_figures()

    def _show_report(self, emne: str) -> None:
        if emne == self.topics.now:
            self.show_figures()

    def _refuse_report(self, error: Exception) -> None:
        self._shown = ""
        self.board.wait(text_of(error, self.desk.texts) or "")

    def _save_table(self) -> None:
        emne = self.topics.now
        if self.sayer is None or (emne not in SAID and self.reports.found(emne) is None):
            return
        shown = [pane.figure for pane in self.board.columns.panes]
        said = with_partners(self._said, self.desk)
        self.tables.save(shown, self.sayer.counted.statistik, said)

    def _refuse(self, error: Exception) -> None:
        words = text_of(error, self.desk.texts) or ""
        self.board.numbers.show_numbers([Large("", words)])
        self._stale = True

    def _on_file(self) -> None:
        if self.sayer is not None:
            self.board.foot.setText(foot(self.desk, self.sayer))
            self._show_bar()

    def _on_saved(self, changed: Changed) -> None:
        if changed.touches(Udgivelse.TYPE):  # another PC let out the same
            self._on_file()
        if self.sayer is not None and changed.touches(*_TYPED):
            telefon = phone_of(self.desk, self.sayer.counted)
            self.sayer = replace(self.sayer, andre=others_of(self.desk), telefon=telefon)
            self.show_figures()
        if changed.touches(*_COUNTED):
            self._stale = True
            if self.isVisible():
                self._soon.start()

    # ---- words

    def _show_bar(self) -> None:
        notes = [] if self.sayer is None else bar_notes(self.desk, self.sayer)
        export = maa(self.desk.adgang, "EKSPORT")
        action = self.writing.action(self.topics.now)
        self.set_bar(*_offered(self.desk.texts, action, export=export), *notes)


def _offered(texts: Texts, action: str, *, export: bool) -> list[BarButton | BarHint]:
    """What the bar offers of a topic that `action` writes, if any does; the hints as far as there is room."""
    hints = [
        BarHint(("Enter",), texts("statistik.aabn")),
        BarHint(("Ctrl+PgDn",), texts("statistik.naeste")),
    ]
    buttons = [BarButton(action, texts(f"skal.tast.{action}"))] if action else []
    if export and not action:
        buttons = [BarButton("udtraek", texts("udtraek.knap"))]
    if export:
        report = BarButton("udskriv", texts("statistik.rapport"), "primary", "printer")
        table = BarButton("gem_csv", texts("statistik.gem_tabel"), icon="file-text")
        buttons = [report, table, *buttons]
    return [*buttons, *hints[: 3 - len(buttons)]]

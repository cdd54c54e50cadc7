"""Ctrl+Shift+I, Implementeringsgrad: a round's sixteen points; the leader scores (domain.md 6, figure 1)."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.codes import Code
from akutdesk.domain.figur import antal_tekst
from akutdesk.domain.implementeringsbevis import Bevis, beviser
from akutdesk.domain.implementeringsmaaling import Implementeringsmaaling
from akutdesk.domain.kalender import kalender
from akutdesk.domain.landsgennemsnit import Landsgennemsnit
from akutdesk.domain.record import new_id
from akutdesk.domain.runde import Runde, runde_af
from akutdesk.storage.saving import Saving
from akutdesk.storage.store import Store
from akutdesk.ui import deed
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import BarButton, BarHint, Head, Strip
from akutdesk.ui.implementering.forms import LandForm, MaalingForm
from akutdesk.ui.implementering.pane import PointPane
from akutdesk.ui.implementering.state import (
    LISTE,
    Round,
    evidence_name,
    evidence_rows,
    evidence_words,
    named,
    point_rows,
    summary,
)
from akutdesk.ui.kept import keep
from akutdesk.ui.layout import VBox
from akutdesk.ui.list_pane import ListPane
from akutdesk.ui.messages import text_of
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import TwoPanes
from akutdesk.ui.person.said import said_of
from akutdesk.ui.place import enhed_of
from akutdesk.ui.statistik.figure_pane import Pointed
from akutdesk.ui.statistik.looking import Looking
from akutdesk.ui.statistik.lookup import Lookup
from akutdesk.ui.statistik.state import Proof

_TYPES = (Implementeringsmaaling.TYPE, Landsgennemsnit.TYPE)
_STRIP = Implementeringsmaaling.TYPE


class ImplementeringPage(Page):
    """Arrows show a point, Enter scores it; Ctrl+PgUp is the round before. Raises AdgangError, StorageError."""

    SCOPE: ClassVar[str] = "implementering"
    HELP: ClassVar[str] = "implementering"
    TITLE_KEY: ClassVar[str] = "implementering.titel"

    def __init__(self, desk: Desk, lookup: Lookup) -> None:
        kraev(desk.adgang, "IMPLEMENTERING")
        super().__init__(desk)
        self.now = runde_af(kalender(desk.codes).dato(desk.clock.now()))
        self.runde = self.now
        self._left = ListPane(desk, "implementering.liste", "implementering.intet")
        self.list = self._left.list
        self.pane = PointPane(desk)
        self._evidence: Mapping[str, tuple[Bevis, ...]] = {}
        self._looking = Looking(desk, lookup)
        self._routes = frozenset({"henvendelser", "overnatning", "partnere", "medarbejdere"})
        self._both = TwoPanes(desk.look, self._left, self.pane)
        VBox(desk.look, self).addWidget(self._both)
        self._connect()

    @override
    def first_focus(self) -> QWidget:
        return self.list

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self._both.panes

    @override
    def on_enter(self) -> None:
        self._count()
        self.refresh()

    def refresh(self) -> None:
        """Read the scores again; the marked point stays marked."""
        desk = self.desk
        said = said_of(desk)
        self.found = self._read(self.runde)
        self.set_head(Head(desk.texts("implementering.titel"), note=named(self.runde, said)))
        self._left.set_words(summary(self.found, said))
        self.list.set_rows(point_rows(self.found, said))
        self._show_bar()
        self._show_marked()

    # ---- what is shown

    def _count(self) -> None:
        """Count what the records show of this round, beside the window; what was counted of it stands until then."""
        desk, runde = self.desk, self.runde

        def counted(found: Mapping[str, tuple[Bevis, ...]]) -> None:
            if runde == self.runde:
                self._evidence = found
                self._show_marked()

        work = partial(_count, desk.store, desk.adgang, runde, desk.clock.now())
        desk.jobs.run(work, done=counted, failed=self._uncounted, owner=self)

    def _uncounted(self, error: Exception) -> None:
        self.desk.shell.done(Strip(_STRIP, "warn", text_of(error, self.desk.texts) or ""))

    def _read(self, runde: Runde) -> Round:
        store, adgang = self.desk.store, self.desk.adgang
        return Round(
            runde=runde,
            punkter=self.desk.codes[LISTE].aktive(runde.til),
            maalinger=store.setup(adgang, Implementeringsmaaling),
            landsgennemsnit=store.setup(adgang, Landsgennemsnit),
        )

    @property
    def marked(self) -> Code | None:
        """The point the pane is about."""
        return next((one for one in self.found.punkter if one.kode == self.list.marked), None)

    def _show_marked(self) -> None:
        if self.marked is not None:
            said = said_of(self.desk)
            self.pane.show_point(self.found, self.marked, said)
            self.pane.show_evidence(evidence_rows(self._here, said, self._routes))

    @property
    def _here(self) -> tuple[Bevis, ...]:
        """What the records show of the marked point; nothing while it is counted."""
        return self._evidence.get(self.marked.kode, ()) if self.marked is not None else ()

    def _show_bar(self) -> None:
        texts = self.desk.texts
        self.set_bar(
            BarButton("ret", texts("implementering.vurder"), kind="primary", icon="pencil"),
            BarButton("landstal", texts("skal.tast.landstal"), icon="map-pin"),
            BarHint(("Ctrl+PgUp",), texts("implementering.foer")),
            BarHint(("Ctrl+PgDn",), texts("implementering.efter")),
        )

    # ---- what the leader does

    def _connect(self) -> None:
        self.list.moved.connect(self._show_marked)
        self.list.opened.connect(self._score)
        self.pane.opened.connect(self._open)
        self.desk.changes.saved.connect(self._on_saved)
        for action, do in {
            "ret": self._score,
            "landstal": self._country,
            "forrige_trin": lambda: self._turn(self.runde.foer()),
            "naeste_trin": lambda: self._turn(self.runde.efter()),
        }.items():
            self.on(action, do)

    def _on_saved(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches(*_TYPES):
            self.refresh()

    def _open(self, number: object) -> None:
        """The rows behind a number; of none, the page they would come from, if there is one."""
        here = self._here
        if not isinstance(number, int) or number >= len(here):
            return
        one = here[number]
        if one.antal:
            name = evidence_name(one, said_of(self.desk))
            self._looking.behind(Pointed(Proof(self.runde, one), name, "", antal_tekst(one.antal)))
        elif one.side in self._routes:
            self.desk.shell.go(one.side)
        else:
            self._looking.nothing()

    def _turn(self, runde: Runde) -> None:
        """Another round; none that has not begun."""
        if runde <= self.now:
            self.runde = runde
            self._evidence = {}
            self._count()
            self.refresh()

    def _score(self, _rid: object = None) -> None:
        code, desk = self.marked, self.desk
        if code is None:
            return
        house = enhed_of(desk).id
        fresh = Implementeringsmaaling(
            id=new_id(), enhed_id=house, runde=self.runde.kode, punkt=code.kode
        )
        before = self.found.maaling(code.kode)
        said = said_of(desk)
        evidence = [(evidence_name(one, said), evidence_words(one, said)) for one in self._here]
        form = MaalingForm(desk, fresh, before, owner=house, code=code, evidence=evidence)

        def made(after: Implementeringsmaaling, stored: Implementeringsmaaling | None) -> None:
            keep(desk, after, stored, desk.texts("implementering.gemt", punkt=code.kort))

        form.made.connect(made)
        desk.shell.open_overlay(form)

    def _country(self) -> None:
        desk = self.desk
        title, house = named(self.runde, said_of(self.desk)), enhed_of(desk).id
        form = LandForm(desk, self.found, title=title, owner=house)
        form.made.connect(self._keep_country)
        desk.shell.open_overlay(form)

    def _keep_country(self, savings: list[Saving]) -> None:
        words = self.desk.texts("implementering.land.gemt")
        deed.done(self.desk, tuple(savings), strip=_STRIP, words=words)


def _count(
    store: Store, adgang: Adgang, runde: Runde, nu: datetime
) -> Mapping[str, tuple[Bevis, ...]]:
    """In a job: the numbers of every point."""
    with closing(store.beside()) as mine:
        return beviser(mine.implementering.grundlag(adgang, runde, nu))

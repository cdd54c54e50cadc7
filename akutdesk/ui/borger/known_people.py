"""Those who may be the same person, while one types (G40). Never merged on a name alone (domain.md 10.3)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from akutdesk.domain.borger import Borger, fuldt_navn, visningsnavn
from akutdesk.domain.kalender import kalender
from akutdesk.storage.raekker import BorgerHit
from akutdesk.ui.borger.columns import EDGE
from akutdesk.ui.borger.quiet_list import QuietList
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row
from akutdesk.ui.focus import typed_on
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.soeg.match import spans, with_found
from akutdesk.ui.soeg.people_search import PeopleSearch
from akutdesk.ui.soeg.rows import facts_of
from akutdesk.ui.text import Heading

MOST = 5


class _PassingList(QuietList):
    """It came between two fields while somebody typed: what is typed in it goes on to the next field."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not typed_on(self, event):
            super().keyPressEvent(event)


class KnownPeople(QWidget):
    """At most five, each with birth year and municipality; Enter opens the card instead."""

    outdent = EDGE
    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._kalender = kalender(desk.codes)
        self._search = PeopleSearch(desk)
        texts, look = desk.texts, desk.look
        title = texts("borger.samme")
        self.list = _PassingList(look, texts, name=title)
        box = VBox(look, self, margins=(EDGE, 0, EDGE, 0))
        box.addWidget(Heading(look, title, texts("borger.samme_note")))
        box.space(4)
        box.addWidget(self.list)
        self.list.opened.connect(self.chosen)
        self.hide()

    def begin(self) -> None:
        """Somebody begins to type."""
        self._search.begin()

    def end(self) -> None:
        """The search is over and logged."""
        self._search.end()

    def look(self, borger: Borger, *, everybody: bool) -> None:
        """Show who has the same number; with `everybody` also who has the same name."""
        store, adgang = self._desk.store, self._desk.adgang
        found = list(store.borgere.duplikater(adgang, borger)[:MOST])
        name = visningsnavn(borger).strip() or fuldt_navn(borger)
        if everybody:
            for typed in filter(None, (borger.telefon.strip(), name)):
                found += self._search.hits(typed, MOST)
        unique = {hit.rid: hit for hit in found if hit.rid != borger.id}
        self._show(tuple(unique.values())[:MOST], name)

    def _show(self, hits: tuple[BorgerHit, ...], typed: str) -> None:
        self.list.set_rows([self._row(hit, typed) for hit in hits])
        self.setVisible(bool(hits))

    def _row(self, hit: BorgerHit, typed: str) -> Row:
        navn = with_found(hit.navn or self._desk.texts("borger.uden_navn"), hit.fuldt_navn, typed)
        last = self._kalender.dag_maaned(self._kalender.dato(hit.sidst)) if hit.sidst else ""
        return Row(
            hit.rid,
            navn,
            aside=facts_of(self._desk, hit),
            right=last,
            icon="user",
            bold=spans(navn, typed),
            high=40,
        )

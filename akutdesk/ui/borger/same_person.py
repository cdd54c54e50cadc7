"""Alt+S: other cards that may be the same person, and those that were laid together with this one (F49)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.errors import DomainError
from akutdesk.domain.record import RecordId
from akutdesk.storage.act import Saved
from akutdesk.storage.errors import StorageError
from akutdesk.storage.raekker import BorgerHit, SamletKort
from akutdesk.ui.borger import facts
from akutdesk.ui.borger.alike import under_line
from akutdesk.ui.borger.card import Card
from akutdesk.ui.borger.comparison import ComparisonPanel
from akutdesk.ui.borger.quiet_list import QuietList
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Labelled, Row
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.head import Strip
from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.henvendelse.why_panel import with_reason
from akutdesk.ui.override import override
from akutdesk.ui.person.said import said_of
from akutdesk.ui.soeg.people_search import PeopleSearch
from akutdesk.ui.soeg.rows import facts_of
from akutdesk.ui.soeg.search_line import LONGEST
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.undo import undo_button
from akutdesk.ui.unkept import tell_unkept

MOST = 5


class SamePersonPanel(FormPanel):
    """Above, what lies in this card; below, who may be the same. Enter opens the two beside each other."""

    HELP: ClassVar[str] = "borger"

    def __init__(self, desk: Desk, card: Card) -> None:
        title = desk.texts("skal.tast.samme_person")
        super().__init__(desk.look, title, facts.name_of(card.borger, desk.texts), width=680)
        self._desk = desk
        self._card = card
        self._under: dict[object, SamletKort] = {}
        self._search = PeopleSearch(desk)
        look, texts = desk.look, desk.texts
        self._under_title = Heading(look, texts("borger.ens.samlet"), texts("borger.ens.skil_note"))
        self.under = QuietList(look, texts, name=texts("borger.ens.samlet"))
        find = texts("borger.ens.find")
        self.line = GuardedLine(look, name=find, limit=LONGEST)
        self.others = QuietList(look, texts, name=texts("borger.ens.maaske"))
        self._none = Text(look, texts("borger.ens.ingen"), colour="text2")
        row = Labelled(look, find, self.line)
        note = texts("borger.ens.maaske_note")
        self._maybe = Heading(look, texts("borger.ens.maaske"), note)
        self.add(self._under_title, self.under, row, self._maybe, self._none, self.others)
        self.set_way_back(texts("borger.luk"))
        self.line.returnPressed.connect(self._compare_first)
        self.line.textChanged.connect(self._show_others)
        self.others.opened.connect(self._compare)
        self.under.opened.connect(self._part)

    @override
    def first_focus(self) -> QWidget:
        return self.others if self.others.rows else self.line

    @override
    def on_enter(self) -> None:
        self._search.begin()
        self.refresh()

    @override
    def on_leave(self) -> None:
        self._search.end()

    def refresh(self) -> None:
        """Read both lists again."""
        store, adgang, said = self._desk.store, self._desk.adgang, said_of(self._desk)
        found = store.samling.under(adgang, self._card.borger.id)
        self._under = {kort.rid: kort for kort in found}
        lines = [(kort.rid, under_line(kort, said)) for kort in found]
        self.under.set_rows([Row(rid, navn, right=dag, icon="user") for rid, (navn, dag) in lines])
        for part in (self._under_title, self.under):
            part.setVisible(bool(found))
        self._show_others()

    def _show_others(self) -> None:
        hits = self._hits(self.line.text())
        self.others.set_rows([self._row(hit) for hit in hits])
        for part in (self._maybe, self.others):
            part.setVisible(bool(hits))
        self._none.setVisible(not hits)
        self.refit()

    def _hits(self, typed: str) -> tuple[BorgerHit, ...]:
        """Who the typed words find; without any, who has the same number or the same name."""
        store, adgang, borger = self._desk.store, self._desk.adgang, self._card.borger
        if typed.strip() and self._search.is_on:
            found = self._search.hits(typed, MOST + 1)
        else:
            found = (*store.borgere.duplikater(adgang, borger), *self._card.samme_navn)
        unique = {hit.rid: hit for hit in found if hit.rid != borger.id}
        return tuple(unique.values())[:MOST]

    def _row(self, hit: BorgerHit) -> Row:
        navn = hit.navn or self._desk.texts("borger.uden_navn")
        return Row(hit.rid, navn, aside=facts_of(self._desk, hit), icon="user")

    def _compare_first(self) -> None:
        if self.others.rows:
            self._compare(self.others.rows[0].id)

    def _compare(self, rid: object) -> None:
        if isinstance(rid, bytes):
            with_reason(self._desk, partial(self._lay_beside, RecordId(rid)))

    def _lay_beside(self, rid: RecordId) -> None:
        panel = ComparisonPanel(self._desk, self._card.borger.id, rid)
        panel.agreed.connect(self._join)
        self._desk.shell.open_overlay(panel)

    def _join(self, other: RecordId) -> None:
        store, adgang = self._desk.store, self._desk.adgang
        mine = self._card.borger.id
        self._do(lambda: store.samling.saml(adgang, mine, other), "borger.ens.er_samlet")

    def _part(self, rid: object) -> None:
        kort = self._under.get(rid)
        if kort is not None:
            store, adgang = self._desk.store, self._desk.adgang
            self._do(lambda: store.samling.skil(adgang, kort.rid), "borger.ens.er_skilt")

    def _do(self, deed: Callable[[], Saved], told: str) -> None:
        """Close, do it, and offer to take it back; what cannot be done is said and nothing changes."""
        desk = self._desk
        self.close_overlay()
        try:
            saved = deed()
        except (StorageError, DomainError) as error:
            tell_unkept(desk, error)
            return
        desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=self)
        undo = undo_button(desk, saved)
        desk.shell.done(Strip("borger", "ok", desk.texts(told), buttons=(undo,)))

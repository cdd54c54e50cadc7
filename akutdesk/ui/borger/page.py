"""V5, the card of a citizen: what helped, how to meet, may I call, the plan; then history (ux.md 2.11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import maa
from akutdesk.domain.borger import Borger
from akutdesk.domain.record import RecordId, field_types
from akutdesk.storage.raekker import OpfoelgningRaekke
from akutdesk.ui.borger import facts
from akutdesk.ui.borger.bar import bar_of
from akutdesk.ui.borger.card import Card, living, read_card, standing
from akutdesk.ui.borger.card_deeds import CardDeeds
from akutdesk.ui.borger.columns import Columns
from akutdesk.ui.borger.consent_line import ConsentLine
from akutdesk.ui.borger.facts import Said
from akutdesk.ui.borger.hidden_address import may_show
from akutdesk.ui.borger.measures import MeasuresPart
from akutdesk.ui.borger.parts import NARROW, SCOPE, ContactsPart, KnownPart, PlanPart, Shown
from akutdesk.ui.borger.promised import MORE
from akutdesk.ui.borger.seen import SeenLine
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.gone import GONE, gone
from akutdesk.ui.head import Head
from akutdesk.ui.layout import Divider, HBox, VBox
from akutdesk.ui.maaling.state import TASK
from akutdesk.ui.opfoelgning.deeds import TaskDeeds, source_of
from akutdesk.ui.opfoelgning.rows import task_row
from akutdesk.ui.override import override
from akutdesk.ui.page import FieldOf, Page
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.person.said import said_of
from akutdesk.ui.soon import Soon
from akutdesk.ui.vagtbord.rows import words_of
from akutdesk.ui.vagtbord.state import is_done

DONE_SHOWN = timedelta(hours=12)
_MARGINS = (24, 19, 24, 16)


class BorgerPage(Page):
    """One citizen. F2 rings about them, F8 opens their plan, Ctrl+P prints it."""

    SCOPE: ClassVar[str] = SCOPE
    HELP: ClassVar[str] = "borger"
    TITLE_KEY: ClassVar[str] = "borger.titel"

    def __init__(self, desk: Desk, rid: RecordId) -> None:
        """The opening is logged here, before anything shows. Raises NotFound, AdgangError."""
        super().__init__(desk)
        self.rid = living(desk, rid)
        self.card: Card = read_card(desk, self.rid)
        self._shown = Shown()
        self._tasks: dict[object, OpfoelgningRaekke] = {}
        self._deeds = TaskDeeds(desk, self.refresh)
        self._card_deeds = CardDeeds(desk, self, lambda: self.card, self._deeds)
        self.known = KnownPart(desk)
        self.plan = PlanPart(desk)
        self.contacts = ContactsPart(desk)
        self.measures = MeasuresPart(desk)
        self.consents = ConsentLine(desk)
        self.seen = SeenLine(desk)
        self._build()
        self._connect()

    # ---- what the shell asks

    @override
    def first_focus(self) -> QWidget:
        """The latest contact, as in the mock-up; where it lies far below, the top of the card."""
        if self.width() < self.look.px(NARROW):
            return self.known.first()
        if self.card.kontakter or self.card.andres:
            return self.contacts.in_use
        return self.plan.tasks if self._tasks else self.known.first()

    @override
    def fields_shown(self) -> dict[FieldOf, QWidget]:
        return {(self.rid, felt): self.known.facts.line_of(felt) for felt in field_types(Borger)}

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.known, self.plan, self.contacts)

    @override
    def answers(self, action: str) -> bool:
        """Alt+F only where there is more than stands there."""
        return super().answers(action) and (action != MORE or self.plan.promised.has_more)

    @override
    def on_enter(self) -> None:
        self.refresh()
        self.seen.show_for(self.rid)

    @override
    def on_leave(self) -> None:
        self._shown = Shown()
        self.plan.promised.fold()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left, top, _, bottom = _MARGINS
        narrow = self.width() < self.look.px(NARROW)
        edge = 16 if narrow else left
        self.known.set_narrow(narrow)
        self._rows.set_measures(gap=0, margins=(edge, top, edge, bottom))

    # ---- what is shown

    def refresh(self) -> None:
        """Read the card again; a citizen who is gone meanwhile closes it."""
        try:
            self.rid = standing(self.desk, self.rid)
            self.card = read_card(self.desk, self.rid)
        except GONE as error:
            gone(self, error)
            return
        self._show()

    def _show(self) -> None:
        card, said, texts = self.card, said_of(self.desk), self.desk.texts
        navn = facts.name_of(card.borger, texts)
        self.set_head(Head(navn, note=facts.band(card.fakta, said)))
        self.set_bar(*bar_of(card, texts))
        self.known.show_card(card, said, self._shown)
        self._show_tasks(said)
        self.contacts.show_card(card, said)
        self.measures.show_pairs(card.maalepar)
        self.consents.show_line(facts.consents(card.samtykker, said))

    def _show_tasks(self, said: Said) -> None:
        now = self.desk.clock.now()
        shown = [
            row
            for row in self.card.opgaver
            if not is_done(row) or (row.udfoert_tid and now - row.udfoert_tid < DONE_SHOWN)
        ]
        self._tasks = {row.rid: row for row in shown}
        words = words_of(self.desk)
        rows = [task_row(words, row, now, about=False) for row in shown]
        self.plan.show_card(self.card, said, rows)

    # ---- inside

    def _build(self) -> None:
        look = self.look
        content = QWidget()
        self._rows = rows = VBox(look, content, margins=_MARGINS)
        rows.addWidget(Columns(look, self.known, self.plan))
        rows.space(20)
        rows.addWidget(Divider(look))
        rows.space(19)
        rows.addWidget(self.contacts)
        rows.addWidget(self.measures)
        rows.addStretch(1)
        rows.space(12)
        foot = HBox(look, gap=24).from_left(self.consents)
        foot.addWidget(self.seen)
        rows.addLayout(foot)
        VBox(look, self).addWidget(ScrollPane(look, content))

    def _connect(self) -> None:
        self.known.asked.connect(self.run)
        self.consents.asked.connect(self.run)
        self.plan.asked.connect(self.run)
        self.plan.tasks.ticked.connect(self._tick)
        self.plan.tasks.opened.connect(self._open_task)
        self.contacts.opened.connect(self._open_contact)
        self._soon = Soon(self, self.refresh)
        self.desk.changes.saved.connect(self._on_saved)
        self.on(MORE, self.plan.promised.turn)
        self.on("vis_cpr", self._turn_cpr)
        self.on("vis_adresse", self._turn_address)
        for action, do in self._card_deeds.actions.items():
            self.on(action, do)

    def _on_saved(self, changed: Changed) -> None:
        if changed.initiator is not self._deeds.keeper:
            self._soon.start()

    # ---- what is done

    def _open_contact(self, rid: object) -> None:
        rows = (*self.card.kontakter, *self.card.andres)
        if row := next((one for one in rows if one.rid == rid), None):
            self.desk.shell.go("henvendelse", row.rid)

    def _open_task(self, rid: object) -> None:
        row = self._tasks.get(rid)
        if row is not None and row.type == TASK and not is_done(row):
            self.run("maaling")
        elif row is not None and (source := source_of(row)) is not None:
            self.desk.shell.go(*source)

    def _tick(self, rid: object) -> None:
        if (row := self._tasks.get(rid)) is not None:
            self._deeds.tick(row)

    def _turn_cpr(self) -> None:
        """The log's entry is committed before the number shows (design.md 8.21)."""
        desk, is_shown = self.desk, self._shown.cpr
        if not self.card.fakta.cpr or not maa(desk.adgang, "VIS_CPR"):
            return
        if not is_shown:
            desk.store.log(desk.adgang, "VIS_CPR", objekt_type="borger", objekt_id=self.rid)
        self._show_asked(replace(self._shown, cpr=not is_shown))

    def _turn_address(self) -> None:
        """So is that of a secret address (G45)."""
        is_shown = self._shown.adresse
        if is_shown or may_show(self.desk, self.card.fakta):
            self._show_asked(replace(self._shown, adresse=not is_shown))

    def _show_asked(self, shown: Shown) -> None:
        self._shown = shown
        self.known.show_card(self.card, said_of(self.desk), shown)

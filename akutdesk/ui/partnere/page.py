"""Ctrl+Shift+S, Samarbejdspartnere: looked up by everybody, written by the leader (domain.md 2.19)."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import maa
from akutdesk.domain.kalender import kalender
from akutdesk.domain.record import RecordId
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale
from akutdesk.domain.samarbejdspartner import Samarbejdspartner, bedste_nummer
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import BarButton, BarHint, Head
from akutdesk.ui.kept import keep
from akutdesk.ui.layout import VBox
from akutdesk.ui.list_pane import ListPane
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import TwoPanes
from akutdesk.ui.partnere.forms import AftaleForm, PartnerForm
from akutdesk.ui.partnere.pane import EmptyPart, PartnerPane
from akutdesk.ui.partnere.state import Said, in_order, partner_row

_TYPES = (Samarbejdspartner.TYPE, Samarbejdsaftale.TYPE)


class PartnerePage(Page):
    """Arrows show one after the other. The leader: Enter or Alt+R changes, Alt+A writes an agreement."""

    SCOPE: ClassVar[str] = "partnere"
    HELP: ClassVar[str] = "partnere"
    TITLE_KEY: ClassVar[str] = "partner.titel"

    def __init__(self, desk: Desk, rid: RecordId | None = None) -> None:
        """`rid`: the partner that is shown first."""
        super().__init__(desk)
        texts = desk.texts
        self._partners: dict[object, Samarbejdspartner] = {}
        self._first = rid
        self.can_write = maa(desk.adgang, "SKRIV_OPSAETNING")
        left = ListPane(desk, "partner.liste", "partner.forklaring")
        self.list = left.list
        self.empty = EmptyPart(desk, can_write=self.can_write)
        left.put_under(self.empty)
        self.pane = PartnerPane(desk)
        self._both = TwoPanes(desk.look, left, self.pane)
        VBox(desk.look, self).addWidget(self._both)
        self.set_head(Head(texts("partner.titel")))
        self._show_bar()
        self._connect()

    @override
    def first_focus(self) -> QWidget:
        return self.list if self._partners else self.empty.button

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self._both.panes

    @override
    def on_enter(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read partners and agreements again; the marked one stays marked."""
        desk, said = self.desk, self._said
        found = in_order(desk.store.setup(desk.adgang, Samarbejdspartner))
        shown = [one for one in found if self.can_write or not one.nedlagt]
        self._partners = {one.id: one for one in shown}
        self.list.set_rows([partner_row(one, self._agreements(one), said) for one in shown])
        self.list.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        if self._first is not None:
            self.list.mark(self._first)
            self._first = None
        self._show_marked()

    # ---- what is shown

    @property
    def _said(self) -> Said:
        desk = self.desk
        return Said(
            texts=desk.texts, codes=desk.codes, kalender=kalender(desk.codes), nu=desk.clock.now()
        )

    @property
    def marked(self) -> Samarbejdspartner | None:
        """The partner the pane is about."""
        return self._partners.get(self.list.marked)

    def _agreements(self, partner: Samarbejdspartner) -> tuple[Samarbejdsaftale, ...]:
        every = self.desk.store.setup(self.desk.adgang, Samarbejdsaftale)
        return tuple(one for one in every if one.partner_id == partner.id)

    def _show_marked(self) -> None:
        partner = self.marked
        agreed = self._agreements(partner) if partner else ()
        self.pane.show_partner(partner, agreed, self._said, can_write=self.can_write)

    def _show_bar(self) -> None:
        texts = self.desk.texts
        if not self.can_write:
            self.set_bar(BarHint(("↑ ↓",), texts("soeg.tast.vaelg")))
            return
        self.set_bar(
            BarButton("ny_partner", texts("partner.ny"), kind="primary", icon="plus"),
            BarButton("ret", texts("partner.ret"), icon="pencil"),
            BarButton("ny_aftale", texts("partner.ny_aftale"), icon="file-plus"),
            BarButton("kontrolleret", texts("partner.kontrolleret"), icon="check"),
            BarButton("nedlaeg", texts("partner.nedlaeg")),
        )

    # ---- what the leader does

    def _connect(self) -> None:
        self.list.moved.connect(self._show_marked)
        self.empty.button.clicked.connect(self._begin if self.can_write else self.desk.shell.back)
        self.desk.changes.saved.connect(self._on_saved)
        if not self.can_write:
            return
        self.list.opened.connect(self._change)
        self.pane.opened.connect(self._open_agreement)
        for action, do in {
            "ny_partner": self._begin,
            "ret": self._change,
            "ny_aftale": self._agree,
            "kontrolleret": self._check,
            "nedlaeg": self._take_out,
        }.items():
            self.on(action, do)

    def _on_saved(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches(*_TYPES):
            self.refresh()

    def _begin(self) -> None:
        self._ask(PartnerForm(self.desk), "partner.gemt")

    def _change(self, _rid: object = None) -> None:
        if self.marked is not None:
            self._ask(PartnerForm(self.desk, self.marked), "partner.gemt")

    def _agree(self) -> None:
        if self.marked is not None:
            self._ask(AftaleForm(self.desk, self.marked), "partner.aftale_gemt")

    def _open_agreement(self, rid: object) -> None:
        partner = self.marked
        agreed = self._agreements(partner) if partner else ()
        one = next((each for each in agreed if each.id == rid), None)
        if partner is not None and one is not None:
            self._ask(AftaleForm(self.desk, partner, one), "partner.aftale_gemt")

    def _ask(self, form: PartnerForm | AftaleForm, key: str) -> None:
        def made(after: Samarbejdspartner | Samarbejdsaftale, before: object) -> None:
            stored = before if isinstance(before, Samarbejdspartner | Samarbejdsaftale) else None
            if keep(self.desk, after, stored, self.desk.texts(key)):
                self.list.mark(after.id)

        form.made.connect(made)
        self.desk.shell.open_overlay(form)

    def _check(self) -> None:
        """Somebody called the number or looked it up today; without one there is nothing to check."""
        partner = self.marked
        if partner is None or not bedste_nummer(partner):
            self._change()
            return
        day, who = self._said.kalender.dato(self.desk.clock.now()), self.desk.adgang.bruger
        after = replace(partner, kontrolleret_dato=day, kontrolleret_af=who)
        keep(self.desk, after, partner, self.desk.texts("partner.er_kontrolleret"))

    def _take_out(self) -> None:
        """Out of the list, or in again; the name stays on old contacts."""
        partner = self.marked
        if partner is None:
            return
        after = replace(partner, nedlagt=not partner.nedlagt)
        key = "partner.er_nedlagt" if after.nedlagt else "partner.er_tilbage"
        keep(self.desk, after, partner, self.desk.texts(key, navn=partner.navn))

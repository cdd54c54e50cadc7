"""Ctrl+Shift+H, Haendelser: what happened in the house, newest first. Alt+N: one more."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import kraev, maa
from akutdesk.domain.haendelse import Haendelse, anmeldes_senest
from akutdesk.domain.kalender import kalender
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import RecordId
from akutdesk.storage.raekker import HaendelseRaekke
from akutdesk.ui import keys
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Row
from akutdesk.ui.haendelser.form import HaendelseForm
from akutdesk.ui.haendelser.module import is_on, switch
from akutdesk.ui.head import BarButton, BarHint, Head
from akutdesk.ui.kept import keep
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.list_pane import ListPane
from akutdesk.ui.opened import found
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.text import Text
from akutdesk.ui.vagtbord.state import first_names

_TYPES = ("haendelse", "indstilling")


class HaendelserPage(Page):
    """Rows say what and when; opening one is logged. The leader switches the module on and off (Alt+S)."""

    SCOPE: ClassVar[str] = "haendelser"
    HELP: ClassVar[str] = "haendelser"
    TITLE_KEY: ClassVar[str] = "haendelse.titel"

    def __init__(self, desk: Desk) -> None:
        kraev(desk.adgang, "LAES")
        super().__init__(desk)
        texts, look = desk.texts, desk.look
        self.leads = maa(desk.adgang, "SKRIV_OPSAETNING")
        left = ListPane(desk, "haendelse.liste", "haendelse.forklaring")
        self.list = left.list
        self._none = Text(look, "")
        self.first = Button(look, "", keys=keys.hint("ny_haendelse", self.SCOPE))
        self._empty = QWidget()
        row = QWidget()
        HBox(look, row).from_left(self.first)
        box = VBox(look, self._empty, gap=12)
        box.addWidget(self._none)
        box.addWidget(row)
        left.put_under(self._empty)
        VBox(look, self).addWidget(ScrollPane(look, left))
        self.set_head(Head(texts("haendelse.titel")))
        self._connect()

    @override
    def first_focus(self) -> QWidget:
        return self.list if self.list.rows else self.first

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.list if self.list.rows else self._empty,)

    @override
    def on_enter(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the list again, and whether the module is used."""
        desk, texts = self.desk, self.desk.texts
        self._is_on = is_on(desk)
        rows = self._rows() if self._is_on else []
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._none.setText(texts("haendelse.ingen" if self._is_on else "haendelse.slaaet_fra"))
        self.first.set_words(texts("haendelse.ny" if self._is_on else self._way_on))
        self._show_bar()

    @property
    def _way_on(self) -> str:
        return "haendelse.slaa_til" if self.leads else "skal.tilbage"

    def _rows(self) -> list[Row]:
        desk = self.desk
        staff = desk.store.setup(desk.adgang, Medarbejder)
        names = first_names([(one.id, one.navn) for one in staff])
        return [
            self._row(one, names.get(one.oprettet_af, ""))
            for one in desk.store.haendelser.liste(desk.adgang)
        ]

    def _row(self, row: HaendelseRaekke, navn: str) -> Row:
        calendar, kinds = kalender(self.desk.codes), self.desk.codes["haendelse_type"]
        when = ""
        if row.tid is not None:
            when = f"{calendar.kort(calendar.dato(row.tid))} {calendar.klokken(row.tid)}"
        return Row(row.rid, kinds.label(row.type) if row.type else "", aside=when, right=navn)

    def _show_bar(self) -> None:
        texts = self.desk.texts
        new = BarButton("ny_haendelse", texts("haendelse.ny"), kind="primary", icon="plus")
        key = "haendelse.slaa_fra" if self._is_on else "haendelse.slaa_til"
        items: list[BarButton | BarHint] = [new] if self._is_on else []
        if self.list.rows:
            items.append(BarHint(("Enter",), texts("haendelse.aabn")))
        if self.leads:
            items.append(BarButton("slaa_fra", texts(key)))
        self.set_bar(*items)

    # ---- what is done

    def _connect(self) -> None:
        self.list.opened.connect(self._open)
        self.first.clicked.connect(self._first)
        self.on("ny_haendelse", self._begin)
        if self.leads:
            self.on("slaa_fra", self._switch)
        self.desk.changes.saved.connect(self._on_saved)

    def _first(self) -> None:
        if self._is_on:
            self._begin()
        elif self.leads:
            self._switch()
        else:
            self.desk.shell.back()

    def _switch(self) -> None:
        switch(self.desk)

    def _begin(self) -> None:
        if self._is_on:
            self._ask(HaendelseForm(self.desk))

    def _open(self, rid: object) -> None:
        row = next((one for one in self.list.rows if one.id == rid), None)
        one = (
            found(self.desk, Haendelse, RecordId(row.id))
            if row and isinstance(row.id, bytes)
            else None
        )
        if one is not None:
            self._ask(HaendelseForm(self.desk, one))

    def _ask(self, form: HaendelseForm) -> None:
        form.made.connect(self._made)
        self.desk.shell.open_overlay(form)

    def _made(self, after: Haendelse, before: Haendelse | None) -> None:
        if keep(self.desk, after, before, self._said(after)):
            self.list.mark(after.id)

    def _said(self, one: Haendelse) -> str:
        """That it is kept; a breach of data must be told the authority in time (domain.md 7)."""
        until, texts = anmeldes_senest(one), self.desk.texts
        if until is None:
            return texts("haendelse.gemt")
        calendar = kalender(self.desk.codes)
        dag = calendar.dag(calendar.dato(until))
        return texts("haendelse.anmeld", dag=dag, tid=calendar.klokken(until))

    def _on_saved(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches(*_TYPES):
            self.refresh()

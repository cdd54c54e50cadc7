"""Ret, and Ny borger: the form of a citizen (domain.md 2.4). Nothing has to be filled in."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import maa
from akutdesk.domain.cpr import med_streg
from akutdesk.domain.errors import DomainError
from akutdesk.domain.kalender import kalender
from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import StorageError
from akutdesk.ui.borger import facts
from akutdesk.ui.borger.form import BorgerForm
from akutdesk.ui.borger.keeping import NewCard, OldCard
from akutdesk.ui.borger.reading import is_empty
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import ErrorSummary
from akutdesk.ui.gone import GONE, gone
from akutdesk.ui.head import BarButton, BarHint, Head, Strip, StripButton
from akutdesk.ui.layout import VBox
from akutdesk.ui.messages import text_of
from akutdesk.ui.override import override
from akutdesk.ui.page import FieldOf, Page
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.undo import undo_button
from akutdesk.ui.unkept import tell_unkept

STRIP = "borger"
_TOP = ("borger.fejl.top", "borger.fejl.top_en")
"""The heading of what is asked about again, and its twin for one answer."""


class BorgerRetPage(Page):
    """`rid` None begins a citizen; likely duplicates are shown while one types (G40)."""

    SCOPE: ClassVar[str] = "borger"
    HELP: ClassVar[str] = "borger_ret"
    TITLE_KEY: ClassVar[str] = "borger.titel_ret"

    def __init__(self, desk: Desk, rid: RecordId | None) -> None:
        """Raises NotFound, AdgangError."""
        super().__init__(desk)
        self.form = BorgerForm(desk)
        self.summary = ErrorSummary(desk.look, desk.texts, title_key=_TOP[0])
        self.people = self.form.people
        self.card = (
            NewCard(desk, self, self.form) if rid is None else OldCard(desk, self, self.form, rid)
        )
        self._accepted = ""
        self.form.put_first(self.summary)
        VBox(desk.look, self).addWidget(ScrollPane(desk.look, self.form))
        self._show_edges()
        self._connect()

    @property
    def is_new(self) -> bool:
        """Whether the citizen is not made yet."""
        return isinstance(self.card, NewCard)

    # ---- what the shell asks

    @override
    def first_focus(self) -> QWidget:
        return self.form.lines["kaldenavn"]

    @override
    def fields_shown(self) -> dict[FieldOf, QWidget]:
        if isinstance(self.card, NewCard):
            return {}
        rid = self.card.before.id
        return {(rid, felt): row for felt, row in self.form.rows.items()}

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.form,)

    @override
    def on_enter(self) -> None:
        try:
            self.card.fill()
        except GONE as error:
            gone(self, error)
            return
        self.people.begin()
        self._look_for_others()
        self._show_edges()

    @override
    def on_leave(self) -> None:
        self.card.flush()
        self.people.end()
        if isinstance(self.card, OldCard):
            self.card.hide_number()

    # ---- inside

    def _show_edges(self) -> None:
        texts = self.desk.texts
        if self.is_new:
            self.set_head(Head(texts("skal.tast.ny_borger"), note=texts("borger.ny_note")))
        else:
            said_name = facts.name_of(self.card.before, texts)
            self.set_head(Head(said_name, note=texts("borger.ret_note")))
        words = texts("borger.opret" if self.is_new else "borger.faerdig")
        self.set_bar(
            BarButton("gem_luk", words, kind="primary"),
            BarHint(("Esc",), texts("borger.tilbage")),
        )
        self.unfinished = self.is_new

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.form.cpr.asked.connect(self._show_cpr)
        self.form.cpr.kept.connect(self._keep_cpr)
        self.form.address.asked.connect(self.card.show_address)
        self.people.chosen.connect(self._is_known)
        self.on("gem_luk", self._finish)
        self.on("gem", self._save_now)
        self.on("vis_cpr", self._show_cpr)
        self.on("vis_adresse", self.card.show_address)
        if isinstance(self.card, OldCard):
            self.card.kladde.saved.connect(self._saved)

    def _edited(self, felt: str) -> None:
        if felt == "cpr":
            self._accepted = ""
        if felt in {"kaldenavn", "fornavn", "efternavn", "telefon", "cpr"}:
            self._look_for_others()

    def _look_for_others(self) -> None:
        self.people.look(self.card.reading().borger, everybody=self.is_new)

    def _saved(self) -> None:
        calendar = kalender(self.desk.codes)
        now = calendar.klokken(self.desk.clock.now())
        self.desk.shell.status_saved(self.desk.texts("borger.gemt", tid=now))

    def _save_now(self) -> None:
        self.card.flush()
        self._saved()

    # ---- the CPR number

    def _show_cpr(self) -> None:
        """The log's entry is committed before the number shows (design.md 8.21)."""
        if not isinstance(self.card, OldCard) or self.form.cpr.is_open:
            return
        siffer = self.card.stored.cpr
        if not siffer or not maa(self.desk.adgang, "VIS_CPR"):
            return
        rid = self.card.stored.id
        self.desk.store.log(self.desk.adgang, "VIS_CPR", objekt_type="borger", objekt_id=rid)
        vist = med_streg(siffer)
        self.card.shown["cpr"] = vist
        self.form.cpr.open_with(vist)

    def _keep_cpr(self) -> None:
        """Gem alligevel: the number is right, whatever the check digit says (domain.md 2.4.1)."""
        self._accepted = self.form.cpr.line.text()
        self._finish()

    # ---- the end

    def _finish(self) -> None:
        self.card.flush()
        reading = self.card.reading()
        texts, rows = self.desk.texts, self.form.rows
        for felt in rows:
            self.form.say_at(felt, "")
        missing = [(texts(key), rows[felt]) for felt, key in reading.faults.items()]
        for felt, key in reading.faults.items():
            self.form.say_at(felt, texts(key))
        if missing:
            self.summary.show_missing(missing)
            return
        self.summary.clear()
        if reading.doubt and self._accepted != self.form.cpr.line.text():
            self._ask_to_look_again()
            return
        self._close(is_empty(reading.borger) and self.is_new)

    def _ask_to_look_again(self) -> None:
        """A soft hint; a second Ctrl+Enter keeps the number too."""
        words = self.desk.texts("fejl.cpr")
        self.form.say_at("cpr", words)
        self.form.cpr.keep.show()
        self.form.cpr.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        self._accepted = self.form.cpr.line.text()
        self.desk.shell.say(words, assertive=True)

    def _close(self, empty: bool) -> None:  # noqa: FBT001 - one of two ways out
        if empty:
            self.desk.shell.close_page(self)
            return
        desk, reading = self.desk, self.card.reading()
        try:
            saved = self.card.finish(reading)
        except (StorageError, DomainError) as error:
            tell_unkept(desk, error)
            return
        rid = reading.borger.id
        desk.shell.close_page(self)
        desk.shell.go("borger", rid)
        if isinstance(self.card, NewCard) and saved is not None:
            navn = facts.name_of(reading.borger, desk.texts)
            words = desk.texts("borger.oprettet", navn=navn)
            undo = undo_button(desk, saved, desk.shell.back)
            desk.shell.done(Strip(STRIP, "ok", words, buttons=(undo,)))
        elif isinstance(self.card, OldCard) and self.card.before != self.card.stored:
            undo = StripButton(desk.texts("skal.tast.fortryd"), self._take_back, action="fortryd")
            desk.shell.done(Strip(STRIP, "ok", desk.texts("borger.rettet"), buttons=(undo,)))

    def _take_back(self) -> None:
        desk = self.desk
        if not isinstance(self.card, OldCard):
            return
        try:
            self.card.take_back()
        except (StorageError, DomainError) as error:
            words = text_of(error, desk.texts) or desk.texts("fejl.kan_ikke_fortrydes")
            desk.shell.done(Strip(STRIP, "info", words))
            return
        desk.shell.done(Strip(STRIP, "info", desk.texts("skal.fortrudt")))

    def _is_known(self, rid: RecordId) -> None:
        """It was somebody the desk knows: their card, and nothing new."""
        if isinstance(self.card, NewCard):
            self.card.drop()
        self.desk.shell.close_page(self)
        self.desk.shell.go("borger", rid)

"""Alt+P: the people around a citizen, and what they may know (domain.md 2.5)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from akutdesk.domain.borger import Borger
from akutdesk.domain.errors import DomainError
from akutdesk.domain.paaroerende import Paaroerende
from akutdesk.storage.errors import StorageError
from akutdesk.ui import keys
from akutdesk.ui.borger import facts
from akutdesk.ui.borger.facts import Said
from akutdesk.ui.borger.relative_form import RelativeForm
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Row, RowList
from akutdesk.ui.head import Strip
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.override import override
from akutdesk.ui.person.said import said_of
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.undo import undo_button
from akutdesk.ui.unkept import tell_unkept


class RelativesPanel(Overlay):
    """A list; Enter opens one to correct, Alt+N begins another."""

    SCOPE: ClassVar[str] = "paaroerende"
    HELP: ClassVar[str] = "borger"

    def __init__(self, desk: Desk, borger: Borger) -> None:
        super().__init__(desk.look, width=680)
        self._desk = desk
        self._borger = borger
        self._people: dict[object, Paaroerende] = {}
        look, texts = desk.look, desk.texts
        title = texts("skal.tast.paaroerende")
        self.setAccessibleName(title)
        self.list = RowList(look, texts, name=title, ticks_with_space=False)
        self._none = Text(look, texts("borger.ingen_paaroerende"))
        self.add = Button(
            look,
            texts("borger.tilfoej_paaroerende"),
            icon="user-plus",
            keys=keys.hint("ny_paaroerende", self.SCOPE),
            size="bar",
        )
        box = VBox(look, self, gap=12, margins=(32, 24, 32, 24))
        note = facts.name_of(borger, texts)
        for part in (Heading(look, title, note, size=22), self._none, self.list):
            box.addWidget(part)
        self.call = Button(
            look,
            texts("borger.paaroerende_ringer"),
            icon="phone",
            keys=keys.hint("paaroerende_ringer", self.SCOPE),
            size="bar",
        )
        box.addLayout(self._foot())
        self.list.opened.connect(self._open)
        self.add.clicked.connect(self._begin)
        self.on("ny_paaroerende", self._begin)
        self.call.clicked.connect(self._ring)
        self.on("paaroerende_ringer", self._ring)

    @override
    def first_focus(self) -> QWidget:
        return self.list if self._people else self.add

    @override
    def on_enter(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the relatives again."""
        found = self._desk.store.children(self._desk.adgang, Paaroerende, self._borger.id)
        self._people = {one.id: one for one in found}
        said = said_of(self._desk)
        self.list.set_rows([_row(one, said) for one in found])
        for part in (self.list, self.call):
            part.setVisible(bool(found))
        self._none.setVisible(not found)
        self.refit()

    def _foot(self) -> HBox:
        texts = self._desk.texts
        back = Button(
            self.look, texts("borger.luk"), kind="quiet", keys=keys.hint("luk"), size="bar"
        )
        back.clicked.connect(self.close_overlay)
        return HBox(self.look, gap=8).from_left(self.add, self.call, back)

    def _open(self, rid: object) -> None:
        one = self._people.get(rid)
        if one is not None:
            self._edit(one)

    def _ring(self) -> None:
        """The marked one rings for their own sake."""
        one = self._people.get(self.list.marked)
        if one is None:
            return
        from akutdesk.ui.henvendelse.door import paaroerende_ringer

        self.close_overlay()
        paaroerende_ringer(self._desk, one)

    def _begin(self) -> None:
        self._edit(None)

    def _edit(self, one: Paaroerende | None) -> None:
        form = RelativeForm(self._desk, self._borger, one)
        form.made.connect(self._save)
        self._desk.shell.open_overlay(form)

    def _save(self, after: Paaroerende, before: Paaroerende | None) -> None:
        desk = self._desk
        try:
            saved = desk.store.save(desk.adgang, after, before)
        except (StorageError, DomainError) as error:
            tell_unkept(desk, error)
            return
        self.refresh()
        self.list.mark(after.id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if saved.handling_id is None:
            return
        desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=self)
        words = desk.texts("borger.paaroerende_gemt", navn=after.navn)
        undo = undo_button(desk, saved)
        desk.shell.done(Strip("borger", "ok", words, buttons=(undo,)))


def _row(one: Paaroerende, said: Said) -> Row:
    who = one.navn or said.texts("borger.uden_navn")
    relation = facts.small(said.codes["relation"].label(one.relation)) if one.relation else ""
    call = said.codes["maa_kontaktes"].label(one.maa_kontaktes) if one.maa_kontaktes else ""
    parts = [said.texts("borger.maa_kontaktes", svar=facts.small(call))] if call else []
    parts += [said.texts(f"borger.vide.{kode}") for kode in one.maa_faa_at_vide]
    return Row(one.id, who, aside=relation, right=one.telefon, lines=" · ".join(parts) or " ")

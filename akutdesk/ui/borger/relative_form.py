"""One relative: who it is, may we ring, and what may be told. Consent decides, not kinship (domain.md 2.5)."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.borger import Borger
from akutdesk.domain.paaroerende import Paaroerende
from akutdesk.domain.record import guarded_like, new_id
from akutdesk.domain.vagt import KBH
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import ChoiceGroup, Labelled
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.override import override

_NAME = fritekst.graense("borger", "kaldenavn")
_NUMBER = fritekst.graense("borger", "telefon")


class RelativeForm(FormPanel):
    """`one` None begins another. What is typed stays a draft until it is saved."""

    HELP: ClassVar[str] = "borger"

    made = Signal(object, object)
    """The Paaroerende to save, and the one it was (None for a new one)."""

    def __init__(self, desk: Desk, borger: Borger, one: Paaroerende | None) -> None:
        texts, look = desk.texts, desk.look
        super().__init__(
            look, texts("borger.ret_paaroerende" if one else "borger.tilfoej_paaroerende")
        )
        self._desk = desk
        self._before = one
        self._shown = one or _blank(borger)
        self.navn = self._line("navn", _NAME, self._shown.navn)
        self.telefon = self._line("telefon", _NUMBER, self._shown.telefon)
        self.relation = self._group("relation")
        self.call = self._group("maa_kontaktes")
        self.tell = self._group("maa_faa_at_vide", many=True)
        self._name_row = Labelled(look, self.navn.accessibleName(), self.navn, label_at="top")
        number = Labelled(look, self.telefon.accessibleName(), self.telefon, label_at="top")
        self.add(self._name_row, self.relation, number, self.call, self.tell)
        self.set_foot(texts("borger.gem"), texts("borger.tilbage"), self._finish)
        self.keep_draft(self._make_draft(borger))
        self.navn.textChanged.connect(self._named)

    @override
    def first_focus(self) -> QWidget:
        return self.navn

    def _line(self, felt: str, limit: int, text: str) -> GuardedLine:
        name = self._desk.texts(f"borger.om_paaroerende.{felt}")
        line = GuardedLine(self.look, name=name, limit=limit)
        line.setText(text)
        return line

    def _named(self, _text: str) -> None:
        self._name_row.set_error("")

    def _group(self, felt: str, *, many: bool = False) -> ChoiceGroup:
        desk = self._desk
        day = desk.clock.now().astimezone(KBH).date()
        title = desk.texts(f"borger.om_paaroerende.{felt}")
        question = question_of(desk.codes[felt], day, title=title, many=many)
        group = ChoiceGroup(desk.look, desk.texts, question, columns=4, label="top")
        group.set_chosen(self._chosen(felt))
        return group

    def _chosen(self, felt: str) -> tuple[str, ...]:
        if felt == "maa_faa_at_vide":
            return self._shown.maa_faa_at_vide
        kode: str | None = getattr(self._shown, felt)
        return (kode,) if kode else ()

    def _make_draft(self, borger: Borger) -> LooseDraft:
        felt = f"paaroerende/{self._shown.id.hex() if self._before else ''}"
        draft = LooseDraft(self._desk, self, Place(rid=borger.id, felt=felt, type=Paaroerende.TYPE))
        draft.bind("navn", self.navn)
        draft.bind("telefon", self.telefon)
        draft.bind("relation", self.relation)
        draft.bind("maa_kontaktes", self.call)
        draft.bind("maa_faa_at_vide", self.tell)
        return draft

    def _finish(self) -> None:
        if not self.navn.text().strip():
            self._name_row.set_error(self._desk.texts("borger.om_paaroerende.mangler"))
            self.navn.setFocus()
            self.refit()
            return
        relation, call = self.relation.chosen, self.call.chosen
        after = replace(
            self._shown,
            navn=self.navn.text(),
            telefon=self.telefon.text(),
            relation=relation[0] if relation else None,
            maa_kontaktes=call[0] if call else None,
            maa_faa_at_vide=self.tell.chosen,
        )
        self.close_saved()
        self.made.emit(after, self._before)


def _blank(borger: Borger) -> Paaroerende:
    """Nobody yet, guarded as the citizen is."""
    return guarded_like(borger, Paaroerende(id=new_id(), borger_id=borger.id))

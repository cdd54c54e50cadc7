"""An answer of the house's own: its words, and fewer for the chip where they are many."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.listevalg import KORT
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.henvendelse.guarded import GuardedLine, refusal
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.override import override
from akutdesk.ui.place import enhed_of
from akutdesk.ui.text import Text

_LONG = 60


class CodePanel(FormPanel):
    """Nothing is saved here; `typed` carries the label and the short label."""

    HELP: ClassVar[str] = "liste"
    typed = Signal(str, str)

    def __init__(self, desk: Desk, liste: str, taken: frozenset[str]) -> None:
        texts, look = desk.texts, desk.look
        super().__init__(look, texts("leder.liste.ny"), width=640)
        self._desk = desk
        self._texts = texts
        self._taken = taken
        self.navn = GuardedLine(look, name=texts("leder.liste.ord"), limit=_LONG)
        self.kort = GuardedLine(look, name=texts("leder.liste.kort"), limit=_LONG)
        self._asked = {
            "navn": Labelled(look, texts("leder.liste.ord"), self.navn),
            "kort": Labelled(look, texts("leder.liste.kort"), self.kort),
        }
        for line, row in zip((self.navn, self.kort), self._asked.values(), strict=True):
            line.returnPressed.connect(self._finish)
            line.refused.connect(partial(self._refused, row))
        self.add(
            *self._asked.values(),
            Text(look, texts("leder.liste.kort_om", n=KORT), size=14, colour="text2"),
            Text(look, texts("leder.liste.ny_om"), size=14, colour="text2"),
        )
        place = enhed_of(desk)
        draft = LooseDraft(
            desk, self, Place(rid=place.id, felt=f"opsaetning/liste/{liste}", type=place.TYPE)
        )
        draft.bind("navn", self.navn)
        draft.bind("kort", self.kort)
        self.keep_draft(draft)
        self.set_foot(texts("leder.gem"), texts("leder.tilbage"), self._finish)

    @override
    def first_focus(self) -> QWidget:
        return self.navn

    def _refused(self, row: Labelled, kode: str) -> None:
        row.set_error(refusal(self._desk, kode))
        self.refit()

    def _finish(self) -> None:
        label, kort = self.navn.text().strip(), self.kort.text().strip()
        told = {"navn": self._wrong_label(label), "kort": self._wrong_short(label, kort)}
        for felt, key in told.items():
            self._asked[felt].set_error(self._texts(f"leder.liste.{key}", n=KORT) if key else "")
        wrong = next((felt for felt, key in told.items() if key), "")
        if wrong:
            self._asked[wrong].stop().setFocus()
            self.refit()
            return
        self.typed.emit(label, kort or label)

    def _wrong_label(self, label: str) -> str:
        if not label:
            return "mangler_ord"
        return "findes" if label.casefold() in self._taken else ""

    @staticmethod
    def _wrong_short(label: str, kort: str) -> str:
        """Only the chip's own words can be too long for it."""
        if len(kort or label) <= KORT:
            return ""
        return "for_langt" if kort else "mangler_kort"

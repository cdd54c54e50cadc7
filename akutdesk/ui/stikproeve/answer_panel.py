"""What a leader says of one look-up: in order, ask, or not in order; the last two with a note."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.record import RecordId
from akutdesk.domain.stikproeve import I_ORDEN, SVAR, Stikproeve
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Labelled, Question
from akutdesk.ui.fields.guarded_line import GuardedLine
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.override import override

_LONGEST = 300


class SvarPanel(FormPanel):
    """`given(svar, note)`. `who` is whose look-up it is, at whom."""

    HELP: ClassVar[str] = "stikproeve"

    given = Signal(str, str)

    def __init__(self, desk: Desk, proeve: RecordId, plads: int, who: str) -> None:
        texts, look = desk.texts, desk.look
        super().__init__(look, texts("stikproeve.panel.titel"), who)
        self._desk = desk
        choices = tuple(
            Choice(kode, texts(f"stikproeve.svar.{kode}"), str(digit))
            for digit, kode in enumerate(SVAR, start=1)
        )
        question = Question(texts("stikproeve.felt.svar"), choices)
        self.svar = ChoiceGroup(look, texts, question, columns=0, label="top")
        name = texts("stikproeve.felt.note")
        self.note = GuardedLine(look, name=name, limit=_LONGEST)
        self._row = Labelled(
            look, name, self.note, note=texts("stikproeve.panel.note"), label_at="top"
        )
        self.add(self.svar, self._row)
        self.set_foot(texts("stikproeve.panel.gem"), texts("skal.tilbage"), self._finish)
        place = Place(rid=proeve, felt=f"svar.{plads}", type=Stikproeve.TYPE)
        draft = LooseDraft(desk, self, place)
        draft.bind("svar", self.svar)
        draft.bind("note", self.note)
        self.keep_draft(draft)

    @override
    def first_focus(self) -> QWidget:
        return self.svar.stop()

    def refuse(self, words: str) -> None:
        """Say why it was not kept; what was chosen stands."""
        self.set_notice(words, trouble=True)
        self.refit()
        self._desk.shell.say(words, assertive=True)

    def _finish(self) -> None:
        texts = self._desk.texts
        chosen = self.svar.chosen[0] if self.svar.chosen else ""
        lacks_note = bool(chosen) and chosen != I_ORDEN and not self.note.text().strip()
        self.svar.set_error("" if chosen else texts("stikproeve.panel.mangler_svar"))
        self._row.set_error(texts("stikproeve.panel.mangler_note") if lacks_note else "")
        self.refit()
        if not chosen:
            self.svar.stop().setFocus()
        elif lacks_note:
            self.note.setFocus()
        else:
            self.given.emit(chosen, self.note.text())

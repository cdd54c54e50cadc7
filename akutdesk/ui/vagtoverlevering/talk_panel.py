"""Alt+J: a colleague would like to talk with somebody. It goes to the leader's list alone (ux.md 2.13, G126)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.droeftelse import Droeftelse
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Labelled
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.henvendelse.guarded import GuardedText, words_of
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.override import override
from akutdesk.ui.text import Text

_LINES = 4


class TalkPanel(FormPanel):
    """`made(tekst)`; no words are needed."""

    HELP: ClassVar[str] = "opfoelgning"

    made = Signal(str)

    def __init__(self, desk: Desk) -> None:
        texts, look = desk.texts, desk.look
        super().__init__(look, texts("vagtoverlevering.tal.titel"), width=640)
        self.words = GuardedText(
            look,
            name=texts("vagtoverlevering.tal.tekst"),
            limit=fritekst.graense(Droeftelse.TYPE, "tekst"),
            hint=texts("vagtoverlevering.tal.tekst_hjaelp"),
            lines=_LINES,
        )
        note = Text(look, texts("vagtoverlevering.tal.note"), colour="text2")
        self.add(note, Labelled(look, self.words.accessibleName(), self.words, label_at="top"))
        send, back = texts("vagtoverlevering.tal.send"), texts("vagtoverlevering.tilbage")
        self.set_foot(send, back, self._finish)
        place = Place(rid=desk.adgang.bruger, felt=Droeftelse.TYPE, type=Droeftelse.TYPE)
        draft = LooseDraft(desk, self, place)
        draft.bind("tekst", self.words)
        self.keep_draft(draft)

    @override
    def first_focus(self) -> QWidget:
        return self.words

    def _finish(self) -> None:
        tekst = words_of(self.words)
        self.close_saved()
        self.made.emit(tekst)

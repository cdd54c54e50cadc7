"""Alt+A: no place tonight. The reason is one digit; unmet need is counted, and the note says what was offered (G52)."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.vagt import KBH
from akutdesk.storage.saving import Saving
from akutdesk.ui.deed import done
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import ChoiceGroup, Labelled
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.henvendelse.guarded import GuardedText
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.overnatning.booking import Afsaet, blank
from akutdesk.ui.override import override

STRIP: Final = "afvisning"


class RefusePanel(FormPanel):
    """About the contact or the card one came from, or about nobody the desk knows; it is saved here."""

    HELP: ClassVar[str] = "overnatning"

    refused = Signal()

    def __init__(self, desk: Desk, afsaet: Afsaet | None = None) -> None:
        texts, look = desk.texts, desk.look
        super().__init__(look, texts("overnatning.afvis.titel"))
        self._desk = desk
        self._afsaet = afsaet or Afsaet()
        day = desk.clock.now().astimezone(KBH).date()
        asked = question_of(desk.codes["afvist_grund"], day, title=texts("overnatning.afvis.grund"))
        self.grund = ChoiceGroup(look, texts, asked, columns=3, label="top")
        self.words = GuardedText(
            look,
            name=texts("overnatning.afvis.tekst"),
            limit=fritekst.graense(Overnatning.TYPE, "afvist_tekst"),
            lines=3,
        )
        words = Labelled(look, self.words.accessibleName(), self.words, label_at="top")
        self.add(self.grund, words)
        self.set_foot(texts("overnatning.afvis.gem"), texts("overnatning.tilbage"), self._finish)
        about = self._afsaet.henvendelse or self._afsaet.borger
        own = about.id if about else desk.adgang.bruger
        draft = LooseDraft(desk, self, Place(rid=own, felt="afvis", type=Overnatning.TYPE))
        draft.bind("grund", self.grund)
        draft.bind("tekst", self.words)
        self.keep_draft(draft)
        self.grund.changed.connect(self._answered)

    @override
    def first_focus(self) -> QWidget:
        return self.grund.stop()

    def _answered(self, _codes: tuple[str, ...]) -> None:
        self.grund.set_error("")

    def _finish(self) -> None:
        desk, chosen = self._desk, self.grund.chosen
        if not chosen:
            self.grund.set_error(desk.texts("overnatning.afvis.mangler"))
            self.grund.stop().setFocus(Qt.FocusReason.OtherFocusReason)
            self.refit()
            return
        stay = replace(
            blank(desk, self._afsaet, ""),
            ankomst=None,
            afvist_grund=chosen[0],
            afvist_tekst=self.words.words,
            afvist_tid=desk.clock.now(),
        )
        said = desk.texts("overnatning.afvis.gemt")
        if done(desk, [Saving(after=stay)], strip=STRIP, words=said):
            self.close_saved()
            self.refused.emit()

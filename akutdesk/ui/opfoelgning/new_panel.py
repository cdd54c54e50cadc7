"""Alt+O: something more is promised. What, whom it is about, when in plain words, and who does it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.borger import Borger
from akutdesk.domain.frist import Frist
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.record import guarded_like, new_id
from akutdesk.domain.vagt import KBH
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import ChoiceGroup, Labelled
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.henvendelse.about_row import AboutRow
from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.henvendelse.why_panel import with_reason
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.opened import found
from akutdesk.ui.opfoelgning.due_line import DueLine
from akutdesk.ui.opfoelgning.state import NEEDS_CITIZEN
from akutdesk.ui.opfoelgning.whose import ME, owner, whose
from akutdesk.ui.override import override
from akutdesk.ui.vagtbord.deeds import CALL

_DRAFT = "ny_opfoelgning"


class NewTaskPanel(FormPanel):
    """About a citizen who is known already (from their card), or about one that is found here."""

    HELP: ClassVar[str] = "opfoelgning"

    made = Signal(object)
    """The Opfoelgning, not saved yet."""

    def __init__(self, desk: Desk, borger: Borger | None = None, navn: str = "") -> None:
        texts, look = desk.texts, desk.look
        super().__init__(look, texts("opfoelgning.ny"), navn)
        self._desk = desk
        self._borger = borger
        self.type = self._make_types()
        self.words = self._make_words()
        self.how = self._make_how()
        self.about = AboutRow(desk)
        self.due = DueLine(desk, texts("opfoelgning.hvornaar"))
        self.who = self._make_who()
        words = Labelled(look, texts("opfoelgning.hvad"), self.words, label_at="top")
        self._how_row = Labelled(look, self.how.accessibleName(), self.how, label_at="top")
        self._how_row.hide()
        self.add(self.type, words, self.about, self.due, self.who, self._how_row)
        self.set_foot(
            texts("opfoelgning.gem"),
            texts("opfoelgning.tilbage"),
            partial(with_reason, desk, self._finish),
        )
        self.about.setVisible(borger is None)
        owner = desk.adgang.bruger if borger is None else borger.id
        place = Place(rid=owner, felt=_DRAFT, type=Opfoelgning.TYPE)
        draft = LooseDraft(desk, self, place)
        draft.bind("type", self.type)
        draft.bind("tekst", self.words)
        draft.bind("hvornaar", self.due.line)
        draft.bind("ring_note", self.how)
        self.keep_draft(draft)
        self._connect()

    @override
    def first_focus(self) -> QWidget:
        return self.type.stop()

    def _make_types(self) -> ChoiceGroup:
        desk = self._desk
        day = desk.clock.now().astimezone(KBH).date()
        title = desk.texts("opfoelgning.slags")
        question = question_of(desk.codes["opfoelgning_type"], day, title=title)
        return ChoiceGroup(desk.look, desk.texts, question, columns=3, label="top")

    def _make_words(self) -> GuardedLine:
        limit = fritekst.graense("opfoelgning", "tekst")
        texts = self._desk.texts
        hint = texts("opfoelgning.hvad_hjaelp")
        return GuardedLine(self.look, name=texts("opfoelgning.hvad"), limit=limit, hint=hint)

    def _make_how(self) -> GuardedLine:
        """How to ring safely; only a call has it."""
        texts, limit = self._desk.texts, fritekst.graense("opfoelgning", "ring_note")
        hint = texts("opfoelgning.ring_note_hjaelp")
        return GuardedLine(self.look, name=texts("opfoelgning.ring_note"), limit=limit, hint=hint)

    def _make_who(self) -> ChoiceGroup:
        desk = self._desk
        group = ChoiceGroup(desk.look, desk.texts, whose(desk), columns=5, label="top")
        group.set_chosen((ME,))
        return group

    def _connect(self) -> None:
        self.type.changed.connect(self._answered)
        self.about.resized.connect(self.refit)
        self.due.resized.connect(self.refit)

    @override
    def on_leave(self) -> None:
        self.about.end()
        super().on_leave()

    def _finish(self) -> None:
        frist = self.due.frist
        lacks_citizen = self._borger is None and self.about.hit is None
        if frist is None:
            self.due.refuse()
        if lacks_citizen and self.type.chosen and self.type.chosen[0] in NEEDS_CITIZEN:
            self.about.refuse()
            return
        if not self.type.chosen:
            self._say(self.type, self._desk.texts("opfoelgning.mangler_slags"))
            self.type.stop().setFocus()
            return
        if frist is not None:
            task = self._task(self.type.chosen[0], frist)
            self.close_saved()
            self.made.emit(task)

    def _answered(self, codes: tuple[str, ...]) -> None:
        self._how_row.setVisible(CALL in codes)
        self._say(self.type, "")

    def _say(self, group: ChoiceGroup, words: str) -> None:
        group.set_error(words)
        self.refit()

    def _whom(self) -> Borger | None:
        """The citizen the task is about: it is as secret as they are, and knows their telephone."""
        hit = self.about.hit
        return self._borger or found(self._desk, Borger, hit.rid if hit else None)

    def _task(self, kind: str, frist: Frist) -> Opfoelgning:
        about = self._whom()
        task = Opfoelgning(
            id=new_id(),
            borger_id=about.id if about else None,
            type=kind,
            tekst=self.words.text(),
            telefon=about.telefon if about and kind == CALL else "",
            ring_note=self.how.text() if kind == CALL else "",
            forfald=frist.start,
            forfald_slut=frist.slut,
            **owner(self._desk, self.who.chosen[0]),
        )
        return guarded_like(about, task) if about else task

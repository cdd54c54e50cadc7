"""An opfoelgning made right after a contact: what, and when in plain words (ux.md 2.8, Lav opfølgning)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.frist import laes_frist
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kalender import kalender
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.record import guarded_like, new_id
from akutdesk.domain.vagt import KBH
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import ChoiceGroup, Labelled
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.henvendelse.due_row import LONGEST, said
from akutdesk.ui.henvendelse.guarded import GuardedLine, refusal
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.override import override
from akutdesk.ui.text import Text


class FollowUpPanel(FormPanel):
    """Type, words and time of one task."""

    made = Signal(object)
    """The Opfoelgning, not saved yet."""

    def __init__(self, desk: Desk, henvendelse: Henvendelse) -> None:
        super().__init__(desk.look, desk.texts("henvendelse.opfoelgning.titel"), width=640)
        self._desk = desk
        self._henvendelse = henvendelse
        texts, look = desk.texts, desk.look
        today = desk.clock.now().astimezone(KBH).date()
        title = texts("henvendelse.opfoelgning.hvad")
        question = question_of(desk.codes["opfoelgning_type"], today, title=title)
        self.type = ChoiceGroup(look, texts, question, columns=3, label="top")
        self.words = self._line("ord", fritekst.graense("opfoelgning", "tekst"))
        self.due = self._line("hvornaar", LONGEST, hint=texts("henvendelse.frist.hjaelp"))
        self._words_row, self._due_row = (
            Labelled(look, line.accessibleName(), line, label_at="top")
            for line in (self.words, self.due)
        )
        self._understood = Text(look, "", size=15, colour="text2")
        self.add(self.type, self._words_row, self._due_row, self._understood)
        done, back = texts("henvendelse.opfoelgning.gem"), texts("henvendelse.annuller.tilbage")
        self.set_foot(done, back, self._finish)
        self.words.refused.connect(self._words_refused)
        self.due.textChanged.connect(self._understand)
        self.type.changed.connect(self._chosen)

    @override
    def first_focus(self) -> QWidget:
        return self.type.stop()

    def _line(self, felt: str, limit: int, hint: str = "") -> GuardedLine:
        name = self._desk.texts(f"henvendelse.opfoelgning.{felt}")
        return GuardedLine(self._desk.look, name=name, limit=limit, hint=hint)

    def _words_refused(self, kode: str) -> None:
        self._words_row.set_error(refusal(self._desk, kode))
        self.refit()

    def _chosen(self, _codes: tuple[str, ...]) -> None:
        self.type.set_error("")

    def _understand(self) -> None:
        frist = laes_frist(self.due.text(), self._desk.clock.now())
        unclear = self._desk.texts("henvendelse.frist.uklar") if self.due.text().strip() else ""
        calendar = kalender(self._desk.codes)
        self._understood.setText(said(frist, calendar, self._desk) if frist else unclear)
        self._due_row.set_error(refusal(self._desk, self.due.fault))
        self.refit()

    def _finish(self) -> None:
        frist = laes_frist(self.due.text(), self._desk.clock.now())
        if not self.type.chosen:
            self.type.set_error(self._desk.texts("henvendelse.opfoelgning.mangler"))
            self.refit()
            return
        if frist is None:
            self._due_row.set_error(self._desk.texts("henvendelse.mangler.frist"))
            self.refit()
            self.due.setFocus()
            return
        about = self._henvendelse
        task = guarded_like(
            about,
            Opfoelgning(
                id=new_id(),
                borger_id=about.borger_id,
                henvendelse_id=about.id,
                type=self.type.chosen[0],
                tekst=self.words.text(),
                telefon=about.tilbagekald_nummer,
                forfald=frist.start,
                forfald_slut=frist.slut,
            ),
        )
        self.close_overlay()
        self.made.emit(task)

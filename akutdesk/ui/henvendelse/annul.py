"""Taking back a henvendelse that should not have been: it stays readable, with its reason (domain.md 2.0.4)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Labelled, Question
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.henvendelse.guarded import GuardedLine, refusal
from akutdesk.ui.override import override
from akutdesk.ui.text import Text

REASONS = ("FEJL", "DOBBELT", "ANDET")
OTHER = "ANDET"
LONGEST = 200


class AnnulPanel(FormPanel):
    """A reason by one digit, or in own words; nothing else is asked."""

    chosen = Signal(str)
    """The reason in words."""

    def __init__(self, desk: Desk) -> None:
        texts, look = desk.texts, desk.look
        super().__init__(look, texts("henvendelse.annuller.titel"), width=620)
        self._desk, self._texts = desk, texts
        choices = tuple(
            Choice(kode, texts(f"henvendelse.annuller.{kode}"), str(number))
            for number, kode in enumerate(REASONS, start=1)
        )
        question = Question(texts("henvendelse.annuller.hvorfor"), choices)
        self.group = ChoiceGroup(look, texts, question, columns=3, label="top")
        name = texts("henvendelse.annuller.ord")
        self.line = GuardedLine(look, name=name, limit=LONGEST)
        self._own = Labelled(look, name, self.line, label_at="top")
        self._own.hide()
        self.add(Text(look, texts("henvendelse.annuller.tekst")), self.group, self._own)
        words = (texts("henvendelse.annuller.knap"), texts("henvendelse.annuller.tilbage"))
        self.set_foot(*words, self._finish)
        self.group.changed.connect(self._pressed)
        self.line.refused.connect(self._refused)

    @override
    def first_focus(self) -> QWidget:
        return self.group.stop()

    def _pressed(self, codes: tuple[str, ...]) -> None:
        self.group.set_error("")
        self._own.setVisible(codes == (OTHER,))
        self.refit()
        if codes == (OTHER,):
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, kode: str) -> None:
        self._own.set_error(refusal(self._desk, kode))
        self.refit()

    def _finish(self) -> None:
        kode = next(iter(self.group.chosen), "")
        if not kode:
            self.group.set_error(self._texts("henvendelse.annuller.mangler"))
            self.refit()
        elif kode == OTHER and not self.line.text().strip():
            self._own.set_error(self._texts("henvendelse.annuller.mangler_ord"))
            self.refit()
        else:
            own = self.line.text() if kode == OTHER else ""
            words = own or self._texts(f"henvendelse.annuller.{kode}")
            self.close_overlay()
            self.chosen.emit(words)

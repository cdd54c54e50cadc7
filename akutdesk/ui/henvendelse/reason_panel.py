"""Why somebody does what asks for a reason: one digit, or own words; nothing else is asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Labelled, Question
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.henvendelse.guarded import GuardedLine, refusal
from akutdesk.ui.override import override
from akutdesk.ui.text import Text

OTHER = "ANDET"
LONGEST = 200


class ReasonPanel(FormPanel):
    """`table` is the text table of the panel with its dot: titel, tekst, hvorfor, each reason, ord, knap, tilbage, mangler."""

    chosen = Signal(str)
    """The reason in words."""

    def __init__(self, desk: Desk, table: str, reasons: Sequence[str], *, columns: int = 3) -> None:
        look = desk.look
        self._desk, self._table = desk, table
        super().__init__(look, self._say("titel"), width=620)
        choices = tuple(
            Choice(kode, self._say(kode), str(number))
            for number, kode in enumerate(reasons, start=1)
        )
        question = Question(self._say("hvorfor"), choices)
        self.group = ChoiceGroup(look, desk.texts, question, columns=columns, label="top")
        name = self._say("ord")
        self.line = GuardedLine(look, name=name, limit=LONGEST)
        self._own = Labelled(look, name, self.line, label_at="top")
        self._own.hide()
        self.add(Text(look, self._say("tekst")), self.group, self._own)
        self.set_foot(self._say("knap"), self._say("tilbage"), self._finish)
        self.group.changed.connect(self._pressed)
        self.line.refused.connect(self._refused)

    @override
    def first_focus(self) -> QWidget:
        return self.group.stop()

    def _say(self, key: str) -> str:
        return self._desk.texts(f"{self._table}{key}")

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
            self.group.set_error(self._say("mangler"))
            self.refit()
        elif kode == OTHER and not self.line.text().strip():
            self._own.set_error(self._say("mangler_ord"))
            self.refit()
        else:
            own = self.line.text() if kode == OTHER else ""
            self.close_overlay()
            self.chosen.emit(own or self._say(kode))

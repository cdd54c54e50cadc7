"""The rows of the form that are written in words."""

from __future__ import annotations

from akutdesk.domain import fritekst
from akutdesk.domain.opfoelgning import FRA_TILTAG
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Labelled
from akutdesk.ui.henvendelse.due_row import DueRow
from akutdesk.ui.henvendelse.guarded import GuardedLine, GuardedText, refusal
from akutdesk.ui.override import override

_LINES = ("tiltag_andet", "ikke_overdraget_grund", "kaldenavn")
_REASON = 200
_NUMBER = "tilbagekald_nummer"


class NoteRow(Labelled):
    """The note; in a low window it has one line and no small print (mock-up 03, 688)."""

    @override
    def set_tight(self, tight: bool) -> None:  # noqa: FBT001 - as its base
        self._label.note = "" if tight else self._note
        if isinstance(self.field, GuardedText):
            self.field.set_lines(1 if tight else 2)
        self.measure_again()


class WordRows:
    """`fields` are those that belong to the record, by its field; `lines` the rows of single lines."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        texts, look = desk.texts, desk.look
        self.dues = {kode: DueRow(desk, kode) for kode in FRA_TILTAG}
        self.number = self.dues["OPKALD"].fields.number
        self.fields: dict[str, GuardedLine | GuardedText] = {_NUMBER: self.number}
        self.lines = {felt: self._line(felt) for felt in _LINES}
        limit = fritekst.graense("henvendelse", "notat")
        self.note = GuardedText(look, name=texts("henvendelse.note"), limit=limit)
        self.fields["notat"] = self.note
        note = texts("henvendelse.note_note")
        self.note_row = NoteRow(look, texts("henvendelse.note"), self.note, note=note)
        name = texts("henvendelse.linje.begrundelse")
        self.reason = GuardedLine(look, name=name, limit=_REASON)
        self.reason_row = Labelled(look, name, self.reason)
        self.reason.refused.connect(self._reason_refused)

    @property
    def rows(self) -> tuple[Labelled, ...]:
        """All of them."""
        return (*self.lines.values(), *self.dues.values(), self.note_row, self.reason_row)

    def say_at(self, felt: str, words: str) -> None:
        """Say something at a field; "" takes it away."""
        row = self.note_row if felt == "notat" else self.lines.get(felt, self.dues["OPKALD"])
        row.set_error(words)

    def mirror(self, line: GuardedLine) -> None:
        """The number to call stands in two places; both show the same."""
        line.setText(self.number.text())
        line.textEdited.connect(self.number.setText)
        self.number.textChanged.connect(line.setText)

    def _reason_refused(self, kode: str) -> None:
        self.reason_row.set_error(refusal(self._desk, kode))

    def _line(self, felt: str) -> Labelled:
        name = self._desk.texts(f"henvendelse.linje.{felt}")
        line = GuardedLine(self._desk.look, name=name, limit=fritekst.graense("henvendelse", felt))
        self.fields[felt] = line
        return Labelled(self._desk.look, name, line)

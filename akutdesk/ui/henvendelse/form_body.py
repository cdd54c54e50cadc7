"""The questions of the form in their order (mock-up 03), and which of them are seen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain import fritekst
from akutdesk.domain import henvendelse as rules
from akutdesk.domain.codes import CodeList
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.opfoelgning import FRA_TILTAG
from akutdesk.domain.vagt import KBH
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import ChoiceGroup, ErrorSummary, Labelled, Question
from akutdesk.ui.form import Form
from akutdesk.ui.henvendelse.due_row import DueRow
from akutdesk.ui.henvendelse.guarded import GuardedLine, GuardedText
from akutdesk.ui.henvendelse.more_fields import MoreFields
from akutdesk.ui.henvendelse.person_row import PersonRow
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.henvendelse.quiet_line import QuietLine
from akutdesk.ui.henvendelse.state import (
    FREMMOEDE,
    LEVEL_OF_DOUBT,
    LEVEL_OF_HANDOVER,
    MANY_OF,
    ONE_OF,
    SUGGESTED,
    TELEFON,
    shown_codes,
)
from akutdesk.ui.henvendelse.suggestion_row import SuggestionRow
from akutdesk.ui.henvendelse.time_row import TimeRow

_LISTS = {**ONE_OF, **MANY_OF}
_BEFORE_PERSON = ("form", "henvender")
_AFTER_PERSON = ("symptomer", "begivenheder", "tiltag")
_REASON = 200
_LINES = ("tiltag_andet", "ikke_overdraget_grund", "kaldenavn")


class FormBody(QObject):
    """All rows. It shows values and says what was answered; what that means is the page's business."""

    answered = Signal(str, tuple)
    """Field and codes."""
    questions_asked = Signal()
    """The questions about danger are to be opened."""
    more_opened = Signal()
    """The voluntary questions were made."""
    annul_asked = Signal()

    def __init__(self, desk: Desk, *, time_on_top: bool, correcting: bool = False) -> None:
        super().__init__()
        self._desk = desk
        self._dag = desk.clock.now().astimezone(KBH).date()
        self._titles: dict[str, str] = {}
        look, texts = desk.look, desk.texts
        self.form = Form(look)
        self.summary = ErrorSummary(look, texts)
        self.time = TimeRow(desk)
        self.time_on_top = time_on_top
        name = texts("henvendelse.linje.begrundelse")
        self.begrundelse = GuardedLine(look, name=name, limit=_REASON)
        self._reason_row = Labelled(look, name, self.begrundelse)
        self._reason_row.setVisible(correcting)
        self.groups = {felt: self._group(felt) for felt in _LISTS}
        self.person = PersonRow(desk)
        self.ask = QuietLine(look, texts("henvendelse.spoerg"), texts("henvendelse.spoerg_link"))
        self.doubt = QuietLine(look, texts("henvendelse.tvivl"))
        self.dues = {kode: DueRow(desk, kode) for kode in FRA_TILTAG}
        self.fields: dict[str, GuardedLine | GuardedText] = {
            "tilbagekald_nummer": self.dues["OPKALD"].fields.number
        }
        self._lines = {felt: self._labelled(felt) for felt in _LINES}
        self.note = GuardedText(
            look, name=texts("henvendelse.note"), limit=fritekst.graense("henvendelse", "notat")
        )
        self.fields["notat"] = self.note
        self.note_row = Labelled(
            look, texts("henvendelse.note"), self.note, note=texts("henvendelse.note_note")
        )
        self.suggestions = SuggestionRow(desk, self._dag)
        self._rows = (
            *self.groups.values(),
            *self._lines.values(),
            *self.dues.values(),
            *(self.suggestions, self.note_row, self.time, self._reason_row),
        )
        self.more: MoreFields | None = None
        self._fill()
        self._connect()

    @property
    def is_more_open(self) -> bool:
        """Whether the voluntary questions are seen."""
        return self.more is not None and not self.more.annul.isHidden()

    def open_more(self) -> MoreFields:
        """The voluntary questions; made when they are first asked for."""
        if self.more is None:
            alias = self._lines["kaldenavn"]
            first = (alias,) if self.time_on_top else (self.time, alias)
            self.more = MoreFields(self._desk, self._dag, first)
            self._mirror(self.more.number)
            for row in self.more.rows:
                self.form.add(row)
            for felt, group in self.more.groups.items():
                group.changed.connect(partial(self.answered.emit, felt))
            self.more.annul.asked.connect(self.annul_asked)
            self.more_opened.emit()
        for row in self.more.rows:
            row.show()
        return self.more

    def _mirror(self, line: GuardedLine) -> None:
        """The number to call stands in two places; both show the same."""
        own = self.dues["OPKALD"].fields.number
        line.setText(own.text())
        line.textEdited.connect(own.setText)
        own.textChanged.connect(line.setText)

    def close_more(self) -> None:
        """Put the voluntary questions out of the way; their answers stay."""
        if self.more is not None:
            for row in self.more.rows:
                row.hide()

    def show_answers(
        self, henvendelse: Henvendelse, forslag: Mapping[str, str], due: Collection[str]
    ) -> None:
        """Show answers and suggestions, and only the rows that this contact needs.

        `due` are the tiltag that need a time.
        """
        for felt, group in self.groups.items():
            group.set_chosen(shown_codes(henvendelse, felt, forslag))
        self._name_groups(henvendelse, forslag)
        self.suggestions.show_answers(henvendelse, forslag)
        self.time.show_time(henvendelse)
        if self.more is not None:
            self.more.show_answers(henvendelse)
        for row, seen in self._seen(henvendelse, due).items():
            row.setVisible(seen)

    def row_of(self, mangel: Mangel) -> QWidget:
        """Where a missing answer is given."""
        by_type: dict[str, QWidget] = {
            "sikkerhedsafklaring": self.ask,
            "rettelse": self._reason_row,
        }
        row = by_type.get(mangel.type) or self.dues.get(mangel.felt)
        if row is not None:
            return row
        if mangel.felt in self.suggestions.boxes:
            self.suggestions.stop_at(mangel.felt)
            return self.suggestions
        own = self.groups.get(mangel.felt) or self._lines.get(mangel.felt)
        return own if own is not None else self._time_row()

    def _time_row(self) -> QWidget:
        if not self.time_on_top:
            self.open_more()
        return self.time

    def clear_error(self, felt: str) -> None:
        """The question is answered: nothing is missing there any more."""
        row = self.groups.get(felt) or (self.suggestions if felt in SUGGESTED else None)
        if row is not None and row.missing:
            row.set_error("")
        if not any(row.missing for row in self._rows):
            self.summary.clear()

    def clear_errors(self) -> None:
        """Nothing is said to be missing."""
        for row in self._rows:
            if row.missing:
                row.set_error("")

    def say_at(self, felt: str, words: str) -> None:
        """Say something at a field of words; "" takes it away."""
        row = self.note_row if felt == "notat" else self._lines.get(felt, self.dues["OPKALD"])
        row.set_error(words)

    # ---- inside

    def _fill(self) -> None:
        groups = self.groups
        self.form.add(self._reason_row)
        if self.time_on_top:
            self.form.add(self.time)
        for felt in _BEFORE_PERSON:
            self.form.add(groups[felt])
        self.form.add(self.person)
        self.form.add(groups["grad_foer"])
        self.form.add(self.ask)
        for felt in _AFTER_PERSON:
            self.form.add(groups[felt])
        for row in (*self.dues.values(), self._lines["tiltag_andet"], groups["stabilisering"]):
            self.form.add(row)
        for row in (groups["handleniveau"], self.doubt, self._lines["ikke_overdraget_grund"]):
            self.form.add(row)
        self.form.add(self.note_row)
        self.form.add(self.suggestions)
        self.form.put_first(self.summary)
        if not self.time_on_top:
            self.time.hide()

    def _connect(self) -> None:
        for felt, group in self.groups.items():
            group.changed.connect(partial(self.answered.emit, felt))
            group.pressed.connect(partial(self._pressed, felt))
        self.suggestions.answered.connect(self.answered)
        self.ask.asked.connect(self.questions_asked)

    def _pressed(self, felt: str, kode: str) -> None:
        """A suggestion that somebody chooses is an answer, also when nothing moves on the screen."""
        if felt in _BEFORE_PERSON:
            self.answered.emit(felt, (kode,))

    def _group(self, felt: str) -> ChoiceGroup:
        question = self._question(felt, self._desk.texts(f"henvendelse.spoergsmaal.{felt}"))
        return ChoiceGroup(self._desk.look, self._desk.texts, question)

    def _question(self, felt: str, title: str, note: str = "") -> Question:
        many = felt in MANY_OF
        if many:
            note = self._desk.texts("henvendelse.flere")
        return question_of(self._liste(felt), self._dag, title=title, many=many, note=note)

    def _liste(self, felt: str) -> CodeList:
        return self._desk.codes[_LISTS[felt]]

    def _labelled(self, felt: str) -> Labelled:
        texts = self._desk.texts
        name = texts(f"henvendelse.linje.{felt}")
        line = GuardedLine(self._desk.look, name=name, limit=fritekst.graense("henvendelse", felt))
        self.fields[felt] = line
        return Labelled(self._desk.look, name, line)

    def _seen(self, henvendelse: Henvendelse, due: Collection[str]) -> dict[QWidget, bool]:
        handover = henvendelse.handleniveau in LEVEL_OF_HANDOVER
        needed = rules.kraever_handleniveau(henvendelse) or henvendelse.handleniveau is not None
        seen: dict[QWidget, bool] = {
            self.ask: rules.boer_spoerge(henvendelse) or handover,
            self.groups["handleniveau"]: needed,
            self.doubt: henvendelse.handleniveau in LEVEL_OF_DOUBT,
            self._lines["ikke_overdraget_grund"]: handover,
            self._lines["tiltag_andet"]: "ANDET" in henvendelse.tiltag,
            **{row: kode in due for kode, row in self.dues.items()},
        }
        if self.more is not None and self.is_more_open:
            seen |= self.more.asks(henvendelse)
        return seen

    def _name_groups(self, henvendelse: Henvendelse, forslag: Mapping[str, str]) -> None:
        """Titles and notes that depend on other answers."""
        form = henvendelse.form or forslag.get("form", FREMMOEDE)
        who = "henvender" if form == TELEFON else "henvender_her"
        self._name("henvender", self._desk.texts(f"henvendelse.spoergsmaal.{who}"), "")
        now = "henvendelse.spoergsmaal.stabilisering"
        note = self._desk.texts("henvendelse.ikke_relevant") if "stabilisering" in forslag else ""
        self._name("stabilisering", self._desk.texts(now), note)

    def _name(self, felt: str, title: str, note: str) -> None:
        named = f"{title}\n{note}"
        if self._titles.setdefault(felt, f"{self.groups[felt].question.title}\n") != named:
            self._titles[felt] = named
            self.groups[felt].set_question(self._question(felt, title, note))

"""The questions of the form in their order (mock-up 03), and which of them are seen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring
from akutdesk.domain.vagt import KBH
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import ErrorSummary
from akutdesk.ui.form import Form
from akutdesk.ui.henvendelse.chip_rows import ChipRows
from akutdesk.ui.henvendelse.good_to_know import GoodToKnow
from akutdesk.ui.henvendelse.more_fields import MoreFields
from akutdesk.ui.henvendelse.person_row import PersonRow
from akutdesk.ui.henvendelse.quiet_line import QuietLine
from akutdesk.ui.henvendelse.skema_row import SkemaRow
from akutdesk.ui.henvendelse.state import SUGGESTED, coming_rows
from akutdesk.ui.henvendelse.suggestion_row import SuggestionRow
from akutdesk.ui.henvendelse.time_row import TimeRow
from akutdesk.ui.henvendelse.word_rows import WordRows

_LOW = 720  # below this height of the window the questions stand tighter (mock-up 03, 688)
_TIME_ROW = 50  # the row of the time and the gap under it
_BEFORE_PERSON = ("form", "henvender")
_AFTER_PERSON = ("symptomer", "begivenheder", "tiltag")


class FormBody(QObject):
    """All rows. It shows values and says what was answered; what that means is the page's business."""

    answered = Signal(str, tuple)
    """Field and codes."""
    questions_asked = Signal()
    """The questions about danger are to be opened."""
    deed_asked = Signal(str)
    """An action of the key table that goes with an answer."""
    more_opened = Signal()
    """The voluntary questions were made."""
    annul_asked = Signal()
    other_asked = Signal(object)
    """The id of the henvendelse that the same paper form became."""

    def __init__(self, desk: Desk, page: QObject, *, time_on_top: bool, correcting: bool) -> None:
        super().__init__(page)  # without one, what is connected to it would keep it and the page
        self._desk = desk
        self._dag = desk.clock.now().astimezone(KBH).date()
        look, texts = desk.look, desk.texts
        self.form = Form(look, low=_LOW + _TIME_ROW if time_on_top else _LOW)
        self.summary = ErrorSummary(look, texts)
        self.time = TimeRow(desk)
        self.time_on_top = time_on_top
        self._chips = ChipRows(desk, self._dag)
        self.groups = self._chips.groups
        self.person, self.known = PersonRow(desk), GoodToKnow(desk)
        self.ask = QuietLine(look, texts("henvendelse.spoerg"), texts("henvendelse.spoerg_link"))
        self.calls = QuietLine(look, texts("henvendelse.ringet"), texts("henvendelse.ringet_link"))
        self.worry = QuietLine(look, texts("henvendelse.barn"), texts("henvendelse.barn_link"))
        self.doubt = QuietLine(look, texts("henvendelse.tvivl"))
        self.words = WordRows(desk)
        self.suggestions = SuggestionRow(desk, self._dag)
        self.more: MoreFields | None = None
        self._may_lack = (*self.groups.values(), *self.words.rows, self.suggestions, self.time)
        alias = self.words.lines["kaldenavn"]
        self._of_more = (alias,) if time_on_top else (self.time, alias)
        self._coming = self._rows_that_come()
        if not correcting:
            self.words.reason_row.hide()
        self._fill()
        self._connect()

    # ---- what is shown

    def show_answers(
        self,
        henvendelse: Henvendelse,
        forslag: Mapping[str, str],
        due: Collection[str],
        sikkerhed: Sikkerhedsafklaring | None,
    ) -> None:
        """Show answers and suggestions, and only the rows that this contact needs (`coming_rows`)."""
        self._chips.show_answers(henvendelse, forslag)
        self.suggestions.show_answers(henvendelse, forslag)
        self.time.show_time(henvendelse)
        needed = coming_rows(henvendelse, due, sikkerhed)
        for name, row in self._coming.items():
            row.setVisible(name in needed)
        if self.more is not None:
            self.more.show_answers(henvendelse, is_open=self.is_more_open)

    @property
    def is_more_open(self) -> bool:
        """Whether the voluntary questions are seen."""
        return self.more is not None and not self.more.annul.isHidden()

    def open_more(self) -> MoreFields:
        """The voluntary questions; made when they are first asked for."""
        more = self.more or self._make_more()
        for row in more.rows:
            row.show()
        return more

    def close_more(self) -> None:
        """Put the voluntary questions out of the way; their answers stay."""
        if self.more is not None:
            for row in self.more.rows:
                row.hide()

    # ---- what is missing

    @property
    def forms(self) -> tuple[SkemaRow, ...]:
        """The rows with the numbers of paper forms, once they were asked for."""
        return self.more.forms if self.more is not None else ()

    @property
    def form_faults(self) -> tuple[Mangel, ...]:
        """What is wrong with those numbers."""
        return tuple(each.fault for each in self.forms if each.fault is not None)

    def row_of(self, mangel: Mangel) -> QWidget:
        """Where a missing answer is given."""
        words = self.words
        by_type: dict[str, QWidget] = {
            "sikkerhedsafklaring": self.ask,
            "rettelse": words.reason_row,
        }
        form = next((each for each in self.forms if each.fault == mangel), None)
        for row in (form, by_type.get(mangel.type), words.dues.get(mangel.felt)):
            if row is not None:
                return row
        if mangel.felt in self.suggestions.boxes:
            return self.suggestions
        own = self.groups.get(mangel.felt) or words.lines.get(mangel.felt)
        return own if own is not None else self._time_row()

    def fields_shown(self) -> dict[str, QWidget]:
        """Where each field of the record stands."""
        words, more = self.words, self.more
        return {
            **dict.fromkeys(self.suggestions.boxes, self.suggestions),
            **(more.groups if more is not None else {}),
            **words.lines,
            **self.groups,
            "notat": words.note_row,
            "tilbagekald_nummer": words.dues["OPKALD"],
        }

    def clear_error(self, felt: str) -> None:
        """The question is answered: nothing is missing there any more."""
        row = self.groups.get(felt) or (self.suggestions if felt in SUGGESTED else None)
        if row is not None and row.missing:
            row.set_error("")
        if not any(row.missing for row in self._may_lack):
            self.summary.clear()

    def clear_errors(self) -> None:
        """Nothing is said to be missing."""
        for row in self._may_lack:
            if row.missing:
                row.set_error("")

    def _time_row(self) -> QWidget:
        if not self.time_on_top:
            self.open_more()
        return self.time

    # ---- making

    def _rows_that_come(self) -> dict[str, QWidget]:
        lines = self.words.lines
        return {
            "spoerg": self.ask,
            "handleniveau": self.groups["handleniveau"],
            "ringet": self.calls,
            "barn": self.worry,
            "tvivl": self.doubt,
            "ikke_overdraget_grund": lines["ikke_overdraget_grund"],
            "tiltag_andet": lines["tiltag_andet"],
            **self.words.dues,
        }

    def _fill(self) -> None:
        groups, words = self.groups, self.words
        first = (words.reason_row, self.time) if self.time_on_top else (words.reason_row,)
        for row in (
            *first,
            *(groups[felt] for felt in _BEFORE_PERSON),
            *(self.person, self.known, groups["grad_foer"], self.ask),
            *(groups[felt] for felt in _AFTER_PERSON),
            *(self.calls, self.worry, *words.dues.values(), words.lines["tiltag_andet"]),
            *(groups["stabilisering"], groups["handleniveau"], self.doubt),
            *(words.lines["ikke_overdraget_grund"], words.note_row, self.suggestions),
        ):
            self.form.add(row)
        self.form.put_first(self.summary)
        for row in self._of_more:  # they go with the page, also when nobody asks for them
            row.setParent(self.form)
            row.hide()

    def _make_more(self) -> MoreFields:
        more = self.more = MoreFields(self._desk, self._dag, self._of_more)
        self.words.mirror(more.number)
        for row in more.rows:
            self.form.add(row)
        for felt, group in more.groups.items():
            group.changed.connect(partial(self.answered.emit, felt))
        more.annul.asked.connect(self.annul_asked)
        for form in more.forms:
            form.other_asked.connect(self.other_asked)
            form.settled.connect(partial(self.clear_error, "papirskema"))
        self._may_lack = (*self._may_lack, *more.forms)
        self.more_opened.emit()
        return more

    def _connect(self) -> None:
        for felt, group in self.groups.items():
            group.changed.connect(partial(self.answered.emit, felt))
            group.pressed.connect(partial(self._pressed, felt))
        self.suggestions.answered.connect(self.answered)
        self.ask.asked.connect(self.questions_asked)
        self.calls.asked.connect(partial(self.deed_asked.emit, "skriv_aftale"))
        self.worry.asked.connect(partial(self.deed_asked.emit, "underretning"))

    def _pressed(self, felt: str, kode: str) -> None:
        """A suggestion that somebody chooses is an answer, also when nothing moves on the screen."""
        if felt in _BEFORE_PERSON:
            self.answered.emit(felt, (kode,))


def go_on(body: FormBody) -> None:
    """Whom it is about is answered: the focus goes to the next question that is not (decision 0177)."""
    rows = [body.groups[felt] for felt in ("grad_foer", *_AFTER_PERSON, "stabilisering")]
    row = next((one for one in rows if not one.chosen and not one.isHidden()), None)
    stop = row.stop() if row is not None else body.words.note_row.stop()
    stop.setFocus(Qt.FocusReason.OtherFocusReason)

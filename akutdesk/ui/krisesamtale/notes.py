"""Where one notes in a step: a place on the screen for each field that the guide names (domain.md 3.3)."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.record import Record
from akutdesk.ui.abstract import AbstractWidget
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Question, TickBox
from akutdesk.ui.guide.ask_row import AskRow
from akutdesk.ui.guide.score_field import ScoreField
from akutdesk.ui.guide.step_view import quoted
from akutdesk.ui.head import Strip
from akutdesk.ui.henvendelse.guarded import GuardedLine, GuardedText, put_words, words_of
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.henvendelse.state import TELEFON, chosen, with_answer
from akutdesk.ui.krisesamtale.felt import Felt
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading

_COLUMNS = 4
_LINES = 2
AREAS = 5


class Note(QWidget, metaclass=AbstractWidget):
    """The base of all places to note in. `headed` False leaves out the heading, where the step says it."""

    seen_whole = True
    answered = Signal()
    """Somebody gave another answer; typed words tell that by themselves (ui/kladde.py)."""

    def __init__(self, desk: Desk, felt: Felt) -> None:
        super().__init__()
        self.desk = desk
        self.felt = felt
        self.title = desk.texts(f"krisesamtale.felt.{felt.record_type}_{felt.navn}")
        self.hint = ""
        """What stands beside the heading of all notes, when this is the first one without its own."""
        self.rows = VBox(desk.look, self)

    @abstractmethod
    def load(self, record: Record) -> None:
        """Show what the record says."""

    @abstractmethod
    def into(self, record: Record) -> Record:
        """The record with what stands here."""

    @abstractmethod
    def entry(self) -> QWidget:
        """What takes the focus."""

    def _tell(self, *_: object) -> None:
        self.answered.emit()

    def _head(self, *, headed: bool, note: str = "") -> None:
        self.hint = "" if headed else note
        if headed:
            self.rows.addWidget(Heading(self.desk.look, self.title, note))
            self.rows.space(6)


class ManyNote(Note):
    """Several answers, in four columns (mock-up 04-trin3)."""

    def __init__(self, desk: Desk, felt: Felt, dag: date, *, headed: bool) -> None:
        super().__init__(desk, felt)
        self._liste = desk.codes[felt.liste]
        question = question_of(self._liste, dag, title=self.title, many=True)
        self.group = ChoiceGroup(desk.look, desk.texts, question, columns=_COLUMNS, label="none")
        self._head(headed=headed, note=desk.texts("guide.vaelg_flere"))
        self.rows.addWidget(self.group)
        self.group.changed.connect(self._tell)

    @override
    def load(self, record: Record) -> None:
        self.group.set_chosen(getattr(record, self.felt.navn))

    @override
    def into(self, record: Record) -> Record:
        codes = self.group.chosen
        return with_answer(cast("Henvendelse", record), self.felt.navn, codes, self._liste)

    @override
    def entry(self) -> QWidget:
        return self.group.stop()


class OneNote(Note):
    """One answer, on the line of its question where there is room."""

    def __init__(self, desk: Desk, felt: Felt, dag: date) -> None:
        super().__init__(desk, felt)
        question = question_of(desk.codes[felt.liste], dag, title=self.title)
        self.group = ChoiceGroup(desk.look, desk.texts, question, columns=0, label="none")
        self.row = AskRow(desk.look, self.title, self.group, said=False)
        self.rows.addWidget(self.row)
        self.group.changed.connect(self._tell)

    @override
    def load(self, record: Record) -> None:
        self.group.set_chosen(chosen(cast("Henvendelse", record), self.felt.navn))

    @override
    def into(self, record: Record) -> Record:
        return with_answer(cast("Henvendelse", record), self.felt.navn, self.group.chosen)

    @override
    def entry(self) -> QWidget:
        return self.group.stop()


class CallerNote(OneNote):
    """Who rings, or who stands at the door; asked with the words of the form."""

    @override
    def load(self, record: Record) -> None:
        is_here = cast("Henvendelse", record).form not in (None, TELEFON)
        question = "henvender_her" if is_here else "henvender"
        title = self.desk.texts(f"henvendelse.spoergsmaal.{question}")
        if title != self.group.question.title:
            self.row.set_words(title)
            self.group.set_question(replace(self.group.question, title=title))
        super().load(record)


class MainEventNote(OneNote):
    """Which of the chosen events weighed most; asked when there is more than one."""

    @override
    def load(self, record: Record) -> None:
        liste = self.desk.codes[self.felt.liste]
        events = cast("Henvendelse", record).begivenheder
        choices = tuple(
            Choice(kode, liste.get(kode).kort, str(number), full=liste.label(kode))
            for number, kode in enumerate(events[:9], start=1)
        )
        if choices and choices != self.group.question.choices:
            self.group.set_question(Question(self.title, choices))
        self.setVisible(len(events) > 1)
        super().load(record)


class TextNote(Note):
    """Words: a line beside its heading, or a field of several lines under it."""

    def __init__(self, desk: Desk, felt: Felt, *, headed: bool) -> None:
        super().__init__(desk, felt)
        limit = fritekst.graense(felt.record_type, felt.navn)
        self.field: GuardedLine | GuardedText
        if felt.is_line:
            self.field = GuardedLine(desk.look, name=self.title, limit=limit)
            self.rows.addWidget(AskRow(desk.look, self.title, self.field, said=False))
        else:
            self.field = GuardedText(desk.look, name=self.title, limit=limit, lines=_LINES)
            self._head(headed=headed)
            self.rows.addWidget(self.field)

    @override
    def load(self, record: Record) -> None:
        words: str = getattr(record, self.felt.navn)
        if words != self._words():
            put_words(self.field, words)

    @override
    def into(self, record: Record) -> Record:
        return replace(record, **{self.felt.navn: self._words()})

    @override
    def entry(self) -> QWidget:
        return self.field

    def _words(self) -> str:
        return words_of(self.field)


class NameNote(TextNote):
    """What somebody unknown wants to be called; a citizen's name stands at the top of the page."""

    @override
    def load(self, record: Record) -> None:
        self.setVisible(cast("Henvendelse", record).borger_id is None)
        super().load(record)


def say_number(desk: Desk) -> None:
    """Something else was typed where a number belongs; it did not go in."""
    desk.shell.done(Strip("afvist", "info", desk.texts("henvendelse.afvist.TAL")))


class ScoreNote(Note):
    """One number from 0 to 10, asked in the citizen's own words."""

    def __init__(self, desk: Desk, felt: Felt) -> None:
        super().__init__(desk, felt)
        self._score = ScoreField(desk.look, name=self.title)
        words = quoted(desk.texts, self.title)
        self.rows.addWidget(AskRow(desk.look, words, self._score))
        self._score.scored.connect(self.answered)
        self._score.inputRejected.connect(partial(say_number, desk))

    @override
    def load(self, record: Record) -> None:
        self._score.set_value(getattr(record, self.felt.navn))

    @override
    def into(self, record: Record) -> Record:
        return replace(record, **{self.felt.navn: self._score.value})

    @override
    def entry(self) -> QWidget:
        return self._score


class AreasNote(Note):
    """The five areas: the words to say and the citizen's number on one line each (domain.md 3.3 step 5)."""

    def __init__(self, desk: Desk, felt: Felt, words: tuple[str, ...]) -> None:
        """`words`: what is said about each area."""
        super().__init__(desk, felt)
        self._scores: list[ScoreField] = []
        for said in words:
            score = ScoreField(desk.look, name=said)
            self.rows.addWidget(AskRow(desk.look, quoted(desk.texts, said), score))
            self.rows.space(6)
            score.scored.connect(self.answered)
            score.inputRejected.connect(partial(say_number, desk))
            self._scores.append(score)

    @override
    def load(self, record: Record) -> None:
        values = cast("Krisesamtale", record).omraader
        for score, value in zip(self._scores, values, strict=True):
            score.set_value(value)

    @override
    def into(self, record: Record) -> Record:
        values = tuple(score.value for score in self._scores)
        return replace(cast("Krisesamtale", record), omraader=values)

    @override
    def entry(self) -> QWidget:
        empty = (score for score in self._scores if score.value is None)
        return next(empty, self._scores[0])


class TickNote(Note):
    """Something that is so or is not known."""

    def __init__(self, desk: Desk, felt: Felt) -> None:
        super().__init__(desk, felt)
        self._box = TickBox(desk.look, self.title)
        self.rows.addWidget(self._box)
        self._box.clicked.connect(self._tell)

    @override
    def load(self, record: Record) -> None:
        self._box.setChecked(getattr(record, self.felt.navn) is True)

    @override
    def into(self, record: Record) -> Record:
        return replace(record, **{self.felt.navn: True if self._box.isChecked() else None})

    @override
    def entry(self) -> QWidget:
        return self._box

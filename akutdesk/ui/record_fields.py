"""The fields of a form over one record: made from the record's own field names, filled from it, and read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.aabningstid import hours, said_hours
from akutdesk.domain.errors import ResourceError
from akutdesk.domain.frist import laes_frist
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record
from akutdesk.domain.svarliste import SVARLISTER
from akutdesk.domain.vagt import KBH
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Labelled, Question
from akutdesk.ui.henvendelse.guarded import GuardedLine, GuardedText, put_words, words_of
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.henvendelse.tidspunkt import laes_dag, laes_tid

R = TypeVar("R", bound=Record)
Field = GuardedLine | GuardedText

_LONGEST = 120
"""Signs of a time in words."""

_DIGITS = 10
"""As many answers as have a digit of their own, and one more."""

UNCLEAR = "UKLAR"
"""The code of a day or a clock time that cannot be read."""


@dataclass(frozen=True, kw_only=True)
class Reading(Generic[R]):
    """What stands in the form: the record as far as it is understood, and what is not."""

    record: R
    unclear: tuple[Mangel, ...] = ()


class RecordFields(Generic[R]):
    """`key` is the prefix of its texts: `<key>.felt.<felt>`, and `<key>.note.<felt>` where there is one."""

    def __init__(self, desk: Desk, record: R, key: str) -> None:
        self._desk = desk
        self._record = record
        self._key = key
        self.rows: dict[str, Labelled | ChoiceGroup] = {}
        self.fields: dict[str, Field] = {}
        self.groups: dict[str, ChoiceGroup] = {}
        self._kinds: dict[str, str] = {}
        self._readers: dict[str, Callable[[str], object]] = {}
        self._shown: dict[str, str] = {}

    # ---- making them

    def line(self, felt: str) -> QWidget:
        """One line of words."""
        return self._words(
            felt, GuardedLine(self._desk.look, name=self._name(felt), limit=self._limit(felt))
        )

    def text(self, felt: str, *, lines: int = 2) -> QWidget:
        """Several lines of words."""
        look, limit = self._desk.look, self._limit(felt)
        return self._words(felt, GuardedText(look, name=self._name(felt), limit=limit, lines=lines))

    def day(self, felt: str, *, past: bool = False) -> QWidget:
        """A day in plain words; `past`: without a year the latest that has been, else the next one."""
        return self._timed(felt, "PAST" if past else "DAY")

    def instant(self, felt: str) -> QWidget:
        """A day and a clock time that have been."""
        return self._timed(felt, "INSTANT")

    def hours(self, felt: str) -> QWidget:
        """Opening rows as people write them, "hverdage 08.00-16.00; weekend 10.00-14.00"."""
        return self._timed(felt, "HOURS")

    def value(
        self, felt: str, read: Callable[[str], object], show: Callable[[Any], str]
    ) -> QWidget:
        """A line that is no words: `read` gives its value, None for what it is not; `show` says the value as one types it."""
        self._readers[felt] = read
        return self._timed(felt, "VALUE", show(getattr(self._record, felt)))

    def choice(self, felt: str, *, columns: int = 0) -> QWidget:
        """The answers of the field's code list; several where the field holds several."""
        desk, kind = self._desk, self._record.TYPE
        day = desk.clock.now().astimezone(KBH).date()
        many = isinstance(getattr(self._record, felt), tuple)
        liste = desk.codes[SVARLISTER[kind, felt]]
        question = question_of(liste, day, title=self._name(felt), many=many)
        group = ChoiceGroup(desk.look, desk.texts, question, columns=columns, label="top")
        value = getattr(self._record, felt)
        group.set_chosen(value if many else (value,) if value else ())
        self.rows[felt] = self.groups[felt] = group
        return group

    def among(self, felt: str, choices: Iterable[tuple[str, str]]) -> QWidget:
        """One of some codes with their words, such as the municipalities of the house."""
        numbered = enumerate(choices, 1)
        chips = tuple(
            Choice(kode, words, str(digit) if digit < _DIGITS else "")
            for digit, (kode, words) in numbered
        )
        question = Question(title=self._name(felt), choices=chips)
        group = ChoiceGroup(self._desk.look, self._desk.texts, question, columns=0, label="top")
        value = getattr(self._record, felt)
        group.set_chosen((value,) if value else ())
        self.rows[felt] = self.groups[felt] = group
        return group

    # ---- reading them

    def read(self) -> Reading[R]:
        """The record with what stands in the fields; a day that was not touched stays as it is."""
        values: dict[str, object] = {}
        unclear: list[Mangel] = []
        for felt, field in self.fields.items():
            typed = words_of(field)
            if felt not in self._kinds:
                values[felt] = typed
            elif typed != self._shown[felt]:
                value = self._understood(felt, typed)
                values[felt] = value
                if value in (None, ()) and typed.strip():
                    unclear.append(Mangel(self._record.TYPE, felt, UNCLEAR))
        for felt, group in self.groups.items():
            many = group.question.many
            values[felt] = group.chosen if many else next(iter(group.chosen), None)
        return Reading(record=replace(self._record, **values), unclear=tuple(unclear))

    def put(self, values: Mapping[str, str]) -> None:
        """Put words into some fields, such as what the program suggests."""
        for felt, words in values.items():
            put_words(self.fields[felt], words)

    def say_missing(self, mangler: tuple[Mangel, ...]) -> QWidget | None:
        """Say at each field what it lacks; what the first of them takes the focus with, None if nothing is missing."""
        lacking = {one.felt: one for one in reversed(mangler)}
        for felt, row in self.rows.items():
            row.set_error(self._missing_words(lacking[felt]) if felt in lacking else "")
        first = next((row for felt, row in self.rows.items() if felt in lacking), None)
        return None if first is None else first.stop()

    # ---- inside

    def _words(self, felt: str, field: Field) -> Labelled:
        put_words(field, getattr(self._record, felt))
        return self._framed(felt, field)

    def _timed(self, felt: str, kind: str, shown: str | None = None) -> Labelled:
        field = GuardedLine(self._desk.look, name=self._name(felt), limit=_LONGEST)
        self._kinds[felt] = kind
        self._shown[felt] = shown_time(getattr(self._record, felt)) if shown is None else shown
        field.setText(self._shown[felt])
        return self._framed(felt, field)

    def _framed(self, felt: str, field: Field) -> Labelled:
        note = f"{self._key}.note.{felt}"
        words = self._desk.texts(note) if note in self._desk.texts else ""
        frame = Labelled(self._desk.look, self._name(felt), field, note=words, label_at="top")
        self.fields[felt], self.rows[felt] = field, frame
        return frame

    def _understood(self, felt: str, typed: str) -> object:
        nu = self._desk.clock.now()
        if felt in self._readers:
            return self._readers[felt](typed)
        if self._kinds[felt] == "HOURS":
            return _hours(typed)
        if self._kinds[felt] == "INSTANT":
            return laes_tid(typed, nu)
        if self._kinds[felt] == "PAST":
            return laes_dag(typed, nu)
        frist = laes_frist(typed, nu)
        return frist.start.astimezone(KBH).date() if frist else laes_dag(typed, nu)

    def _name(self, felt: str) -> str:
        return self._desk.texts(f"{self._key}.felt.{felt}")

    def _missing_words(self, mangel: Mangel) -> str:
        return self._desk.texts(f"{self._key}.{mangel.kode.lower()}.{mangel.felt}")

    def _limit(self, felt: str) -> int:
        return fritekst.graense(self._record.TYPE, felt)


def _hours(typed: str) -> tuple[str, ...]:
    """The rows, or none where they cannot be read."""
    try:
        return hours(typed)
    except ResourceError:
        return ()


def shown_time(value: date | datetime | tuple[str, ...] | None) -> str:
    """As one types it: "24/11-2026", with the clock time of an instant after it; opening rows in one line."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return said_hours(value)
    if isinstance(value, datetime):
        local = value.astimezone(KBH)
        return f"{local.day}/{local.month}-{local.year} {local:%H.%M}"
    return f"{value.day}/{value.month}-{value.year}"

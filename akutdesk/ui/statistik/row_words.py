"""The rows behind a number in words, and where each leads. No Qt, no store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from akutdesk.domain.record import RecordId
from akutdesk.ui.fields import Row
from akutdesk.ui.statistik.lookup import WORKED
from akutdesk.ui.vagtbord.rows import Words, contact_row

if TYPE_CHECKING:
    from akutdesk.storage.talraekke import Talraekke


_HOUSE: Final[Mapping[str, str]] = MappingProxyType(
    {"medarbejder": "medarbejdere", "samarbejdspartner": "partnere"}
)
"""What is of the house, and the page that shows it."""


def rows_of(words: Words, found: Sequence[Talraekke]) -> list[Row]:
    """The rows under a heading for each month; a row's id is its place in `found`."""
    made: list[Row] = []
    month = ""
    for place, row in enumerate(found):
        day = _day(words, row)
        if day is not None and month != (name := _month(words, day)):
            month = name
            made.append(Row(month, month, heading=True))
        made.append(_row(words, row, place))
    return made


def _month(words: Words, day: date) -> str:
    return f"{words.calendar.maaneder.label(str(day.month)).capitalize()} {day.year}"


def where_to(row: Talraekke) -> tuple[str, RecordId] | None:
    """The page that shows it: a contact and a shift their own, what hangs on a citizen the card."""
    if row.type == "henvendelse":
        return "henvendelse", row.rid
    if row.type == "borger":
        return "borger", row.rid
    if row.type == "vagt":
        return WORKED, row.rid
    if row.type in _HOUSE:
        return _HOUSE[row.type], row.rid
    if row.borger_id is not None:
        return "borger", row.borger_id
    return None


def _day(words: Words, row: Talraekke) -> date | None:
    if row.dato is not None:
        return row.dato
    return None if row.tid is None else words.calendar.dato(row.tid)


def _row(words: Words, row: Talraekke, place: int) -> Row:
    texts = words.desk.texts
    day = _day(words, row)
    when = words.calendar.kort(day) if day is not None else ""
    clock = words.calendar.klokken(row.tid) if row.tid is not None else ""
    if row.kontakt is not None and not row.lukket:
        made = contact_row(words, row.kontakt)
        return replace(
            made, id=place, time=when, aside=_beside(clock or made.time, made.aside), high=40
        )
    who = texts("statistik.raekker.lukket") if row.lukket else row.navn
    kind = texts(f"statistik.slags.{row.type}")
    return Row(place, kind, time=when, aside=_beside(clock, who), high=40)


def _beside(*parts: str) -> str:
    return " · ".join(part for part in parts if part)

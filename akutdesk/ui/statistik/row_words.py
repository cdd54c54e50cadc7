"""The rows behind a number in words, and where each leads. No Qt, no store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from akutdesk.domain.record import RecordId
from akutdesk.ui.fields import Row
from akutdesk.ui.vagtbord.rows import Words, contact_row

if TYPE_CHECKING:
    from akutdesk.storage.talraekke import Talraekke


def rows_of(words: Words, found: Sequence[Talraekke]) -> list[Row]:
    """The rows under a heading for each day; a row's id is its place in `found`."""
    made: list[Row] = []
    day: date | None = None
    for place, row in enumerate(found):
        begun = _day(words, row)
        if begun != day and begun is not None:
            day = begun
            made.append(
                Row(str(day), words.calendar.ugedag(day), aside=str(day.year), heading=True)
            )
        made.append(_row(words, row, place))
    return made


def where_to(row: Talraekke) -> tuple[str, RecordId] | None:
    """The page that shows it: a contact its own, what hangs on a citizen the card."""
    if row.type == "henvendelse":
        return "henvendelse", row.rid
    if row.type == "borger":
        return "borger", row.rid
    if row.borger_id is not None:
        return "borger", row.borger_id
    return None


def _day(words: Words, row: Talraekke) -> date | None:
    if row.dato is not None:
        return row.dato
    return None if row.tid is None else words.calendar.dato(row.tid)


def _row(words: Words, row: Talraekke, place: int) -> Row:
    texts = words.desk.texts
    if row.kontakt is not None and not row.lukket:
        return replace(contact_row(words, row.kontakt), id=place, high=40)
    clock = words.calendar.klokken(row.tid) if row.tid is not None else ""
    aside = texts("statistik.raekker.lukket") if row.lukket else row.navn
    kind = texts(f"statistik.slags.{row.type}")
    return Row(place, kind, time=clock, aside=aside or texts("vagtbord.anonym"), high=40)

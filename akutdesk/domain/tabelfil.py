"""A file of rows that another program wrote: a line of column names, then a row a line, read by name."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from akutdesk.domain.errors import DomainError

_SKILLETEGN: Final = ";\t,"
"""The one that stands most often between the names parts the columns; the first of them where none does."""

_NBSP: Final = "\u00a0"
"""A space that keeps a number and its sign on one line, as spreadsheets write it."""


class TabelfilError(DomainError):
    """The file cannot be read: why, and in which row (the first is 1) and column. What stands there is never told.

    `grund`: TOM, KOLONNE, LANG, DOBBELT or TAL, or one of the reader's own.
    """

    def __init__(self, grund: str, *, raekke: int = 1, kolonne: str = "") -> None:
        super().__init__("TABELFIL", felt=kolonne)
        self.grund = grund
        self.raekke = raekke
        self.kolonne = kolonne


def tabelraekker(
    tekst: str, kolonner: Sequence[str], *, mest: int
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows that are not empty, with their numbers and cells by column. Raises TabelfilError.

    A row with more cells than names is refused at its last column: a comma in a number parts it where commas
    part the columns, and half a number would pass for a whole one.
    """
    if len(tekst) > mest:
        raise TabelfilError("LANG")
    first = tekst.split("\n", 1)[0]
    delimiter = max(_SKILLETEGN, key=first.count)
    try:
        rows = list(csv.reader(tekst.splitlines(), delimiter=delimiter))
    except csv.Error as error:  # one cell that no spreadsheet would hold
        raise TabelfilError("LANG") from error
    names = [name.strip().lower() for name in rows[0]] if rows else []
    places = _places(names, kolonner)
    for number, row in enumerate(rows[1:], start=2):
        cells = [cell.replace(_NBSP, " ").strip() for cell in row]
        if any(cells[len(names) :]):
            raise TabelfilError("TAL", raekke=number, kolonne=kolonner[-1])
        if any(cells):
            yield (
                number,
                {name: cells[at] if at < len(cells) else "" for name, at in places.items()},
            )


def _places(names: Sequence[str], kolonner: Sequence[str]) -> Mapping[str, int]:
    missing = next((name for name in kolonner if name not in names), None)
    if missing is not None:
        raise TabelfilError("KOLONNE", kolonne=missing)
    return {name: names.index(name) for name in kolonner}

"""A file with the country's means: one row for each point, columns punkt and snit (domain.md 2.20)."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from typing import Final

from akutdesk.domain.errors import DomainError
from akutdesk.domain.landsgennemsnit import laes_vaerdi

KOLONNER: Final = ("punkt", "snit")
"""The columns of the file, in whatever order."""

MEST: Final = 2**16
"""Signs of a file: far more than sixteen rows need."""


class LandsfilError(DomainError):
    """The file cannot be read: which row (the first is 1) and which column, and why.

    `grund`: TOM, KOLONNE, PUNKT, TAL, DOBBELT or LANG. What stands there is never told.
    """

    def __init__(self, grund: str, *, raekke: int = 1, kolonne: str = "") -> None:
        super().__init__("LANDSFIL", felt=kolonne)
        self.grund = grund
        self.raekke = raekke
        self.kolonne = kolonne


def laes_landsfil(tekst: str, punkter: Collection[str]) -> Mapping[str, int]:
    """Point to hundredths. Raises LandsfilError for the first thing that is wrong."""
    if len(tekst) > MEST:
        raise LandsfilError("LANG")
    first = tekst.split("\n", 1)[0]
    rows = list(csv.reader(tekst.splitlines(), delimiter=max(";\t", key=first.count)))
    places = _places(rows[0] if rows else [])
    found: dict[str, int] = {}
    for number, row in enumerate(rows[1:], start=2):
        if any(cell.strip() for cell in row):
            punkt, value = _read_row(row, places, number=number, punkter=punkter)
            if punkt in found:
                raise LandsfilError("DOBBELT", raekke=number, kolonne="punkt")
            found[punkt] = value
    if not found:
        raise LandsfilError("TOM")
    return found


def _places(header: list[str]) -> Mapping[str, int]:
    names = [name.strip().lower() for name in header]
    for column in KOLONNER:
        if column not in names:
            raise LandsfilError("KOLONNE", kolonne=column)
    return {column: names.index(column) for column in KOLONNER}


def _read_row(
    row: list[str], places: Mapping[str, int], *, number: int, punkter: Collection[str]
) -> tuple[str, int]:
    cells = {name: row[at].strip() if at < len(row) else "" for name, at in places.items()}
    if cells["punkt"] not in punkter:
        raise LandsfilError("PUNKT", raekke=number, kolonne="punkt")
    value = laes_vaerdi(cells["snit"])
    if value is None:
        raise LandsfilError("TAL", raekke=number, kolonne="snit")
    return cells["punkt"], value

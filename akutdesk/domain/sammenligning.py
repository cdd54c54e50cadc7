"""A sammenligning: how heavy the crises are at another service, read in from its own file (domain.md 5.2, figure 2).

The file has three columns: enhed (whose it is), g (the degree) and pct. Shares are kept in tenths of a per
cent, so that "9,0" comes back as it was read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from akutdesk.domain.record import Record
from akutdesk.domain.tabelfil import TabelfilError, tabelraekker

GRADER: Final = ("IKKE", "LET", "MELLEM", "ALVOR")
"""The degrees a service can have a share of, lightest first; the record's fields are these in small letters."""

KOLONNER: Final = ("enhed", "g", "pct")
"""The columns of the file, in whatever order."""

MEST: Final = 2**20
"""Signs of a file: far more than all services of a country need."""

_NUMBER: Final = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,15}))? ?%?")
_WHOLE: Final = 1000
_ROUNDING: Final = 5
"""Four shares of one decimal may add up to this much more than the whole."""
_LONGEST: Final = 80


@dataclass(frozen=True, kw_only=True)
class Sammenligning(Record):
    """One other service. None where its file says nothing of a degree."""

    TYPE: ClassVar[str] = "sammenligning"
    navn: str = ""
    ikke: int | None = None
    let: int | None = None
    mellem: int | None = None
    alvor: int | None = None
    dato: date | None = None
    """When it was read in."""
    fjernet: bool = False
    """A leader took it out of the list; it is kept."""


Andele = Mapping[str, int]
"""Degree to tenths of a per cent."""


def laes_serier(tekst: str, grader: Mapping[str, str]) -> dict[str, Andele]:
    """The services of a file by name; `grader` gives the degree for a code or a word in small letters.

    Raises TabelfilError for the first thing that is wrong; of its own `grund` are NAVN, GRAD and SUM.
    """
    series: dict[str, dict[str, int]] = {}
    for number, cells in tabelraekker(tekst, KOLONNER, mest=MEST):
        navn, grad, share = _read_row(cells, number=number, grader=grader)
        andele = series.setdefault(navn, {})
        if grad in andele:
            raise TabelfilError("DOBBELT", raekke=number, kolonne="g")
        andele[grad] = share
        if sum(andele.values()) > _WHOLE + _ROUNDING:
            raise TabelfilError("SUM", raekke=number, kolonne="pct")
    if not series:
        raise TabelfilError("TOM")
    return dict(series)


def andele_af(sammenligning: Sammenligning) -> Andele:
    """The shares that are known."""
    values = {grad: getattr(sammenligning, grad.lower()) for grad in GRADER}
    return {grad: value for grad, value in values.items() if value is not None}


def _read_row(
    cells: Mapping[str, str], *, number: int, grader: Mapping[str, str]
) -> tuple[str, str, int]:
    if not 0 < len(cells["enhed"]) <= _LONGEST:
        raise TabelfilError("NAVN", raekke=number, kolonne="enhed")
    grad = grader.get(cells["g"].lower())
    if grad not in GRADER:
        raise TabelfilError("GRAD", raekke=number, kolonne="g")
    share = _tenths(cells["pct"])
    if share is None:
        raise TabelfilError("TAL", raekke=number, kolonne="pct")
    return cells["enhed"], grad, share


def _tenths(tekst: str) -> int | None:
    """Tenths, half up; None for what is no number from 0 to 100."""
    found = _NUMBER.fullmatch(tekst)
    if found is None:
        return None
    part = found[2] or ""
    tenths = int(found[1] + part.ljust(1, "0")[0]) + (part[1:2] >= "5")
    return tenths if tenths <= _WHOLE else None

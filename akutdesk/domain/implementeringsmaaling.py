"""An implementeringsmaaling: how far one of the sixteen points is in one half-year (domain.md 2.20, 6).

One record for a round and a point, so that two who score apart never meet in one record. A person scores;
the evidence beside it is counted and never becomes a score.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record, RecordId

IKKE_REL = "IKKE_REL"
"""The point is not for this house: it is left out of the mean."""

HOEJEST = 4
"""The best score."""

_SCORES = frozenset({*map(str, range(HOEJEST + 1)), IKKE_REL})


@dataclass(frozen=True, kw_only=True)
class Implementeringsmaaling(Record):
    """`runde` is a `runde.Runde`'s code, `punkt` a code of the list of points."""

    TYPE: ClassVar[str] = "implementeringsmaaling"
    runde: str = ""
    punkt: str | None = None
    score: str | None = None
    """"0" to "4", or IKKE_REL."""
    begrundelse: str = ""
    udfyldt_af: RecordId | None = None
    dato: date | None = None
    """The day it was scored."""


def mangler(maaling: Implementeringsmaaling) -> tuple[Mangel, ...]:
    """What keeps it from being saved: no score, or one that is none of 0 to 4 and IKKE_REL."""
    if maaling.score is None:
        return (Mangel(maaling.TYPE, "score"),)
    return () if maaling.score in _SCORES else (Mangel(maaling.TYPE, "score", "UKLAR"),)


def vaerdi(maaling: Implementeringsmaaling | None) -> int | None:
    """The score as a number; None where it is not scored, is left out, or is none."""
    score = maaling.score if maaling is not None else None
    return int(score) if score is not None and score in _SCORES - {IKKE_REL} else None

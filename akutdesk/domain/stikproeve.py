"""Stikproeve: a few look-ups drawn at random from the log, which a leader goes through (domain.md 7, 2.21; S21).

A drawn look-up is named by its place in the log and nothing else: who looked at whom stays under the log's own seal.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import ClassVar, Final

from akutdesk.domain.errors import DomainError
from akutdesk.domain.record import Record, RecordId

ANTAL: Final = 10
"""How many look-ups are drawn (domain.md 7)."""
DAGE: Final = 31
"""From how many days: a sample is of recent look-ups."""

KONTAKT, OPGAVE, OPHOLD, OVERLEVERET, SKREV = "KONTAKT", "OPGAVE", "OPHOLD", "OVERLEVERET", "SKREV"
FORKLARINGER: Final = (SKREV, KONTAKT, OPGAVE, OPHOLD, OVERLEVERET)
"""What explains a look-up, the closest first; "" where nothing does."""

I_ORDEN, SPOERG, IKKE_I_ORDEN = "I_ORDEN", "SPOERG", "IKKE_I_ORDEN"
SVAR: Final = (I_ORDEN, SPOERG, IKKE_I_ORDEN)


@dataclass(frozen=True, kw_only=True)
class Stikopslag:
    """One drawn look-up: entry `n` of the start `writer`, and what explained it on that day."""

    writer: bytes = b""
    n: int = 0
    forklaring: str = ""


@dataclass(frozen=True, kw_only=True)
class Stikproeve(Record):
    """One sample: drawn once by the program, kept before it is shown, and never drawn anew."""

    TYPE: ClassVar[str] = "stikproeve"
    tid: datetime | None = None
    af: RecordId | None = None
    mulige: int | None = None
    """Look-ups that could be drawn."""
    uforklarede: int | None = None
    """Those among them that nothing explained."""
    opslag: tuple[Stikopslag, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Stiksvar(Record):
    """What a leader says of one drawn look-up; the newest one holds. A record of its own, so that two may answer apart."""

    TYPE: ClassVar[str] = "stiksvar"
    parent_id: RecordId | None = None
    plads: int | None = None
    """Which of the sample's look-ups, from 0."""
    svar: str | None = None
    note: str = ""
    af: RecordId | None = None
    tid: datetime | None = None


class StikproeveError(DomainError):
    """STIKPROEVE_TOM (no look-up to draw), STIKPROEVE_NOTE (an answer that needs words) or STIKPROEVE_EGEN (one's own)."""


@dataclass(frozen=True, kw_only=True)
class Muligt:
    """A look-up that can be drawn. `nummer` is the caller's own name for it."""

    nummer: int
    forklaring: str


def trukket(mulige: Sequence[Muligt], terning: Random) -> tuple[Muligt, ...]:
    """ANTAL of them by lot, those without an explanation first (domain.md 7). Raises StikproeveError if there are none."""
    if not mulige:
        raise StikproeveError("STIKPROEVE_TOM")
    uden = [each for each in mulige if not each.forklaring]
    med = [each for each in mulige if each.forklaring]
    first = terning.sample(uden, min(ANTAL, len(uden)))
    rest = terning.sample(med, min(ANTAL - len(first), len(med)))
    return (*first, *rest)


def gaeldende(svar: Sequence[Stiksvar]) -> dict[int, Stiksvar]:
    """By place the newest answer."""
    ordered = sorted(svar, key=lambda one: (one.tid is not None, one.tid, one.id))
    return {one.plads: one for one in ordered if one.plads is not None}


def kraev_svar(svar: str, note: str) -> None:
    """Whatever is not in order says what is asked or wrong. Raises StikproeveError."""
    if svar not in SVAR:
        raise StikproeveError("STIKPROEVE_NOTE", felt="svar")
    if svar != I_ORDEN and not note.strip():
        raise StikproeveError("STIKPROEVE_NOTE", felt="note")


def naeste(sidste: date | None, dag: date) -> date:
    """When the next sample is due: a month after the last, or today where there was none (sync-and-security.md 2.8)."""
    if sidste is None:
        return dag
    year, month = (sidste.year + 1, 1) if sidste.month == 12 else (sidste.year, sidste.month + 1)  # noqa: PLR2004 - December
    return date(year, month, min(sidste.day, monthrange(year, month)[1]))

"""A samarbejdsaftale: what is agreed with a partner, until when, and whom to ask (domain.md 2.19)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record, RecordId

VARSEL = timedelta(days=60)
"""So long before it runs out an agreement is marked: time enough for a meeting about the next."""

_BINDS = frozenset({"MUNDTLIG", "SKRIFTLIG"})


@dataclass(frozen=True, kw_only=True)
class Samarbejdsaftale(Record):
    """One agreement. A new one does not overwrite the old: what held at a time stays readable."""

    TYPE: ClassVar[str] = "samarbejdsaftale"
    partner_id: RecordId | None = None
    status: str | None = None
    indgaaet: date | None = None
    udloeb: date | None = None
    kontaktperson: str = ""
    kontakt_nummer: str = ""
    indhold: tuple[str, ...] = ()
    indhold_tekst: str = ""
    """What the agreement gives, in words."""
    dokument: str = ""
    """Where the signed paper lies; the municipality's archive keeps it, not akutdesk (docs/decisions)."""


def tilstand(aftale: Samarbejdsaftale, dag: date) -> str:
    """GAELDER, UDLOEBER_SNART, UDLOEBET, or IKKE_INDGAAET while it is a draft or none."""
    if aftale.status not in _BINDS:
        return "IKKE_INDGAAET"
    if aftale.udloeb is None:
        return "GAELDER"
    if aftale.udloeb < dag:
        return "UDLOEBET"
    return "UDLOEBER_SNART" if aftale.udloeb - dag <= VARSEL else "GAELDER"


def gaeldende(aftaler: Iterable[Samarbejdsaftale], dag: date) -> Samarbejdsaftale | None:
    """The agreement to go by: one that holds before one that has run out before a draft; the latest of each."""
    rank = {"GAELDER": 2, "UDLOEBER_SNART": 2, "UDLOEBET": 1, "IKKE_INDGAAET": 0}
    return max(
        aftaler,
        key=lambda one: (rank[tilstand(one, dag)], one.indgaaet or date.min),
        default=None,
    )


def mangler(aftale: Samarbejdsaftale) -> tuple[Mangel, ...]:
    """What keeps it from being saved: its state, and an end that comes before its beginning."""
    if aftale.status is None:
        return (Mangel(aftale.TYPE, "status"),)
    if aftale.indgaaet and aftale.udloeb and aftale.udloeb < aftale.indgaaet:
        return (Mangel(aftale.TYPE, "udloeb", "FOER_START"),)
    return ()

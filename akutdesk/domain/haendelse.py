"""A haendelse: violence, a threat, an accident, a breach of data (domain.md 2.18). A module the house may leave out.

It leads on to the municipality's own systems and replaces none of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record, RecordId

NOEGLE = "haendelse_modul"
"""The leader's setting; "FRA" takes the module away."""

FRA = "FRA"

ANMELDES_INDEN = timedelta(hours=72)
"""A breach of personal data is told to the authority within this (domain.md 7, art. 33)."""

_NEEDED = ("type", "tid", "hvem", "forloeb", "opfoelgning")


@dataclass(frozen=True, kw_only=True)
class Haendelse(Record):
    """What happened, who was there, how it went, and what is done about it."""

    TYPE: ClassVar[str] = "haendelse"
    henvendelse_id: RecordId | None = None
    type: str | None = None
    tid: datetime | None = None
    hvem: str = ""
    forloeb: str = ""
    opfoelgning: str = ""


def mangler(haendelse: Haendelse) -> tuple[Mangel, ...]:
    """What is not said yet, in the order of the form."""
    return tuple(
        Mangel(haendelse.TYPE, felt)
        for felt in _NEEDED
        if not str(getattr(haendelse, felt) or "").strip()
    )


def anmeldes_senest(haendelse: Haendelse) -> datetime | None:
    """When a breach of data must have been told to the authority; None for anything else."""
    if haendelse.type != "DATA" or haendelse.tid is None:
        return None
    return haendelse.tid + ANMELDES_INDEN


def er_slaaet_til(indstillinger: Iterable[Indstilling]) -> bool:
    """Whether the house uses the module; it does until the leader says no."""
    return all(one.vaerdi != FRA for one in indstillinger if one.noegle == NOEGLE)

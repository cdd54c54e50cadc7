"""Shifts (domain.md 2.3) and what the clock says of a night: shift, night, minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId


@dataclass(frozen=True, kw_only=True)
class Vagt(Record):
    """A shift that was worked. A henvendelse's shift is computed from its start, not from this record."""

    TYPE: ClassVar[str] = "vagt"
    vagttype: str | None = None
    start: datetime | None = None
    slut: datetime | None = None
    medarbejdere: tuple[RecordId, ...] = ()
    akut_ansvarlig: RecordId | None = None
    """Who holds the phone."""
    bemaerkning: str = ""

"""Samtykke: voluntary, specific, informed, and can be withdrawn (domain.md 2.15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId


@dataclass(frozen=True, kw_only=True)
class Samtykke(Record):
    """One consent: what may be told, to whom, until when."""

    TYPE: ClassVar[str] = "samtykke"
    borger_id: RecordId | None = None
    formaal: str | None = None
    modtager: str = ""
    oplysninger: str = ""
    givet: str | None = None
    givet_tid: datetime | None = None
    udloeb: date | None = None
    trukket_tid: datetime | None = None

"""Opfoelgning: something agreed that somebody must do at a time (domain.md 2.13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId


@dataclass(frozen=True, kw_only=True)
class Opfoelgning(Record):
    """A task. `forfald` is the due instant, or with `forfald_slut` the start of a window (a whole day, for one)."""

    TYPE: ClassVar[str] = "opfoelgning"
    borger_id: RecordId | None = None
    henvendelse_id: RecordId | None = None
    kriseplan_id: RecordId | None = None
    type: str | None = None
    tekst: str = ""
    """What to do, in the words of the agreement."""
    telefon: str = ""
    forfald: datetime | None = None
    forfald_slut: datetime | None = None
    ansvarlig: RecordId | None = None
    ansvarlig_vagt: str | None = None
    """The shift that takes it (DAG, AFT, NAT) when no person does."""
    status: str = "AABEN"
    udfoert_tid: datetime | None = None
    resultat_henvendelse_id: RecordId | None = None

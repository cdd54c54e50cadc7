"""An udlevering: paper or a file that left the house (domain.md 2.10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId


@dataclass(frozen=True, kw_only=True)
class Udlevering(Record):
    """One print or export of a kriseplan."""

    TYPE: ClassVar[str] = "udlevering"
    kriseplan_id: RecordId | None = None
    borger_id: RecordId | None = None
    tid: datetime | None = None
    medarbejder: RecordId | None = None
    udgave: str | None = None
    """NORMAL or DISKRET."""
    papir: str | None = None
    """A4, STOR (large print) or LOMMEKORT."""
    kanal: str | None = None
    """PRINTER or FIL."""
    antal: int = 1
    modtager: str | None = None
    samtykke_id: RecordId | None = None
    udfald: str | None = None
    """KOM_UD, KOM_IKKE or VED_IKKE: what is known of the paper (ux.md 5.8). Of a file: KOM_IKKE, or nothing."""

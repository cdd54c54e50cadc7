"""The krisesamtale: tracks, steps and when it counts as held (domain.md 2.7 and 3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId


@dataclass(frozen=True, kw_only=True)
class TrinStatus:
    """What became of one step: UDFOERT, or SPRUNGET_OVER with a reason. A step not talked about has no entry."""

    trin: str = ""
    status: str | None = None
    grund: str | None = None


@dataclass(frozen=True, kw_only=True)
class Krisesamtale(Record):
    """One per henvendelse. Whether it was held stands on the henvendelse (design.md 8.14)."""

    TYPE: ClassVar[str] = "krisesamtale"
    henvendelse_id: RecordId | None = None
    spor: str | None = None
    trin_status: tuple[TrinStatus, ...] = ()
    borgers_ord: str = ""
    udloesende: str = ""
    omraader: tuple[int | None, ...] = (None, None, None, None, None)
    """OMR1-OMR5, 0-10 or None."""
    ressourcer: str = ""
    naeste_skridt: str = ""
    opsummering_godkendt: bool | None = None

"""One item told from one shift to the next (domain.md 2.17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId


@dataclass(frozen=True, kw_only=True)
class Overleveringspunkt(Record):
    """One item. Two desks may add items apart, so each is a record (design.md 8.9)."""

    TYPE: ClassVar[str] = "overleveringspunkt"
    parent_id: RecordId | None = None
    """The vagt it was told from, if that was started."""
    vagt_fra: str | None = None
    vagt_til: str | None = None
    tid: datetime | None = None
    borger_id: RecordId | None = None
    alias: str = ""
    tekst: str = ""
    opfoelgning_id: RecordId | None = None
    vigtighed: str | None = None
    kvitteret_af: RecordId | None = None
    kvitteret_tid: datetime | None = None

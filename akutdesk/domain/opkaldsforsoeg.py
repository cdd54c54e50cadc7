"""An attempt to reach somebody who was not reached; a task counts them (domain.md 2.13, design.md 8.9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId


@dataclass(frozen=True, kw_only=True)
class Opkaldsforsoeg(Record):
    """One call that nobody answered. A record of its own, because two desks may both have tried."""

    TYPE: ClassVar[str] = "opkaldsforsoeg"
    parent_id: RecordId | None = None
    """The opfoelgning."""
    tid: datetime | None = None
    hvem: RecordId | None = None

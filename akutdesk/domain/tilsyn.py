"""Tilsyn: somebody looked in on a guest, when, and what they saw (domain.md 2.12, G51)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId


@dataclass(frozen=True, kw_only=True)
class Tilsyn(Record):
    """One look of a night round. Two desks may add rows apart, so each is a record of its own (design.md 8.9)."""

    TYPE: ClassVar[str] = "tilsyn"
    parent_id: RecordId | None = None
    """The overnatning."""
    tid: datetime | None = None
    hvem: RecordId | None = None
    tilstand: str | None = None
    note: str = ""

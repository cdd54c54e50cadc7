"""A short call: hung up, wrong number, test call. Never counted as a henvendelse (design.md 8.13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from akutdesk.domain.record import Record


@dataclass(frozen=True, kw_only=True)
class Kortopkald(Record):
    """One key, one save (ux.md 2.4, Shift+F2)."""

    TYPE: ClassVar[str] = "kortopkald"
    start: datetime | None = None
    slut: datetime | None = None
    slags: str | None = None

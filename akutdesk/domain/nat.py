"""One night of a stay and what was decided after it (domain.md 2.12, SEL 82 c stk. 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId


@dataclass(frozen=True, kw_only=True)
class Nat(Record):
    """The decision about one night; `dato` is that night's evening (design.md 7.3)."""

    TYPE: ClassVar[str] = "nat"
    parent_id: RecordId | None = None
    """The overnatning."""
    dato: date | None = None
    beslutning: str | None = None
    vurdering: str = ""
    hvem: RecordId | None = None

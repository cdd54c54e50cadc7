"""A paper form that was typed in: which number stands on it, and what it became (G122)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId

HENVENDELSE, PLAN = "HENVENDELSE", "PLAN"
"""What stands on it: a contact, or the kriseplan that was made in it."""


@dataclass(frozen=True, kw_only=True)
class Papirskema(Record):
    """The form behind a henvendelse. A record of its own, because two desks may type one form apart."""

    TYPE: ClassVar[str] = "papirskema"
    parent_id: RecordId | None = None
    """The henvendelse."""
    slags: str = HENVENDELSE
    nummer: str = ""
    """As `domain/skemanummer.py` gives it; empty where somebody took it away again."""

"""Droeftelse: a colleague was unsure and would like to talk it over (domain.md 2.6.1 usikker_hjaelp, ux.md 2.13).

It is help for staff, never a score: it is for the leader and whoever asked, and nobody counts it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Final

from akutdesk.domain.record import Record, RecordId

OENSKER: Final = "OENSKER"
"""The answer of a henvendelse that puts it on the list."""


@dataclass(frozen=True, kw_only=True)
class Droeftelse(Record):
    """One wish. `talt_tid` is set when they have talked."""

    TYPE: ClassVar[str] = "droeftelse"
    medarbejder_id: RecordId | None = None
    """Who would like to talk."""
    henvendelse_id: RecordId | None = None
    tid: datetime | None = None
    tekst: str = ""
    talt_tid: datetime | None = None
    talt_med: RecordId | None = None


def oensket(droeftelse: Droeftelse, af: RecordId) -> Droeftelse:
    """The wish of this colleague, for their own and the leader's eyes alone."""
    return replace(droeftelse, medarbejder_id=af, fortrolighed="SKAERPET", fortrolig_for=(af,))

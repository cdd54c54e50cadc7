"""Overnatning: a stay and its nights, each decided on its own (domain.md 2.12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId


@dataclass(frozen=True, kw_only=True)
class Overnatning(Record):
    """A stay, or with `afvist_grund` a stay that was refused."""

    TYPE: ClassVar[str] = "overnatning"
    borger_id: RecordId | None = None
    henvendelse_id: RecordId | None = None
    plads: str = ""
    ankomst: datetime | None = None
    afrejse: datetime | None = None
    vurdering_af_leder: str = ""
    vurdering_hvem: RecordId | None = None
    vurdering_tid: datetime | None = None
    delegation: str | None = None
    husregler_gennemgaaet: bool | None = None
    medicin: str | None = None
    rusmiddel: str | None = None
    kontakt_i_noed: RecordId | None = None
    tilsyn_aftale: str = ""
    afslutning: str | None = None
    afvist_grund: str | None = None

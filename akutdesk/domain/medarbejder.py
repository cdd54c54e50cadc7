"""A member of staff; log-in is personal so that the log can be (domain.md 2.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId


@dataclass(frozen=True, kw_only=True)
class Medarbejder(Record):
    """A member of staff. `initialer` are unique; `rolle` is one of `adgang.ROLLER`."""

    TYPE: ClassVar[str] = "medarbejder"
    navn: str = ""
    initialer: str = ""
    rolle: str | None = None
    faggruppe: str | None = None
    dsa_gennemfoert: date | None = None
    krisesamtale_undervist: date | None = None
    enheder: tuple[RecordId, ...] = ()
    aktiv: bool = True

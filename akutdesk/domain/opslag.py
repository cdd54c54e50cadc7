"""An opslag: a directory entry of this akuttilbud, over or beside the shipped ones (domain.md 2.23)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId


@dataclass(frozen=True, kw_only=True)
class Opslag(Record):
    """A number the house keeps itself. Same `kode` as a shipped entry: its filled fields win over that one's."""

    TYPE: ClassVar[str] = "opslag"
    kode: str = ""
    navn: str = ""
    nummer: str = ""
    aabent: tuple[str, ...] = ()
    """Opening rows as in the directory file, e.g. "alle 11:00-04:00"."""
    region: str | None = None
    brug_til: str = ""
    kilde: str = ""
    kontrolleret_dato: date | None = None
    kontrolleret_af: RecordId | None = None
    skjult: bool = False

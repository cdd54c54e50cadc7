"""A setting of the leader's: digits of the favourites, hidden and local codes (design.md 8.15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from akutdesk.domain.record import Record


@dataclass(frozen=True, kw_only=True)
class LokalKode:
    """A code the leader added; `kode` begins with L_. Shipped codes are never changed (domain.md 2.0.3)."""

    kode: str = ""
    label: str = ""
    kort: str = ""
    aktiv_fra: date | None = None
    aktiv_til: date | None = None


@dataclass(frozen=True, kw_only=True)
class Indstilling(Record):
    """What the leader set for one code list (`liste`), or one plain setting (`noegle`)."""

    TYPE: ClassVar[str] = "indstilling"
    noegle: str = ""
    vaerdi: str = ""
    liste: str = ""
    favoritter: tuple[str, ...] = ()
    skjulte: tuple[str, ...] = ()
    lokale: tuple[LokalKode, ...] = ()

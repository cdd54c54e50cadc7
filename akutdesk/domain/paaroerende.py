"""A relative or contact person of a citizen (domain.md 2.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId


@dataclass(frozen=True, kw_only=True)
class Paaroerende(Record):
    """A person around a citizen. One who rings for their own sake has their own henvendelse."""

    TYPE: ClassVar[str] = "paaroerende"
    borger_id: RecordId | None = None
    navn: str = ""
    relation: str | None = None
    telefon: str = ""
    maa_kontaktes: str | None = None
    maa_faa_at_vide: tuple[str, ...] = ()
    samtykke_id: RecordId | None = None

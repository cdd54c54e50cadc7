"""A samarbejdspartner: whom the house works with, and how one gets through (domain.md 2.19)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from akutdesk.domain.katalog import Katalogpost
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record, RecordId


@dataclass(frozen=True, kw_only=True)
class Samarbejdspartner(Record):
    """One partner. The desk looks it up, the leader writes it; the numbers of everybody stand in the katalog."""

    TYPE: ClassVar[str] = "samarbejdspartner"
    type: str | None = None
    navn: str = ""
    nummer: str = ""
    direkte_nummer: str = ""
    """For staff only, and better than `nummer` where it was given."""
    aabent: tuple[str, ...] = ()
    """Opening rows as in the directory file, e.g. "hverdage 08:00-16:00"."""
    bemaerkning: str = ""
    kontrolleret_dato: date | None = None
    kontrolleret_af: RecordId | None = None
    nedlagt: bool = False
    """No longer there: out of the lists, but still the name on old contacts."""


def bedste_nummer(partner: Samarbejdspartner) -> str:
    """The number that staff call."""
    return partner.direkte_nummer.strip() or partner.nummer.strip()


def som_post(partner: Samarbejdspartner) -> Katalogpost:
    """The partner as a line of the directory: its state by the clock and its check are said as there."""
    return Katalogpost(
        kode=partner.id.hex(),
        navn=partner.navn,
        nummer=bedste_nummer(partner),
        brug_til=partner.bemaerkning,
        aabent=partner.aabent,
        kontrolleret_dato=partner.kontrolleret_dato,
    )


def mangler(partner: Samarbejdspartner) -> tuple[Mangel, ...]:
    """What keeps it from being saved: what it is, and what it is called."""
    empty = (felt for felt in ("type", "navn") if not (getattr(partner, felt) or "").strip())
    return tuple(Mangel(partner.TYPE, felt) for felt in empty)


def rettet(before: Samarbejdspartner, after: Samarbejdspartner) -> Samarbejdspartner:
    """The partner as corrected: another number needs its own check (design.md 8.23)."""
    if bedste_nummer(before) == bedste_nummer(after):
        return after
    return replace(after, kontrolleret_dato=None, kontrolleret_af=None)

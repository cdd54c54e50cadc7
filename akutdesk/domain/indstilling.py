"""A setting of the leader's: digits of the favourites, hidden and local codes (design.md 8.15)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from akutdesk.domain.record import Record

LAASETID = "laasetid"
"""Minutes without a key until the screen locks."""
LAASETID_SAMTALE = "laasetid_samtale"
"""The same while a talk's clock runs."""
HUSREGLER = "husregler"
"""What a guest is told, one rule a line."""
SIG = "sig_"
"""With a step's code behind it: the place's own words to say in that step, one sentence a line."""


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


def vaerdi_af(indstillinger: Iterable[Indstilling], noegle: str) -> str:
    """What a plain setting is set to; empty where the leader has not said."""
    return next((one.vaerdi for one in indstillinger if one.noegle == noegle), "")


def linjer(tekst: str) -> tuple[str, ...]:
    """A setting of several lines, without the empty ones."""
    return tuple(line.strip() for line in tekst.splitlines() if line.strip())


def minutter(indstillinger: Iterable[Indstilling], noegle: str) -> int | None:
    """A number of minutes; None where none is set, or a newer program's word for it."""
    value = vaerdi_af(indstillinger, noegle)
    return int(value) if value.isdecimal() and value.isascii() else None

"""One printing: who sends it, when, and as which edition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Afsender:
    """The akuttilbud as it stands on paper (domain.md 2.1). Fields that are empty do not print."""

    navn: str
    telefon: str = ""
    kommune: str = ""
    adresse: str = ""


@dataclass(frozen=True, kw_only=True)
class Udskrift:
    """The facts of one printing. `udskrevet` is the local date; `udgave` the plan's version number."""

    afsender: Afsender
    udskrevet: date
    udgave: int


def telefon(nummer: str) -> str:
    """A phone number as it is printed: eight digits in pairs, anything else as it was written."""
    plain = nummer.strip()
    pairs = re.fullmatch("([0-9]{2})" * 4, plain)
    return " ".join(pairs.groups()) if pairs else plain

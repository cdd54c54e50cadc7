"""Personnumre: three forms, what is checked, and what never is (domain.md 2.4.1).

Accepted are the ordinary number, the substitute number whose day is raised by 60, and the eCPR with
two letters. Checked are length, calendar date and a possible age. Modulus 11 never rejects: valid
numbers without it have been issued since 2007.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from akutdesk.domain.errors import CprError

CPR = "CPR"
ERSTATNING = "ERSTATNING"
ECPR = "ECPR"

OLDEST = 120
"""Years; nobody in Denmark has been older."""

_RAISED = 60
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_FORM = re.compile(r"([0-9]{6})[- –]?([0-9][0-9A-Z]{2}[0-9])")
_LETTERED = re.compile(r"[10756][A-Z]{2}[0-9]")
_CENTURIES = (("0123", 99, 1900, 1900), ("49", 36, 2000, 1900), ("5678", 57, 2000, 1800))
"""Seventh digits; the last short year of the younger century; the younger and the older century."""
_MASK = "••••"


@dataclass(frozen=True)
class Cpr:
    """A number read: ten signs, its form (CPR, ERSTATNING, ECPR) and the birth date it tells."""

    siffer: str
    slags: str
    foedselsdato: date | None
    """None where an eCPR's seventh sign says nothing certain about the century."""

    @property
    def vist(self) -> str:
        """As written on paper, with the hyphen."""
        return med_streg(self.siffer)


def laes_cpr(tekst: str, *, idag: date) -> Cpr:
    """The number in a typed text; hyphen and blanks around it are optional.

    Raises CprError: LAENGDE (not ten signs), TEGN (a sign that cannot stand there), DATO (no such
    day) or ALDER (born after today, or more than 120 years old).
    """
    tekst = tekst.strip().upper()
    match = _FORM.fullmatch(tekst)
    if match is None:
        raise CprError("LAENGDE" if len(re.sub(r"[- –]", "", tekst)) != len(_WEIGHTS) else "TEGN")
    siffer = match[1] + match[2]
    if siffer.isdigit():
        return _numbered(siffer, idag)
    return _lettered(siffer, idag)


def med_streg(siffer: str) -> str:
    """The stored number as one writes it: 610184-0000; empty stays empty."""
    return f"{siffer[:6]}-{siffer[6:]}" if siffer else ""


def maskeret(siffer: str) -> str:
    """The stored number with its last four signs hidden; empty stays empty."""
    return f"{siffer[:6]}-{_MASK}" if siffer else ""


def tjek_igen(cpr: Cpr) -> bool:
    """Whether to ask softly for a second look; the number may still be right and is never refused.

    Silent for births on 1 January, the only ones with numbers without modulus 11 so far, and for
    substitute numbers, which never had a check digit (domain.md 2.4.1).
    """
    if cpr.slags != CPR or cpr.siffer.startswith("0101"):
        return False
    return not modulus_11(cpr.siffer)


def modulus_11(siffer: str) -> bool:
    """Whether ten digits carry the old check digit."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, siffer, strict=True))
    return total % 11 == 0


def koen_forslag(cpr: Cpr) -> str:
    """K or M as the last digit says. A suggestion only: people may keep their birth number."""
    return "M" if int(cpr.siffer[-1]) % 2 else "K"


def _numbered(siffer: str, idag: date) -> Cpr:
    day = int(siffer[:2])
    raised = day > _RAISED
    born = _calendar_date(_year(siffer), int(siffer[2:4]), day - _RAISED if raised else day)
    if not _plausible(born, idag):
        raise CprError("ALDER")
    return Cpr(siffer, ERSTATNING if raised else CPR, born)


def _lettered(siffer: str, idag: date) -> Cpr:
    if not _LETTERED.fullmatch(siffer[6:]):
        raise CprError("TEGN")
    born = _calendar_date(_year(siffer), int(siffer[2:4]), int(siffer[:2]))
    return Cpr(siffer, ECPR, born if _plausible(born, idag) else None)


def _year(siffer: str) -> int:
    """Birth year from the fifth to seventh digit (domain.md 2.4.1)."""
    short = int(siffer[4:6])
    last, young, old = next(row[1:] for row in _CENTURIES if siffer[6] in row[0])
    return (young if short <= last else old) + short


def _calendar_date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise CprError("DATO") from None


def _plausible(born: date, idag: date) -> bool:
    return born <= idag and idag.year - born.year <= OLDEST

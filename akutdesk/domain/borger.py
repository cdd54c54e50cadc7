"""The citizen, made only when there is a reason to recognise the person again (domain.md 2.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Final

from akutdesk.domain.record import Record, RecordId

_AGES = ((18, "U18"), (25, "A18"), (35, "A25"), (45, "A35"), (55, "A45"), (65, "A55"))

LAENGSTE_AFTALE: Final = timedelta(days=90)
"""So long an agreement about contact may last before it is looked at together (domain.md 2.4, 10.4)."""


@dataclass(frozen=True, kw_only=True)
class Borger(Record):
    """A citizen. A henvendelse without one is valid and complete; no borger means ANONYM (design.md 8.13)."""

    TYPE: ClassVar[str] = "borger"
    identitet: str | None = None
    kaldenavn: str = ""
    fornavn: str = ""
    efternavn: str = ""
    cpr: str = ""
    """10 characters without hyphen, or empty."""
    cpr_svar: str | None = None
    foedselsaar: int | None = None
    aldersgruppe: str | None = None
    koen: str | None = None
    kommunekode: str | None = None
    bolig: str | None = None
    adresse: str = ""
    adresse_skjult: bool = False
    telefon: str = ""
    maa_ringes_op: str | None = None
    boern: str | None = None
    tolk_sprog: str = ""
    kommunikation: str = ""
    kendt_i: tuple[str, ...] = ()
    moedes: str = ""
    """How the citizen likes to be met; stands on the card."""
    kontaktaftale: str = ""
    kontaktaftale_ansvarlig: RecordId | None = None
    kontaktaftale_udloeb: date | None = None
    opmaerksomhed: str = ""
    """Practical only ("hoerer daarligt"): no diagnosis, no risk (design.md 8.34)."""
    opmaerksomhed_udloeb: date | None = None
    sammenlagt_til: RecordId | None = None


def identitet_forslag(borger: Borger) -> str:
    """The identity level that the filled fields support (domain.md 2.4); staff may set SIKKER for a seen id."""
    if borger.cpr:
        return "SIKKER"
    if not visningsnavn(borger):
        return "ANONYM"
    return "SANDSYNLIG" if borger.telefon else "ALIAS"


def visningsnavn(borger: Borger) -> str:
    """The name used on lists: kaldenavn, else first name, else last name, else empty."""
    return borger.kaldenavn or borger.fornavn or borger.efternavn


def fuldt_navn(borger: Borger) -> str:
    """First and last name as far as known; for the card only."""
    return " ".join(part for part in (borger.fornavn, borger.efternavn) if part)


def aldersgruppe(foedselsaar: int | None, idag: date) -> str:
    """The age group of domain.md 2.4, counted in whole calendar years; UKENDT without a birth year."""
    if foedselsaar is None:
        return "UKENDT"
    return gruppe_af_alder(idag.year - foedselsaar)


def gruppe_af_alder(alder: int) -> str:
    """The age group of so many whole calendar years."""
    return next((group for under, group in _AGES if alder < under), "A65")


def kontaktaftale_gaelder(borger: Borger, dag: date) -> bool:
    """Whether there is an agreement on frequent contact that has not expired (domain.md 10.4)."""
    return bool(borger.kontaktaftale) and _not_expired(borger.kontaktaftale_udloeb, dag)


def kontaktaftale_fejl(borger: Borger, foer: Borger | None, dag: date) -> str:
    """UDEN_UDLOEB or FOR_LANG for an agreement that may not be made so on `dag`; "" if it can stand.

    It is looked at again within 90 days (domain.md 2.4, 10.4). One that stood before, untouched, is not judged.
    """
    if not borger.kontaktaftale or _agreed(borger) == _agreed(foer):
        return ""
    until = borger.kontaktaftale_udloeb
    if until is None:
        return "UDEN_UDLOEB"
    return "FOR_LANG" if until > dag + LAENGSTE_AFTALE else ""


def _agreed(borger: Borger | None) -> tuple[bool, date | None]:
    if borger is None:
        return False, None
    return bool(borger.kontaktaftale), borger.kontaktaftale_udloeb


def opmaerksomhed_gaelder(borger: Borger, dag: date) -> bool:
    """Whether the practical note still shows (design.md 8.34)."""
    return bool(borger.opmaerksomhed) and _not_expired(borger.opmaerksomhed_udloeb, dag)


def _not_expired(udloeb: date | None, dag: date) -> bool:
    return udloeb is None or dag <= udloeb

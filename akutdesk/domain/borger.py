"""The citizen, made only when there is a reason to recognise the person again (domain.md 2.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId


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

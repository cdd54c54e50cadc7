"""An udtraek: what an evaluator was given, when, and on which agreement (domain.md 5.4, 2.22).

Rows are never kept here: only what was asked for and how many there were.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Final

from akutdesk.domain.errors import DomainError
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale, tilstand

SKRIFTLIG: Final = "SKRIFTLIG"
_AFTALE: Final = "UDTRAEK_AFTALE_"
DATA: Final = "DATA"
"""The agreement says that data are exchanged."""


@dataclass(frozen=True, kw_only=True)
class Udtraek(Record):
    """One set that left the house."""

    TYPE: ClassVar[str] = "udtraek"
    formaal: str = ""
    fra: date | None = None
    til: date | None = None
    """The period, both days with."""
    felter: tuple[str, ...] = ()
    """The columns, in their order."""
    pseudonymnoegle_id: RecordId | None = None
    antal: int | None = None
    """Rows that left."""
    udeladt: int | None = None
    """Rows of the period that did not, so that nobody can be known."""
    godkendt_af: RecordId | None = None
    modtager: str = ""
    aftale_id: RecordId | None = None
    tid: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Pseudonymnoegle(Record):
    """The key of one project: with it a person gets a pseudonym, and nobody without it can tell whose.

    It is a record so that the house's other desks have it too; it never leaves the house. One for each agreement,
    so that two projects cannot lay their sets together.
    """

    TYPE: ClassVar[str] = "pseudonymnoegle"
    aftale_id: RecordId | None = None
    noegle: bytes | None = None


class UdtraekError(DomainError):
    """No set may be made: UDTRAEK_AFTALE_<what is wrong with it>, UDTRAEK_TOMT, UDTRAEK_FOR_FAA or UDTRAEK_AENDRET."""


@dataclass(frozen=True, kw_only=True)
class Bestilling:
    """What is asked for."""

    formaal: str
    modtager: str
    fra: date
    til: date
    aftale_id: RecordId | None


def mangler(formaal: str, modtager: str, aftale_id: RecordId | None) -> tuple[Mangel, ...]:
    """What has to be said first: the agreement, to whom, and what for."""
    told = {"aftale_id": aftale_id, "modtager": modtager.strip(), "formaal": formaal.strip()}
    return tuple(Mangel(Udtraek.TYPE, felt) for felt, value in told.items() if not value)


def aftalefejl(
    aftale: Samarbejdsaftale | None, dag: date, kommuner: Collection[str] = ()
) -> str | None:
    """Why a set cannot rest on this agreement in a house of these municipalities (domain.md 7, 2.0.4).

    MANGLER, IKKE_SKRIFTLIG, IKKE_BEGYNDT, UDLOEBET, UDEN_DATA; UDEN_KOMMUNE where more than one is the controller of
    its own citizens' data and none of them is said to have signed.
    """
    if aftale is None:
        return "MANGLER"
    signed_by = aftale.dataansvarlig_kommune
    faults = (
        (aftale.status != SKRIFTLIG, "IKKE_SKRIFTLIG"),
        (aftale.indgaaet is not None and aftale.indgaaet > dag, "IKKE_BEGYNDT"),
        (tilstand(aftale, dag) == "UDLOEBET", "UDLOEBET"),
        (DATA not in aftale.indhold, "UDEN_DATA"),
        (len(kommuner) > 1 and signed_by not in kommuner, "UDEN_KOMMUNE"),
    )
    return next((kode for is_wrong, kode in faults if is_wrong), None)


def kraev_aftale(
    aftale: Samarbejdsaftale | None, dag: date, kommuner: Collection[str] = ()
) -> str | None:
    """Whose contacts a set on it may hold: those of the municipality that signed; None in a house of one, for all.

    Raises UdtraekError if the agreement does not hold for a set on this day.
    """
    fault = aftalefejl(aftale, dag, kommuner)
    if fault or aftale is None:
        raise UdtraekError(_AFTALE + (fault or "MANGLER"), felt="aftale_id")
    return aftale.dataansvarlig_kommune if len(kommuner) > 1 else None

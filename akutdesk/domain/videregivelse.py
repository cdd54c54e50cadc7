"""Videregivelse: what is handed over of one contact to another system or another authority (domain.md 7, G114, G115).

It holds no more than the case needs: nothing about the colleague, no address, no warning on the card, and never an
underretning, which goes its own way. What is not in `afsnit` leaves the house in no format.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, cast

from akutdesk.domain.borger import Borger
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.partnerkontakt import FARE, LOV, SAMTYKKE, Delingsgrundlag, delingsfejl
from akutdesk.domain.progressionsmaal import Progressionsmaal
from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.samtykke import Samtykke
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring, spoergsmaal
from akutdesk.domain.svarliste import SVARLISTER

DELE: Final = ("SAMTALE", "FARE", "PLAN", "MAALINGER")
"""What may be left out of a parcel; the contact itself is always in it."""

GRUNDLAG: Final = (SAMTYKKE, LOV, FARE)
"""What a whole case may be handed over on. Without a name there is nothing to file it under."""

FELTER: Final = MappingProxyType(
    {
        Henvendelse.TYPE: (
            *("form", "henvender", "grad_foer", "symptomer", "begivenheder", "hovedbegivenhed"),
            *("tiltag", "tiltag_andet", "stabilisering", "handleniveau", "gangtype", "maalgruppe"),
            *("krisesamtale", "kriseplan", "progressionsmaal", "tryghed_efter", "afbrudt", "notat"),
        ),
        Krisesamtale.TYPE: (
            *("spor", "borgers_ord", "udloesende", "omraader", "ressourcer", "naeste_skridt"),
            "opsummering_godkendt",
        ),
        Progressionsmaal.TYPE: (
            *("instrument", "maaling", "maal", "svar", "raa", "metrisk", "udfyldt_af"),
        ),
    }
)
"""The answers that leave, in the order of the form. Safety answers are those of the screen."""


@dataclass(frozen=True, kw_only=True)
class Videregivelse:
    """One closed contact with all that was made in it, and on what it is handed over."""

    id: RecordId
    """The parcel's own."""
    tid: datetime
    """When it was put together."""
    henvendelse: Henvendelse
    enhed: Enhed
    borger: Borger | None = None
    medarbejder: Medarbejder | None = None
    """Who hands it over."""
    samtale: Krisesamtale | None = None
    afklaring: Sikkerhedsafklaring | None = None
    plan: Kriseplan | None = None
    maalinger: tuple[Progressionsmaal, ...] = ()
    modtager: str = ""
    grundlag: str = SAMTYKKE
    samtykke: Samtykke | None = None
    """With grundlag SAMTYKKE: the one that holds."""


@dataclass(frozen=True, kw_only=True)
class Svar:
    """One answer: codes of `liste`, words, a number, or yes and no."""

    felt: str
    liste: str = ""
    koder: tuple[str, ...] = ()
    tekst: str = ""
    tal: tuple[int | None, ...] = ()
    ja: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Afsnit:
    """The answers of one record."""

    record: Record
    svar: tuple[Svar, ...]


def dele(parcel: Videregivelse) -> tuple[str, ...]:
    """The parts it has beside the contact."""
    there = (parcel.samtale, parcel.afklaring, parcel.plan, parcel.maalinger)
    return tuple(del_ for del_, content in zip(DELE, there, strict=True) if content)


def med_dele(parcel: Videregivelse, valgte: Collection[str]) -> Videregivelse:
    """The parcel with no more than these parts."""
    return replace(
        parcel,
        samtale=parcel.samtale if "SAMTALE" in valgte else None,
        afklaring=parcel.afklaring if "FARE" in valgte else None,
        plan=parcel.plan if "PLAN" in valgte else None,
        maalinger=parcel.maalinger if "MAALINGER" in valgte else (),
    )


def hindring(henvendelse: Henvendelse) -> str | None:
    """Why a contact is not handed over at all: OEVELSE, ANNULLERET or KLADDE; None if it may be."""
    if henvendelse.oevelse:
        return "OEVELSE"
    return None if henvendelse.status == "AFSLUTTET" else henvendelse.status


def mangler(
    modtager: str, grundlag: str | None, hvorfor: str, deling: Delingsgrundlag
) -> tuple[Mangel, ...]:
    """What keeps it from being handed over: to whom, on what, and a consent that holds or a line of why."""
    found: list[Mangel] = []
    if not modtager.strip():
        found.append(Mangel("videregivelse", "modtager"))
    if grundlag not in GRUNDLAG:
        found.append(Mangel("videregivelse", "grundlag"))
    elif grundlag == SAMTYKKE and (fault := delingsfejl(deling)):
        found.append(Mangel("videregivelse", "grundlag", fault))
    elif grundlag != SAMTYKKE and not hvorfor.strip():
        found.append(Mangel("videregivelse", "hvorfor"))
    return tuple(found)


def afsnit(parcel: Videregivelse) -> tuple[Afsnit, ...]:
    """All answers that leave the house, record by record; what was not answered is left out."""
    records = (parcel.henvendelse, parcel.samtale, parcel.afklaring, *parcel.maalinger)
    made = (
        Afsnit(record=each, svar=tuple(_answers(each, parcel)))
        for each in records
        if each is not None
    )
    return tuple(each for each in made if each.svar)


def _answers(record: Record, parcel: Videregivelse) -> Iterator[Svar]:
    for felt in _fields(record, parcel.henvendelse.handleniveau):
        value = getattr(record, felt)
        svar = _answer(SVARLISTER.get((record.TYPE, felt), ""), felt, value)
        if svar != Svar(felt=felt, liste=svar.liste):
            yield svar


def _fields(record: Record, handleniveau: str | None) -> tuple[str, ...]:
    if isinstance(record, Sikkerhedsafklaring):
        asked = spoergsmaal(record, handleniveau)
        return tuple(felt for felt in asked if felt not in _NOT_OURS)
    return FELTER[record.TYPE]


_NOT_OURS: Final = frozenset({"handleniveau", "droeftet_med_navn"})
"""handleniveau lives on the contact; the name of a colleague stays in the house."""


def _answer(liste: str, felt: str, value: Any) -> Svar:
    if isinstance(value, bool):
        return Svar(felt=felt, ja=value)
    if isinstance(value, int):
        return Svar(felt=felt, tal=(value,))
    if isinstance(value, tuple) and not liste:
        numbers = cast("tuple[int | None, ...]", value)
        return Svar(felt=felt, tal=numbers if any(one is not None for one in numbers) else ())
    parts = (
        cast("tuple[str, ...]", value) if isinstance(value, tuple) else (value,) if value else ()
    )
    if liste:
        return Svar(felt=felt, liste=liste, koder=parts)
    return Svar(felt=felt, tekst="".join(parts).strip())

"""The invented service: one desk shared by two municipalities, and those who work there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from akutdesk.demo.content import Content
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import RecordId
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale
from akutdesk.domain.samarbejdspartner import Samarbejdspartner

FREDERICIA, MIDDELFART = "0607", "0410"
NUMBER = "00 00 00 00"
"""No Danish number begins with 0, so nobody can be called by mistake."""

CHECKED = date(2026, 11, 2)
BEBOERE = 6
PLADSER = ("1", "2", "3")


@dataclass(frozen=True, kw_only=True)
class Service:
    """The place, its staff and its own lines of the phone directory."""

    enhed: Enhed
    anna: Medarbejder
    bo: Medarbejder
    sara: Medarbejder
    mette: Medarbejder
    opslag: tuple[Opslag, ...]
    samarbejde: tuple[Samarbejdspartner | Samarbejdsaftale, ...]
    """The partners and what is agreed with them."""

    @property
    def staff(self) -> tuple[Medarbejder, ...]:
        """All who work here, the leader first."""
        return (self.mette, self.anna, self.bo, self.sara)


def make_service(random: Random, content: Content) -> Service:
    """The service of the demo. The same random source gives the same ids."""
    enhed = Enhed(
        id=make_id(random),
        navn=content.sted,
        telefon=NUMBER,
        adresse=content.adresse,
        model="SEMI",
        deltagende_kommuner=(FREDERICIA, MIDDELFART),
        region="SD",
        antal_pladser=len(PLADSER),
        antal_beboere=BEBOERE,
        moedested=content.moedested,
        overnatning_hjemmel="BESLUTTET",
        overnatning_hjemmel_dato=date(2025, 12, 1),
    )
    return Service(
        enhed=enhed,
        anna=_medarbejder(random, enhed, ("AN", "Anna Lund", "MEDARBEJDER")),
        bo=_medarbejder(random, enhed, ("BO", "Bo Krogh", "MEDARBEJDER")),
        sara=_medarbejder(random, enhed, ("SA", "Sara Bech", "MEDARBEJDER")),
        mette=_medarbejder(random, enhed, ("MF", "Mette Friis", "LEDER")),
        opslag=_opslag(random, enhed),
        samarbejde=_samarbejde(content, enhed),
    )


def make_id(random: Random) -> RecordId:
    """A record id that the same seed gives again."""
    return RecordId(random.randbytes(16))


def _medarbejder(random: Random, enhed: Enhed, who: tuple[str, str, str]) -> Medarbejder:
    initialer, navn, rolle = who
    return Medarbejder(
        id=make_id(random), initialer=initialer, navn=navn, rolle=rolle, enheder=(enhed.id,)
    )


def _opslag(random: Random, enhed: Enhed) -> tuple[Opslag, ...]:
    """Own and local numbers as typed at set-up; the public ones are marked as checked."""
    lines = (
        ("BAGV", "Mette Friis", NUMBER),
        ("KVAGT", "", NUMBER),
        ("EGEN", "", NUMBER),
        ("PAKSD", "", NUMBER),
    )
    public = ("LVSD", "GIFT", "LIVS")
    own = tuple(
        Opslag(
            id=make_id(random),
            enhed_id=enhed.id,
            kode=kode,
            navn=navn,
            nummer=nummer,
            kontrolleret_dato=CHECKED,
        )
        for kode, navn, nummer in lines
    )
    seen = tuple(
        Opslag(id=make_id(random), enhed_id=enhed.id, kode=kode, kontrolleret_dato=CHECKED)
        for kode in public
    )
    return own + seen


def _samarbejde(content: Content, enhed: Enhed) -> tuple[Samarbejdspartner | Samarbejdsaftale, ...]:
    """From a random source of its own, so that everybody else keeps the id they had."""
    random = Random(enhed.id)  # noqa: S311 - invented people
    made: list[Samarbejdspartner | Samarbejdsaftale] = []
    for navn, kind, aabent, status, indgaaet, udloeb, kontakt, indhold in content.partnere:
        partner = Samarbejdspartner(
            id=make_id(random),
            enhed_id=enhed.id,
            type=kind,
            navn=navn,
            direkte_nummer=NUMBER,
            aabent=(aabent,),
            kontrolleret_dato=CHECKED,
        )
        made.append(partner)
        if status:
            made.append(
                Samarbejdsaftale(
                    id=make_id(random),
                    enhed_id=enhed.id,
                    partner_id=partner.id,
                    status=status,
                    indgaaet=_day(indgaaet),
                    udloeb=_day(udloeb),
                    kontaktperson=kontakt,
                    kontakt_nummer=NUMBER,
                    indhold=tuple(indhold.split()),
                )
            )
    return tuple(made)


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None

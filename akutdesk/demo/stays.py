"""Invented guests: seven citizens in the year, two of them in the house on the night of the demo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from akutdesk.demo.content import Content
from akutdesk.demo.service import PLADSER, Service, make_id
from akutdesk.domain.borger import Borger
from akutdesk.domain.nat import Nat
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagt import lokal_tid

_EARLIER = (
    (date(2026, 2, 13), 2),
    (date(2026, 4, 8), 1),
    (date(2026, 6, 20), 3),
    (date(2026, 8, 30), 1),
    (date(2026, 10, 24), 2),
)
"""Evening of arrival and number of nights; the last one sleeps through the end of summer time."""

_ALI, _BIRTHE = 1, 3
_FIRST_GUEST = 10
"""The earlier guests are the citizens of the register from this place on."""


@dataclass(frozen=True, kw_only=True)
class Stay:
    """A stay with the nights decided about."""

    overnatning: Overnatning
    naetter: tuple[Nat, ...] = ()


def make_stays(
    random: Random, content: Content, service: Service, people: Sequence[Borger]
) -> tuple[Stay, ...]:
    """All stays of the year, the guests of tonight last: Ali in his second night, Birthe in her first."""
    makers = _Maker(random=random, content=content, service=service)
    earlier = tuple(
        makers.finished(people[_FIRST_GUEST + i], evening, nights)
        for i, (evening, nights) in enumerate(_EARLIER)
    )
    return (
        *earlier,
        makers.present(people[_ALI], lokal_tid(date(2026, 11, 22), time(21, 30)), 0),
        makers.present(people[_BIRTHE], lokal_tid(date(2026, 11, 23), time(20, 40)), 1),
    )


@dataclass(frozen=True, kw_only=True)
class _Maker:
    random: Random
    content: Content
    service: Service

    def finished(self, borger: Borger, evening: date, nights: int) -> Stay:
        stay = self._stay(borger, lokal_tid(evening, time(21)), PLADSER[0])
        ends = lokal_tid(evening + timedelta(days=nights), time(9, 30))
        more = tuple(
            self._night(stay.id, evening + timedelta(days=i), "FORTSAET") for i in range(1, nights)
        )
        last = self._night(stay.id, evening + timedelta(days=nights), "AFSLUT")
        return Stay(overnatning=_ended(stay, ends), naetter=(*more, last))

    def present(self, borger: Borger, arrival: datetime, place: int) -> Stay:
        stay = replace(
            self._stay(borger, arrival, PLADSER[place]), hjaelp_ud=self.content.hjaelp_ud[place]
        )
        second = (self._night(stay.id, date(2026, 11, 23), "FORTSAET"),) if place == 0 else ()
        return Stay(overnatning=stay, naetter=second)

    def _stay(self, borger: Borger, arrival: datetime, plads: str) -> Overnatning:
        return Overnatning(
            id=make_id(self.random),
            borger_id=borger.id,
            plads=plads,
            ankomst=arrival,
            vurdering_af_leder=self.content.leders_vurdering,
            vurdering_hvem=self.service.mette.id,
            vurdering_tid=arrival - timedelta(minutes=15),
            delegation="LEDER",
            husregler_gennemgaaet=True,
            medicin="EGEN_SELV",
            rusmiddel="NEJ",
            tilsyn_aftale=self.content.kort_tilsyn,
        )

    def _night(self, stay: RecordId, dato: date, beslutning: str) -> Nat:
        return Nat(
            id=make_id(self.random),
            parent_id=stay,
            dato=dato,
            beslutning=beslutning,
            vurdering=self.content.leders_vurdering,
            hvem=self.service.mette.id,
            tid=lokal_tid(dato, time(9, 15)),
            delegation="LEDER",
        )


def _ended(stay: Overnatning, ends: datetime) -> Overnatning:
    return replace(stay, afrejse=ends, afslutning="HJEM", rengjort=True)

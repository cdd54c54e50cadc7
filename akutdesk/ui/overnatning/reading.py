"""What V6 reads of the store: the places, one guest's stay, and who else is in the house."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.overnatning import Grundlag, Overnatning
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagt import nattens_dato
from akutdesk.storage.raekker import GaestRaekke
from akutdesk.ui.desk import Desk
from akutdesk.ui.opened import opened
from akutdesk.ui.overnatning.state import Ophold, belagt
from akutdesk.ui.place import enhed_of
from akutdesk.ui.vagtbord.senge import Seng, beds_of

_UNDECIDED = "INGEN"


def is_unused(place: Enhed) -> bool:
    """Whether overnatning is off: the leader has entered no decision of the municipality (design.md 8.23)."""
    return place.overnatning_hjemmel == _UNDECIDED


def free_beds(desk: Desk) -> list[Seng]:
    """The places without a guest, also those to be made ready first."""
    return [bed for bed in beds_of(desk, enhed_of(desk), desk.clock.now()) if bed.gaest is None]


def stay_of(desk: Desk, place: Enhed, gaest: GaestRaekke, nu: datetime) -> Ophold:
    """A stay opened; logged the first time. Raises NotFound, AdgangError, DiskFull."""
    ophold = opened(desk, Overnatning, gaest.rid)
    lists, bounds = desk.store.overnatninger, place.vagtgraenser
    return Ophold(
        gaest=gaest,
        ophold=ophold,
        naetter=lists.naetter(desk.adgang, gaest.rid),
        tilsyn=lists.tilsyn(desk.adgang, gaest.rid),
        nat=nattens_dato(max(nu, gaest.ankomst), bounds),
        max_naetter=place.max_naetter,
        foerste_nat=nattens_dato(gaest.ankomst, bounds),
    )


def basis_of(desk: Desk, place: Enhed, ophold: Overnatning, nu: datetime) -> Grundlag:
    """What a stay has to go clear of: the other guests, and the citizen's nights before."""
    lists, adgang = desk.store.overnatninger, desk.adgang
    slept = lists.sovet(adgang, ophold.borger_id, nu) if ophold.borger_id else frozenset[date]()
    came = ophold.ankomst
    return Grundlag(
        andre=belagt(lists.paa_pladser(adgang, min(nu, came) if came else nu)),
        nat=nattens_dato(came, place.vagtgraenser) if came else None,
        sovet=slept,
        max_naetter=place.max_naetter,
    )


@dataclass(frozen=True, kw_only=True)
class Hus:
    """Who is in the house now: the guests, the staff of the shift by name, and how many residents."""

    gaester: tuple[GaestRaekke, ...]
    ansatte: tuple[Medarbejder, ...]
    beboere: int

    @property
    def bookinger(self) -> tuple[tuple[GaestRaekke, ...], ...]:
        """The bookings of each guest, by place: two desks without a net may have booked one guest twice."""
        found: dict[RecordId, list[GaestRaekke]] = {}
        for one in self.gaester:
            found.setdefault(one.person or one.rid, []).append(one)
        return tuple(tuple(booked) for booked in found.values())

    @property
    def personer(self) -> int:
        """Everybody to be counted outside: people, not bookings (domain.md 10.8)."""
        return len(self.bookinger) + len(self.ansatte) + self.beboere


def house_of(desk: Desk, place: Enhed, nu: datetime, *, laeser: Adgang | None = None) -> Hus:
    """As it was told at the start of the shift; whoever is at the desk is in the house.

    `laeser` is who the guests' names are for, if it is another than whoever is at the desk.
    """
    lists, adgang = desk.store.overnatninger, desk.adgang
    shifts = lists.vagter(adgang, nu)
    told = [shift.beboere for shift in shifts if shift.beboere is not None]
    here = dict.fromkeys(rid for shift in shifts for rid in shift.medarbejdere) or {
        adgang.bruger: None
    }
    return Hus(
        gaester=lists.i_huset(laeser or adgang, nu),
        ansatte=_named(desk.store.setup(adgang, Medarbejder), tuple(here)),
        beboere=told[-1] if told else place.antal_beboere,
    )


def _named(folk: Sequence[Medarbejder], here: Sequence[RecordId]) -> tuple[Medarbejder, ...]:
    return tuple(one for rid in here for one in folk if one.id == rid)

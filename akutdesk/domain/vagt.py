"""Shifts (domain.md 2.3) and what the clock says of a night: shift, night, minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import ClassVar
from zoneinfo import ZoneInfo

from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.vagtgraenser import Vagtgraenser

KBH = ZoneInfo("Europe/Copenhagen")
"""The desk's zone. Instants are UTC everywhere; only shifts, nights and spoken times are local."""

VAGTTYPER: tuple[str, ...] = ("DAG", "AFT", "NAT")
"""In the order of a day."""

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
SAME_RING = timedelta(seconds=2)
"""Two presses of F2 closer than this, with nothing written between, are one telephone (ux.md P2)."""
_TIME_LEFT = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Vagt(Record):
    """A shift that was worked. A henvendelse's shift is computed from its start, not from this record."""

    TYPE: ClassVar[str] = "vagt"
    vagttype: str | None = None
    start: datetime | None = None
    slut: datetime | None = None
    medarbejdere: tuple[RecordId, ...] = ()
    akut_ansvarlig: RecordId | None = None
    """Who holds the phone."""
    bemaerkning: str = ""
    beboere: int | None = None
    """How many of the botilbud's residents are at home; None as many as live there."""


@dataclass(frozen=True)
class Vagtperiode:
    """One shift on the clock: its type, the date it bears (a night that of its evening), its bounds in UTC."""

    vagttype: str
    dato: date
    start: datetime
    slut: datetime


def vagttype(tid: datetime, graenser: tuple[Vagtgraenser, ...]) -> str:
    """DAG, AFT or NAT for an instant, by the bounds in force then (domain.md 2.6.1 vagt)."""
    return vagtperiode(tid, graenser).vagttype


def vagtperiode(tid: datetime, graenser: tuple[Vagtgraenser, ...]) -> Vagtperiode:
    """The shift that an instant lies in; a shift begins on its first second.

    Right across both clock changes: a night is 7, 8 or 9 real hours long. Raises ValueError without bounds.
    """
    today = tid.astimezone(KBH).date()
    starts = [
        start for offset in (-2, -1, 0, 1, 2) for start in _starts(today + offset * _DAY, graenser)
    ]
    place = max(i for i, (start, _, _) in enumerate(starts) if start <= tid)
    start, kind, day = starts[place]
    return Vagtperiode(kind, day, start, starts[place + 1][0])


def naeste_dagvagt(tid: datetime, graenser: tuple[Vagtgraenser, ...]) -> Vagtperiode:
    """The day shift that can take something on: the present one, unless it is about to end, else the next."""
    shift = vagtperiode(tid, graenser)
    while shift.vagttype != "DAG" or shift.slut - tid < _TIME_LEFT:
        shift = vagtperiode(shift.slut, graenser)
    return shift


def nattens_dato(tid: datetime, graenser: tuple[Vagtgraenser, ...]) -> date:
    """The date of the evening that an instant's night began; before the day shift that is the day before.

    design.md 7.2.
    """
    local = tid.astimezone(KBH)
    morning = _clock(_in_force(local.date(), graenser).dag)
    return local.date() if local.time() >= morning else local.date() - _DAY


def natten(dato: date, graenser: tuple[Vagtgraenser, ...]) -> tuple[datetime, datetime]:
    """First and last bound of the night that bears a date, from its night shift to the next day shift."""
    morning = dato + _DAY
    start = _clock(_in_force(dato, graenser).nat)
    slut = _clock(_in_force(morning, graenser).dag)
    return lokal_tid(dato if start > slut else morning, start), lokal_tid(morning, slut)


def minutter(start: datetime, slut: datetime) -> int:
    """Real minutes from start to slut, rounded half up; 26 minutes across the clock change are 26.

    design.md 7.5. An end before the start, as after a corrected clock, gives 0.
    """
    return max(0, (slut - start + _MINUTE / 2) // _MINUTE)


def lokal_dag(dag: date) -> tuple[datetime, datetime]:
    """First and last bound of a local calendar day as instants: 23, 24 or 25 hours apart."""
    return lokal_tid(dag, time()), lokal_tid(dag + _DAY, time())


def lokal_tid(dag: date, klokken: time) -> datetime:
    """The instant of a local clock time; a time said twice means the first, one that is left out an hour on."""
    return datetime.combine(dag, klokken, KBH).astimezone(UTC)


@lru_cache(maxsize=64)
def _starts(
    dag: date, graenser: tuple[Vagtgraenser, ...]
) -> tuple[tuple[datetime, str, date], ...]:
    bounds = _in_force(dag, graenser)
    clocks = (bounds.dag, bounds.aften, bounds.nat)
    return tuple(
        (lokal_tid(dag, _clock(text)), kind, dag)
        for kind, text in zip(VAGTTYPER, clocks, strict=True)
    )


def _in_force(dag: date, graenser: tuple[Vagtgraenser, ...]) -> Vagtgraenser:
    past = [bounds for bounds in graenser if bounds.gaelder_fra <= dag]
    return max(past, key=lambda bounds: bounds.gaelder_fra, default=None) or _earliest(graenser)


def _earliest(graenser: tuple[Vagtgraenser, ...]) -> Vagtgraenser:
    return min(graenser, key=lambda bounds: bounds.gaelder_fra)


def _clock(text: str) -> time:
    return time.fromisoformat(text)

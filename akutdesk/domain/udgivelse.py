"""An udgivelse: which counts of a period left the house in a file or on paper, and which were hidden.

It holds counts of the house and never a person. What leaves later is judged together with it (decision 0139).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import ClassVar, Final

from akutdesk.domain.errors import DomainError
from akutdesk.domain.figur import Celle, Figur, Middel
from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.smaa_tal import Skjul, Sum
from akutdesk.domain.statistik import Udvalg
from akutdesk.domain.udgivet import Udgivet, talsaet

STATUSRAPPORT: Final = "STATUSRAPPORT"
TABEL: Final = "TABEL"
_USET: Final = "USET"
"""Reckoned with, but printed nowhere."""
_DAY: Final = timedelta(days=1)
_YEAR: Final = 12


class UdgivelseError(DomainError):
    """Nothing may leave: UDGIVELSE_ and MAANEDER, IKKE_SLUT, FILTER, RETTET, TAET or FLYTTET."""


@dataclass(frozen=True, kw_only=True)
class Udgivettal:
    """One count of a paper: shown, or None and why not."""

    figur: str
    raekke: str
    soejle: str = ""
    antal: int | None = None
    grund: str = ""
    """LILLE, SKJULT or USET; "" for a count that is shown."""


@dataclass(frozen=True, kw_only=True)
class Udgivelse(Record):
    """What one file or paper told of one period."""

    TYPE: ClassVar[str] = "udgivelse"
    slags: str = ""
    """STATUSRAPPORT or TABEL."""
    fra: date | None = None
    til: date | None = None
    """The period, both days with: whole months."""
    tal: tuple[Udgivettal, ...] = ()
    summer: tuple[tuple[int, ...], ...] = ()
    """Places in `tal`: a whole, then its parts."""
    tid: datetime | None = None
    tilbage: datetime | None = None
    """When somebody said that it was destroyed and nobody had been given it: then it counts no more."""


@dataclass(frozen=True, kw_only=True)
class Oplysning:
    """What one paper tells of one period, in months counted from the year nought; `til` is the month after."""

    fra: int
    til: int
    vist: Mapping[Celle, int] = field(default_factory=dict[Celle, int])
    skjult: Mapping[Celle, Skjul | None] = field(default_factory=dict[Celle, "Skjul | None"])
    """None: printed nowhere, but part of a sum."""
    summer: tuple[Sum[Celle], ...] = ()


def oplysning(
    figurer: Sequence[Figur], midler: Sequence[Middel], vist: Udgivet, udvalg: Udvalg
) -> Oplysning:
    """What these figures tell on paper. Raises UdgivelseError if the period is not whole months."""
    tal = talsaet(figurer, midler)
    fra, til = maaneder(udvalg)
    hidden: dict[Celle, Skjul | None] = {**vist.skjult, **dict.fromkeys(tal.usete)}
    return Oplysning(
        fra=fra,
        til=til,
        vist={celle: antal for celle, antal in tal.antal.items() if celle not in hidden},
        skjult={celle: why for celle, why in hidden.items() if celle in tal.antal},
        summer=tal.summer,
    )


def uden(told: Oplysning, figurer: Iterable[str]) -> Oplysning:
    """The same without what stands on no page: counts of these figures are part of sums only."""
    unseen = {celle for celle in told.vist if celle.figur in set(figurer)}
    return Oplysning(
        fra=told.fra,
        til=told.til,
        vist={celle: antal for celle, antal in told.vist.items() if celle not in unseen},
        skjult={**told.skjult, **dict.fromkeys(unseen)},
        summer=told.summer,
    )


def kraev_udgivelig(udvalg: Udvalg, dag: date) -> None:
    """Raises UdgivelseError unless it is of whole months that have ended, and of everybody (decision 0139)."""
    if any((udvalg.vagt, udvalg.henvender, udvalg.enhed, udvalg.kommune)) or udvalg.grundlag != "H":
        raise UdgivelseError("UDGIVELSE_FILTER")
    maaneder(udvalg)
    if udvalg.til >= dag:
        raise UdgivelseError("UDGIVELSE_IKKE_SLUT")


def maaneder(udvalg: Udvalg) -> tuple[int, int]:
    """The first month, and the one after the last. Raises UdgivelseError unless they are whole."""
    if not udvalg.hele_maaneder:
        raise UdgivelseError("UDGIVELSE_MAANEDER")
    return _month(udvalg.fra), _month(udvalg.til + _DAY)


def som_record(rid: RecordId, slags: str, told: Oplysning, tid: datetime) -> Udgivelse:
    """What is kept of a paper that leaves."""
    celler = (*told.vist, *told.skjult)
    places = {celle: place for place, celle in enumerate(celler)}
    sums = ((one.helhed, *one.dele) for one in told.summer)
    return Udgivelse(
        id=rid,
        slags=slags,
        fra=_day(told.fra),
        til=_day(told.til) - _DAY,
        tal=tuple(_kept(celle, told) for celle in celler),
        summer=tuple(tuple(places[celle] for celle in one) for one in sums),
        tid=tid,
    )


def som_oplysning(kept: Udgivelse) -> Oplysning | None:
    """What a paper told; None if it counts no more, or says nothing that can be read here."""
    if kept.tilbage is not None or kept.fra is None or kept.til is None:
        return None
    celler = [Celle(one.figur, one.raekke, one.soejle) for one in kept.tal]
    told = dict(zip(celler, kept.tal, strict=True))
    return Oplysning(
        fra=_month(kept.fra),
        til=_month(kept.til + _DAY),
        vist={celle: one.antal for celle, one in told.items() if one.antal is not None},
        skjult={celle: _why(one) for celle, one in told.items() if one.antal is None},
        summer=tuple(_sums(kept, celler)),
    )


def _sums(kept: Udgivelse, celler: Sequence[Celle]) -> Iterator[Sum[Celle]]:
    """The sums whose places are there: a newer program may write what this one cannot read."""
    known = range(len(celler))
    for one in kept.summer:
        if one and all(place in known for place in one):
            helhed, *dele = (celler[place] for place in one)
            yield Sum(helhed=helhed, dele=tuple(dele))


def _kept(celle: Celle, told: Oplysning) -> Udgivettal:
    why = told.skjult.get(celle)
    grund = (why.value if why else _USET) if celle in told.skjult else ""
    return Udgivettal(
        figur=celle.figur,
        raekke=celle.raekke,
        soejle=celle.soejle,
        antal=told.vist.get(celle),
        grund=grund,
    )


_GRUNDE: Final[Mapping[str, Skjul]] = MappingProxyType({one.value: one for one in Skjul})


def _why(one: Udgivettal) -> Skjul | None:
    return None if one.grund == _USET else _GRUNDE.get(one.grund, Skjul.SKJULT)


def _month(dag: date) -> int:
    return dag.year * _YEAR + dag.month - 1


def _day(month: int) -> date:
    return date(month // _YEAR, month % _YEAR + 1, 1)

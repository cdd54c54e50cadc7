"""What a paper says, count by count, and how counts are made of each other in every month: made ready for reckoning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from akutdesk.domain.figur import ALLE, MANGLER, Celle
from akutdesk.domain.ligninger import PRIM
from akutdesk.domain.smaa_tal import Sum
from akutdesk.domain.udgivelse import Oplysning
from akutdesk.domain.udgivet import BUNDTER, PARTITIONER, REST, UDEN_FOR

_BY_MONTH: Final[Mapping[str, str]] = MappingProxyType(
    {"kerneydelser_maaned": "kerneydelser", "kendskab_maaned": "kendskab"}
)
"""Figures whose rows are months of another figure."""
_NAVNE: Final[Mapping[str, str]] = MappingProxyType({"mellemkommunal": "hvem_kommune"})
"""Figures that count the same under two names."""
_SUM_AF_ALLE: Final[Mapping[str, str]] = MappingProxyType({"fig9": "fig2"})
"""Two-way figures whose columns come to the rows of another."""
_OVERALT: Final = (
    Sum(helhed=Celle("fig2", ALLE), dele=(Celle("fig2", "IKKE"), Celle("fig8", REST))),
    *(
        Sum(helhed=Celle(whole, ALLE), dele=(Celle(whole, row), Celle(part, REST)))
        for part, (whole, row) in UDEN_FOR.items()
    ),
)
"""Sums that hold always, also where their figures never stood in one paper."""
_PERSONER: Final = frozenset({"personer", "identificerede"})
"""Rows of people, each counted once a period."""
_VOKSER: Final = frozenset(
    {
        *("progression", "par", "fremgang", "opfoelgning", "opfoelgning_plan"),
        *("hyppig", "hyppig_kontakter", "hyppig_minutter", "registrering_kladde"),
    }
)
"""Figures that count people, or that go on changing when the period has ended."""
_YEAR: Final = 12


@dataclass(frozen=True)
class Kendsgerning:
    """A count of a period that a paper tells. `trykt`: the cells it is printed in; empty where a nought is left out."""

    celle: Celle
    fra: int
    til: int
    antal: int
    trykt: frozenset[Celle] = frozenset()

    @property
    def laegges_sammen(self) -> bool:
        """Whether it stays as it was once its months have ended, and two periods come to the count of both.

        People are counted once however often they came, and what is followed up goes on after the period.
        """
        return self.celle.raekke not in _PERSONER and self.celle.figur not in _VOKSER


def forbundne(foer: Sequence[Oplysning], ny: Oplysning) -> list[Oplysning]:
    """The papers that share an end with the new one, or with one that does: others say nothing about it."""
    ends, left, found = set(_ends(ny)), list(foer), list[Oplysning]()
    while near := [one for one in left if ends & set(_ends(one))]:
        ends.update(end for one in near for end in _ends(one))
        left = [one for one in left if one not in near]
        found += near
    return found


def kendsgerninger(told: Oplysning, raekker: Iterable[Celle]) -> Iterator[Kendsgerning]:
    """Everything a paper tells: what it shows, and that it leaves out of a figure only rows that are nought."""
    shown: dict[tuple[Celle, int, int], tuple[int, set[Celle]]] = {}
    for celle, antal in told.vist.items():
        shown.setdefault(_sted(celle, told), (antal, set()))[1].add(celle)
    for sted, (antal, celler) in shown.items():
        yield Kendsgerning(*sted, antal, frozenset(celler))
    said = {_sted(celle, told) for celle in (*told.vist, *told.skjult)}
    periods = _periods(told)
    for celle in raekker:
        for period in periods.get(celle.figur, ()):
            if (celle, *period) not in said:
                yield Kendsgerning(celle, *period, 0)


def raekker_i(alle: Sequence[Oplysning]) -> list[Celle]:
    """Every row and cell of these papers, without what is a sum or a rest."""
    return [
        celle
        for celle in _named(alle)
        if celle.raekke not in (ALLE, MANGLER) and not celle.raekke.startswith(REST)
    ]


def _periods(told: Oplysning) -> Mapping[str, set[tuple[int, int]]]:
    """The figures that a paper prints, and the periods that it tells of in each."""
    periods: dict[str, set[tuple[int, int]]] = {}
    for celle in told.vist:
        named, fra, til = _sted(celle, told)
        if named.figur != "hoved":
            periods.setdefault(named.figur, set()).add((fra, til))
        if celle.figur in _BY_MONTH:
            periods[named.figur] |= {(month, month + 1) for month in range(told.fra, told.til)}
    return periods


@dataclass(frozen=True)
class Sumregler:
    """How each count is a sum of counts that nothing is known of. `led` gives them by number."""

    _led: Mapping[Celle, Mapping[int, int]]

    @classmethod
    def af(cls, alle: Sequence[Oplysning]) -> Sumregler:
        """The sums that hold in every paper that has their counts."""
        return cls(_expressed(_held(alle), _named(alle)))

    @property
    def celler(self) -> Iterable[Celle]:
        """Every count that is part of a sum."""
        return self._led.keys()

    def led(self, celle: Celle) -> Mapping[int, int]:
        """What a count is the sum of, and how often each is taken. Raises KeyError for one of no paper."""
        return self._led[celle]


def _named(alle: Sequence[Oplysning]) -> Mapping[Celle, int]:
    told = (_sted(celle, paper)[0] for paper in alle for celle in (*paper.vist, *paper.skjult))
    return {celle: number for number, celle in enumerate(dict.fromkeys(told))}


def _expressed(
    sums: Iterable[Sum[Celle]], numbers: Mapping[Celle, int]
) -> Mapping[Celle, Mapping[int, int]]:
    """Each count by those that are left when every sum has settled one of its own."""
    settled: dict[int, dict[int, int]] = {}
    for one in sums:
        row = {numbers[one.helhed]: PRIM - 1}
        for part in one.dele:
            row[numbers[part]] = (row.get(numbers[part], 0) + 1) % PRIM
        row = _resolved(row, settled)
        if row:
            own = min(row, key=lambda number: (row[number] not in (1, PRIM - 1), number))
            times = pow(row.pop(own), -1, PRIM)
            settled[own] = {number: -coef * times % PRIM for number, coef in row.items()}
    return {celle: _resolved({number: 1}, settled) for celle, number in numbers.items()}


def _resolved(row: Mapping[int, int], settled: Mapping[int, Mapping[int, int]]) -> dict[int, int]:
    """The same sum without any count that is settled."""
    now = {number: coef for number, coef in row.items() if coef}
    while own := next((number for number in now if number in settled), None):
        times = now.pop(own)
        for number, coef in settled[own].items():
            new = (now.get(number, 0) + times * coef) % PRIM
            if new:
                now[number] = new
            else:
                now.pop(number, None)
    return now


def _held(alle: Sequence[Oplysning]) -> Iterator[Sum[Celle]]:
    """Each kind of sum once, with the rows of every paper, unless a paper that has its counts does not have it."""
    kinds = [_kinds(paper) for paper in alle]
    merged: dict[object, dict[Celle, None]] = {}
    wholes: dict[object, Celle] = {}
    for paper in kinds:
        for kind, one in paper.items():
            wholes[kind] = one.helhed
            merged.setdefault(kind, {}).update(dict.fromkeys(one.dele))
    cells = [{_sted(celle, paper)[0] for celle in (*paper.vist, *paper.skjult)} for paper in alle]
    for kind, parts in merged.items():
        needed = {wholes[kind], *parts}
        lacking = (has for has, paper in zip(cells, kinds, strict=True) if kind not in paper)
        if not any(_could_have(kind, needed, has) for has in lacking):
            yield Sum(helhed=wholes[kind], dele=tuple(parts))
    told = {celle for has in cells for celle in has}
    yield from (one for one in _OVERALT if {one.helhed, *one.dele} <= told)


def _could_have(kind: object, needed: set[Celle], has: set[Celle]) -> bool:
    """Whether a paper would have this sum if it held: a distribution does with any of its rows."""
    return len(needed & has) > 1 if isinstance(kind, tuple) else needed <= has


def _kinds(told: Oplysning) -> Mapping[object, Sum[Celle]]:
    """A paper's sums by what makes two of different papers the same."""
    found: dict[object, Sum[Celle]] = {}
    for one in told.summer:
        at = {_sted(celle, told)[1:] for celle in (one.helhed, *one.dele)}
        helhed, *dele = (_sted(celle, told)[0] for celle in (one.helhed, *one.dele))
        if len(at) == 1 and helhed not in dele:
            made = Sum(helhed=helhed, dele=tuple(dele))
            found[_kind(made)] = made
    return found


def _kind(one: Sum[Celle]) -> object:
    """A distribution goes by its whole, as its rows differ from paper to paper; any other sum by all of it."""
    figures = {part.figur for part in one.dele}
    whole = one.helhed
    fixed = {"hoved", *PARTITIONER}
    if len(figures) > 1 or figures & fixed or len(one.dele) == 1 or whole.raekke in BUNDTER:
        return one
    if any(part.raekke == MANGLER or part.raekke.startswith(REST) for part in one.dele):
        return one
    shapes = {(part.raekke == ALLE, not part.soejle) for part in one.dele}
    return (whole, *figures, *shapes)


def _sted(celle: Celle, told: Oplysning) -> tuple[Celle, int, int]:
    """Which count of which months: a row that is a month is that month's count of another figure."""
    base = _BY_MONTH.get(celle.figur)
    if base is None:
        return _navn(celle), told.fra, told.til
    if celle.raekke == MANGLER or celle.raekke.startswith(REST):
        return Celle(base, celle.raekke), told.fra, told.til
    named = Celle(base, celle.soejle or ALLE)
    if celle.raekke == ALLE:
        return named, told.fra, told.til
    year, _, month = celle.raekke.partition("-")
    first = int(year) * _YEAR + int(month) - 1
    return named, first, first + 1


def _navn(celle: Celle) -> Celle:
    """What a count goes by in every figure that prints it."""
    total = _SUM_AF_ALLE.get(celle.figur)
    if total is None:
        return Celle(_NAVNE.get(celle.figur, celle.figur), celle.raekke, celle.soejle)
    if celle.raekke == ALLE:
        return Celle(total, celle.soejle or ALLE)
    apart = celle.raekke == MANGLER or celle.raekke.startswith(REST)
    return Celle(total, celle.raekke) if apart else celle


def _ends(told: Oplysning) -> Iterator[int]:
    yield told.fra
    yield told.til
    for celle in told.vist:
        if celle.figur in _BY_MONTH:
            yield from _sted(celle, told)[1:]

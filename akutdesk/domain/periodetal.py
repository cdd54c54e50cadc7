"""Everything that is counted of a period which may leave the house, with the same of the periods it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from akutdesk.domain.errors import DomainError
from akutdesk.domain.figur import Figur, Middel
from akutdesk.domain.statistik import H, Statistik, Udvalg, maaneder

_MONTH, _QUARTER, _YEAR = 1, 3, 12
_PARTS: Final = {_YEAR: _QUARTER, _QUARTER: _MONTH}
"""How many months the parts of a period have."""
_DAY: Final = timedelta(days=1)


class UdgivelseError(DomainError):
    """Nothing may leave: UDGIVELSE_ and FILTER, PERIODE, IKKE_SLUT or NYERE."""


@dataclass(frozen=True, kw_only=True)
class Periodetal:
    """All that is counted of a period. `dele`: a year's quarters, a quarter's months, none of a month."""

    statistik: Statistik
    flere: tuple[Figur, ...] = ()
    """What the reports of domain.md 5.3 count, and the telephone's typed numbers."""
    flere_midler: tuple[Middel, ...] = ()
    dele: tuple[Periodetal, ...] = ()

    @property
    def udvalg(self) -> Udvalg:
        """The period."""
        return self.statistik.udvalg

    @property
    def figurer(self) -> tuple[Figur, ...]:
        """Every figure."""
        return (*self.statistik.figurer, *self.flere)

    @property
    def midler(self) -> tuple[Middel, ...]:
        """Every mean."""
        return (*self.statistik.midler, *self.flere_midler)

    def figur(self, navn: str) -> Figur:
        """One figure. Raises KeyError."""
        return {one.navn: one for one in self.figurer}[navn]

    def midler_i(self, figur: str) -> tuple[Middel, ...]:
        """The means of one figure; none for one that has none."""
        return tuple(one for one in self.midler if one.celle.figur == figur)


def kraev_udgivelig(udvalg: Udvalg, dag: date) -> None:
    """Raises UdgivelseError unless it is a whole month, quarter or year that has ended, and of everybody."""
    if any((udvalg.vagt, udvalg.henvender, udvalg.enhed, udvalg.kommune)) or udvalg.grundlag != H:
        raise UdgivelseError("UDGIVELSE_FILTER")
    many = maaneder(udvalg)
    if many not in (_MONTH, _QUARTER, _YEAR) or (udvalg.fra.month - 1) % many:
        raise UdgivelseError("UDGIVELSE_PERIODE")
    if udvalg.til >= dag:
        raise UdgivelseError("UDGIVELSE_IKKE_SLUT")


def delperioder(udvalg: Udvalg) -> Iterator[Udvalg]:
    """A year's quarters, a quarter's months; none of a month."""
    many = maaneder(udvalg)
    if many not in _PARTS:
        return
    first = udvalg.fra
    while first <= udvalg.til:
        after = _months_later(first, _PARTS[many])
        yield Udvalg(fra=first, til=after - _DAY)
        first = after


def periodenavn(udvalg: Udvalg) -> str:
    """A month as figures by the month name it, 2026-03; a longer period by its two ends."""
    first, last = f"{udvalg.fra:%Y-%m}", f"{udvalg.til:%Y-%m}"
    return first if first == last else f"{first}/{last}"


def _months_later(dag: date, many: int) -> date:
    months = dag.year * _YEAR + dag.month - 1 + many
    return date(months // _YEAR, months % _YEAR + 1, 1)

"""A period put together from its parts, some of which were published before (decision 0169).

What adds up is the sum of the parts, also where the period itself would be counted otherwise now; which rows there are,
and their order, comes from the parts as well. People, and what goes on after a part, do not add up: they are as they are
counted now, as far as the parts allow it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from fractions import Fraction
from typing import Any, Final

from akutdesk.domain.figur import ALLE, Celle, Figur, Middel, Tal
from akutdesk.domain.figurregel import Plads, orden
from akutdesk.domain.figurregler import inden_for, regler
from akutdesk.domain.periodetal import Periodetal
from akutdesk.domain.rapportregler import REGLER
from akutdesk.domain.statistik import H, Statistik
from akutdesk.domain.udgivet_knude import PERSONTAL, laegges_sammen

_INDEN_FOR: Final[Mapping[str, bool]] = {"fig9": True, "fig9_grad": False}
"""Figures whose cells are shares of their row, or of their column."""
_FALDENDE: Final = frozenset({"ophold_kommune"})
"""Figures of no rule that have the most frequent first."""
_HYPPIG: Final = Celle("hyppig_minutter", "hyppig")


def sammenlagt(nu: Periodetal, dele: Sequence[Periodetal]) -> Periodetal:
    """The period as `dele` make it. A figure that one of them does not have is left out."""
    flere = (
        _figur(one, [each.figur(one.navn) for each in dele])
        for one in nu.flere
        if all(_har(each, one.navn) for each in dele)
    )
    return replace(
        nu,
        statistik=_statistik(nu.statistik, [one.statistik for one in dele]),
        flere=tuple(flere),
        flere_midler=_midler(nu.flere_midler, [one.flere_midler for one in dele]),
        dele=tuple(dele),
    )


def _har(tal: Periodetal, navn: str) -> bool:
    return any(one.navn == navn for one in tal.figurer)


def _statistik(nu: Statistik, dele: Sequence[Statistik]) -> Statistik:
    made: dict[str, Any] = {}
    for one in fields(nu):
        value = getattr(nu, one.name)
        if isinstance(value, Figur):
            made[one.name] = _figur(value, [getattr(each, one.name) for each in dele])
    par = made["par"].celle("par").antal
    return replace(
        nu,
        **{**made, "progression": _hoejst(nu.progression, par)},
        middel_naetter=_snit(
            [(one.fig3.celle("ophold").antal, one.middel_naetter) for one in dele]
        ),
        varighed=_midler(nu.varighed, [one.varighed for one in dele]),
    )


def _figur(nu: Figur, dele: Sequence[Figur]) -> Figur:
    """One figure: the sum of the parts, with what does not add up from the count of now."""
    n, missing = sum(one.n for one in dele), sum(one.mangler for one in dele)
    if not laegges_sammen(Celle(nu.navn)):
        n, missing = _inden_for_dele(nu.n, [one.n for one in dele]), nu.mangler
    counts = {tal.celle: _antal(tal.celle, nu, dele, n) for one in dele for tal in one.tal}
    alone = {tal.celle for one in dele for tal in one.tal if tal.n is None}
    cells = tuple(
        Tal(celle=celle, antal=counts[celle], n=None if celle in alone else n)
        for celle in _orden(dele, counts)
    )
    made = replace(nu, tal=cells, n=n, mangler=missing)
    by_row = _INDEN_FOR.get(nu.navn)
    return made if by_row is None else inden_for(made, raekke=by_row)


def _antal(celle: Celle, nu: Figur, dele: Sequence[Figur], n: int) -> int:
    parts = [one.celle(celle.raekke, celle.soejle).antal for one in dele]
    if laegges_sammen(celle):
        return sum(parts)
    now = nu.celle(celle.raekke, celle.soejle).antal
    return _inden_for_dele(now, parts) if celle in PERSONTAL else min(now, n)


def _inden_for_dele(nu: int, dele: Sequence[int]) -> int:
    """People: never fewer than in any part, never more than in all."""
    return min(max(nu, *dele), sum(dele))


def _hoejst(figur: Figur, antal: int) -> Figur:
    """A figure of the pairs, of which there are no more than this: first those that cannot be compared go."""
    over = figur.n + figur.mangler - antal
    if over <= 0:
        return figur
    missing = max(0, figur.mangler - over)
    over -= figur.mangler - missing
    n = figur.n - over
    taken: dict[Celle, int] = {}
    for tal in sorted(figur.tal, key=lambda one: -one.antal):
        taken[tal.celle] = min(over, tal.antal)
        over -= taken[tal.celle]
    left = [replace(tal, antal=tal.antal - taken[tal.celle], n=n) for tal in figur.tal]
    return replace(figur, tal=tuple(left), n=n, mangler=missing)


def _orden(dele: Sequence[Figur], counts: Mapping[Celle, int]) -> Sequence[Celle]:
    """As the rule of the figure orders these counts; nothing in it comes from what is counted now."""
    navn = dele[0].navn
    found = (REGLER[navn],) if navn in REGLER else regler(H).get(navn, ())
    if len(found) == 1:
        at: dict[Plads, int] = {(one.raekke, one.soejle): antal for one, antal in counts.items()}
        return [Celle(navn, *plads) for plads in orden(found[0], at) if plads in at]
    if navn in _FALDENDE:
        return sorted(counts, key=lambda one: (-counts[one], one))
    return _flettet([[tal.celle for tal in one.tal] for one in dele])


def _flettet(dele: Sequence[Sequence[Celle]]) -> Sequence[Celle]:
    """Every cell once: sorted where each part is, else as the parts have them."""
    every = dict.fromkeys(celle for one in dele for celle in one)
    is_sorted = all(list(one) == sorted(one) for one in dele)
    return sorted(every) if is_sorted else tuple(every)


def _midler(nu: Sequence[Middel], dele: Sequence[Sequence[Middel]]) -> tuple[Middel, ...]:
    now = {one.celle: one for one in nu}
    made: dict[Celle, Middel] = {}
    for celle in _flettet([[one.celle for one in each] for each in dele]):
        parts = [one for each in dele for one in each if one.celle == celle]
        made[celle] = _middel(celle, now.get(celle), parts)
    if _HYPPIG in made:  # among all contacts with somebody known, never more than they are
        most = made[replace(_HYPPIG, raekke=ALLE)].n
        made[_HYPPIG] = replace(made[_HYPPIG], n=min(made[_HYPPIG].n, most))
    return tuple(made.values())


def _middel(celle: Celle, nu: Middel | None, dele: Sequence[Middel]) -> Middel:
    """Mean of all; a median cannot be put together: it is that of now, or of the only part that has any."""
    if not laegges_sammen(celle):
        return nu or Middel(celle=celle)
    some = [one for one in dele if one.n]
    if len(some) == 1:
        return some[0]
    return Middel(
        celle=celle,
        n=sum(one.n for one in some),
        middel=_snit([(one.n, one.middel) for one in some]),
        median=nu.median if nu is not None and some else None,
        over=sum(one.over for one in some),
    )


def _snit(dele: Sequence[tuple[int, Fraction | None]]) -> Fraction | None:
    """The mean of means, each of so many."""
    told = [(n, value) for n, value in dele if n and value is not None]
    n = sum(many for many, _ in told)
    return sum((many * value for many, value in told), Fraction(0)) / n if n else None

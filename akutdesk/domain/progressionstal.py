"""Progression: how many pairs of measurements show a higher number (domain.md 5.2, the 81,1 %; design.md 7.7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from akutdesk.domain.figur import MANGLER, Celle, Figur, Middel, Tal
from akutdesk.domain.instrument import HELE
from akutdesk.domain.middel import middel
from akutdesk.domain.progressionsmaal import Maalepar, forskel

BEDRE, UAENDRET, VAERRE = "bedre", "uaendret", "vaerre"
PAR: Final = "par"
DAGE: Final = "dage"
_UDFALD: Final = (BEDRE, UAENDRET, VAERRE)


@dataclass(frozen=True, kw_only=True)
class Maalt:
    """The pairs of the period, and how many first measurements there were in all."""

    par: tuple[Maalepar, ...]
    antal_basis: int
    taerskel: int = 0


def udfald(par: Maalepar, taerskel: int) -> str:
    """bedre, uaendret or vaerre; MANGLER where the two cannot be compared."""
    diff = forskel(par)
    if diff is None:
        return MANGLER
    if diff > taerskel:
        return BEDRE
    return VAERRE if diff < -taerskel else UAENDRET


def progression(maalt: Maalt) -> Figur:
    """The share that got better, of the pairs that can be compared."""
    counts = Counter(udfald(each, maalt.taerskel) for each in maalt.par)
    n = len(maalt.par) - counts[MANGLER]
    cells = tuple(
        Tal(celle=Celle("progression", kode), antal=counts[kode], n=n) for kode in _UDFALD
    )
    return Figur(navn="progression", grundlag="M", tal=cells, n=n, mangler=counts[MANGLER])


def andel_par(maalt: Maalt) -> Figur:
    """How many first measurements have a second one."""
    cell = Tal(celle=Celle(PAR, PAR), antal=len(maalt.par), n=maalt.antal_basis)
    return Figur(navn=PAR, grundlag="BASIS", tal=(cell,), n=maalt.antal_basis)


def fremgang(maalt: Maalt) -> tuple[Middel, ...]:
    """The mean difference for each instrument in its own points, and the days between."""
    comparable = [each for each in maalt.par if forskel(each) is not None]
    kinds = sorted({each.foer.instrument or "" for each in comparable})
    by_kind = (
        _middel(kind, [each for each in comparable if each.foer.instrument == kind])
        for kind in kinds
    )
    days = Counter(_dage(each) for each in comparable)
    return (*by_kind, middel(Celle("fremgang", DAGE), days))


def _middel(kind: str, pairs: Sequence[Maalepar]) -> Middel:
    made = middel(Celle("fremgang", kind), Counter(_differences(pairs)))
    return replace(made, middel=_point(made.middel), median=_point(made.median))


def _point(hundrededele: Fraction | None) -> Fraction | None:
    return None if hundrededele is None else hundrededele / HELE


def _differences(pairs: Iterable[Maalepar]) -> Iterable[int]:
    return (diff for each in pairs if (diff := forskel(each)) is not None)


def _dage(par: Maalepar) -> int:
    foer, efter = par.foer.dato, par.efter.dato if par.efter else None
    return (efter - foer).days if foer and efter else 0

"""Somebody who has every paper that left the house, and solves all equations exactly: which counts are known?

Knows nothing of how counts are chosen to be hidden. Every cell of every month is an unknown of its own; what a paper
shows is a sum of months, and the rows of a figure come to its whole in each month. Fractions, no prime, no chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from akutdesk.domain.figur import MANGLER, Celle
from akutdesk.domain.smaa_tal import Sum
from akutdesk.domain.udgivelse import Oplysning
from akutdesk.domain.udgivet import UKENDTE

_Row = dict[object, Fraction]
_RESULT = "="
"""The unknown that stands for what a sum comes to."""


def small_numbers_known(
    papers: Sequence[Oplysning], sums: Iterable[Sum[Celle]]
) -> list[tuple[Celle, int, int, int]]:
    """Each count from 1 to 4 that follows, with its period. `sums` hold in each month."""
    first, last = min(one.fra for one in papers), max(one.til for one in papers)
    months = range(first, last)
    sums = tuple(sums)
    rows = [_whole(one, month) for one in sums for month in months]
    rows += [row for paper in papers for row in _told(paper)]
    solved = _solved(rows)
    cells = {celle for one in sums for celle in (one.helhed, *one.dele)}
    cells |= {celle for paper in papers for celle in paper.vist}
    return list(_small(solved, cells, (first, last)))


def _small(
    solved: Mapping[object, _Row], cells: Iterable[Celle], span: tuple[int, int]
) -> Iterator[tuple[Celle, int, int, int]]:
    for celle in cells:
        if celle.raekke == MANGLER or celle == UKENDTE:
            continue
        for fra, til in combinations(range(span[0], span[1] + 1), 2):
            rest = _without({(celle, month): Fraction(1) for month in range(fra, til)}, solved)
            number = rest.pop(_RESULT, Fraction(0))
            if not rest and 1 <= abs(number) <= 4:
                yield celle, fra, til, int(abs(number))


def _whole(one: Sum[Celle], month: int) -> _Row:
    row: _Row = {(one.helhed, month): Fraction(-1)}
    for part in one.dele:
        row[part, month] = row.get((part, month), Fraction(0)) + 1
    return row


def _told(paper: Oplysning) -> Iterator[_Row]:
    for celle, antal in paper.vist.items():
        row: _Row = {(celle, month): Fraction(1) for month in range(paper.fra, paper.til)}
        if antal:
            row[_RESULT] = Fraction(-antal)
        yield row


def _solved(rows: Iterable[_Row]) -> Mapping[object, _Row]:
    """Each unknown that a row settles, by the others; a row that contradicts is left out."""
    solved: dict[object, _Row] = {}
    for row in sorted(rows, key=len):
        rest = _without(row, solved)
        own = next((one for one in rest if one != _RESULT), None)
        if own is not None:
            times = rest.pop(own)
            solved[own] = {one: -coef / times for one, coef in rest.items()}
    return solved


def _without(row: _Row, solved: Mapping[object, _Row]) -> _Row:
    """The same sum by unknowns that no row settles."""
    now = dict(row)
    waiting = [one for one in now if one in solved]
    while waiting:
        own = waiting.pop()
        times = now.pop(own, Fraction(0))
        for one, coef in solved[own].items() if times else ():
            new = now.get(one, Fraction(0)) + times * coef
            if new:
                now[one] = new
                if one in solved:
                    waiting.append(one)
            else:
                now.pop(one, None)
    return now

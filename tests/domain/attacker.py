"""Somebody who has the whole paper and a pencil: which numbers can a hidden count still have been?

Knows nothing of how counts are chosen to be hidden: only what the paper shows, what its two marks mean, and which
counts add up to which. Reckons with intervals, and tries one number after the other where intervals do not settle it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from akutdesk.domain.smaa_tal import GRAENSE, Skjul, Skjulte, Sum, Talsaet

N = TypeVar("N", bound=Hashable)
_Bounds = Mapping[N, tuple[int, int]]
_MOST = 10_000


def possible_numbers(
    tal: Talsaet[N], hidden: Skjulte[N], navn: N, *, below: int = GRAENSE
) -> set[int]:
    """Each number, under five unless said, that this count can have been."""
    attack = _Attack(tal, hidden)
    return {number for number in range(1, below) if attack.can_be(navn, number)}


def told_apart(tal: Talsaet[N], hidden: Skjulte[N]) -> list[N]:
    """The small counts that can only have been what they are: none, if the paper is safe."""
    attack = _Attack(tal, hidden)
    small = (navn for navn, antal in tal.antal.items() if 0 < antal < GRAENSE)
    return [
        navn
        for navn in small
        if navn not in tal.manglende
        and not any(
            attack.can_be(navn, number)
            for number in _from_middle(1, 8, tal.antal[navn])
            if number != tal.antal[navn]
        )
    ]


class _Attack(Generic[N]):
    """One paper, with what it says of each count."""

    def __init__(self, tal: Talsaet[N], hidden: Skjulte[N]) -> None:
        self.sums: dict[N, list[Sum[N]]] = {}
        for one in tal.summer:
            for navn in _terms(one):
                self.sums.setdefault(navn, []).append(one)
        said = {navn: _said(tal, hidden, navn) for navn in tal.antal}
        self.known = self._narrowed(said, tal.summer)

    def can_be(self, navn: N, number: int) -> bool:
        """Whether the paper could have been printed with this number in the place of that count."""
        return self._holds(self.known, navn, number)

    def _holds(self, bounds: _Bounds[N] | None, navn: N, number: int) -> bool:
        if bounds is None or not bounds[navn][0] <= number <= bounds[navn][1]:
            return False
        after = self._narrowed({**bounds, navn: (number, number)}, self.sums.get(navn, ()))
        if after is None:
            return False
        loose = [one for one, (low, high) in after.items() if low < high and one in self.sums]
        if not loose:
            return True
        next_one = min(loose, key=lambda one: after[one][1] - after[one][0])
        low, high = after[next_one]
        return any(
            self._holds(after, next_one, guess)
            for guess in _from_middle(low, high, (low + high) // 2)
        )

    def _narrowed(self, bounds: _Bounds[N], touched: Iterable[Sum[N]]) -> _Bounds[N] | None:
        """The intervals after every sum has been used until nothing moves; None where a sum cannot add up."""
        now = dict(bounds)
        waiting = list(touched)
        while waiting:
            one = waiting.pop()
            for navn in _terms(one):
                low, high = _rest(one, navn, now)
                new = (max(now[navn][0], low), min(now[navn][1], high))
                if new[0] > new[1]:
                    return None
                if new != now[navn]:
                    now[navn] = new
                    waiting += [other for other in self.sums[navn] if other not in waiting]
        return now


def _said(tal: Talsaet[N], hidden: Mapping[N, Skjul], navn: N) -> tuple[int, int]:
    """What the paper says of a count."""
    if navn in tal.usete:
        return 0, _MOST
    if navn not in hidden:
        return tal.antal[navn], tal.antal[navn]
    return 1, GRAENSE - 1 if hidden[navn] is Skjul.LILLE else _MOST


def _rest(one: Sum[N], navn: N, now: _Bounds[N]) -> tuple[int, int]:
    """What the sum leaves for one of its terms."""
    if navn == one.helhed:
        return sum(now[part][0] for part in one.dele), sum(now[part][1] for part in one.dele)
    others = [part for part in one.dele if part != navn]
    low = now[one.helhed][0] - sum(now[part][1] for part in others)
    return low, now[one.helhed][1] - sum(now[part][0] for part in others)


def _terms(one: Sum[N]) -> tuple[N, ...]:
    return (one.helhed, *one.dele)


def _from_middle(low: int, high: int, middle: int) -> Iterator[int]:
    """Every number of an interval, the nearest to the middle first."""
    for far in range(high - low + 1):
        yield from (n for n in dict.fromkeys((middle - far, middle + far)) if low <= n <= high)

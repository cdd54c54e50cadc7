"""Somebody who has the whole paper and a pencil: which numbers can a hidden count still have been?

Knows nothing of how counts are chosen to be hidden: only what the paper shows, what its two marks mean, and which
counts add up to which. Reckons with intervals, and tries one number after the other where intervals do not settle it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from akutdesk.domain.smaa_tal import GRAENSE, Skjul, Skjulte, Talsaet

N = TypeVar("N", bound=Hashable)
_Bounds = list[tuple[int, int]]
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
    """One paper, with what it says of each count. Inside, counts and sums go by their numbers: it is a long search."""

    def __init__(self, tal: Talsaet[N], hidden: Skjulte[N]) -> None:
        self._nr = {navn: nr for nr, navn in enumerate(tal.antal)}
        self._sums = [
            (self._nr[one.helhed], tuple(self._nr[part] for part in one.dele)) for one in tal.summer
        ]
        self._sums_with: list[list[int]] = [[] for _ in self._nr]
        for nr, (whole, parts) in enumerate(self._sums):
            for one in (whole, *parts):
                self._sums_with[one].append(nr)
        said = [_said(tal, hidden, navn) for navn in tal.antal]
        self._known = self._narrowed(said, range(len(self._sums)))

    def can_be(self, navn: N, number: int) -> bool:
        """Whether the paper could have been printed with this number in the place of that count."""
        return self._holds(self._known, self._nr[navn], number)

    def _holds(self, bounds: _Bounds | None, one: int, number: int) -> bool:
        if bounds is None or not bounds[one][0] <= number <= bounds[one][1]:
            return False
        tried = list(bounds)
        tried[one] = (number, number)
        after = self._narrowed(tried, self._sums_with[one])
        if after is None:
            return False
        widths = [(high - low, nr) for nr, (low, high) in enumerate(after) if low < high]
        loose = [each for each in widths if self._sums_with[each[1]]]
        if not loose:
            return True
        _, next_one = min(loose)
        low, high = after[next_one]
        return any(
            self._holds(after, next_one, guess)
            for guess in _from_middle(low, high, (low + high) // 2)
        )

    def _narrowed(self, bounds: _Bounds, touched: Iterable[int]) -> _Bounds | None:
        """The intervals after every sum has been used until nothing moves; None where a sum cannot add up."""
        now = list(bounds)
        waiting = dict.fromkeys(touched)
        while waiting:
            nr, _ = waiting.popitem()
            for one, low, high in _rests(self._sums[nr], now):
                new = (max(now[one][0], low), min(now[one][1], high))
                if new[0] > new[1]:
                    return None
                if new != now[one]:
                    now[one] = new
                    waiting |= dict.fromkeys(self._sums_with[one])
        return now


def _said(tal: Talsaet[N], hidden: Mapping[N, Skjul], navn: N) -> tuple[int, int]:
    """What the paper says of a count."""
    if navn in tal.usete:
        return 0, _MOST
    if navn not in hidden:
        return tal.antal[navn], tal.antal[navn]
    return 1, GRAENSE - 1 if hidden[navn] is Skjul.LILLE else _MOST


def _rests(one: tuple[int, tuple[int, ...]], now: _Bounds) -> Iterator[tuple[int, int, int]]:
    """Each term of a sum, with the least and the most that the sum leaves for it."""
    whole, parts = one
    least = sum(now[part][0] for part in parts)
    most = sum(now[part][1] for part in parts)
    yield whole, least, most
    for part in parts:
        low, high = now[part]
        yield part, now[whole][0] - (most - high), now[whole][1] - (least - low)


def _from_middle(low: int, high: int, middle: int) -> Iterator[int]:
    """Every number of an interval, the nearest to the middle first."""
    for far in range(high - low + 1):
        yield from (n for n in dict.fromkeys((middle - far, middle + far)) if low <= n <= high)

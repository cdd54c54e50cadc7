"""What follows from known sums: which counts are thereby known too, and from what. Whole numbers modulo a large prime.

Somebody who has several papers has several equations. What they tell of a count is found by imagining another world
in which every paper is the same: a count that is not moved there is known (decision 0139).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from heapq import heapify, heappop, heappush
from random import Random
from typing import Final

PRIM: Final = 2**61 - 1
"""Reckoning modulo a prime this large is exact for counts, and takes two different numbers for one in 2**-61."""

Led = Mapping[int, int]
"""Unknowns by number, and how often each is taken."""


@dataclass(frozen=True)
class Ligning:
    """A sum of unknowns that is known. `fra` is what it was reckoned from, and how often each was taken."""

    led: Led
    vaerdi: int = 0
    fra: Mapping[int, int] = field(default_factory=dict[int, int])


@dataclass(frozen=True)
class Verden:
    """A world that fits all equations: each unknown, and how far it is moved in another world that fits as well."""

    vaerdi: Mapping[int, int]
    flyttet: Mapping[int, int]
    _seed: int

    def af(self, led: Led) -> tuple[int, int]:
        """A sum of unknowns, and how far it is moved: 0 if the equations leave no choice."""
        value = sum(coef * self.vaerdi.get(one, 0) for one, coef in led.items()) % PRIM
        moved = sum(coef * self._moved(one) for one, coef in led.items()) % PRIM
        return value, moved

    def _moved(self, one: int) -> int:
        return self.flyttet[one] if one in self.flyttet else frit(self._seed, one)


@cache
def frit(seed: int, one: int) -> int:
    """How far an unknown of which nothing is known is moved; the same each time."""
    return Random(seed * PRIM + one).randrange(1, PRIM)  # noqa: S311 - chance for reckoning, not for secrets


class Ligninger:
    """Equations in steps: each has an unknown of its own that no later one holds."""

    def __init__(self) -> None:
        self._ved: dict[int, Ligning] = {}
        self._orden: dict[int, int] = {}

    def kopi(self) -> Ligninger:
        """The same equations, to be added to apart."""
        made = Ligninger()
        made._ved, made._orden = dict(self._ved), dict(self._orden)
        return made

    def tilfoej(self, ligning: Ligning) -> int | None:
        """Take one more in; None if it says something new, else by how much it differs from what was known."""
        rest = self.rest(ligning)
        if not rest.led:
            return med_fortegn(rest.vaerdi)
        own = min(rest.led)
        self._orden[own] = len(self._orden)
        self._ved[own] = _scaled(rest, pow(rest.led[own], -1, PRIM))
        return None

    def rest(self, ligning: Ligning) -> Ligning:
        """What an equation says beyond these; nothing is left of what follows from them."""
        terms, because, value = dict(ligning.led), dict(ligning.fra), ligning.vaerdi
        waiting = [(self._orden[one], one) for one in terms if one in self._orden]
        heapify(waiting)
        while waiting:
            _, own = heappop(waiting)
            times = terms.get(own, 0)
            if not times:
                continue
            known = self._ved[own]
            value -= times * known.vaerdi
            _take(because, known.fra, times)
            for one in _take(terms, known.led, times):
                if one in self._orden:
                    heappush(waiting, (self._orden[one], one))
        return Ligning(terms, value % PRIM, because)

    def verden(self, seed: int) -> Verden:
        """A world that fits, and one beside it that is moved as far as the equations allow."""
        values: dict[int, int] = {}
        moved: dict[int, int] = {}
        for own in reversed(self._ved):
            known = self._ved[own]
            value, by = known.vaerdi, 0
            for one, coef in known.led.items():
                if one == own:
                    continue
                if one not in moved:
                    values[one], moved[one] = 0, frit(seed, one)
                value -= coef * values[one]
                by -= coef * moved[one]
            values[own], moved[own] = value % PRIM, by % PRIM
        return Verden(values, moved, seed)


def med_fortegn(value: int) -> int:
    """A number modulo the prime as a difference: the upper half are those below nought."""
    least = value % PRIM
    return least if least <= PRIM // 2 else least - PRIM


def _scaled(ligning: Ligning, times: int) -> Ligning:
    return Ligning(
        {one: coef * times % PRIM for one, coef in ligning.led.items()},
        ligning.vaerdi * times % PRIM,
        {one: coef * times % PRIM for one, coef in ligning.fra.items()},
    )


def _take(terms: dict[int, int], others: Mapping[int, int], times: int) -> list[int]:
    """Take others away so often; the terms that came in."""
    fresh: list[int] = []
    for one, coef in others.items():
        before = terms.get(one, 0)
        after = (before - times * coef) % PRIM
        if after:
            terms[one] = after
            if not before:
                fresh.append(one)
        else:
            terms.pop(one, None)
    return fresh

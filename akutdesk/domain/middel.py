"""Mean and median of values of which many are alike (domain.md 5.2, Varighed)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import accumulate

from akutdesk.domain.figur import Celle, Middel


def middel(celle: Celle, vaerdier: Mapping[int, int], *, graense: int | None = None) -> Middel:
    """From how often each value stands; `over` counts those above `graense`."""
    n = sum(vaerdier.values())
    if not n:
        return Middel(celle=celle)
    total = sum(vaerdi * antal for vaerdi, antal in vaerdier.items())
    return Middel(
        celle=celle,
        n=n,
        middel=Fraction(total, n),
        median=_median(vaerdier, n),
        over=0 if graense is None else sum(a for v, a in vaerdier.items() if v > graense),
    )


def _median(vaerdier: Mapping[int, int], n: int) -> Fraction:
    """The value in the middle, or between the two in the middle."""
    ordered = sorted(vaerdier)
    reached = list(accumulate(vaerdier[vaerdi] for vaerdi in ordered))

    def at(place: int) -> int:
        return next(v for v, upto in zip(ordered, reached, strict=True) if upto > place)

    return Fraction(at((n - 1) // 2) + at(n // 2), 2)

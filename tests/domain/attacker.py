"""Somebody who has the whole paper and a pencil: which numbers can a hidden count still have been?

Knows nothing of how counts are chosen to be hidden: only what the paper shows, what its two marks mean, and which
counts add up to which. Reckons with intervals, and tries one number after the other where intervals do not settle it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from akutdesk.domain.smaa_tal import GRAENSE, Skjul, Skjulte, Sum, Talsaet

_Bounds = dict[str, tuple[int, int]]
_MOST = 10_000


def possible_numbers(tal: Talsaet, hidden: Skjulte, navn: str, *, below: int = GRAENSE) -> set[int]:
    """Each number, under five unless said, that this count can have been."""
    known = _known(tal, hidden)
    return {
        number
        for number in range(1, below)
        if _can_be(tal.summer, known | {navn: (number, number)})
    }


def _known(tal: Talsaet, hidden: Mapping[str, Skjul]) -> _Bounds:
    """What the paper says of each count."""
    said: _Bounds = {}
    for navn, antal in tal.antal.items():
        if navn in tal.usete:
            said[navn] = (0, _MOST)
        elif navn not in hidden:
            said[navn] = (antal, antal)
        else:
            said[navn] = (1, GRAENSE - 1 if hidden[navn] is Skjul.LILLE else _MOST)
    return said


def _can_be(sums: Sequence[Sum], bounds: _Bounds) -> bool:
    narrowed = _narrowed(sums, bounds)
    if narrowed is None:
        return False
    open_ones = [navn for navn, (low, high) in narrowed.items() if low < high]
    bound = [navn for navn in open_ones if any(navn in _terms(one) for one in sums)]
    if not bound:
        return True
    navn = min(bound, key=lambda one: narrowed[one][1] - narrowed[one][0])
    low, high = narrowed[navn]
    return any(
        _can_be(sums, narrowed | {navn: (number, number)}) for number in _from_middle(low, high)
    )


def _narrowed(sums: Sequence[Sum], bounds: _Bounds) -> _Bounds | None:
    """The intervals after every sum has been used until nothing moves; None where a sum cannot add up."""
    now = dict(bounds)
    moved = True
    while moved:
        moved = False
        for one in sums:
            for navn in _terms(one):
                low, high = now[navn]
                others_low, others_high = _rest(one, navn, now)
                new = (max(low, others_low), min(high, others_high))
                if new[0] > new[1]:
                    return None
                if new != (low, high):
                    now[navn] = new
                    moved = True
    return now


def _rest(one: Sum, navn: str, now: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    """What the sum leaves for one of its terms."""
    if navn == one.helhed:
        return sum(now[part][0] for part in one.dele), sum(now[part][1] for part in one.dele)
    others = [part for part in one.dele if part != navn]
    low = now[one.helhed][0] - sum(now[part][1] for part in others)
    return low, now[one.helhed][1] - sum(now[part][0] for part in others)


def _terms(one: Sum) -> tuple[str, ...]:
    return (one.helhed, *one.dele)


def _from_middle(low: int, high: int) -> Iterator[int]:
    middle = (low + high) // 2
    yield middle
    for far in range(1, high - low + 1):
        yield from (number for number in (middle - far, middle + far) if low <= number <= high)

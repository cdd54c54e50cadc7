"""Small numbers in what leaves the house (design.md D18): 1 to 4 are hidden, and as much more as it takes.

Counts and the sums between them are given for a whole document at once, so that no table gives away what another
hides. A hidden count is safe when the same paper could have been printed with another small number in its place:
such another number is looked for, cell by cell, and what stands in its way is hidden too, cheapest first.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from heapq import heappop, heappush
from itertools import count
from types import MappingProxyType
from typing import Generic, TypeVar

N = TypeVar("N", bound=Hashable)
"""What a count is called."""

GRAENSE = 5
"""A count from 1 up to, not including, this is small (domain.md 5.1)."""

_HIDDEN, _RELABELLED, _SHOWN = 1.0, 40.0, 60.0
"""What it costs to lean on a count that is hidden already, on one that no longer says "under five", on a shown one."""
_OPEN = 45.0
"""What a sum that does not yet add up is held to cost."""


_PATIENCE = 500
"""Half-made papers looked at for one count. Where so many do not do, the house is too small to tell much at all."""


class Skjul(Enum):
    """Why a count is not printed: it is small itself, or it would give a small one away."""

    LILLE = "LILLE"
    SKJULT = "SKJULT"


@dataclass(frozen=True, kw_only=True)
class Sum(Generic[N]):
    """A count that is the sum of others."""

    helhed: N
    dele: tuple[N, ...]


@dataclass(frozen=True, kw_only=True)
class Talsaet(Generic[N]):
    """Every count of one document by name; two tables that print the same count use the same name."""

    antal: Mapping[N, int]
    summer: tuple[Sum[N], ...] = ()
    usete: frozenset[N] = frozenset()
    """Counts that nobody prints but anybody can subtract: those who did *not* answer so."""
    manglende: frozenset[N] = frozenset()
    """Numbers of missing answers. They say nothing of anybody and may be small; they are reckoned with."""

    def __add__(self, other: Talsaet[N]) -> Talsaet[N]:
        """Both together; a count of the same name is the same count."""
        return Talsaet(
            antal={**self.antal, **other.antal},
            summer=tuple(dict.fromkeys((*self.summer, *other.summer))),
            usete=self.usete | other.usete,
            manglende=self.manglende | other.manglende,
        )


Skjulte = Mapping[N, Skjul]
"""The counts that are not printed, and why; all others are."""


def lille(antal: int) -> bool:
    """Whether a count is too small to leave the house."""
    return 0 < antal < GRAENSE


Skridt = Mapping[N, int]
"""By how much each count differs on another paper: one up or one down."""


@dataclass(frozen=True, kw_only=True)
class Dom(Generic[N]):
    """What a paper hides, and for each small count another paper that could be this one; there may be none to find."""

    skjult: Skjulte[N]
    veje: Mapping[N, Skridt[N]]


def doemt(
    tal: Talsaet[N],
    foerst: Mapping[N, Skjul] = MappingProxyType({}),
    faste: frozenset[N] = frozenset(),
) -> Dom[N]:
    """What has to be hidden besides `foerst`. `faste` are judged elsewhere: here they are neither hidden nor moved."""
    small = [navn for navn in smaa(tal) if navn not in faste]
    hidden = {**{navn: Skjul.LILLE for navn in small if navn not in tal.usete}, **foerst}
    search = _Search(tal, hidden, faste)
    ways: dict[N, Skridt[N]] = {}
    for navn in small:
        steps = search.another(navn)
        if steps is None:
            hidden.update((one, why) for one, why in _all_of(tal).items() if one not in faste)
            again = ((one, search.another(one)) for one in small)
            ways = {one: steps for one, steps in again if steps is not None}
            break
        ways[navn] = steps
        hidden.update(
            {one: search.label(one, step) for one, step in steps.items() if search.printed(one)}
        )
    return Dom(skjult=MappingProxyType(hidden), veje=MappingProxyType(ways))


def smaa(tal: Talsaet[N]) -> list[N]:
    """The counts that nobody may know, the smallest first."""
    small = (navn for navn, antal in tal.antal.items() if lille(antal))
    return sorted((navn for navn in small if navn not in tal.manglende), key=tal.antal.__getitem__)


def kan_flyttes(tal: Talsaet[N], navn: N, skridt: int) -> bool:
    """Whether a count that is hidden could have been so much more or less, for all that the paper says of it."""
    antal = tal.antal[navn]
    if navn in tal.usete:
        return antal + skridt >= 0
    return min(antal, antal + skridt) >= (GRAENSE if navn in tal.manglende else 1)


def _all_of(tal: Talsaet[N]) -> dict[N, Skjul]:
    """Every count that is printed and not nought: where nothing less is safe."""
    return {
        navn: Skjul.SKJULT for navn, antal in tal.antal.items() if antal and navn not in tal.usete
    }


_Led = Sequence[tuple[int, int]]
"""The sums that a count is part of by number, and whether it adds to the whole (1) or is taken from it (-1)."""


@dataclass(frozen=True)
class _Half:
    """A half-made paper: what differs so far, by number, and by how much the sums touched do not add up."""

    steps: Mapping[int, int]
    off: Mapping[int, int]
    name: frozenset[int]
    """What differs, and whether up or down: no other half-made paper has the same."""

    def med(self, one: int, step: int, led: _Led) -> _Half:
        """With one more count moved."""
        off = dict(self.off)
        for summen, sign in led:
            left = off.get(summen, 0) + sign * step
            if left:
                off[summen] = left
            else:
                del off[summen]
        return _Half({**self.steps, one: step}, off, self.name_with(one, step))

    def name_with(self, one: int, step: int) -> frozenset[int]:
        """Its name with one more count moved."""
        return self.name.union((2 * one + (step > 0),))

    def off_with(self, step: int, led: _Led) -> int:
        """How many sums would not add up with one more count moved."""
        many = len(self.off)
        for summen, sign in led:
            left = self.off.get(summen, 0)
            many += (left == 0) - (left + sign * step == 0)
        return many


_NOTHING = _Half({}, {}, frozenset())


@dataclass(frozen=True)
class _Search(Generic[N]):
    """Looks for another paper that differs in one small count and adds up all the same. Inside, counts go by number."""

    tal: Talsaet[N]
    hidden: Mapping[N, Skjul]
    faste: frozenset[N] = frozenset()

    def another(self, navn: N) -> Skridt[N] | None:
        """Another paper in which this count differs; None if none can be found."""
        antal = self.tal.antal[navn]
        near = [step for step in (1, -1) if antal + step > 0]
        found = self._cheapest(navn, [step for step in near if lille(antal + step)])
        found = found or self._cheapest(navn, near)
        return None if found is None else {self._navne[one]: by for one, by in found.items()}

    def _cheapest(self, navn: N, first: Sequence[int]) -> Mapping[int, int] | None:
        queue, own = _Queue(), self._numre[navn]
        for step in first:
            queue.add((_NOTHING, own, step), price=0.0, guess=0.0)
        for _ in range(_PATIENCE):
            if not queue:
                return None
            price, (before, moved, by) = queue.pop()
            half = before.med(moved, by, self._led[moved])
            if not half.off:
                return half.steps
            for one, step in self._amends(half):
                paid = price + self._price(self._navne[one], step)
                guess = _OPEN * half.off_with(step, self._led[one])
                queue.add((half, one, step), price=paid, guess=guess)
        return None

    def _amends(self, half: _Half) -> Iterator[tuple[int, int]]:
        """Each single step that brings the first sum that is off nearer to adding up."""
        summen, left = next(iter(half.off.items()))
        towards = 1 if left > 0 else -1
        whole, parts = self._summer[summen]
        can, cannot = self._movable[towards], half.steps
        for one in parts:
            if one in can and one not in cannot:
                yield one, towards
        if whole in self._movable[-towards] and whole not in cannot:
            yield whole, -towards

    @cached_property
    def _movable(self) -> Mapping[int, frozenset[int]]:
        """The counts that may be one more, and those that may be one less."""
        return {
            step: frozenset(
                one
                for one, navn in enumerate(self._navne)
                if navn not in self.faste and kan_flyttes(self.tal, navn, step)
            )
            for step in (1, -1)
        }

    def label(self, navn: N, step: int) -> Skjul:
        """Says "under five" only where both papers could say so."""
        already = self.hidden.get(navn)
        stays = already is Skjul.LILLE and lille(self.tal.antal[navn] + step)
        return Skjul.LILLE if stays else Skjul.SKJULT

    def _price(self, navn: N, step: int) -> float:
        if not self.printed(navn):
            return _HIDDEN
        if navn not in self.hidden:
            return _SHOWN + self.tal.antal[navn]
        return _HIDDEN if self.label(navn, step) is self.hidden[navn] else _RELABELLED

    def printed(self, navn: N) -> bool:
        """Whether it stands on the paper."""
        return navn not in self.tal.usete

    @cached_property
    def _navne(self) -> Sequence[N]:
        return tuple(self.tal.antal)

    @cached_property
    def _numre(self) -> Mapping[N, int]:
        return {navn: nr for nr, navn in enumerate(self._navne)}

    @cached_property
    def _summer(self) -> Sequence[tuple[int, Sequence[int]]]:
        nr = self._numre
        return [(nr[one.helhed], [nr[part] for part in one.dele]) for one in self.tal.summer]

    @cached_property
    def _led(self) -> Sequence[_Led]:
        found: list[list[tuple[int, int]]] = [[] for _ in self._navne]
        for summen, (whole, parts) in enumerate(self._summer):
            found[whole].append((summen, 1))
            for part in parts:
                found[part].append((summen, -1))
        return found


_Moved = tuple[_Half, int, int]
"""A half-made paper, and one more count that is moved in it. It is made when its turn comes: most never are."""


@dataclass
class _Queue:
    """Half-made papers, the most promising first, none twice."""

    _heap: list[tuple[float, int, float, _Moved]] = field(
        default_factory=list[tuple[float, int, float, _Moved]]
    )
    _seen: set[frozenset[int]] = field(default_factory=set[frozenset[int]])
    _number: Callable[[], int] = field(default_factory=lambda: count().__next__)

    def __bool__(self) -> bool:
        return bool(self._heap)

    def add(self, moved: _Moved, *, price: float, guess: float) -> None:
        """Keep a paper with what it costs so far and what it will cost at a guess."""
        before, one, step = moved
        name = before.name_with(one, step)
        if name not in self._seen:
            self._seen.add(name)
            heappush(self._heap, (price + guess, self._number(), price, moved))

    def pop(self) -> tuple[float, _Moved]:
        """The most promising one, with what it costs so far."""
        _, _, price, moved = heappop(self._heap)
        return price, moved

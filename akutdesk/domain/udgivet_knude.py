"""One period among those that are judged together: its counts, what is hidden of them, and what another world would move.

Another world is known by what it moves in one month: a way (`smaa_tal.Dom.veje`). What adds up over months moves alike
in the quarter and the year; people are counted once a period, and stay there as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from akutdesk.domain.figur import ALLE, MANGLER, Celle
from akutdesk.domain.sammenhaeng import REST
from akutdesk.domain.smaa_tal import Skjul, Skridt, Talsaet, kan_flyttes, lille, smaa

PERSONTAL: Final = (
    Celle("hoved", "personer"),
    Celle("hoved", "identificerede"),
    Celle("fig3", "personer"),
    Celle("hyppig"),
)
"""People, each once: never fewer than in any part of the period, never more than in all of them together."""
_FOLLOWS: Final = frozenset({"progression", "fremgang", "hyppig"})
"""Figures of people, or of what goes on after the period: two periods do not come to the count of both."""
_ROWS: Final = frozenset(
    {
        *PERSONTAL,
        Celle("par", "par"),
        Celle("hyppig_kontakter", "hyppig"),
        Celle("hyppig_minutter", "hyppig"),
    }
)


def laegges_sammen(celle: Celle) -> bool:
    """Whether the count of a period is the sum of its parts' counts."""
    return celle.figur not in _FOLLOWS and _of_row(celle) not in _ROWS


@dataclass(frozen=True)
class Knude:
    """A period. `navn` tells it from others; a month's is its name in figures by the month.

    `veje` are a month's ways, by the small count they hide; `verdener` what a longer period is held safe by.
    """

    navn: str
    tal: Talsaet[Celle]
    dele: tuple[Knude, ...] = ()
    skjult: Mapping[Celle, Skjul] | None = None
    veje: Mapping[Celle, Skridt[Celle]] | None = None
    verdener: Mapping[tuple[str, Celle], Verden] | None = None

    @cached_property
    def maaneder(self) -> tuple[Knude, ...]:
        """The months it is made of."""
        return tuple(one for part in self.dele for one in part.maaneder) if self.dele else (self,)

    def rummer(self, maaned: Knude) -> bool:
        """Whether a month is this one, or a part of it."""
        return maaned.navn in self._navne

    @cached_property
    def _navne(self) -> frozenset[str]:
        return frozenset(one.navn for one in self.maaneder)

    @cached_property
    def smaa(self) -> tuple[Celle, ...]:
        """Its small counts, the smallest first; of a longer period those that add up over months."""
        small = (one for one in smaa(self.tal) if not self.dele or laegges_sammen(one))
        return tuple(sorted(small, key=lambda one: (self.tal.antal[one], one)))

    @cached_property
    def rester(self) -> Mapping[str, tuple[Celle, ...]]:
        """The unseen rests of each figure's shares."""
        found: dict[str, list[Celle]] = {}
        for celle in self.tal.usete:
            found.setdefault(celle.figur, []).append(celle)
        return {navn: tuple(rests) for navn, rests in found.items()}

    @cached_property
    def ved(self) -> Mapping[Celle, tuple[Skridt[Celle], ...]]:
        """The ways of a month that move a count, its own first."""
        found: dict[Celle, dict[int, Skridt[Celle]]] = {}
        veje = self.veje or {}
        for own, way in veje.items():
            found.setdefault(own, {})[id(way)] = way
        for way in veje.values():
            for celle in way:
                found.setdefault(celle, {}).setdefault(id(way), way)
        return {celle: tuple(ways.values()) for celle, ways in found.items()}

    def bliver(self, skridt: Skridt[Celle]) -> bool:
        """Whether nothing that is moved is seen in a longer period."""
        return not any(laegges_sammen(one) for one in skridt)

    def taaler(self, skridt: Skridt[Celle]) -> bool:
        """Whether all that its paper says would be said in another world as well."""
        return all(self._taaler(one, step) for one, step in skridt.items())

    def _taaler(self, celle: Celle, step: int) -> bool:
        if celle not in self.tal.antal or not kan_flyttes(self.tal, celle, step):
            return False
        if celle in self.tal.usete:
            return True
        why = (self.skjult or {}).get(celle)
        small_too = lille(self.tal.antal[celle] + step)
        return why is Skjul.SKJULT or (why is Skjul.LILLE and small_too)

    def med_rester(self, skridt: Skridt[Celle]) -> Skridt[Celle]:
        """What is moved, with the rests that follow: a row that a month does not have stays, and its whole moves."""
        moved = dict(skridt)
        for celle, step in skridt.items():
            if celle.raekke == ALLE and not celle.soejle:
                for rest in self.rester.get(celle.figur, ()):
                    moved[rest] = step + self._other(rest, skridt)
        return {celle: step for celle, step in moved.items() if step}

    def _other(self, rest: Celle, skridt: Skridt[Celle]) -> int:
        part = _of_row(rest)
        if not part.raekke:  # what was answered and what was not, together
            return skridt.get(replace(rest, raekke=MANGLER), 0)
        return -skridt.get(part, 0)


@dataclass(frozen=True)
class Verden:
    """Another world: one month moved along a way, and perhaps another month that makes up for it."""

    maaned: Knude
    vej: Skridt[Celle]
    modvaegt: Knude | None = None

    @property
    def maaneder(self) -> tuple[Knude, ...]:
        """The months that differ."""
        return (self.maaned,) if self.modvaegt is None else (self.maaned, self.modvaegt)

    def i(self, knude: Knude) -> Skridt[Celle]:
        """What it moves in a period."""
        if knude.dele and self.maaned.bliver(self.vej):
            return {}
        moved: Counter[Celle] = Counter()
        if knude.rummer(self.maaned):
            moved.update(self.vej)
        if self.modvaegt is not None and knude.rummer(self.modvaegt):
            moved.update(oversat(self.vej, self.maaned.navn, self.modvaegt.navn))
        return knude.med_rester(moved) if knude.dele else moved


def oversat(skridt: Skridt[Celle], fra: str, til: str) -> Skridt[Celle]:
    """The same the other way, in another month."""
    return {i_maaned(celle, fra, til): -step for celle, step in skridt.items()}


def i_maaned(celle: Celle, fra: str, til: str) -> Celle:
    """The same count of another month: figures by the month have another row there."""
    return replace(celle, raekke=celle.raekke.replace(fra, til)) if fra in celle.raekke else celle


def _of_row(celle: Celle) -> Celle:
    return replace(celle, raekke=celle.raekke.removeprefix(REST))


def forgreninger(knude: Knude) -> Iterator[Knude]:
    """Every period below, the months last."""
    yield from knude.dele
    for part in knude.dele:
        yield from forgreninger(part)

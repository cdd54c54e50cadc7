"""Papers that left the house, judged together: a new one hides what earlier ones would make known (decision 0139).

Months are the atoms. A count of a period is the difference between two sums from the first month on, so a paper is
an equation between the two ends of its period, and a period between ends that papers join is known without having
been printed. All that linear reckoning can tell is looked for: across periods, and across the sums of the figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from akutdesk.domain.figur import ALLE, MANGLER, Celle
from akutdesk.domain.ligninger import Led, Ligning, Ligninger, Verden, med_fortegn
from akutdesk.domain.smaa_tal import Skjul, lille
from akutdesk.domain.udgivelse import Oplysning, UdgivelseError
from akutdesk.domain.udgivet import UKENDTE
from akutdesk.domain.udgivet_led import (
    Kendsgerning,
    Sumregler,
    forbundne,
    kendsgerninger,
    raekker_i,
)

_SEED = 139


def skjul_yderligere(foer: Sequence[Oplysning], ny: Oplysning) -> frozenset[Celle]:
    """The counts that a new paper must hide besides its own, for nothing small to follow from it and earlier ones.

    Raises UdgivelseError: RETTET where a count that adds up over months was told before and has changed by one to four
    since, as the difference is somebody; TAET where no hiding helps.
    """
    known = _Viden(tuple(forbundne(foer, ny)), ny)
    hidden = known.aendrede()
    while leaks := known.roebede(hidden):
        more = known.ofre(leaks, hidden)
        if not more:
            raise UdgivelseError("UDGIVELSE_TAET")
        hidden |= more
    return hidden


@dataclass(frozen=True)
class _Roebet:
    """A small count that would follow: which, and the equation that asks for it."""

    celle: Celle
    led: Led


@dataclass(frozen=True)
class _Viden:
    """What somebody with all earlier papers knows, and what the new one adds."""

    foer: tuple[Oplysning, ...]
    ny: Oplysning

    def roebede(self, hidden: frozenset[Celle]) -> list[_Roebet]:
        """Small counts of any period that are known with the new paper, and were not before."""
        all_of_it = self._med(hidden)[0].verden(_SEED)
        return [
            _Roebet(celle, led)
            for celle in self._celler
            for led, value in self._fresh(celle, all_of_it)
            if lille(abs(med_fortegn(value)))
        ]

    def ofre(self, leaks: Iterable[_Roebet], hidden: frozenset[Celle]) -> frozenset[Celle]:
        """One shown count of the new paper for each leak, that it was reckoned from: the cheapest."""
        known = self._med(hidden)[0]
        chosen: dict[Kendsgerning, None] = {}
        for leak in leaks:
            used = known.rest(Ligning(leak.led)).fra
            may = [self._nye[place] for place in used if self._nye[place].trykt]
            if may and not any(one in chosen for one in may):
                chosen[min(may, key=lambda one: _price(one, leak))] = None
        return frozenset(celle for one in chosen for celle in one.trykt)

    def aendrede(self) -> frozenset[Celle]:
        """The counts that differ by one to four from what follows from earlier papers, where that is no correction.

        Raises UdgivelseError RETTET where it is.
        """
        differ = [one for one, by in self._med(frozenset())[1] if lille(abs(by))]
        if any(one.laegges_sammen for one in differ):
            raise UdgivelseError("UDGIVELSE_RETTET")
        return frozenset(celle for one in differ for celle in one.trykt)

    # ---- the equations

    def _med(self, hidden: frozenset[Celle]) -> tuple[Ligninger, list[tuple[Kendsgerning, int]]]:
        """The equations with the new paper; and its counts that were known, with by how much they differ now."""
        known = self._gamle.kopi()
        apart: list[tuple[Kendsgerning, int]] = []
        for place, one in self._ordnede:
            if one.trykt and one.trykt <= hidden:
                continue
            by = known.tilfoej(self._ligning(one, {place: 1}))
            if by:
                apart.append((one, by))
        return known, apart

    def _fresh(self, celle: Celle, now: Verden) -> Iterator[tuple[Led, int]]:
        """The periods whose count of this cell the new paper makes known, with the count."""
        ends = [(end, *now.af(self._sum(celle, end))) for end in self._ender]
        for (first, low, moved), (last, high, too) in combinations(ends, 2):
            if moved != too:
                continue
            led = self._mellem(celle, first, last)
            if self._foer.af(led)[1]:
                yield led, high - low

    @cached_property
    def _gamle(self) -> Ligninger:
        made = Ligninger()
        for one in sorted(self._sagt, key=self._tyngde):
            made.tilfoej(self._ligning(one, {}))
        return made

    @cached_property
    def _sagt(self) -> Sequence[Kendsgerning]:
        rows = raekker_i(self._alle)
        return [one for paper in self.foer for one in kendsgerninger(paper, rows)]

    @cached_property
    def _foer(self) -> Verden:
        return self._gamle.verden(_SEED)

    @cached_property
    def _nye(self) -> Sequence[Kendsgerning]:
        return tuple(kendsgerninger(self.ny, raekker_i(self._alle)))

    @cached_property
    def _ordnede(self) -> Sequence[tuple[int, Kendsgerning]]:
        return sorted(enumerate(self._nye), key=lambda item: self._tyngde(item[1]))

    @cached_property
    def _alle(self) -> tuple[Oplysning, ...]:
        return (*self.foer, self.ny)

    @cached_property
    def _regler(self) -> Sumregler:
        return Sumregler.af(self._alle)

    @cached_property
    def _celler(self) -> Sequence[Celle]:
        """Every count that must not be told when it is small: a missing answer says nothing of anybody."""
        return [
            celle for celle in self._regler.celler if celle.raekke != MANGLER and celle != UKENDTE
        ]

    @cached_property
    def _ender(self) -> Sequence[int]:
        """The months where a period begins or ends."""
        told = (*self._sagt, *self._nye)
        return sorted({end for one in told for end in (one.fra, one.til)})

    @cached_property
    def _plads(self) -> Mapping[int, int]:
        return {end: place for place, end in enumerate(self._ender)}

    def _tyngde(self, one: Kendsgerning) -> int:
        """Counts that are sums of few come first: the equations stay short."""
        return len(self._regler.led(one.celle))

    def _ligning(self, one: Kendsgerning, because: Mapping[int, int]) -> Ligning:
        return Ligning(self._mellem(one.celle, one.fra, one.til), one.antal, because)

    def _mellem(self, celle: Celle, fra: int, til: int) -> Led:
        less = {one: -coef for one, coef in self._sum(celle, fra).items()}
        return {**less, **self._sum(celle, til)}

    def _sum(self, celle: Celle, end: int) -> Led:
        """A count from the first month until another, in unknowns: nothing yet at the first."""
        place = self._plads[end]
        if not place:
            return {}
        many = len(self._ender)
        return {one * many + place: coef for one, coef in self._regler.led(celle).items()}


def _price(one: Kendsgerning, leak: _Roebet) -> tuple[bool, bool, bool, int]:
    """The count itself first, then others by size; a nought, or what everything else is a share of, last."""
    whole = one.celle.raekke == ALLE or one.celle.figur == "hoved"
    return one.celle != leak.celle, whole, not one.antal, one.antal


def sammen_skjult(hidden: Mapping[Celle, Skjul], more: Iterable[Celle]) -> dict[Celle, Skjul]:
    """What a paper hides of its own, and what earlier papers make it hide."""
    return {**dict.fromkeys(more, Skjul.SKJULT), **hidden}


def med_skjulte(told: Oplysning, more: frozenset[Celle]) -> Oplysning:
    """What a paper tells when more of it is hidden."""
    return replace(
        told,
        vist={celle: antal for celle, antal in told.vist.items() if celle not in more},
        skjult={**told.skjult, **dict.fromkeys(more, Skjul.SKJULT)},
    )

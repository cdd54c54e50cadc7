"""What may be shown of a month, a quarter or a year when whoever reads it has the papers of all its parts (decision 0139).

A month is judged by itself. A longer period hides, besides its own small counts, what its parts hide and it would give
away: for each small count, of any part, there must be another world in which all these papers are the same and this
count is not. In such a world one month differs, and either another month makes up for it, or the longer periods hide
what is moved. What a period hides follows from its counts alone, so every PC hides the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from types import MappingProxyType
from typing import Final

from akutdesk.domain.figur import Celle
from akutdesk.domain.periodetal import Periodetal, periodenavn
from akutdesk.domain.smaa_tal import GRAENSE, Skjul, Skridt, Talsaet, doemt, kan_flyttes, lille
from akutdesk.domain.udgivet import Udgivet, talsaet
from akutdesk.domain.udgivet_knude import PERSONTAL, Knude, Verden, forgreninger, laegges_sammen

_WAYS: Final = 4
"""Ways of one month that are tried for one count."""
_ANY: Final = 10**9
_RELABELLED, _SHOWN = 40, 60
"""What it costs to say "hidden" instead of "under five", and to hide a count that is shown."""


def udgivet_periode(tal: Periodetal) -> Udgivet:
    """What may be shown of a period that has ended, in whatever kind of file."""
    return Udgivet(MappingProxyType(dict(knude_af(tal).skjult or {})))


def knude_af(tal: Periodetal) -> Knude:
    """The period judged, with everything below it."""
    counts = talsaet(tal.figurer, tal.midler)
    navn = periodenavn(tal.udvalg)
    if not tal.dele:
        dom = doemt(counts)
        return Knude(navn, counts, skjult=dom.skjult, veje=dom.veje)
    return _Papir(navn, counts, tuple(map(knude_af, tal.dele))).doemt()


@dataclass(frozen=True)
class _Papir:
    """A quarter or a year being judged: `skjult` grows until every small count below and in it has another world."""

    navn: str
    tal: Talsaet[Celle]
    dele: tuple[Knude, ...]
    skjult: dict[Celle, Skjul] = field(default_factory=dict[Celle, Skjul])
    sikre: dict[tuple[str, Celle], Verden] = field(default_factory=dict[tuple[str, Celle], Verden])
    """The other world of each small count, by period and count."""
    opgivet: set[tuple[str, Celle]] = field(default_factory=set[tuple[str, Celle]])
    """Those of which none was found: nothing of their months is shown."""

    def doemt(self) -> Knude:
        """The period with what is hidden of it: first what adds up over months, then its own people."""
        knude = Knude(self.navn, self.tal, self.dele)
        seen = [one for one in knude.smaa if one not in self.tal.usete]
        self.skjult.update(dict.fromkeys(seen, Skjul.LILLE))
        for below in (knude, *forgreninger(knude)):
            for celle in below.smaa:
                key = (below.navn, celle)
                if key not in self.sikre and key not in self.opgivet:
                    self._sikr(knude, below, celle)
        self._personer()
        added = frozenset(filter(laegges_sammen, self.tal.antal))
        dom = doemt(self.tal, foerst=self.skjult, faste=added)
        return replace(knude, skjult=dom.skjult, verdener=self.sikre)

    def _sikr(self, knude: Knude, below: Knude, celle: Celle) -> None:
        """Hide what it takes for one small count to have another world; nothing less is safe if none is found."""
        best, price = None, 0
        for verden in self._verdener(knude, below, celle):
            paid = self._price(verden.i(knude))
            if paid is not None and (best is None or paid < price):
                best, price = verden, paid
            if best is not None and not price:
                break
        if best is None:
            self._skjul_alt(below, celle)
        else:
            self._skjul(knude, best)

    def _verdener(self, knude: Knude, below: Knude, celle: Celle) -> Iterator[Verden]:
        """The worlds in which this count is moved and every paper below stays as it is."""
        for verden in (*self._nye(knude, below, celle), *self._kendte(below, celle)):
            if verden.i(below).get(celle) and self._holder(knude, verden):
                yield verden

    def _nye(self, knude: Knude, below: Knude, celle: Celle) -> Iterator[Verden]:
        """A month of the period along one of its own ways, made up for by each other month, or by none."""
        for maaned in below.maaneder:
            for vej in islice(maaned.ved.get(celle, ()), _WAYS):
                others = () if maaned.bliver(vej) else knude.maaneder
                yield from (Verden(maaned, vej, other) for other in others if other is not maaned)
                yield Verden(maaned, vej)

    def _kendte(self, below: Knude, celle: Celle) -> Iterator[Verden]:
        """What a part of this period is held safe by: it does here too, if this period hides what it moves."""
        for part in self.dele:
            known = (part.verdener or {}).get((below.navn, celle))
            if known is not None:
                yield known

    def _holder(self, knude: Knude, verden: Verden) -> bool:
        return all(
            below.taaler(verden.i(below))
            for below in forgreninger(knude)
            if any(map(below.rummer, verden.maaneder))
        )

    def _price(self, skridt: Skridt[Celle]) -> int | None:
        """What it costs to hide what is moved; None if it cannot be hidden."""
        price = 0
        for celle, step in skridt.items():
            if celle not in self.tal.antal or not kan_flyttes(self.tal, celle, step):
                return None
            if celle in self.tal.usete or self.skjult.get(celle) is self._ord(celle, step):
                continue
            price += _RELABELLED if celle in self.skjult else _SHOWN + self.tal.antal[celle]
        return price

    def _ord(self, celle: Celle, step: int) -> Skjul:
        """Says "under five" only where both worlds could say so."""
        stays = self.skjult.get(celle) is Skjul.LILLE and lille(self.tal.antal[celle] + step)
        return Skjul.LILLE if stays else Skjul.SKJULT

    def _skjul(self, knude: Knude, verden: Verden) -> None:
        for celle, step in verden.i(knude).items():
            if celle not in self.tal.usete:
                self.skjult[celle] = self._ord(celle, step)
        for below in (knude, *forgreninger(knude)):
            for celle in verden.i(below):
                self.sikre.setdefault((below.navn, celle), verden)

    def _skjul_alt(self, below: Knude, celle: Celle) -> None:
        """Hide all that those months have: then this paper says nothing of them that their own papers do not."""
        months = [one for one in below.maaneder if one.tal.antal.get(celle)]
        self.skjult.update(dict.fromkeys(self._i(months), Skjul.SKJULT))
        for month in months:
            self.opgivet.update((month.navn, one) for one in month.smaa)
        self.opgivet.add((below.navn, celle))

    def _i(self, months: Iterable[Knude]) -> Iterator[Celle]:
        """The counts of this paper that some of these months are part of."""
        for month in months:
            for celle, antal in month.tal.antal.items():
                printed = celle in self.tal.antal and celle not in self.tal.usete
                if antal and printed and laegges_sammen(celle):
                    yield celle

    def _personer(self) -> None:
        """People lie between the most of any part and the sum of all: where that says a small count, hide."""
        for celle in PERSONTAL:
            antal = self.tal.antal.get(celle, 0)
            if not lille(antal) and any(fastlagt(antal, self.dele, celle)):
                self.skjult[celle] = Skjul.SKJULT


def fastlagt(antal: int, dele: Sequence[Knude], celle: Celle) -> Iterator[bool]:
    """For each part, and each part of it: whether so many people in all leave only one number for its small count."""
    for part in dele:
        most = sum(_mest(one, celle) for one in dele if one is not part)
        if lille(part.tal.antal.get(celle, 0)):
            yield max(1, antal - most) >= min(_mest(part, celle), antal)
        if part.dele:
            yield from fastlagt(antal - most, part.dele, celle)


def _mest(knude: Knude, celle: Celle) -> int:
    """The most that the papers let a count be."""
    why = (knude.skjult or {}).get(celle)
    if why is None:
        return knude.tal.antal.get(celle, 0)
    own = GRAENSE - 1 if why is Skjul.LILLE else _ANY
    return min(own, sum(_mest(one, celle) for one in knude.dele)) if knude.dele else own

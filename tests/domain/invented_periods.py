"""A year of an invented service, month by month, with all figures and reports; and what somebody who has every paper knows."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from random import Random

from akutdesk.domain.figur import Celle, Figur
from akutdesk.domain.figurregel import figur
from akutdesk.domain.kontaktsvar import Kontaktsvar
from akutdesk.domain.periodetal import Periodetal
from akutdesk.domain.rapportregler import REGLER
from akutdesk.domain.smaa_tal import Skjul, Sum, Talsaet
from akutdesk.domain.statistik import Statistik, Udvalg
from akutdesk.domain.udgivet_knude import Knude, laegges_sammen
from tests.domain.invented_figures import Contact, Year, some_year
from tests.domain.test_udgivet_rapporter import contact

Place = tuple[str, Celle]
"""A count of a period."""


@dataclass(frozen=True)
class Service:
    """What happened in each month, for the figures and for the reports."""

    months: Sequence[Year]
    answers: Sequence[Sequence[Kontaktsvar]]
    reports: Sequence[str]

    def period(self, fra: int, til: int) -> Periodetal:
        """Months from the first until before the last, counted from nought, with their parts."""
        months = til - fra
        step = {12: 3, 3: 1}.get(months, months)
        figures = self._figures(self.months[fra:til])
        days = Udvalg(fra=date(2026, fra + 1, 1), til=date(2026, til, monthrange(2026, til)[1]))
        return Periodetal(
            statistik=replace(figures, udvalg=days),
            flere=tuple(self._reports(fra, til)),
            dele=tuple(self.period(at, at + step) for at in range(fra, til, step))
            if step < months
            else (),
        )

    def _figures(self, months: Sequence[Year]) -> Statistik:
        """First measurements add up, nine a month without a second one; so do stays, nights and refusals."""
        nights = [sum(kind) for kind in zip(*(one.nights for one in months), strict=True)]
        pairs = [sum(kind) for kind in zip(*(one.pairs for one in months), strict=True)]
        refused: Counter[str] = Counter()
        for one in months:
            refused.update(one.refused)
        contacts = [each for one in months for each in one.contacts]
        made = Year(contacts, _three(nights), dict(refused), _three(pairs)).figures()
        n = sum(pairs) + 9 * len(months)
        row = replace(made.par.tal[0], n=n)
        return replace(made, par=replace(made.par, tal=(row,), n=n))

    def _reports(self, fra: int, til: int) -> Iterator[Figur]:
        answers = [(one, 1) for month in self.answers[fra:til] for one in month]
        return (figur(REGLER[navn], answers) for navn in self.reports)


def some_service(seed: int, size: int, reports: Iterable[str] = ()) -> Service:
    """So many contacts a year, each in some month; few stays, fewer refusals."""
    dice = Random(seed)
    contacts: list[list[Contact]] = [[] for _ in range(12)]
    answers: list[list[Kontaktsvar]] = [[] for _ in range(12)]
    for one in some_year(seed, size).contacts:
        month = dice.randrange(12)
        contacts[month].append(one)
        answers[month].append(contact(dice)._replace(maaned=f"2026-{month + 1:02}"))
    return Service([_month(dice, one) for one in contacts], answers, tuple(reports))


def _month(dice: Random, contacts: Sequence[Contact]) -> Year:
    stays = dice.choice((0, 0, 1, 2, 5))
    nights = (stays + dice.randint(0, 9), stays, min(stays, dice.randint(1, 3))) if stays else _NONE
    refused = {"MAALGRUPPE": dice.randint(0, 6), "RUS": dice.randint(0, 2)}
    pairs = (dice.randint(0, 6), dice.randint(0, 2), dice.randint(0, 1))
    return Year(contacts, nights, refused, pairs)


_NONE = (0, 0, 0)


def _three(numbers: Sequence[int]) -> tuple[int, int, int]:
    one, two, three = numbers
    return one, two, three


def papers(knude: Knude) -> Iterator[Knude]:
    """A period's own paper, and those of all its parts."""
    yield knude
    for part in knude.dele:
        yield from papers(part)


def together(knude: Knude) -> tuple[Talsaet[Place], dict[Place, Skjul]]:
    """All papers as one: every count by its period, every sum of each, and each period as the sum of its parts."""
    every = [*papers(knude)]
    antal = {(one.navn, celle): n for one in every for celle, n in one.tal.antal.items()}
    sums = [_of(one.navn, each) for one in every for each in one.tal.summer]
    sums += [each for one in every for each in _over_time(one)]
    usete = {(one.navn, celle) for one in every for celle in one.tal.usete}
    missing = {(one.navn, celle) for one in every for celle in one.tal.manglende}
    hidden = {(one.navn, celle): why for one in every for celle, why in (one.skjult or {}).items()}
    tal = Talsaet(
        antal=antal,
        summer=tuple(sums),
        usete=frozenset(usete),
        manglende=frozenset(missing),
    )
    return tal, hidden


def _of(navn: str, one: Sum[Celle]) -> Sum[Place]:
    return Sum(helhed=(navn, one.helhed), dele=tuple((navn, part) for part in one.dele))


def _over_time(knude: Knude) -> Iterator[Sum[Place]]:
    """A count that a part does not have is nought there, unless it is a rest."""
    if not knude.dele:
        return
    for celle in knude.tal.antal:
        if celle in knude.tal.usete or not laegges_sammen(celle):
            continue
        parts = tuple((part.navn, celle) for part in knude.dele if celle in part.tal.antal)
        if parts:
            yield Sum(helhed=(knude.navn, celle), dele=parts)


# ---- somebody with a pencil: exact fractions, every equation at once

_ONE = None
"""The unknown that stands for the number a row comes to."""
_Row = dict[Place | None, Fraction]


def known_small(tal: Talsaet[Place], hidden: Mapping[Place, Skjul]) -> list[Place]:
    """The small counts that follow from what is shown, by adding and subtracting."""
    unseen = set(hidden) | tal.usete
    solved: dict[Place, _Row] = {}
    for one in tal.summer:
        row: _Row = {}
        for place, sign in ((one.helhed, 1), *((part, -1) for part in one.dele)):
            key = place if place in unseen else _ONE
            row[key] = row.get(key, Fraction(0)) + sign * (1 if key else tal.antal[place])
        _settle(row, solved)
    small = (place for place in unseen if 0 < tal.antal[place] < 5 and place not in tal.manglende)
    return [place for place in small if not set(_left({place: Fraction(1)}, solved)) - {_ONE}]


def _settle(row: _Row, solved: dict[Place, _Row]) -> None:
    """Let a row give one of its unknowns by the others."""
    rest = _left(row, solved)
    own = next((place for place in rest if place is not None), None)
    if own is not None:
        times = rest.pop(own)
        solved[own] = {place: -coef / times for place, coef in rest.items()}


def _left(row: _Row, solved: Mapping[Place, _Row]) -> _Row:
    """The same by unknowns that no row gives."""
    now = {place: coef for place, coef in row.items() if coef}
    while own := next((place for place in now if place in solved), None):
        times = now.pop(own)
        for place, coef in solved[own].items():
            more = now.get(place, Fraction(0)) + times * coef
            if more:
                now[place] = more
            else:
                now.pop(place, None)
    return now

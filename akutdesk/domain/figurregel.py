"""How a figure is counted: what it is counted among, and under which codes a contact counts (domain.md 5.2).

The same rule gives a number and says which contacts lie behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from akutdesk.domain.figur import ALLE, MANGLER, Celle, Figur, Tal
from akutdesk.domain.kontaktsvar import Kontaktsvar

Plads = tuple[str, str]
"""A cell of a figure: row and column; the column is "" where there is one direction."""

UBESVARET: Final[Plads] = (MANGLER, "")

Grupper = Iterable[tuple[Kontaktsvar, int]]
"""Answers, and how many contacts share them."""


@dataclass(frozen=True, kw_only=True)
class Regel:
    """One figure. `pladser` says where a contact of the base counts; UBESVARET among them is a missing answer.

    `raekker` are shown in this order, also with nobody in them; other codes come after. `faldende`: the most
    frequent first, but `foerst` before all and `sidst` after all.
    """

    navn: str
    opdeling: str
    """By which answers the contacts are grouped before they are counted."""
    grundlag: str
    med: Callable[[Kontaktsvar], bool]
    pladser: Callable[[Kontaktsvar], Collection[Plads]]
    raekker: tuple[Plads, ...] = ()
    flersvar: bool = False
    alle_i_n: bool = False
    """Whether a missing answer counts in n as well."""
    faldende: bool = False
    foerst: tuple[str, ...] = ()
    sidst: tuple[str, ...] = ()

    def rammer(self, svar: Kontaktsvar, plads: Plads) -> bool:
        """Whether a contact with these answers is counted in a cell, in n (ALLE) or as missing (MANGLER).

        A row without a column is the whole row, and ALLE with a column the whole column.
        """
        if not self.med(svar):
            return False
        found = self.pladser(svar)
        if plads == (ALLE, ""):
            return self._er_i_n(found)
        row, column = plads
        return any(row in (ALLE, one) and column in ("", other) for one, other in found)

    def _er_i_n(self, found: Collection[Plads]) -> bool:
        return self.alle_i_n or UBESVARET not in found


def figur(regel: Regel, grupper: Grupper) -> Figur:
    """The figure of a rule."""
    counts: Counter[Plads] = Counter()
    n = 0
    for svar, antal in grupper:
        if not regel.med(svar):
            continue
        found = regel.pladser(svar)
        for plads in found:
            counts[plads] += antal
        n += antal if regel.rammer(svar, (ALLE, "")) else 0
    missing = counts.pop(UBESVARET, 0)
    tal = tuple(_tal(regel.navn, plads, counts[plads], n) for plads in orden(regel, counts))
    return Figur(
        navn=regel.navn,
        grundlag=regel.grundlag,
        tal=tal,
        n=n,
        mangler=missing,
        flersvar=regel.flersvar,
    )


def en(kode: str | None) -> Collection[Plads]:
    """Where one answer counts."""
    return ((kode, ""),) if kode else (UBESVARET,)


def flere(koder: Iterable[str]) -> Collection[Plads]:
    """Where several answers count; each once, however often it was said."""
    return {(kode, "") for kode in koder} or (UBESVARET,)


def raekker(koder: Iterable[str]) -> tuple[Plads, ...]:
    """Codes as rows."""
    return tuple((kode, "") for kode in koder)


def _tal(navn: str, plads: Plads, antal: int, n: int) -> Tal:
    return Tal(celle=Celle(navn, *plads), antal=antal, n=n)


def orden(regel: Regel, antal: Mapping[Plads, int]) -> Sequence[Plads]:
    """The places in the order they are shown."""
    counts = Counter(antal)
    places = (*regel.raekker, *sorted(set(counts) - set(regel.raekker)))
    if not regel.faldende:
        return places
    return sorted(places, key=lambda plads: (_stilling(regel, plads[0]), -counts[plads], plads))


def _stilling(regel: Regel, kode: str) -> int:
    if kode in regel.foerst:
        return regel.foerst.index(kode) - len(regel.foerst)
    return regel.sidst.index(kode) + 1 if kode in regel.sidst else 0

"""Figures whose cells are lists of records: few enough to be looked at one by one (domain.md 5.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from akutdesk.domain.figur import ALLE, MANGLER, Celle, Figur, Tal
from akutdesk.domain.figurregel import UBESVARET, Plads
from akutdesk.domain.record import RecordId


@dataclass(frozen=True)
class Post:
    """One record that is counted, with the local day it counts on."""

    type: str
    rid: RecordId
    dag: date


@dataclass(frozen=True, kw_only=True)
class Postfigur:
    """A figure and what lies in each of its cells; `alle` is what the shares are of."""

    navn: str
    grundlag: str
    alle: tuple[Post, ...]
    celler: Mapping[Plads, tuple[Post, ...]]

    def figur(self) -> Figur:
        """The numbers."""
        n = len(self.alle)
        cells = tuple(
            Tal(celle=Celle(self.navn, *plads), antal=len(poster), n=n)
            for plads, poster in self.celler.items()
            if plads != UBESVARET
        )
        missing = len(self.celler.get(UBESVARET, ()))
        return Figur(navn=self.navn, grundlag=self.grundlag, tal=cells, n=n, mangler=missing)

    def poster(self, celle: Celle) -> Sequence[Post]:
        """What a cell counts, the newest first."""
        if celle.raekke == ALLE:
            found = self.alle
        else:
            plads = UBESVARET if celle.raekke == MANGLER else (celle.raekke, celle.soejle)
            found = self.celler.get(plads, ())
        return sorted(found, key=lambda post: (post.dag, post.rid), reverse=True)

"""A round of the self-assessment: a half-year, spring or autumn (domain.md 2.20, 5.2 figure 1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

FORAAR: Final = "FORAAR"
EFTERAAR: Final = "EFTERAAR"

_AUTUMN_BEGINS: Final = 7  # July
_FOUR = 4


@dataclass(frozen=True, order=True)
class Runde:
    """Spring is January to June, autumn July to December. Rounds are ordered by time."""

    aar: int
    andet_halvaar: bool

    @property
    def halvaar(self) -> str:
        """The code of the half-year."""
        return EFTERAAR if self.andet_halvaar else FORAAR

    @property
    def kode(self) -> str:
        """As it stands in a record: "2026-EFTERAAR"."""
        return f"{self.aar:04d}-{self.halvaar}"

    @property
    def fra(self) -> date:
        """Its first day."""
        return date(self.aar, _AUTUMN_BEGINS if self.andet_halvaar else 1, 1)

    @property
    def til(self) -> date:
        """Its last day."""
        return date(self.aar, 12, 31) if self.andet_halvaar else date(self.aar, 6, 30)

    def foer(self) -> Runde:
        """The round before."""
        return Runde(self.aar, False) if self.andet_halvaar else Runde(self.aar - 1, True)

    def efter(self) -> Runde:
        """The round that follows."""
        return Runde(self.aar + 1, False) if self.andet_halvaar else Runde(self.aar, True)


def runde_af(dag: date) -> Runde:
    """The round a day lies in."""
    return Runde(dag.year, dag.month >= _AUTUMN_BEGINS)


def runde_af_kode(kode: str) -> Runde | None:
    """A round from its code; None for what is none."""
    aar, _, halvaar = kode.partition("-")
    if len(aar) != _FOUR or not (aar.isascii() and aar.isdecimal()) or int(aar) == 0:
        return None
    return Runde(int(aar), halvaar == EFTERAAR) if halvaar in {FORAAR, EFTERAAR} else None

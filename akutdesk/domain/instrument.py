"""The instruments a measurement is made with: how many answers, between what, and when it may be made again.

Two are built in. The others belong to somebody: their words and table come from a licence pack (domain.md 2.11).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

HELE: Final = 100
"""A metric value is kept in hundredths: 20,73 is 2073."""

_WHO5_FAKTOR: Final = 4
OPMAERKSOM: Final = 50 * HELE
"""WHO-5 at or below this is a sign to talk more (domain.md 2.11, [S39])."""


@dataclass(frozen=True, kw_only=True)
class Instrument:
    """`antal` answers from `laveste` to `hoejeste`; fewer give no number, unless each stands for itself."""

    kode: str
    antal: int
    laveste: int
    hoejeste: int
    hver_for_sig: bool = False
    """Each answer means something alone, so any of them may be left out."""
    igen_dage: int = 5
    """After how many days it is made again."""
    tidligst_dage: int = 0
    """Its questions look so far back, so it may not be made again before (domain.md 2.11)."""
    har_tabel: bool = False
    """The raw number becomes a metric one by the pack's table."""

    @property
    def raa_laveste(self) -> int:
        """The lowest raw number."""
        return self.antal * self.laveste

    @property
    def raa_hoejeste(self) -> int:
        """The highest raw number."""
        return self.antal * self.hoejeste


INSTRUMENTER: Final[Mapping[str, Instrument]] = MappingProxyType(
    {
        one.kode: one
        for one in (
            Instrument(kode="OMR5", antal=5, laveste=0, hoejeste=10, hver_for_sig=True),
            Instrument(kode="EGET", antal=1, laveste=0, hoejeste=10),
            Instrument(
                kode="SWEMWBS7",
                antal=7,
                laveste=1,
                hoejeste=5,
                igen_dage=14,
                tidligst_dage=14,
                har_tabel=True,
            ),
            Instrument(kode="WHO5", antal=5, laveste=0, hoejeste=5, igen_dage=14, tidligst_dage=14),
        )
    }
)
INDBYGGEDE: Final = ("OMR5", "EGET")
"""Offered without a licence pack."""


def er_svar(instrument: Instrument, svar: Sequence[int | None]) -> bool:
    """Whether these are answers of this instrument: as many as it has, each within its bounds or left out."""
    bounds = range(instrument.laveste, instrument.hoejeste + 1)
    return len(svar) == instrument.antal and all(each is None or each in bounds for each in svar)


def raa_af(svar: Sequence[int | None]) -> int | None:
    """The raw number: the sum, or None if an answer is missing. Nothing is guessed in its place."""
    given = [each for each in svar if each is not None]
    return sum(given) if svar and len(given) == len(svar) else None


def metrisk_af(instrument: Instrument, raa: int | None, tabel: Sequence[int]) -> int | None:
    """The metric number in hundredths: by the pack's table, WHO-5 as raw x 4; None where there is none."""
    if raa is None:
        return None
    if instrument.kode == "WHO5":
        return raa * _WHO5_FAKTOR * HELE
    return tabel[raa - instrument.raa_laveste] if instrument.har_tabel and tabel else None


def tal_tekst(hundrededele: int) -> str:
    """Hundredths as Danes write them: 20,73; a whole number without its zeros."""
    hele, rest = divmod(hundrededele, HELE)
    return f"{hele},{rest:02}" if rest else str(hele)

"""Implementeringsgrad, figure 1: the own score of each point beside the country's two series (domain.md 5.2, 6).

Pure: records in, numbers out. Means are exact fractions; whoever shows them rounds half up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from akutdesk.domain.dublet import gaeldende
from akutdesk.domain.implementeringsmaaling import (
    HOEJEST,
    IKKE_REL,
    Implementeringsmaaling,
    vaerdi,
)
from akutdesk.domain.landsgennemsnit import Landsgennemsnit
from akutdesk.domain.runde import Runde


@dataclass(frozen=True, kw_only=True)
class Punktgrad:
    """One point of a round; the national means of the round's year are hundredths, None where none was typed in."""

    punkt: str
    score: int | None = None
    ikke_rel: bool = False
    foraar: int | None = None
    efteraar: int | None = None


@dataclass(frozen=True, kw_only=True)
class Implementeringsgrad:
    """All points of a round, in the order of the list."""

    runde: Runde
    punkter: tuple[Punktgrad, ...]

    @property
    def n(self) -> int:
        """How many points have a score from 0 to 4."""
        return len(self._scores)

    @property
    def mangler(self) -> int:
        """How many points nobody has answered."""
        return len(self.punkter) - self.n - sum(one.ikke_rel for one in self.punkter)

    @property
    def gennemsnit(self) -> Fraction | None:
        """The mean score, 0 to 4, over the points that have one; None where none has."""
        return Fraction(sum(self._scores), self.n) if self.n else None

    @property
    def procent(self) -> Fraction | None:
        """The mean as per cent of 4."""
        mean = self.gennemsnit
        return None if mean is None else mean * 100 / HOEJEST

    @property
    def _scores(self) -> list[int]:
        return [one.score for one in self.punkter if one.score is not None]


def figur_1(
    runde: Runde,
    punkter: Sequence[str],
    maalinger: Iterable[Implementeringsmaaling],
    landsgennemsnit: Iterable[Landsgennemsnit],
) -> Implementeringsgrad:
    """The round's figure over these points; records of other rounds and points are passed over."""
    own = {
        one.punkt: one for one in gaeldende(each for each in maalinger if each.runde == runde.kode)
    }
    national = landet(landsgennemsnit)
    spring, autumn = Runde(runde.aar, False).kode, Runde(runde.aar, True).kode
    return Implementeringsgrad(
        runde=runde,
        punkter=tuple(
            Punktgrad(
                punkt=punkt,
                score=vaerdi(own.get(punkt)),
                ikke_rel=punkt in own and own[punkt].score == IKKE_REL,
                foraar=national.get((spring, punkt)),
                efteraar=national.get((autumn, punkt)),
            )
            for punkt in punkter
        ),
    )


def landet(landsgennemsnit: Iterable[Landsgennemsnit]) -> Mapping[tuple[str, str], int]:
    """The country's values that are in force, by round and point."""
    return {
        (one.runde, one.punkt): one.hundrededele
        for one in gaeldende(landsgennemsnit)
        if one.punkt is not None and one.hundrededele is not None
    }

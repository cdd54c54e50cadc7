"""Figure 3: nights, stays and guests, three numbers that are never the same thing (domain.md 5.2, design.md 7.2-7.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from akutdesk.domain.figur import Celle, Figur, Tal
from akutdesk.domain.kontaktsvar import AFVIST_GRUNDE
from akutdesk.domain.nat import FORTSAET, Nat, gaeldende
from akutdesk.domain.record import RecordId
from akutdesk.domain.statistik import Udvalg


@dataclass(frozen=True, kw_only=True)
class Ophold:
    """A stay: the person's own card, the local day of arrival, and the nights by the date of their evening."""

    rid: RecordId
    person: RecordId | None
    ankomst: date
    naetter: frozenset[date]


@dataclass(frozen=True, kw_only=True)
class Afvist:
    """A stay that was refused, on a local day."""

    rid: RecordId
    dag: date
    grund: str


@dataclass(frozen=True, kw_only=True)
class Opholdstal:
    """What figure 3 counts: S, N, and the refusals of the period."""

    ophold: tuple[Ophold, ...]
    naetter: tuple[tuple[Ophold, date], ...]
    afviste: tuple[Afvist, ...]

    @property
    def personer(self) -> tuple[RecordId, ...]:
        """The guests, each once, by their latest stay."""
        return tuple(dict.fromkeys(one.person for one in self.ophold if one.person is not None))

    @property
    def middel_naetter(self) -> Fraction | None:
        """All nights of the stays in S, whatever their date, over n(S)."""
        if not self.ophold:
            return None
        return Fraction(sum(len(one.naetter) for one in self.ophold), len(self.ophold))


def naetter(ankomst_nat: date, raekker: Iterable[Nat]) -> frozenset[date]:
    """The arrival night and every date that was decided to be one more, each once; `raekker` as they were written."""
    decided = gaeldende(raekker)
    return frozenset(
        {ankomst_nat, *(dato for dato, nat in decided.items() if nat.beslutning == FORTSAET)}
    )


def opholdstal(udvalg: Udvalg, ophold: Sequence[Ophold], afviste: Sequence[Afvist]) -> Opholdstal:
    """Those of the period, the latest first."""

    def is_in(dag: date) -> bool:
        return udvalg.fra <= dag <= udvalg.til

    nights = [(one, dato) for one in ophold for dato in one.naetter if is_in(dato)]
    return Opholdstal(
        ophold=tuple(
            sorted(
                (one for one in ophold if is_in(one.ankomst)),
                key=lambda one: (one.ankomst, one.rid),
                reverse=True,
            )
        ),
        naetter=tuple(sorted(nights, key=lambda each: (each[1], each[0].rid), reverse=True)),
        afviste=tuple(
            sorted(
                (one for one in afviste if is_in(one.dag)), key=lambda one: one.dag, reverse=True
            )
        ),
    )


def fig3(tal: Opholdstal) -> Figur:
    """Nights, stays and guests."""
    counted = {
        "naetter": len(tal.naetter),
        "ophold": len(tal.ophold),
        "personer": len(tal.personer),
    }
    cells = tuple(Tal(celle=Celle("fig3", kode), antal=antal) for kode, antal in counted.items())
    return Figur(navn="fig3", grundlag="S", tal=cells, n=len(tal.ophold))


def fig3_afvist(tal: Opholdstal) -> Figur:
    """Refusals by their reason."""
    counts = Counter(one.grund for one in tal.afviste)
    n = len(tal.afviste)
    codes = (*AFVIST_GRUNDE, *sorted(set(counts) - set(AFVIST_GRUNDE)))
    cells = tuple(Tal(celle=Celle("fig3_afvist", kode), antal=counts[kode], n=n) for kode in codes)
    return Figur(navn="fig3_afvist", grundlag="afvist", tal=cells, n=n)

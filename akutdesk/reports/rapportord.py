"""The words and cells of the status report's figures: labels, shares, sentences under charts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from akutdesk.domain.codes import Codes
from akutdesk.domain.figur import Figur, Tal
from akutdesk.domain.figurliste import RAEKKELISTER
from akutdesk.domain.fund import Fund
from akutdesk.domain.smaa_tal import Skjul
from akutdesk.domain.udgivet import Udgivet
from akutdesk.reports.diagram import Moenster, Soejle, Soejlediagram
from akutdesk.reports.fundord import fund_tekst
from akutdesk.reports.papir import Papir
from akutdesk.reports.rapportindhold import Linje
from akutdesk.reports.tabel import Celle, Raekke, Tabel, celle_tekst

GRADER: Final = ("IKKE", "LET", "MELLEM", "ALVOR")
_PATTERNS: Final[Mapping[str, Moenster]] = MappingProxyType(
    dict(zip(GRADER, (Moenster.HVID, Moenster.SKRAA, Moenster.TAET, Moenster.SORT), strict=True))
)
_HALF, _WHOLE = Decimal(50), Decimal(100)


@dataclass(frozen=True)
class Forrige:
    """The year before: what may be shown of it."""

    aar: str
    vist: Udgivet


@dataclass(frozen=True)
class Rapportord:
    """Says figures of one year, with the year before beside them where it is known."""

    papir: Papir
    codes: Codes
    vist: Udgivet
    aar: str
    forrige: Forrige | None = None

    def text(self, key: str, **values: object) -> str:
        """A text of the report."""
        return self.papir.text(f"rapport.{key}", **values)

    def navn(self, figur: str, kode: str) -> str:
        """What a row is called: the label of its code, or a word of the paper."""
        liste = RAEKKELISTER.get(figur)
        if liste is None or kode not in self.codes[liste]:
            return self.text(kode)
        code = self.codes[liste].get(kode)
        return code.papir if figur == "fig9" else code.label

    def celle(self, celle: Celle) -> str:
        """A cell as it is read."""
        return celle_tekst(celle, self.text("skjult"))

    def pct(self, pct: Celle) -> str:
        """A share with its sign; a hidden one without."""
        return f"{self.celle(pct)}\u00a0%" if isinstance(pct, Decimal) else self.celle(pct)

    def fund(self, fundet: Fund) -> str:
        """A finding in words."""
        return self.papir.glued(fund_tekst(self.papir.assets.texts(), self.codes, fundet))

    # ---- charts

    def soejler(
        self, figur: Figur, tal: Sequence[Tal], sidste: Mapping[str, Celle] | None = None
    ) -> Soejlediagram:
        """Shares as bars, with last year's beside them."""
        before = sidste or {}
        shares = {one.kode: self.vist.pct(one) for one in tal}
        known = [*shares.values(), *before.values()]
        most = max((part for part in known if isinstance(part, Decimal)), default=_HALF)
        full = _HALF if most <= _HALF else _WHOLE
        return self._bars(
            Soejle(
                navn=self.navn(figur.navn, one.kode),
                laengde=_length(shares[one.kode], full),
                vaerdi=self.pct(shares[one.kode]),
                moenster=_PATTERNS.get(one.kode, Moenster.SKRAA),
                sidste=_length(before.get(one.kode), full),
            )
            for one in tal
        )

    def antal_soejler(self, figur: Figur) -> Soejlediagram:
        """Counts as bars."""
        rows = efter_antal(figur, self.vist)
        counts = {one.kode: self.vist.antal(one) for one in rows}
        most = max((part for part in counts.values() if isinstance(part, int)), default=1)
        return self._bars(
            Soejle(
                navn=self.navn(figur.navn, one.kode),
                laengde=_length(counts[one.kode], Decimal(max(most, 1))),
                vaerdi=self.celle(counts[one.kode]),
            )
            for one in rows
        )

    def _bars(self, soejler: Iterable[Soejle]) -> Soejlediagram:
        made = tuple(soejler)
        said = [self.text("soejle", navn=one.navn, vaerdi=one.vaerdi) for one in made]
        return Soejlediagram(
            soejler=made, beskrivelse=self.text("soejler", vaerdier=", ".join(said))
        )

    # ---- tables

    def tabel(self, figur: Figur, tal: Sequence[Tal], kolonne: str, *, ialt: bool = False) -> Tabel:
        """Count and share of each row, and their sum where the rows make a whole."""
        total = Raekke(
            navn=self.text("i_alt"), celler=(self.vist.n(figur), _WHOLE.quantize(Decimal("0.1")))
        )
        return Tabel(
            hoved=(self.text(kolonne), self.text("antal"), self.text("procent")),
            raekker=tuple(self._row(figur, one) for one in tal),
            ialt=total if ialt and figur.n else None,
        )

    def _row(self, figur: Figur, tal: Tal) -> Raekke:
        cells = (self.vist.antal(tal), self.vist.pct(tal))
        return Raekke(navn=self.navn(figur.navn, tal.kode), celler=cells)

    def to_aar(self, figur: Figur, forrige: Figur | None, kolonne: str) -> Tabel:
        """Count and share of this year and of the one before."""
        if forrige is None or self.forrige is None:
            return self.tabel(figur, figur.tal, kolonne, ialt=True)
        one = self.tabel(figur, figur.tal, kolonne, ialt=True)
        same = tuple(forrige.celle(tal.kode) for tal in figur.tal)
        before = Rapportord(self.papir, self.codes, self.forrige.vist, self.forrige.aar)
        other = before.tabel(forrige, same, kolonne, ialt=True)
        pct = self.text("procent")
        total = one.ialt and other.ialt and _side_by_side(one.ialt, other.ialt)
        return Tabel(
            hoved=(self.text(kolonne), self.aar, pct, self.forrige.aar, pct),
            raekker=tuple(map(_side_by_side, one.raekker, other.raekker)),
            ialt=total or None,
        )

    # ---- sentences

    def grundlag(self, figur: Figur, key: str, *more: str) -> Linje:
        """What the shares are of."""
        n = self.vist.n(figur)
        base = self.text("af_skjult") if isinstance(n, Skjul) else self.text(key, n=self.celle(n))
        return Linje(tekst=" ".join((base, *more)))

    def manglende(self, figur: Figur, *tabeller: Tabel) -> Linje:
        """One line on missing answers, and on what is hidden."""
        antal = self.vist.mangler(figur)
        said = (
            self.text("mangler", antal=self.celle(antal)) if antal else self.text("mangler_ingen")
        )
        return self.med_skjulte(said, *tabeller)

    def med_skjulte(self, said: str, *tabeller: Tabel) -> Linje:
        """A line, and why more than the small numbers are hidden, if they are."""
        cells = [c for t in tabeller for row in t.alle for c in row.celler]
        more = [self.text("skjuler")] if Skjul.SKJULT in cells else []
        return Linje(tekst=" ".join((said, *more)))

    def minutter(self, tal: Fraction | Skjul | None) -> Celle:
        """A mean in whole minutes, half up."""
        if not isinstance(tal, Fraction):
            return tal
        return self.text("minutter", tal=int(tal + Fraction(1, 2)))


def efter_antal(figur: Figur, vist: Udgivet) -> tuple[Tal, ...]:
    """Rows as they stand; those that are hidden last in the order of their codes, as a place tells a number."""
    shown = [tal for tal in figur.tal if isinstance(vist.antal(tal), int)]
    hidden = [tal for tal in figur.tal if not isinstance(vist.antal(tal), int)]
    return (*shown, *sorted(hidden, key=_code))


def _code(tal: Tal) -> str:
    return tal.kode


def _length(tal: Celle, full: Decimal) -> float | None:
    return float(tal / full) if isinstance(tal, Decimal | int) else None


def _side_by_side(one: Raekke, other: Raekke) -> Raekke:
    return Raekke(navn=one.navn, celler=(*one.celler, *other.celler))

"""Figures on their way out of the house: which numbers may be shown, judged for all figures of a document together.

Sums are found in the figures themselves: a distribution comes to its n, a share leaves a rest, a two-way table has
margins, and a figure's n is what its base leaves when the missing answers are taken away (design.md D18).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from akutdesk.domain.figur import ALLE, MANGLER, Celle, Figur, Middel, Tal, procent
from akutdesk.domain.sammenhaeng import REST, H, holder, sammenhaenge, uden_tid
from akutdesk.domain.smaa_tal import Skjul, Skjulte, Sum, Talsaet

VARIGHED: Final = "varighed"
"""The figure of the minutes of each shift."""
_UNKNOWN: Final = Celle("hoved", "UKENDT")
"""Those of whom nobody noted whether they came before: a missing answer with a row of its own."""
_BUNDLES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"stab_delvis": ("STAB", "DELVIS")}
)
"""Rows that are sums of other rows."""
_PARTITIONS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = MappingProxyType(
    {"sikkerhed": (("2", "3"), ("overdraget", "med_grund", "uden"))}
)
"""Rows of one figure that each come to its n."""
_OF_ANSWERS: Final = frozenset({"datakvalitet"})
"""Figures of how many answered: the rest of a row is those who did not, which says nothing of them."""
_SAME: Final[Mapping[str, str]] = MappingProxyType({"fig9_grad": "fig9"})
"""Figures that show another figure's counts in another light."""


@dataclass(frozen=True)
class Udgivet:
    """What may be shown. Without anything hidden: inside the house."""

    skjult: Skjulte[Celle] = field(default_factory=lambda: MappingProxyType({}))

    def antal(self, tal: Tal) -> int | Skjul:
        """A count, or why it is hidden."""
        return self.skjult.get(_address(tal.celle), tal.antal)

    def n(self, figur: Figur) -> int | Skjul:
        """What a figure's shares are of."""
        return self.skjult.get(_whole(figur.navn), figur.n)

    def mangler(self, figur: Figur) -> int | Skjul:
        """How many did not answer."""
        return self.skjult.get(Celle(figur.navn, MANGLER), figur.mangler)

    def pct(self, tal: Tal) -> Decimal | Skjul | None:
        """A share; hidden with its count or with what it is a share of, as either gives the other away."""
        if tal.n is None:
            return None
        why = self.skjult.get(_address(tal.celle)) or self.skjult.get(_denominator(tal))
        return why or tal.pct

    def raekke(self, figur: Figur, kode: str) -> int | Skjul:
        """The sum of a row of a two-way figure."""
        row = Celle(_SAME.get(figur.navn, figur.navn), kode)
        return self.skjult.get(row, sum(tal.antal for tal in figur.tal if tal.kode == kode))

    def soejle(self, figur: Figur, kode: str) -> int | Skjul:
        """The sum of a column of a two-way figure."""
        column = Celle(_SAME.get(figur.navn, figur.navn), ALLE, kode)
        antal = sum(tal.antal for tal in figur.tal if tal.celle.soejle == kode)
        return self.skjult.get(column, antal)

    def raekke_pct(self, figur: Figur, kode: str) -> Decimal | Skjul | None:
        """The share of a row of a two-way figure."""
        antal, n = self.raekke(figur, kode), self.n(figur)
        if isinstance(antal, Skjul):
            return antal
        return n if isinstance(n, Skjul) else procent(antal, n)

    def middel_n(self, middel: Middel) -> int | Skjul:
        """How many a mean is made from."""
        return self.skjult.get(middel.celle, middel.n)

    def middel(self, middel: Middel) -> Fraction | Skjul | None:
        """A mean; hidden where it is made from few."""
        return self.skjult.get(middel.celle) or middel.middel

    def uden_tid(self, henvendelser: int, midler: Sequence[Middel]) -> int | Skjul:
        """How many contacts have no length."""
        timed = sum(middel.n for middel in midler)
        return self.skjult.get(Celle(VARIGHED, MANGLER), henvendelser - timed)

    def median(self, middel: Middel) -> Fraction | Skjul | None:
        """A median; hidden where it is made from few."""
        return self.skjult.get(middel.celle) or middel.median


ALT: Final = Udgivet()
"""Everything is shown: for the leader, inside the house."""


def talsaet(figurer: Sequence[Figur], midler: Sequence[Middel] = ()) -> Talsaet[Celle]:
    """Every count of these figures, with every sum between them."""
    own = [_own(figur) for figur in figurer if figur.navn not in _SAME]
    antal = {celle: value for one in own for celle, value in one.antal.items()}
    antal.update({middel.celle: middel.n for middel in midler})
    made = Talsaet(
        antal=antal,
        summer=tuple(summen for one in own for summen in one.summer),
        usete=frozenset(celle for one in own for celle in one.usete),
        manglende=frozenset(celle for one in own for celle in one.manglende) | {_UNKNOWN},
    )
    return _joined(made, midler)


def _own(figur: Figur) -> Talsaet[Celle]:
    """A figure by itself."""
    if any(tal.celle.soejle for tal in figur.tal):
        return _two_way(figur)
    whole = _whole(figur.navn)
    parts = [tal for tal in figur.tal if tal.n is not None]
    antal = {tal.celle: tal.antal for tal in figur.tal} | {whole: figur.n}
    single = [tal.celle for tal in parts if tal.kode not in _BUNDLES]
    if not figur.flersvar and sum(antal[celle] for celle in single) == figur.n:
        made = Talsaet(antal=antal, summer=(Sum(helhed=whole, dele=tuple(single)),))
    else:
        made = _shares(antal, whole, parts)
    bundles = (_bundle(figur, tal) for tal in parts if tal.kode in _BUNDLES)
    split = (
        Sum(helhed=whole, dele=tuple(Celle(figur.navn, kode) for kode in koder))
        for koder in _PARTITIONS.get(figur.navn, ())
    )
    return replace(made, summer=(*made.summer, *bundles, *split)) + _missing(figur)


def _shares(antal: Mapping[Celle, int], whole: Celle, parts: Iterable[Tal]) -> Talsaet[Celle]:
    """Each part against the rest that did not answer so; all but three is as telling as three."""
    rests = {tal.celle: replace(tal.celle, raekke=f"{REST}{tal.kode}") for tal in parts}
    more = {rest: antal[whole] - antal[celle] for celle, rest in rests.items()}
    kept = {celle: rest for celle, rest in rests.items() if more[rest] >= 0}
    return Talsaet(
        antal={**antal, **{rest: more[rest] for rest in kept.values()}},
        summer=tuple(Sum(helhed=whole, dele=(celle, rest)) for celle, rest in kept.items()),
        usete=frozenset(kept.values()),
        manglende=frozenset(one for one in kept.values() if one.figur in _OF_ANSWERS),
    )


def _bundle(figur: Figur, tal: Tal) -> Sum[Celle]:
    return Sum(helhed=tal.celle, dele=tuple(Celle(figur.navn, kode) for kode in _BUNDLES[tal.kode]))


def _two_way(figur: Figur) -> Talsaet[Celle]:
    """Cells with the sums of both directions."""
    whole = _whole(figur.navn)
    rows: dict[Celle, list[Celle]] = {}
    columns: dict[Celle, list[Celle]] = {}
    for tal in figur.tal:
        rows.setdefault(Celle(figur.navn, tal.kode), []).append(tal.celle)
        columns.setdefault(Celle(figur.navn, ALLE, tal.celle.soejle), []).append(tal.celle)
    cells = {tal.celle: tal.antal for tal in figur.tal}
    margins = rows | columns
    antal = cells | {margin: sum(cells[one] for one in parts) for margin, parts in margins.items()}
    summer = [Sum(helhed=margin, dele=tuple(parts)) for margin, parts in margins.items()]
    antal[whole] = figur.n
    whole_sides = (Sum(helhed=whole, dele=tuple(side)) for side in (rows, columns))
    summer += [
        one for one in whole_sides if holder(one, antal)
    ]  # not where one counts several times
    return Talsaet(antal=antal, summer=tuple(summer)) + _missing(figur)


def _missing(figur: Figur) -> Talsaet[Celle]:
    """What was answered and what was not make the base, which other figures may have too."""
    whole, missing = _whole(figur.navn), Celle(figur.navn, MANGLER)
    base = Celle(figur.navn, REST)
    return Talsaet(
        antal={whole: figur.n, missing: figur.mangler, base: figur.n + figur.mangler},
        summer=(Sum(helhed=base, dele=(whole, missing)),),
        usete=frozenset({base}),
        manglende=frozenset({missing}),
    )


def _joined(made: Talsaet[Celle], midler: Sequence[Middel]) -> Talsaet[Celle]:
    """With the sums that join figures, as far as they hold for these numbers."""
    shifts = {middel.celle: middel.n for middel in midler if middel.celle.figur == VARIGHED}
    whole = made.antal.get(H)
    minutes = None if whole is None else uden_tid(whole, shifts, Celle(VARIGHED, MANGLER))
    full = made if minutes is None else made + minutes
    return replace(full, summer=tuple(dict.fromkeys((*full.summer, *sammenhaenge(full.antal)))))


def _whole(navn: str) -> Celle:
    return Celle(_SAME.get(navn, navn), ALLE)


def _address(celle: Celle) -> Celle:
    return replace(celle, figur=_SAME.get(celle.figur, celle.figur))


def _denominator(tal: Tal) -> Celle:
    celle = tal.celle
    if not celle.soejle:
        return _whole(celle.figur)
    if celle.figur in _SAME:
        return Celle(_SAME[celle.figur], ALLE, celle.soejle)
    return Celle(celle.figur, celle.raekke)

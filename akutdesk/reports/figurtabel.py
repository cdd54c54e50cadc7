"""A figure as a table that leaves the house: its counts as far as they may be shown, in the order of the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from akutdesk.domain.figur import Figur, Middel, Tal, en_decimal
from akutdesk.domain.smaa_tal import Skjul
from akutdesk.domain.udgivet import Udgivet
from akutdesk.reports.tabel import Celle, Raekke, Tabel

_NO_SHARE: Final = ""
"""What stands in the column of shares beside a number that is no share of anything."""
_COUNTED: Final = frozenset({"varighed", "fremgang"})
"""Means that say how many they are made from; of others that would say who gave no number."""


@dataclass(frozen=True, kw_only=True)
class Figurord:
    """What a figure's table is said with: the heads, the last lines, and the label of each row and column."""

    navn: str
    antal: str
    andel: str
    mangler: str
    i_alt: str
    middel: str
    median: str
    raekke: Callable[[str], str]
    soejle: Callable[[str], str]


def figur_tabel(figur: Figur, vist: Udgivet, said: Figurord) -> Tabel:
    """The counts and shares; a figure with two directions has a column for each of the second."""
    if any(tal.celle.soejle for tal in figur.tal):
        return _two_way(figur, vist, said)
    shares = any(tal.n is not None for tal in figur.tal)
    rows = [_row(said.raekke(tal.kode), tal, vist, shares=shares) for tal in figur.tal]
    if figur.mangler:
        more = (_NO_SHARE,) if shares else ()
        rows.append(Raekke(navn=said.mangler, celler=(vist.mangler(figur), *more)))
    whole = Raekke(navn=said.i_alt, celler=(vist.n(figur), _NO_SHARE)) if shares else None
    hoved = (said.navn, said.antal, *((said.andel,) if shares else ()))
    return Tabel(hoved=hoved, raekker=tuple(rows), ialt=whole)


def middel_tabel(midler: Sequence[Middel], vist: Udgivet, said: Figurord, *, skjul: bool) -> Tabel:
    """Means, and medians where anybody knows them. `skjul`: not even they may be shown, as they would say what a table beside them hides."""
    count = any(one.celle.figur in _COUNTED for one in midler)
    told = not any(one.n for one in midler) or any(one.median is not None for one in midler)
    rows: list[Raekke] = []
    for one in midler:
        cells = [_mean(vist.middel(one)), *([_mean(vist.median(one))] if told else [])]
        cells = [Skjul.SKJULT for _ in cells] if skjul else cells
        counted = (vist.middel_n(one),) if count else ()
        rows.append(Raekke(navn=said.raekke(one.kode), celler=(*cells, *counted)))
    medians = (said.median,) if told else ()
    hoved = (said.navn, said.middel, *medians, *((said.antal,) if count else ()))
    return Tabel(hoved=hoved, raekker=tuple(rows))


def har_skjult(figur: Figur, vist: Udgivet) -> bool:
    """Whether a count of this figure is hidden."""
    return any(isinstance(vist.antal(tal), Skjul) for tal in figur.tal)


def _row(navn: str, tal: Tal, vist: Udgivet, *, shares: bool) -> Raekke:
    share: Celle = _NO_SHARE if tal.n is None else vist.pct(tal)
    return Raekke(navn=navn, celler=(vist.antal(tal), *((share,) if shares else ())))


def _two_way(figur: Figur, vist: Udgivet, said: Figurord) -> Tabel:
    rows = tuple(dict.fromkeys(tal.kode for tal in figur.tal))
    columns = tuple(dict.fromkeys(tal.celle.soejle for tal in figur.tal))
    return Tabel(
        hoved=(said.navn, *(said.soejle(kode) for kode in columns)),
        raekker=tuple(
            Raekke(
                navn=said.raekke(row),
                celler=tuple(vist.antal(figur.celle(row, column)) for column in columns),
            )
            for row in rows
        ),
    )


def _mean(value: Fraction | Skjul | None) -> Decimal | Skjul | None:
    return en_decimal(value) if isinstance(value, Fraction) else value

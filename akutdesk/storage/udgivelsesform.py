"""The form in which the numbers of a publication are stored: named here and nowhere else (decision 0181).

A publication is read for as long as the house has it, by programs that do not exist yet. So no name of a field in the
domain reaches the file: what is written stands below, key by key, with the number of the form in front. These names and
`_UDGAVE` are never changed; a new form gets a new number and reads this one still.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Final

import msgspec

from akutdesk.domain.figur import Celle, Figur, Middel, Tal
from akutdesk.domain.periodetal import Periodetal
from akutdesk.domain.statistik import Statistik, Udvalg

_UDGAVE: Final = 1

Broek = tuple[int, int]
"""A fraction: above and below the line."""


class _Tal(msgspec.Struct, array_like=True):
    """Row, column, count, and what it is a share of."""

    raekke: str
    soejle: str
    antal: int
    n: int | None


class _Figur(msgspec.Struct):
    navn: str
    grundlag: str
    n: int
    mangler: int
    flersvar: bool
    tal: list[_Tal]


class _Middel(msgspec.Struct):
    figur: str
    raekke: str
    soejle: str
    n: int
    middel: Broek | None
    median: Broek | None
    over: int


class _Periode(msgspec.Struct):
    fra: date
    til: date
    figurer: list[_Figur]
    middel_naetter: Broek | None
    fremgang: list[_Middel]
    varighed: list[_Middel]
    flere: list[_Figur]
    flere_midler: list[_Middel]
    dele: list[_Periode]


class _Kuvert(msgspec.Struct):
    form: int
    periode: msgspec.Raw


def skriv(tal: Periodetal) -> bytes:
    """Numbers in the form of today."""
    packed = msgspec.Raw(msgspec.msgpack.encode(_periode(tal)))
    return msgspec.msgpack.encode(_Kuvert(form=_UDGAVE, periode=packed))


def laes(skrevet: bytes) -> Periodetal:
    """The inverse. Raises ValueError (as msgspec does), KeyError for what is not of a form that this program knows."""
    envelope = _ENVELOPE.decode(skrevet)
    if envelope.form != _UDGAVE:
        raise ValueError("form")
    return _til_periode(_PERIODE.decode(envelope.periode))


def _periode(tal: Periodetal) -> _Periode:
    every = tal.statistik
    return _Periode(
        fra=tal.udvalg.fra,
        til=tal.udvalg.til,
        figurer=[_figur(one) for one in every.figurer],
        middel_naetter=_broek(every.middel_naetter),
        fremgang=[_middel(one) for one in every.fremgang],
        varighed=[_middel(one) for one in every.varighed],
        flere=[_figur(one) for one in tal.flere],
        flere_midler=[_middel(one) for one in tal.flere_midler],
        dele=[_periode(one) for one in tal.dele],
    )


def _til_periode(stored: _Periode) -> Periodetal:
    return Periodetal(
        statistik=_til_statistik(stored),
        flere=tuple(_til_figur(one) for one in stored.flere),
        flere_midler=_til_midler(stored.flere_midler),
        dele=tuple(_til_periode(one) for one in stored.dele),
    )


def _til_statistik(stored: _Periode) -> Statistik:
    """Each figure in its place, by the name that it is stored under."""
    found = {one.navn: _til_figur(one) for one in stored.figurer}
    return Statistik(
        udvalg=Udvalg(fra=stored.fra, til=stored.til),
        hoved=found["hoved"],
        fig2=found["fig2"],
        fig3=found["fig3"],
        fig3_afvist=found["fig3_afvist"],
        middel_naetter=_til_broek(stored.middel_naetter),
        fig4=found["fig4"],
        fig4_cpr_svar=found["fig4_cpr_svar"],
        fig5=found["fig5"],
        fig6=found["fig6"],
        fig6_hoved=found["fig6_hoved"],
        fig7=found["fig7"],
        fig7_stabilisering=found["fig7_stabilisering"],
        fig8=found["fig8"],
        fig9=found["fig9"],
        fig9_grad=found["fig9_grad"],
        progression=found["progression"],
        par=found["par"],
        fremgang=_til_midler(stored.fremgang),
        varighed=_til_midler(stored.varighed),
    )


def _figur(figur: Figur) -> _Figur:
    return _Figur(
        navn=figur.navn,
        grundlag=figur.grundlag,
        n=figur.n,
        mangler=figur.mangler,
        flersvar=figur.flersvar,
        tal=[_Tal(one.celle.raekke, one.celle.soejle, one.antal, one.n) for one in figur.tal],
    )


def _til_figur(stored: _Figur) -> Figur:
    return Figur(
        navn=stored.navn,
        grundlag=stored.grundlag,
        tal=tuple(
            Tal(celle=Celle(stored.navn, one.raekke, one.soejle), antal=one.antal, n=one.n)
            for one in stored.tal
        ),
        n=stored.n,
        mangler=stored.mangler,
        flersvar=stored.flersvar,
    )


def _middel(middel: Middel) -> _Middel:
    return _Middel(
        figur=middel.celle.figur,
        raekke=middel.celle.raekke,
        soejle=middel.celle.soejle,
        n=middel.n,
        middel=_broek(middel.middel),
        median=_broek(middel.median),
        over=middel.over,
    )


def _til_midler(stored: Iterable[_Middel]) -> tuple[Middel, ...]:
    return tuple(
        Middel(
            celle=Celle(one.figur, one.raekke, one.soejle),
            n=one.n,
            middel=_til_broek(one.middel),
            median=_til_broek(one.median),
            over=one.over,
        )
        for one in stored
    )


def _broek(tal: Fraction | None) -> Broek | None:
    return None if tal is None else (tal.numerator, tal.denominator)


def _til_broek(stored: Broek | None) -> Fraction | None:
    if stored is None:
        return None
    over, under = stored
    if under == 0:
        raise ValueError("broek")
    return Fraction(over, under)


_ENVELOPE: Final = msgspec.msgpack.Decoder(_Kuvert)
_PERIODE: Final = msgspec.msgpack.Decoder(_Periode)

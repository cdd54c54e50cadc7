"""The figures as plain values for other programs: codes of domain.md as keys, each cell with antal, n and pct.

A share is a number with one decimal, half up; null where there is nothing to count among.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from akutdesk.domain.figur import Figur, Middel, Tal, en_decimal, procent
from akutdesk.domain.implementeringsgrad import Implementeringsgrad
from akutdesk.domain.instrument import HELE
from akutdesk.domain.statistik import Statistik

Plain = dict[str, Any]

_MISSING: Final = "mangler"
_HIGHEST: Final = 4


def told(tal: Statistik, grad: Implementeringsgrad) -> Plain:
    """Every figure under its name; hoved, fig1 to fig9, progression and varighed first."""
    figurer = {one.navn: figure(one) for one in tal.figurer}
    main = ("hoved", *(f"fig{number}" for number in range(2, 10)), "progression")
    figurer["fig3"]["middel_naetter"] = _mean(tal.middel_naetter)
    return {
        "fra": tal.udvalg.fra.isoformat(),
        "til": tal.udvalg.til.isoformat(),
        "grundlag": tal.udvalg.grundlag,
        "hoved": figurer["hoved"],
        "fig1": _fig1(grad),
        **{navn: figurer[navn] for navn in main[1:]},
        "varighed": {one.kode: _middel(one) | {"over_240": one.over} for one in tal.varighed},
        **{navn: each for navn, each in figurer.items() if navn not in main},
        "fremgang": {one.kode: _middel(one) for one in tal.fremgang},
    }


def figure(figur: Figur) -> Plain:
    """One figure; of one in two directions, the second inside the first."""
    made: Plain = {}
    for tal in figur.tal:
        at = made.setdefault(tal.kode, {}) if tal.celle.soejle else made
        at[tal.celle.soejle or tal.kode] = _tal(tal)
    if figur.mangler:
        made[_MISSING] = _tal(figur.uden_svar)
    return made


def _tal(tal: Tal) -> Plain:
    return {"antal": tal.antal, "n": tal.n, "pct": None if tal.pct is None else float(tal.pct)}


def _middel(one: Middel) -> Plain:
    return {
        "antal": one.n,
        "n": one.n,
        "middel": _mean(one.middel),
        "median": _mean(one.median),
    }


def _mean(tal: Fraction | None) -> float | None:
    return None if tal is None else float(en_decimal(tal))


def _fig1(grad: Implementeringsgrad) -> Plain:
    """Each point's score of 4 beside the country's means; then the mean of all."""
    points: Plain = {
        one.punkt: {
            "antal": one.score,
            "n": None if one.score is None else _HIGHEST,
            "pct": None if one.score is None else float(procent(one.score, _HIGHEST) or 0),
            "ikke_rel": one.ikke_rel,
            "foraar": _hundredths(one.foraar),
            "efteraar": _hundredths(one.efteraar),
        }
        for one in grad.punkter
    }
    mean = {"antal": _mean(grad.gennemsnit), "n": grad.n, "pct": _mean(grad.procent)}
    return {**points, "gennemsnit": mean}


def _hundredths(number: int | None) -> float | None:
    return None if number is None else number / HELE

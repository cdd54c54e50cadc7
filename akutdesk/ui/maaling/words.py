"""A measurement in words: before and after side by side, and no judgement in them. No Qt, no store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from akutdesk.assets import Texts
from akutdesk.domain.codes import Codes
from akutdesk.domain.instrument import INSTRUMENTER, tal_tekst
from akutdesk.domain.kalender import Kalender
from akutdesk.domain.progressionsmaal import (
    Maalepar,
    Progressionsmaal,
    er_opmaerksom,
    forskel,
    igen_den,
    spring,
)

AREAS = "OMR5"
GOAL = "EGET"
_GLUE = "\u00a0"
"""Keeps a number and its arrow on one line."""


@dataclass(frozen=True, kw_only=True)
class Saying:
    """What measurements are said with."""

    texts: Texts
    codes: Codes
    kalender: Kalender


@dataclass(frozen=True, kw_only=True)
class Linje:
    """A pair as it stands on the card: the instrument, the days and what they say, and the numbers."""

    navn: str
    dage: str
    tal: str


def linje(hvert: Maalepar, saying: Saying) -> Linje:
    """One pair of a citizen's."""
    foer, efter, kalender = hvert.foer, hvert.efter, saying.kalender
    days = [kalender.kort(one.dato) for one in (foer, efter) if one is not None and one.dato]
    return Linje(
        navn=saying.codes["instrument"].get(foer.instrument or "").kort,
        dage=" · ".join((_arrow(days), *_said(hvert, saying))),
        tal=_numbers(hvert, saying),
    )


def tal_ord(maaling: Progressionsmaal, saying: Saying) -> str:
    """The number that the answers give, said while one answers; "" where an answer is missing."""
    if maaling.metrisk is None or maaling.raa is None:
        return ""
    places = {"tal": tal_tekst(maaling.metrisk), "raa": maaling.raa}
    told = saying.texts("maaling.tallet", **places)
    return f"{told} {saying.texts('maaling.opmaerksom')}" if er_opmaerksom(maaling) else told


def _arrow(parts: Iterable[str]) -> str:
    return f"{_GLUE}→{_GLUE}".join(parts)


def _numbers(hvert: Maalepar, saying: Saying) -> str:
    kode = hvert.foer.instrument
    both = [one for one in (hvert.foer, hvert.efter) if one is not None]
    if kode == AREAS:
        areas = saying.codes["omraader"].koder
        named = (
            f"{area.kort}{_GLUE}{_arrow(_answer(one, place) for one in both)}"
            for place, area in enumerate(areas)
        )
        return " · ".join(named)
    if kode == GOAL:
        told = _arrow(_answer(one, 0) for one in both)
        return saying.texts("maaling.maal_tal", maal=hvert.foer.maal, tal=told)
    return _arrow(
        saying.texts("maaling.uden_tal") if one.metrisk is None else tal_tekst(one.metrisk)
        for one in both
    )


def _answer(maaling: Progressionsmaal, place: int) -> str:
    value = maaling.svar[place] if place < len(maaling.svar) else None
    return "–" if value is None else str(value)


def _said(hvert: Maalepar, saying: Saying) -> list[str]:
    """Higher, the same or lower; of one that stands alone, when it is made again."""
    texts = saying.texts
    if hvert.efter is None:
        return _again(hvert, saying)
    if hvert.foer.instrument == AREAS:
        steps = [each for each in spring(hvert) if each is not None]
        counted = {
            "hoejere": sum(each > 0 for each in steps),
            "samme": sum(each == 0 for each in steps),
            "lavere": sum(each < 0 for each in steps),
        }
        return [texts(f"maaling.antal_{word}", n=n) for word, n in counted.items() if n]
    change = forskel(hvert)
    if change is None:
        return []
    word = "hoejere" if change > 0 else "lavere" if change < 0 else "samme"
    said = [texts(f"maaling.{word}")]
    return [*said, texts("maaling.halvtreds")] if er_opmaerksom(hvert.efter) else said


def _again(hvert: Maalepar, saying: Saying) -> list[str]:
    foer = hvert.foer
    if foer.dato is None:
        return []
    day = igen_den(INSTRUMENTER[foer.instrument or ""], foer.dato)
    return [saying.texts("maaling.igen_fra", dag=saying.kalender.kort(day))]

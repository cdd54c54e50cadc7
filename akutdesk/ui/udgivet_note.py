"""How the files of a period come to be, in words: since when their numbers stand, and what stands since before (0169, 0181)."""

from __future__ import annotations

from collections.abc import Iterable

from akutdesk.assets import Texts
from akutdesk.domain.kalender import Kalender, kalender
from akutdesk.domain.periodetal import UdgivelseError, kraev_udgivelig
from akutdesk.domain.statistik import Udvalg, maaneder
from akutdesk.domain.udgivelse import Stand
from akutdesk.ui.desk import Desk

_MONTHS = 3
"""In a quarter."""


def udgivet_note(desk: Desk, udvalg: Udvalg, *, foerst: bool = True) -> str:
    """One sentence near the buttons that make a file: when the first one was made, or what it does (if `foerst`).

    "" where none can be made yet. Raises AdgangError, StorageError.
    """
    days = kalender(desk.codes)
    try:
        kraev_udgivelig(udvalg, days.dato(desk.clock.now()))
    except UdgivelseError:
        return ""
    stand = desk.store.statistik.udgivet(desk.adgang, udvalg)
    if stand.uens:
        return desk.texts("statistik.fast.uens")
    return _since(stand, desk.texts, days, foerst=foerst)


def _since(stand: Stand, texts: Texts, days: Kalender, *, foerst: bool) -> str:
    key = "foerst" if stand.siden is None else "siden"
    if stand.siden is None and not foerst:
        return ""
    key = f"{key}_rest" if stand.dele else key
    return texts(
        f"statistik.fast.{key}", dag=days.lang(days.dato(stand.siden)) if stand.siden else ""
    )


def dele_sagt(stand: Stand, texts: Texts, days: Kalender) -> tuple[str, ...]:
    """For the file itself: which parts stand since before, and whether two PCs said different things."""
    said = [
        texts(
            "statistik.fast.del", periode=_named(part, texts, days), dag=days.lang(days.dato(tid))
        )
        for part, tid in stand.dele
    ]
    return (*said, *_more(stand, texts))


def _more(stand: Stand, texts: Texts) -> Iterable[str]:
    if stand.dele:
        yield texts("statistik.fast.senere")
    if stand.uens:
        yield texts("statistik.fast.uens")


def _named(part: Udvalg, texts: Texts, days: Kalender) -> str:
    """A month or a quarter as the list of periods names it."""
    if maaneder(part) == _MONTHS:
        nr = (part.fra.month - 1) // _MONTHS + 1
        return texts("statistik.periode.kvartal", nr=nr, aar=part.fra.year)
    return f"{days.maaneder.label(str(part.fra.month)).capitalize()} {part.fra.year}"

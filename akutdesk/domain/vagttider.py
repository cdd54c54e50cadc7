"""Shift borders as they are typed, 07.00, and as they are kept, 07:00. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.vagtgraenser import Vagtgraenser

_CLOCK = re.compile(r"\s*(\d{1,2})(?:[.:]?(\d{2}))?\s*")


def vist(klokken: str) -> str:
    """A kept clock time as it is shown: 07.00."""
    return klokken.replace(":", ".")


def laes_klokken(tekst: str) -> str | None:
    """7, 7.00, 07:00 and 0700 as 07:00; None if it is no clock time."""
    found = _CLOCK.fullmatch(tekst)
    if found is None:
        return None
    try:
        return time(int(found[1]), int(found[2] or 0)).strftime("%H:%M")
    except ValueError:
        return None


def laes(graenser: Vagtgraenser, tekster: tuple[str, ...]) -> Vagtgraenser | None:
    """The three borders as typed; None unless they are clock times that follow each other through the day."""
    tider = [laes_klokken(tekst) for tekst in tekster]
    dag, aften, nat = (tid or "" for tid in tider)
    if None in tider or not dag < aften < nat:
        return None
    return replace(graenser, dag=dag, aften=aften, nat=nat)


def nu_gaeldende(enhed: Enhed) -> Vagtgraenser:
    """The borders that were set last."""
    return max(enhed.vagtgraenser, key=lambda one: one.gaelder_fra, default=Vagtgraenser())


def med(enhed: Enhed, nye: Vagtgraenser, dag: date) -> Enhed:
    """The place with other borders from `dag` on; those of before go on for the nights before (domain.md 2.1)."""
    gamle = nu_gaeldende(enhed)
    if replace(nye, gaelder_fra=gamle.gaelder_fra) == gamle:
        return enhed
    kept = tuple(one for one in enhed.vagtgraenser if one.gaelder_fra < dag)
    return replace(enhed, vagtgraenser=(*kept, replace(nye, gaelder_fra=dag)))

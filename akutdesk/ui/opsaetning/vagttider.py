"""Shift borders as they are typed, 07.00, and as they are kept, 07:00. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time

from akutdesk.domain.enhed import Vagtgraenser

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

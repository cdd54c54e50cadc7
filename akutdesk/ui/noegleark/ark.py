"""Typing a recovery kit back from its sheet, group by group (design.md 8.4, D19; ux.md 5.6).

Pure. A code is eight groups of five signs; the answer for each group comes as soon as its five signs stand
there, so that a slip is found where it was made.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto

from akutdesk.storage.kit import group_holds

GRUPPER = 8
TEGN = 5

_LAES_SOM = str.maketrans({"O": "0", "Ø": "0", "I": "1", "L": "1"})


class Svar(Enum):
    """What is known about one typed group."""

    TOM = auto()
    I_GANG = auto()
    PASSER = auto()
    FORKERT = auto()
    ANDET_ARK = auto()
    """The group of the same number on the other sheet: the sheets were swapped."""


@dataclass(frozen=True, kw_only=True)
class Ark:
    """One kit and what has been typed of it. Never stored, never printed in an error.

    Without `kode`, as at the door, a group's own check sign says whether it was typed right.
    """

    kode: tuple[str, ...] = field(default=(), repr=False)
    tastet: tuple[str, ...] = field(default=("",) * GRUPPER, repr=False)


def rens(tekst: str) -> str:
    """The signs as the kit writes them: capitals, O and Ø as 0, I and L as 1, no spaces or dashes."""
    return "".join(tegn for tegn in tekst.upper().translate(_LAES_SOM) if tegn.isalnum())


def tast(ark: Ark, nummer: int, tekst: str) -> Ark:
    """The text of one group as typed; a pasted code fills the groups from here on.

    A sixth sign that is typed is not taken: the cursor moves only when the person moves it (ux.md 1).
    """
    rene = rens(tekst)
    if len(rene) < 2 * TEGN:
        return _sat(ark, nummer, rene[:TEGN])
    for plads in range(nummer, GRUPPER):
        stykke = rene[(plads - nummer) * TEGN : (plads - nummer + 1) * TEGN]
        ark = _sat(ark, plads, stykke) if stykke else ark
    return ark


def svar(ark: Ark, nummer: int, andet: Ark | None = None) -> Svar:
    """What to say about group `nummer` (0-7)."""
    tekst = ark.tastet[nummer]
    if not tekst:
        return Svar.TOM
    if len(tekst) < TEGN:
        return Svar.I_GANG
    if group_holds(nummer, tekst) if not ark.kode else tekst == ark.kode[nummer]:
        return Svar.PASSER
    if andet is not None and tekst == andet.kode[nummer]:
        return Svar.ANDET_ARK
    return Svar.FORKERT


def passer(ark: Ark) -> int:
    """How many groups stand right."""
    return sum(svar(ark, nummer) is Svar.PASSER for nummer in range(GRUPPER))


def skrevet_af(ark: Ark) -> bool:
    """Whether the whole code has been typed back."""
    return passer(ark) == GRUPPER


def forkerte(ark: Ark) -> tuple[int, ...]:
    """The numbers, 1 to 8 as on the paper, of the groups that do not fit."""
    return tuple(n + 1 for n in range(GRUPPER) if svar(ark, n) is Svar.FORKERT)


def _sat(ark: Ark, nummer: int, tekst: str) -> Ark:
    tastet = (*ark.tastet[:nummer], tekst, *ark.tastet[nummer + 1 :])
    return replace(ark, tastet=tastet)

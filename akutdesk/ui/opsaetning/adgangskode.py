"""What makes a password good enough, said while it is being typed (sync-and-security.md 2.2).

Length counts, signs do not: three or four plain words are quicker and safer at night than symbols (ux.md 2.6).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto

MINDST = 12
GODT = 15
HOEJST = 128

_FORSKELLIGE = 5
"""Fewer different signs than this is a key held down."""

_ORD = 3
"""Shorter known words are left alone: taking out "at" would leave nothing of any password."""

_REST = 5
"""Letters that must be left when the known words are taken out."""


class Styrke(Enum):
    """The one thing to say about a password; everything under KORT_MEN_NOK is refused."""

    TOM = auto()
    FOR_KORT = auto()
    FOR_LANG = auto()
    FOR_KENDT = auto()
    KORT_MEN_NOK = auto()
    GOD = auto()


def vurder(kode: str, kendte: Iterable[str] = ()) -> Styrke:
    """Judge `kode` against the length rules and words anybody would guess (`kendte`: place, town, initials)."""
    if not kode:
        return Styrke.TOM
    if len(kode) < MINDST:
        return Styrke.FOR_KORT
    if len(kode) > HOEJST:
        return Styrke.FOR_LANG
    if _let(kode, kendte):
        return Styrke.FOR_KENDT
    return Styrke.GOD if len(kode) >= GODT else Styrke.KORT_MEN_NOK


def duer(styrke: Styrke) -> bool:
    """Whether a password of this strength may be chosen."""
    return styrke in {Styrke.KORT_MEN_NOK, Styrke.GOD}


def _let(kode: str, kendte: Iterable[str]) -> bool:
    """Few different signs, or little left once the known words and the digits are taken out."""
    lav = kode.casefold()
    if len(set(lav)) < _FORSKELLIGE:
        return True
    rest = lav
    for kendt in sorted({k.casefold() for k in kendte if len(k) >= _ORD}, key=len, reverse=True):
        rest = rest.replace(kendt, "")
    return sum(tegn.isalpha() for tegn in rest) < _REST

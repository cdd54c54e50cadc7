"""The number of a paper form: the PC's letter, a running number, and a sign that checks both (ux.md 5.6, G122).

The letter is the PC's place in the house's signed list of PCs, so two PCs that print apart never print one number.
"""

from __future__ import annotations

import re
from typing import Final

from akutdesk.domain.kontroltegn import ALFABET, kontroltegn, renset

_BOGSTAVER: Final = ALFABET[10:]
_TYPED: Final = re.compile(f"([{_BOGSTAVER}]+)([0-9]+)([{ALFABET}])")
_LEAST_DIGITS: Final = 4
_MOST_DIGITS: Final = 8


def skemanummer(pc: int, loeb: int) -> str:
    """The number as it is printed, such as A-0231-H. `pc` and `loeb` count from 1."""
    head, digits = _head(pc), _digits(loeb)
    return f"{head}-{digits}-{_check(head, digits)}"


def laes_skemanummer(tekst: str) -> str | None:
    """The printed form of a typed number, however it is parted; None if it is not whole or does not hold.

    O and Ø are read as 0, I and L as 1 (design.md D19). Zeros in front may be left out behind one letter; behind
    more, a letter written for a zero would pass for the PC's.
    """
    found = _TYPED.fullmatch(renset(tekst))
    if found is None or len(found[2]) > _MOST_DIGITS:
        return None
    head, digits = found[1], _digits(int(found[2]))
    if len(head) > 1 and len(found[2]) < _LEAST_DIGITS:
        return None
    return f"{head}-{digits}-{found[3]}" if _check(head, digits) == found[3] else None


def _head(pc: int) -> str:
    """A, B … Z, AA, AB …, without the letters that look like digits."""
    letters = ""
    while pc > 0:
        pc, place = divmod(pc - 1, len(_BOGSTAVER))
        letters = _BOGSTAVER[place] + letters
    return letters


def _digits(loeb: int) -> str:
    return str(loeb).zfill(_LEAST_DIGITS)


def _check(head: str, digits: str) -> str:
    return kontroltegn([ALFABET.index(sign) for sign in head + digits], 0)

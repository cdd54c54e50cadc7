"""The number of a paper form: the PC's letter, a running number, and a sign that checks both (ux.md 5.6, G122).

The letter is the PC's place in the house's signed list of PCs, so two PCs that print apart never print one number.
"""

from __future__ import annotations

import re
from typing import Final

from akutdesk.domain.kontroltegn import ALFABET, kontroltegn, renset

_BOGSTAVER: Final = ALFABET[10:]
_TYPED: Final = re.compile(f"([{_BOGSTAVER}]+)([0-9]+)([{ALFABET}])")
_MOST_DIGITS: Final = 8


def skemanummer(pc: int, loeb: int) -> str:
    """The number as it is printed, such as A-0231-H. `pc` and `loeb` count from 1."""
    head, digits = _head(pc), f"{loeb:04d}"
    return f"{head}-{digits}-{_check(head, digits)}"


def laes_skemanummer(tekst: str) -> str | None:
    """The printed form of a typed number, however it is parted; None if it is not whole or does not hold.

    O and Ø are read as 0, I and L as 1 (design.md D19); zeros in front may be left out.
    """
    found = _TYPED.fullmatch(renset(tekst))
    if found is None or len(found[2]) > _MOST_DIGITS:
        return None
    digits = f"{int(found[2]):04d}"
    return f"{found[1]}-{digits}-{found[3]}" if _check(found[1], digits) == found[3] else None


def _head(pc: int) -> str:
    """A, B … Z, AA, AB …, without the letters that look like digits."""
    letters = ""
    while pc > 0:
        pc, place = divmod(pc - 1, len(_BOGSTAVER))
        letters = _BOGSTAVER[place] + letters
    return letters


def _check(head: str, digits: str) -> str:
    return kontroltegn([ALFABET.index(sign) for sign in head + digits], 0)

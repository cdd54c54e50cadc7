"""Signs that are written by hand and typed again: one alphabet, and a check sign that finds a slip.

The signs are Crockford's base32, without I, L, O and U. The check is over the field of 32 elements: it finds any
one wrong sign and any two neighbours swapped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

ALFABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

_LAESES_SOM: Final = str.maketrans({"O": "0", "Ø": "0", "I": "1", "L": "1"})
_IMELLEM: Final = re.compile(r"[\s\-‐-―−_.·]+")
_FELT: Final = 0b100101
"""x^5 + x^2 + 1, whose root generates all 31 non-zero elements."""


def stykker(tekst: str) -> list[str]:
    """The pieces of a typed code, as spaces and dashes part it."""
    return [stykke for stykke in _IMELLEM.split(tekst.strip()) if stykke]


def renset(tekst: str) -> str:
    """The signs of a typed code: no spaces and dashes, capitals, O and Ø as 0, I and L as 1 (design.md D19)."""
    return _IMELLEM.sub("", tekst).upper().translate(_LAESES_SOM)


def kontroltegn(vaerdier: Sequence[int], plads: int) -> str:
    """The check sign of values 0-31. Another `plads` (from 0) has another sign for the same values."""
    check = plads + 1
    for power, value in enumerate(vaerdier, start=1):
        for _ in range(power):
            value = _doubled(value)  # noqa: PLW2901 - multiplied by x, `power` times
        check ^= value
    return ALFABET[check]


def _doubled(value: int) -> int:
    wide = value << 1
    return wide ^ _FELT if wide & 32 else wide

"""What a telephone number looks like, as people write it: digits, with spaces and perhaps a + in front."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\+?\d[\d ]*")
_FEWEST, _MOST = 3, 15
"""Digits: 112 and the longest number there is (E.164)."""


def er_telefonnummer(tekst: str) -> bool:
    """Whether one can dial it."""
    digits = sum(sign.isdecimal() for sign in tekst)
    return bool(_NUMBER.fullmatch(tekst.strip())) and _FEWEST <= digits <= _MOST

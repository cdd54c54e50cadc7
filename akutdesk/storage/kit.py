"""The code of a recovery kit as it stands on paper: eight groups of five signs (design.md 8.4, D19).

Two such groups are the code that a new PC shows (`JOINING`).

The first four signs of a group carry 20 bits, the fifth checks the group (domain/kontroltegn.py): it finds any
one wrong sign, any two neighbours swapped, and a group in another group's place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from akutdesk.domain.kontroltegn import ALFABET, kontroltegn, renset, stykker
from akutdesk.storage.vault_errors import KitWrong

GROUPS: Final = 8
JOINING: Final = 2
"""Groups in the code of a PC that asks to join: 40 bits."""
SIGNS: Final = 5
_BITS: Final = 5


def groups_of(code: bytes) -> tuple[str, ...]:
    """The groups that a code is printed as: eight for the 20 bytes of a kit."""
    number = int.from_bytes(code, "big")
    carried = len(code) * 8 // _BITS
    values = [number >> _BITS * (carried - 1 - place) & 31 for place in range(carried)]
    pieces = [values[start : start + SIGNS - 1] for start in range(0, carried, SIGNS - 1)]
    return tuple(_printed(index, piece) for index, piece in enumerate(pieces))


def read_code(text: str, count: int = GROUPS) -> bytes:
    """The code in typed or pasted text. Spaces and dashes do not count, O and Ø are 0, I and L are 1.

    Raises KitWrong with the numbers (from 1) of the groups that do not hold.
    """
    return read_groups(_split(text, count), count)


def read_groups(groups: Sequence[str], count: int = GROUPS) -> bytes:
    """The code in groups that stand apart already, such as eight small fields. Raises KitWrong."""
    wrong = tuple(
        index + 1
        for index in range(count)
        if index >= len(groups) or not group_holds(index, groups[index])
    )
    if wrong:
        raise KitWrong(wrong)
    if len(groups) > count:
        raise KitWrong((count,))
    number = 0
    for sign in "".join(renset(group)[:-1] for group in groups):
        number = number << _BITS | ALFABET.index(sign)
    return number.to_bytes(count * (SIGNS - 1) * _BITS // 8, "big")


def group_holds(index: int, text: str) -> bool:
    """Whether typed text is a whole group, number `index` from 0, whose check fits."""
    signs = renset(text)
    if len(signs) != SIGNS or any(sign not in ALFABET for sign in signs):
        return False
    return signs == _printed(index, [ALFABET.index(sign) for sign in signs[:-1]])


def _split(text: str, count: int) -> list[str]:
    """The groups as written if as many are there, so that one lost sign spoils one group; else every five."""
    written = stykker(text)
    if len(written) == count:
        return written
    signs = renset(text)
    return [signs[start : start + SIGNS] for start in range(0, len(signs), SIGNS)]


def _printed(index: int, values: list[int]) -> str:
    return "".join(ALFABET[value] for value in values) + kontroltegn(values, index)

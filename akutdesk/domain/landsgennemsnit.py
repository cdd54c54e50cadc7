"""A landsgennemsnit: what one point's mean is in the whole country, typed in from outside (domain.md 2.20).

It is never computed here: the desk knows only its own house. Values are hundredths, so that "3,2" and "3,25"
are kept exactly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from akutdesk.domain.implementeringsmaaling import HOEJEST
from akutdesk.domain.record import Record

_NUMBER: Final = re.compile(r"([0-9])(?:,([0-9]{1,2}))?")
_HUNDRED: Final = 100


@dataclass(frozen=True, kw_only=True)
class Landsgennemsnit(Record):
    """One value: of a round and a point. None takes it back."""

    TYPE: ClassVar[str] = "landsgennemsnit"
    runde: str = ""
    punkt: str | None = None
    hundrededele: int | None = None
    """0 to 400: a mean score of 0,00 to 4,00."""
    kilde: str = ""
    """Where it was read."""


def laes_vaerdi(tekst: str) -> int | None:
    """Hundredths from "3", "3,2" or "3,25", as Danes write numbers; None for anything else and above 4."""
    found = _NUMBER.fullmatch(tekst.strip())
    if found is None:
        return None
    whole, part = found.groups()
    value = int(whole) * _HUNDRED + int((part or "0").ljust(2, "0"))
    return value if value <= HOEJEST * _HUNDRED else None


def vist(hundrededele: int | None) -> str:
    """As it is typed, with one decimal or as many as it needs: "3,2"; empty for none."""
    if hundrededele is None:
        return ""
    whole, part = divmod(hundrededele, _HUNDRED)
    return f"{whole},{part:02d}".removesuffix("0")

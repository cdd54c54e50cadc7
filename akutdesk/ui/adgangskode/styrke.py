"""What is said about a password while it is being chosen (sync-and-security.md 2.2).

The rule itself stands in `storage.adgangskode`; here it becomes one thing to say. Length counts, signs do
not: three or four plain words are quicker and safer at night than symbols (ux.md 2.6).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.vault_errors import PasswordRefused

GODT = 15


class Styrke(StrEnum):
    """The one thing to say about a password; its value is the end of the text's key."""

    TOM = "tom"
    KORT = "kort"
    LANG = "lang"
    KENDT = "kendt"
    ENS = "ens"
    NOK = "nok"
    GOD = "god"


def vurder(kode: str, krav: Adgangskodekrav, egne: Iterable[str] = ()) -> Styrke:
    """Judge `kode`; `egne` are words anybody here would guess first (place, town, initials)."""
    if not kode:
        return Styrke.TOM
    try:
        krav.check(kode, egne)
    except PasswordRefused as refused:
        return Styrke(refused.grund.lower())
    return Styrke.GOD if len(kode) >= GODT else Styrke.NOK


def duer(styrke: Styrke) -> bool:
    """Whether a password of this strength may be chosen."""
    return styrke in {Styrke.NOK, Styrke.GOD}

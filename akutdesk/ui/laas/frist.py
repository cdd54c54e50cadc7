"""How long the desk may stand still before its screen locks (design.md D6 and 8.17).

Pure: seconds without a key or a click go in, what has to happen comes out. Nothing here counts down in
front of anybody; the only sign is one calm strip half a minute before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from akutdesk.domain.indstilling import LAASETID, LAASETID_SAMTALE, Indstilling, minutter

MINUT = 60.0


@dataclass(frozen=True, kw_only=True)
class Frister:
    """The limits in seconds without input. The defaults are design.md D6's, everywhere."""

    skaerm: float = 5 * MINUT
    skaerm_under_samtale: float = 30 * MINUT
    fuld: float = 60 * MINUT
    varsel: float = 30.0
    """How long before the skaermlaas the strip shows; any key keeps the screen open (ux.md A24)."""


def frister(indstillinger: Iterable[Indstilling]) -> Frister:
    """The limits of this place: what its leader has set, else the defaults; the full lock is nobody's to put off."""
    known = tuple(indstillinger)
    usual = Frister()
    alone = _limit(minutter(known, LAASETID), usual.skaerm, usual.fuld)
    talking = _limit(minutter(known, LAASETID_SAMTALE), usual.skaerm_under_samtale, usual.fuld)
    return Frister(skaerm=alone, skaerm_under_samtale=max(alone, talking))


def _limit(minutes: int | None, usual: float, most: float) -> float:
    return min(minutes * MINUT, most) if minutes else usual


class Skridt(Enum):
    """What the stillness asks for."""

    INTET = auto()
    VARSEL = auto()
    SKAERMLAAS = auto()
    FULD_LAAS = auto()


@dataclass(frozen=True)
class Dom:
    """What to do now, and after how many more seconds of stillness to ask again."""

    skridt: Skridt
    spoerg_igen: float


def doem(frister: Frister, stille: float, *, samtale: bool, laast: bool) -> Dom:
    """Judge `stille` seconds without input.

    `samtale`: a talk's clock runs. `laast`: the skaermlaas is already on, so only the full lock is left.
    """
    if stille >= frister.fuld:
        return Dom(Skridt.FULD_LAAS, frister.fuld)
    if laast:
        return Dom(Skridt.INTET, frister.fuld - stille)
    skaerm = frister.skaerm_under_samtale if samtale else frister.skaerm
    if stille >= skaerm:
        return Dom(Skridt.SKAERMLAAS, frister.fuld - stille)
    if stille >= skaerm - frister.varsel:
        return Dom(Skridt.VARSEL, skaerm - stille)
    return Dom(Skridt.INTET, skaerm - frister.varsel - stille)

"""What a leader makes of a code list: which code on which digit, which are switched off, which are the house's own.

Each function gives the setting as it is afterwards. No code and no label ever goes away: an old record reads
as it did, and so does a form that somebody has open (domain.md 2.0.3, G104).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from akutdesk.domain.codes import LOCAL, CodeList
from akutdesk.domain.indstilling import Indstilling, LokalKode

LISTER: tuple[str, ...] = (
    "symptomer",
    "begivenheder",
    "tiltag",
    "form",
    "hoert_fra",
    "ellers_gjort",
)
"""The lists of the form that are the house's to arrange. The others are what figures and rules stand on."""

FASTE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "symptomer": frozenset({"SELVMORD", "SELVSKADE"}),
        "form": frozenset({"TLF", "FREM", "OPK"}),
    }
)
"""Codes that must be there to be chosen: the safety questions open with them, or a key of the desk sets them."""

CIFRE = range(1, 10)
KORT = 19
"""Letters that fit a chip (mockups/README.md 2)."""


def paa_cifre(liste: CodeList, dag: date) -> tuple[str, ...]:
    """The codes on 1 to 9; "" where a digit has none."""
    by_digit = {digit: code.kode for digit, code in liste.cifre(dag) if digit}
    return tuple(by_digit.get(digit, "") for digit in CIFRE)


def flyttet(
    indstilling: Indstilling, cifre: tuple[str, ...], kode: str, ciffer: int
) -> Indstilling:
    """The code on another digit; the code that stood there takes the digit that became free. 0: on no digit."""
    places = list(cifre)
    at = places.index(kode) if kode in places else None
    if at is not None:
        places[at] = places[ciffer - 1] if ciffer else ""
    if ciffer:
        places[ciffer - 1] = kode
    return replace(indstilling, favoritter=tuple(places))


def slaaet_fra(indstilling: Indstilling, cifre: tuple[str, ...], kode: str) -> Indstilling:
    """The code cannot be chosen any more, and leaves its digit free."""
    off = replace(indstilling, skjulte=(*indstilling.skjulte, kode))
    return flyttet(off, cifre, kode, 0) if kode in cifre else off


def slaaet_til(indstilling: Indstilling, kode: str) -> Indstilling:
    """The code can be chosen again."""
    return replace(indstilling, skjulte=tuple(one for one in indstilling.skjulte if one != kode))


def kan_slaas_fra(liste: CodeList, kode: str) -> bool:
    """Whether a contact can be registered without it: not what answers "none", nor what the program stands on."""
    fixed = FASTE.get(liste.navn, frozenset())
    return kode not in {*liste.alene, *liste.selvsat, liste.nul} | fixed


def med_egen(indstilling: Indstilling, kode: str, label: str, kort: str) -> Indstilling:
    """With a code of the house's own at the end. `kode` begins with `LOCAL`."""
    own = LokalKode(kode=kode, label=label, kort=kort)
    return replace(indstilling, lokale=(*indstilling.lokale, own))


def er_egen(kode: str) -> bool:
    """Whether the house made it."""
    return kode.startswith(LOCAL)

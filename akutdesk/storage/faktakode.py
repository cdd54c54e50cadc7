"""How a contact's answers stand in one number: four bits for each closed list (docs/decisions/0112).

The lists that are asked together with a column of its own, such as symptomer, stand in the lowest bits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from akutdesk.domain.kontaktsvar import IDENTIFICERET, IDENTITETER, LUKKEDE

_BITS: Final = 4
_FREMMED: Final = 2**_BITS - 1
"""A code of a newer program: answered, and this program cannot say what."""

LAVE: Final = 24
"""Bits that hold what is asked together with a column."""

FELTER: Final[tuple[str, ...]] = (
    *("vagt", "er_hb", "grad_foer", "stabilisering", "cpr_svar", "henvender"),
    *("gangtype", "krisesamtale", "kriseplan", "progressionsmaal"),
    *("maalgruppe", "handleniveau", "usikker_hjaelp"),
)
"""From the lowest bits up; the first six lie within LAVE."""

TIME_FRA: Final = _BITS * len(FELTER)
"""The lowest bit of the local hour the contact began in, 0 to 23."""

_TIME_BITS: Final = 5
_PLADS: Final = {felt: _BITS * place for place, felt in enumerate(FELTER)}
_NUMRE: Final[Mapping[str, Mapping[Any, int]]] = MappingProxyType(
    {
        felt: {kode: number for number, kode in enumerate(LUKKEDE.get(felt, (True,)), start=1)}
        for felt in FELTER
    }
)
_KODER: Final = {
    felt: {number: kode for kode, number in numre.items()} for felt, numre in _NUMRE.items()
}

PERSON_FELTER: Final[Mapping[str, tuple[Any, ...]]] = MappingProxyType(
    {
        "har_cpr": (True,),
        "identitet": IDENTITETER,
        "cpr_svar": LUKKEDE["cpr_svar"],
        "koen": ("K", "M", "X", "IKKE_OPLYST"),
        "bolig": ("EGEN", "FAM", "BT_UDEN", "BT_DOEGN", "HJEMLOES", "ANDET", "UKENDT"),
        "aldersgruppe": ("U18", "A18", "A25", "A35", "A45", "A55", "A65", "UKENDT"),
    }
)
"""What stands in a person's number, from the lowest bits up."""

_MASKE: Final = _FREMMED


def pak(svar: Mapping[str, Any], time: int) -> int:
    """The number of these answers; `time` is the local hour."""
    packed = time << TIME_FRA
    for felt, plads in _PLAD_ITEMS:
        packed |= _nummer(_NUMRE[felt], svar.get(felt)) << plads
    return packed


def maske(felter: Iterable[str]) -> int:
    """The bits in which these lists stand."""
    return sum(_MASKE << _PLADS[felt] for felt in felter)


def udpak(tal: int, felter: Iterable[str]) -> dict[str, Any]:
    """The codes of these lists; None where there is no answer that this program knows."""
    return {felt: _KODER[felt].get(tal >> _PLADS[felt] & _MASKE) for felt in felter}


def med_vagt(tal: int, vagt: str) -> int:
    """The number with another shift."""
    return tal & ~maske(("vagt",)) | _NUMRE["vagt"][vagt] << _PLADS["vagt"]


def pak_person(svar: Mapping[str, Any]) -> int:
    """The number of what is known of a person."""
    packed = 0
    for place, (felt, koder) in enumerate(PERSON_FELTER.items()):
        value = svar.get(felt)
        number = koder.index(value) + 1 if value in koder else _fremmed(value)
        packed |= number << _BITS * place
    return packed


def udpak_person(tal: int) -> dict[str, Any]:
    """What is known of a person."""
    return {
        felt: _kode(koder, tal >> _BITS * place & _MASKE)
        for place, (felt, koder) in enumerate(PERSON_FELTER.items())
    }


def identificeret(kolonne: str) -> str:
    """SQL: the person of this number is known by name (design.md 7.6)."""
    place = _BITS * list(PERSON_FELTER).index("identitet")
    known = ", ".join(str(IDENTITETER.index(kode) + 1) for kode in IDENTIFICERET)
    return f"({kolonne} >> {place} & {_MASKE}) IN ({known})"


def er(felt: str, kode: str) -> tuple[int, int]:
    """Mask and value of those who gave this answer; a code of no list is nobody's."""
    return maske((felt,)), _nummer(_NUMRE[felt], kode) << _PLADS[felt]


def _nummer(numre: Mapping[Any, int], kode: Any) -> int:
    return numre[kode] if kode in numre else _fremmed(kode)


def _fremmed(kode: Any) -> int:
    return _FREMMED if kode else 0


def _kode(koder: tuple[Any, ...], number: int) -> Any:
    return koder[number - 1] if 0 < number <= len(koder) else None


_PLAD_ITEMS: Final = tuple(_PLADS.items())

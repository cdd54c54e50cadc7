"""How a contact's answers stand in one number: four bits for each closed list (docs/decisions/0112).

Lists that are asked together stand beside each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from akutdesk.domain.kontaktsvar import IDENTITETER, LUKKEDE

_BITS: Final = 4
_FREMMED: Final = 2**_BITS - 1
"""A code of a newer program: answered, and this program cannot say what."""

FELTER: Final[tuple[str, ...]] = (
    *("stabilisering", "gangtype", "grad_foer", "vagt"),
    *("krisesamtale", "kriseplan", "progressionsmaal", "er_hb"),
    *("cpr_svar", "henvender", "maalgruppe", "handleniveau", "usikker_hjaelp"),
)
"""From the lowest bits up."""

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
    given = svar.get
    for felt, plads, numre in _STEDER:
        kode = given(felt)
        if kode:
            packed |= numre.get(kode, _FREMMED) << plads
    return packed


def maske_fra(felter: Sequence[str]) -> tuple[int, int]:
    """The lowest bit of lists that stand beside each other, and the mask of all of them from there on."""
    return _PLADS[felter[0]], (1 << _BITS * len(felter)) - 1


def udpak(tal: int, felter: Iterable[str]) -> dict[str, Any]:
    """The codes of these lists; None where there is no answer that this program knows."""
    found = {felt: _KODER[felt].get(tal >> _PLADS[felt] & _MASKE) for felt in felter}
    return {**found, "er_hb": bool(found["er_hb"])} if "er_hb" in found else found


def med_vagt(tal: int, vagt: str) -> int:
    """The number with another shift."""
    place = _PLADS["vagt"]
    return tal & ~(_MASKE << place) | _NUMRE["vagt"][vagt] << place


def pak_person(svar: Mapping[str, Any]) -> int:
    """The number of what is known of a person."""
    packed = 0
    for place, (felt, koder) in enumerate(PERSON_FELTER.items()):
        value = svar.get(felt)
        number = koder.index(value) + 1 if value in koder else _fremmed(value)
        packed |= number << _BITS * place
    return packed


def udpak_person(tal: int) -> dict[str, Any]:
    """How well a person is known."""
    found = _om(tal, ("har_cpr", "identitet", "cpr_svar"), 0)
    return {**found, "har_cpr": bool(found["har_cpr"])}


def udpak_om_person(tal: int) -> dict[str, Any]:
    """Sex and housing, from the bits that lie above how well a person is known."""
    return _om(tal, ("koen", "bolig"), 3)


def aldersgruppe_af(tal: int) -> str | None:
    """The age group that staff chose."""
    return _kode(PERSON_FELTER["aldersgruppe"], tal)


def _om(tal: int, felter: Sequence[str], first: int) -> dict[str, Any]:
    places = list(PERSON_FELTER)
    return {
        felt: _kode(PERSON_FELTER[felt], tal >> _BITS * (places.index(felt) - first) & _MASKE)
        for felt in felter
    }


def er(felt: str, kode: str) -> tuple[int, int]:
    """Mask and value of those who gave this answer; a code of no list is nobody's."""
    return _MASKE << _PLADS[felt], _nummer(_NUMRE[felt], kode) << _PLADS[felt]


def _nummer(numre: Mapping[Any, int], kode: Any) -> int:
    return numre[kode] if kode in numre else _fremmed(kode)


def _fremmed(kode: Any) -> int:
    return _FREMMED if kode else 0


def _kode(koder: tuple[Any, ...], number: int) -> Any:
    return koder[number - 1] if 0 < number <= len(koder) else None


_STEDER: Final = tuple((felt, plads, _NUMRE[felt]) for felt, plads in _PLADS.items())

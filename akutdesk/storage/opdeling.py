"""Contacts grouped by some of their answers: what gives a number also says which they are (design.md D12)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from akutdesk.domain.kontaktsvar import Kontaktsvar, Personsvar
from akutdesk.domain.statistik import Udvalg
from akutdesk.storage import faktaord
from akutdesk.storage.faktakode import udpak_person
from akutdesk.storage.soejler import STYKKER, afgjort, laes_soejler, taelling

_BITS: Final = 20
"""Room for the highest number of a column."""

OPDELINGER: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "krise": ("krise",),
        "kerne": ("kerne",),
        "symptomer": ("symptomer",),
        "begivenheder": ("begivenheder",),
        "tiltag": ("tiltag", "krise"),
        "minutter": ("minutter", "krise"),
        "form": ("form",),
        "form_maaned": ("form", "dag"),
        "doegn": ("dag", "time"),
        "hvem": ("svar",),
        "hvem_tiltag": ("tiltag", "svar"),
        "hvem_begivenheder": ("begivenheder", "svar"),
        "hvem_krise": ("krise", "svar"),
        "om_person": ("om_person",),
        "alder": ("alder", "gruppe"),
        "kommune": ("kommune",),
        "kommune_minutter": ("minutter", "kommune"),
        "kendt_i": ("kendt_i",),
        "hoert_fra": ("hoert_fra",),
        "hoert_fra_maaned": ("hoert_fra", "dag"),
        "tryghed": ("tryghed",),
        "ellers_gjort": ("ellers_gjort",),
        "alt": ("krise", "kerne", "svar"),
        "spurgt": ("hoert_fra", "cpr_svar", "person"),
        "person": ("person", "hb_cpr"),
    }
)
"""By name (`Regel.opdeling`): the numbers by which contacts are told apart."""

PERSONER: Final = ("hvem", "person")
"""What tells people apart, and what is known of them."""


class Gruppe(NamedTuple):
    """Contacts with the same answers: the number that says them, the answers, and how many there are."""

    noegle: int
    svar: Kontaktsvar
    antal: int


class Opdelt:
    """The contacts of one selection, read once for all these groupings."""

    def __init__(
        self,
        db: sqlite3.Connection,
        udvalg: Udvalg,
        opdelinger: Iterable[str],
        more: Sequence[str] = (),
    ) -> None:
        names = dict.fromkeys((*more, *(navn for each in opdelinger for navn in OPDELINGER[each])))
        self._soejler = laes_soejler(db, udvalg, tuple(names))
        self._ord = faktaord.alle(db)
        self._grupper: dict[str, list[Gruppe]] = {}

    def grupper(self, opdeling: str) -> list[Gruppe]:
        """The contacts by these answers; counted once."""
        found = self._grupper.get(opdeling)
        if found is None:
            found = self._grupper[opdeling] = self._taelt(OPDELINGER[opdeling])
        return found

    def personer(self) -> list[tuple[int, Personsvar]]:
        """Everybody the contacts are with, each once, with what is known; needs PERSONER to be read."""
        told = afgjort(self._soejler, *PERSONER)
        told.pop(0, None)
        kinds = {number: Personsvar(**udpak_person(number)) for number in {*told.values()}}
        return [(nr, kinds[number]) for nr, number in told.items()]

    def _taelt(self, navne: Sequence[str]) -> list[Gruppe]:
        counted = taelling(self._soejler, navne)
        said = [
            {number: STYKKER[navn].laes(number, self._ord) for number in column}
            for navn, column in zip(navne, _columns(counted), strict=False)
        ]
        return [Gruppe(_noegle(numbers), _svar(said, numbers), antal) for numbers, antal in counted]


def noegle_sql(opdeling: str) -> str:
    """SQL for the number of a contact's group."""
    return reduce(
        lambda left, right: f"({left} << {_BITS} | {right})",
        (STYKKER[navn].sql for navn in OPDELINGER[opdeling]),
    )


def _noegle(numbers: Sequence[int]) -> int:
    return reduce(lambda left, right: left << _BITS | right, numbers)


def _columns(counted: Sequence[tuple[tuple[int, ...], int]]) -> list[set[int]]:
    """The numbers that come in each column."""
    return [set(column) for column in zip(*(numbers for numbers, _ in counted), strict=True)]


def _svar(said: Sequence[Mapping[int, dict[str, Any]]], numbers: Sequence[int]) -> Kontaktsvar:
    told: dict[str, Any] = {}
    for column, number in zip(said, numbers, strict=True):
        told |= column[number]
    return Kontaktsvar(**told)

"""Fields that not everybody sees who may read the record: role by role, field by field (decision 0166).

The store leaves them out of what it gives (`maskeret`), so that no window, command or job can show them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, fields, replace
from types import MappingProxyType
from typing import Any, TypeVar

from akutdesk.domain.adgang import Adgang, kraev, maa
from akutdesk.domain.record import Record

R = TypeVar("R", bound=Record)

FELTER: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "borger": MappingProxyType({"cpr": "VIS_CPR", "adresse": "VIS_ADRESSE"}),
        "medarbejder": MappingProxyType(
            {
                **dict.fromkeys(("navn", "initialer", "rolle", "enheder"), "SE_PERSONALE"),
                **dict.fromkeys(
                    ("faggruppe", "dsa_gennemfoert", "krisesamtale_undervist"), "SE_UDDANNELSE"
                ),
            }
        ),
        "opslag": MappingProxyType({"kontrolleret_af": "SE_PERSONALE"}),
        "samarbejdspartner": MappingProxyType(
            dict.fromkeys(("direkte_nummer", "bemaerkning", "kontrolleret_af"), "SE_AFTALER")
        ),
        "samarbejdsaftale": MappingProxyType(
            dict.fromkeys(
                ("kontaktperson", "kontakt_nummer", "indhold_tekst", "dokument"), "SE_AFTALER"
            )
        ),
        "implementeringsmaaling": MappingProxyType(
            dict.fromkeys(("begrundelse", "udfyldt_af"), "IMPLEMENTERING")
        ),
    }
)
"""TYPE to field to the function of `adgang.FUNKTIONER` that seeing it needs, beyond reading the record."""


def skjulte(adgang: Adgang, record: Record) -> frozenset[str]:
    """The fields of this record that this user may not see. Their own record as staff is theirs to see whole."""
    masks = FELTER.get(record.TYPE)
    if masks is None or record.id == adgang.bruger:
        return frozenset()
    return frozenset(felt for felt, funktion in masks.items() if not maa(adgang, funktion))


def maskeret(adgang: Adgang, record: R) -> R:
    """The record as this user may see it: a field they may not see is as if nobody had answered."""
    hidden = skjulte(adgang, record)
    if not hidden:
        return record
    return replace(
        record, **{one.name: _empty(one) for one in fields(record) if one.name in hidden}
    )


def kraev_felter(adgang: Adgang, record: Record, changed: Iterable[str]) -> None:
    """Nothing, if the user may see every field they change. Raises AdgangError for one they may not."""
    for felt in skjulte(adgang, record) & frozenset(changed):
        kraev(adgang, FELTER[record.TYPE][felt])


def _empty(one: Field[Any]) -> Any:
    return one.default if one.default is not MISSING else None

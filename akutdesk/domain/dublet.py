"""Two records under one name: what two leaders set up or scored apart, each on a desk of their own.

A setting is one record by its name, a number of the house one by its code, a score one by its round and point,
the telephone's numbers one by their month.
A desk that has none makes it, and so may another one meanwhile. Every desk then takes the same one of the two
until a person has chosen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from akutdesk.domain.implementeringsmaaling import Implementeringsmaaling
from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.landsgennemsnit import Landsgennemsnit
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import Record
from akutdesk.domain.telefonital import Telefonital

Navngiven = Indstilling | Opslag | Implementeringsmaaling | Landsgennemsnit | Telefonital
"""A record of which there is one by name."""

S = TypeVar("S", Indstilling, Opslag, Implementeringsmaaling, Landsgennemsnit, Telefonital)

_OM_TING: dict[type[Record], tuple[str, ...]] = {
    Indstilling: ("vaerdi", "favoritter", "skjulte", "lokale"),
    Opslag: ("navn", "nummer", "aabent", "region", "brug_til", "skjult"),
    Implementeringsmaaling: ("score", "begrundelse"),
    Landsgennemsnit: ("hundrededele",),
    Telefonital: ("besvarede", "mistede", "ventetid"),
}

_LISTE = "liste "
"""So that a list and a setting of the same word are two things."""


def navn_paa(record: Navngiven) -> str:
    """What there is one of; empty for a record that was laid aside."""
    if isinstance(record, Opslag):
        return record.kode
    if isinstance(record, Indstilling):
        return f"{_LISTE}{record.liste}" if record.liste else record.noegle
    if isinstance(record, Telefonital):
        return record.maaned
    return f"{record.runde} {record.punkt}" if record.punkt else ""


def gaeldende(records: Iterable[S]) -> tuple[S, ...]:
    """One of each name, the one with the lowest id: so every desk takes the same, whatever came first."""
    found: dict[str, S] = {}
    for record in sorted(records, key=lambda one: one.id):
        if navn_paa(record):
            found.setdefault(navn_paa(record), record)
    return tuple(found.values())


def dubletter(records: Iterable[S]) -> tuple[tuple[S, S], ...]:
    """Each record that is in force, with another one of its name."""
    every = tuple(records)
    first = {navn_paa(one): one for one in gaeldende(every)}
    return tuple(
        (first[navn_paa(one)], one)
        for one in every
        if navn_paa(one) and first[navn_paa(one)].id != one.id
    )


def uenige(one: Navngiven, other: Navngiven) -> tuple[str, ...]:
    """The fields in which two of one name differ; who checked or scored, and when, is no disagreement."""
    return tuple(felt for felt in _OM_TING[type(one)] if getattr(one, felt) != getattr(other, felt))


def lagt_vaek(record: Navngiven) -> Navngiven:
    """The record without its name: it counts no more, and what it said stays under Historik."""
    if isinstance(record, Opslag):
        return replace(record, kode="")
    if isinstance(record, Indstilling):
        return replace(record, noegle="", liste="")
    if isinstance(record, Telefonital):
        return replace(record, maaned="")
    return replace(record, punkt=None)

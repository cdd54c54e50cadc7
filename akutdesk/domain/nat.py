"""One night of a stay and what was decided about it (domain.md 2.12, SEL 82 c stk. 3), and how nights are counted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar, Final

from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.vagt import natten, nattens_dato
from akutdesk.domain.vagtgraenser import Vagtgraenser

FORTSAET: Final = "FORTSAET"
ARRIVAL: Final = 1
"""The number of the night of arrival: it was decided about with the booking."""

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Nat(Record):
    """The decision about one night; `dato` is that night's evening (design.md 7.3)."""

    TYPE: ClassVar[str] = "nat"
    parent_id: RecordId | None = None
    """The overnatning."""
    dato: date | None = None
    beslutning: str | None = None
    vurdering: str = ""
    hvem: RecordId | None = None
    """Who assessed it: the leader, or the bagvagt in the leader's place."""
    tid: datetime | None = None
    delegation: str | None = None
    delegation_tekst: str = ""


def gaeldende(naetter: Iterable[Nat]) -> Mapping[date, Nat]:
    """The decision that holds for each night, of rows in the order they were written: the last one."""
    return {nat.dato: nat for nat in naetter if nat.dato is not None}


def uenige(naetter: Iterable[Nat]) -> Collection[date]:
    """Nights about which two desks decided otherwise, each without having seen the other."""
    found: dict[date, set[str | None]] = {}
    for nat in naetter:
        if nat.dato is not None:
            found.setdefault(nat.dato, set()).add(nat.beslutning)
    return frozenset(dato for dato, decided in found.items() if len(decided) > 1)


def sovet(
    ankomst: datetime, afrejse: datetime | None, nu: datetime, graenser: tuple[Vagtgraenser, ...]
) -> frozenset[date]:
    """The nights that a guest was in the house for until `nu`, by the date of their evening.

    A night is the night shift by the house's own bounds, 7, 8 or 9 real hours at the clock changes. Who comes
    and goes by day has slept none; who leaves in the middle of a night has slept it (decision 0072).
    """
    end = nu if afrejse is None else min(afrejse, nu)
    found: set[date] = set()
    dato = nattens_dato(ankomst, graenser)
    while natten(dato, graenser)[0] < end:
        if ankomst < natten(dato, graenser)[1]:
            found.add(dato)
        dato += _DAY
    return frozenset(found)


def nummer(dato: date, tidligere: Collection[date]) -> int:
    """Which night in a row `dato` would be after the nights slept; a night between begins again (domain.md 2.12)."""
    number = ARRIVAL
    while dato - number * _DAY in tidligere:
        number += 1
    return number


def i_traek(dato: date, andre: Collection[date]) -> int:
    """How many nights in a row there are with `dato` among them, also those after it: some are typed in later."""
    after = 0
    while dato + (after + 1) * _DAY in andre:
        after += 1
    return nummer(dato, andre) + after

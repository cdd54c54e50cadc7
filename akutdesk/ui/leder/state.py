"""The numbers of the house as rows, and what checking or changing one makes of its record. No Qt, no store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from akutdesk.domain.codes import LOCAL
from akutdesk.domain.katalog import ALTID, EGEN, EGEN_LAEGE, Katalog, Katalogpost
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import RecordId, new_id
from akutdesk.domain.telefonnummer import er_telefonnummer

NOT_OURS = (EGEN, EGEN_LAEGE)
"""Entries whose number stands elsewhere: the house's own at set-up, the doctor's at the citizen."""

_LAST = 1_000


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What stands in the panel."""

    navn: str
    nummer: str
    aabent: tuple[str, ...] = ()


def entries(katalog: Katalog, region: str | None) -> tuple[Katalogpost, ...]:
    """Every entry that serves the region: those of the Akutkort in its order, then the others."""
    here = [post for post in katalog.for_region(region).poster if post.kode not in NOT_OURS]
    return tuple(sorted(here, key=lambda post: post.akutkort or _LAST))


def faults(post: Katalogpost, navn: str, nummer: str) -> dict[str, str]:
    """What cannot stand, by its field, as its text is named under `leder.fejl`."""
    found: dict[str, str] = {}
    if not navn:
        found["navn"] = "mangler_navn_paa_nummer"
    if post.kode in ALTID and nummer != post.nummer:
        found["nummer"] = "fast_nummer"
    elif post.kraevet and not nummer:
        found["nummer"] = "kraevet_nummer"
    elif nummer and not er_telefonnummer(nummer):
        found["nummer"] = "nummer"
    return found


def can_be_hidden(post: Katalogpost) -> bool:
    """Not what somebody in danger needs, nor what set-up asks for (domain.md 8)."""
    return post.kode not in ALTID and not post.kraevet


def hidden(opslag: Sequence[Opslag]) -> frozenset[str]:
    """The codes that the leader does not have shown."""
    return frozenset(one.kode for one in opslag if one.skjult)


def new_entry() -> Katalogpost:
    """A number that only this house has."""
    return Katalogpost(kode=f"{LOCAL}{new_id().hex()[:8].upper()}", navn="")


def own(kode: str, opslag: Sequence[Opslag]) -> Opslag | None:
    """The house's own record of an entry."""
    return next((one for one in opslag if one.kode == kode), None)


def checked(opslag: Opslag, post: Katalogpost, dag: date, af: RecordId) -> Opslag:
    """The number as it stands now was called or looked up today.

    It is kept with the check, so that another number in a later directory is not taken for checked.
    """
    return replace(opslag, nummer=post.nummer, kontrolleret_dato=dag, kontrolleret_af=af)


def changed(opslag: Opslag, post: Katalogpost, typed: Typed) -> Opslag:
    """Only what differs is the house's own; another number needs its own check (design.md 8.23)."""
    after = replace(
        opslag,
        navn=opslag.navn if typed.navn == post.navn else typed.navn,
        nummer=opslag.nummer if typed.nummer == post.nummer else typed.nummer,
        aabent=opslag.aabent if typed.aabent == post.aabent else typed.aabent,
    )
    if typed.nummer == post.nummer:
        return after
    return replace(after, kontrolleret_dato=None, kontrolleret_af=None)

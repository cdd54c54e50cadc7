"""Whose time is up: read from the tables, nothing is touched (domain.md 7; docs/decisions/0147)."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from akutdesk.domain.opbevaringsfrist import ALIAS, BORGER, Opbevaringsfrist, Udloebet, graense
from akutdesk.domain.record import RecordId
from akutdesk.domain.record_types import RECORD_CLASS, RECORD_TYPES
from akutdesk.domain.vagt import KBH
from akutdesk.storage import omfang, samlet
from akutdesk.storage.columns import columns_of
from akutdesk.storage.instant import known_instant
from akutdesk.wire.erasure import MOST_RECORDS

_OWN: Final = ("borger_id", "om_borger_id")
_CARDS: Final = """
    SELECT {person}, max(changed_ms), max(coalesce(identitet, '') NOT IN ('', 'ALIAS', 'ANONYM')) FROM borger GROUP BY 1
"""
"""A person, when one of their cards was changed last, and whether any of the cards knows who they are."""

_AT_A_TIME: Final = 500
"""People whose records are looked for in one set of queries."""

Sidst = tuple[RecordId, date]
"""Somebody or something, and the day of the last that happened."""


@dataclass(frozen=True, kw_only=True)
class Vilkaar:
    """What counts besides the tables: the day, closed courses by card, and what is held."""

    dag: date
    afsluttet: Mapping[RecordId, date]
    fastholdt: Collection[bytes]


def listed(
    db: sqlite3.Connection, rules: Sequence[tuple[Opbevaringsfrist, int]], vilkaar: Vilkaar
) -> tuple[Udloebet, ...]:
    """What each rule lists, with the months that count in this house; a rule that lists nothing is left out."""
    found = [_one(db, frist, maaneder, vilkaar) for frist, maaneder in rules]
    return tuple(each for each in found if each is not None)


def _one(
    db: sqlite3.Connection, frist: Opbevaringsfrist, maaneder: int, vilkaar: Vilkaar
) -> Udloebet | None:
    until = graense(vilkaar.dag, maaneder)
    people = _people(db, frist, vilkaar) if frist.slags == BORGER else _loose(db, frist.slags)
    due = sorted((each for each in people if each[1] <= until), key=lambda each: each[1])
    if not due:
        return None
    hvem: list[RecordId] = []
    rids: dict[RecordId, None] = {}
    bevaret = venter = 0
    for rid, theirs in _with_theirs(db, [rid for rid, _ in due]):
        if any(each in vilkaar.fastholdt for each in theirs):
            bevaret += 1
        elif len(rids) + len(theirs) > MOST_RECORDS:
            venter += 1
        else:
            hvem.append(rid)
            rids |= dict.fromkeys(theirs)
    return Udloebet(
        frist=frist,
        maaneder=maaneder,
        hvem=tuple(hvem),
        rids=tuple(rids),
        bevaret=bevaret,
        venter=venter,
        aeldste=due[0][1],
    )


def _with_theirs(
    db: sqlite3.Connection, due: Sequence[RecordId]
) -> Iterator[tuple[RecordId, tuple[RecordId, ...]]]:
    """Each of these with all that goes with it, some hundreds at a time."""
    for first in range(0, len(due), _AT_A_TIME):
        some = due[first : first + _AT_A_TIME]
        roots = [omfang.cards(db, rid) or (rid,) for rid in some]
        yield from zip(some, omfang.under_each(db, roots), strict=True)


def _people(db: sqlite3.Connection, frist: Opbevaringsfrist, vilkaar: Vilkaar) -> Iterator[Sidst]:
    """Citizens of this rule with the last that was written on or under any of their cards."""
    latest = _latest(db)
    for rid, ms, is_known in db.execute(_CARDS.format(person=samlet.person("(borger.id)"))):
        if bool(is_known) is (frist.navn != ALIAS):
            card = RecordId(rid)
            day = _day(max(ms, latest.get(card, 0)))
            yield card, max(day, vilkaar.afsluttet.get(card, day))


def _latest(db: sqlite3.Connection) -> Mapping[RecordId, int]:
    """By person, in UTC milliseconds, when a record that hangs on one of their cards was changed last."""
    latest: dict[RecordId, int] = {}
    for cls in RECORD_TYPES:
        for link in [felt for felt in _OWN if felt in columns_of(cls).by_name]:
            person = samlet.person(f"hang.{link}")
            sql = f"SELECT {person}, max(changed_ms) FROM {cls.TYPE} AS hang WHERE {link} NOT NULL GROUP BY 1"  # noqa: S608
            for rid, ms in db.execute(sql):
                latest[RecordId(rid)] = max(ms, latest.get(RecordId(rid), 0))
    return latest


def _loose(db: sqlite3.Connection, slags: str) -> Iterator[Sidst]:
    """Records of a kind that hang on no citizen."""
    links = [felt for felt in _OWN if felt in columns_of(RECORD_CLASS[slags]).by_name]
    alone = " AND ".join(f"{felt} IS NULL" for felt in links) or "TRUE"
    for rid, ms in db.execute(f"SELECT id, changed_ms FROM {slags} WHERE {alone}"):  # noqa: S608
        yield RecordId(rid), _day(ms)


def _day(ms: int) -> date:
    return known_instant(ms).astimezone(KBH).date()

"""What goes with a citizen or with one record when it is erased: everything that hangs on it and on nobody else (2.9)."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Final

from akutdesk.domain.opbevaring import Post
from akutdesk.domain.record import RecordId
from akutdesk.domain.record_types import RECORD_CLASS, RECORD_TYPES
from akutdesk.storage import samlet
from akutdesk.storage.columns import columns_of
from akutdesk.storage.instant import known_instant
from akutdesk.storage.listing import among, packed

LINKS: Final = (
    *("borger_id", "om_borger_id", "henvendelse_id", "kriseplan_id", "parent_id"),
    *("overnatning_id", "opfoelgning_id"),
)
"""The fields by which a record hangs on another."""

_STAYS: Final = frozenset({"haendelse"})
"""An incident is the house's own: what happened to staff is kept by other rules (domain.md 2.18)."""

_OWNER: Final = "borger_id"


def cards(db: sqlite3.Connection, rid: RecordId) -> tuple[RecordId, ...]:
    """All cards of the person, if the record is a citizen's card."""
    row = db.execute("SELECT 1 FROM borger WHERE id = ?", (rid,)).fetchone()
    return samlet.cards_of(db, rid) if row else ()


def under(db: sqlite3.Connection, roots: Collection[RecordId]) -> tuple[tuple[Post, ...], int]:
    """These records and all that go with them, and how many that hang on them stay.

    A record that has a citizen of its own goes only with that citizen.
    """
    found = {post.id: post for root in roots for post in _posts_of(db, root)}
    people = [rid for rid, post in found.items() if post.slags == "borger"]
    stays: set[RecordId] = set()
    newest: Collection[RecordId] = roots
    while newest:
        hanging = [*_hanging(db, newest, people)]
        stays.update(post.id for post, is_theirs in hanging if not is_theirs)
        fresh = [post for post, is_theirs in hanging if is_theirs and post.id not in found]
        found |= {post.id: post for post in fresh}
        newest = [post.id for post in fresh]
    return tuple(found.values()), len(stays - found.keys())


def under_each(
    db: sqlite3.Connection, many: Sequence[Collection[RecordId]]
) -> list[tuple[RecordId, ...]]:
    """For each of many the records that `under` gives, in one set of queries for all of them."""
    theirs: list[dict[RecordId, None]] = [{} for _ in many]
    folk: list[set[RecordId]] = [set() for _ in many]
    goes_with: dict[RecordId, set[int]] = {}
    kinds = _kinds(db, {rid for roots in many for rid in roots})
    for number, roots in enumerate(many):
        for rid in (each for each in roots if each in kinds):
            theirs[number][rid] = None
            if kinds[rid] == "borger":
                folk[number].add(rid)
    newest: Collection[RecordId] = {rid for roots in many for rid in roots}
    for number, roots in enumerate(many):
        for rid in roots:
            goes_with.setdefault(rid, set()).add(number)
    while newest:
        newest = _next(db, newest, (goes_with, theirs, folk))
    return [tuple(each) for each in theirs]


_Known = tuple[dict[RecordId, set[int]], list[dict[RecordId, None]], list[set[RecordId]]]
"""With whom each record goes, what goes with each, and the citizens among that."""


def _next(db: sqlite3.Connection, newest: Collection[RecordId], known: _Known) -> set[RecordId]:
    """What hangs on these straight and goes with somebody it did not go with before."""
    goes_with, theirs, folk = known
    fresh: set[RecordId] = set()
    for sql, owned in _link_queries():
        for rid, *links in db.execute(sql, {"over": packed(newest)}).fetchall():
            owner = links[0] if owned else None
            for number in {one for link in links if link for one in goes_with.get(link, ())}:
                if rid not in theirs[number] and (owner is None or owner in folk[number]):
                    theirs[number][RecordId(rid)] = None
                    goes_with.setdefault(RecordId(rid), set()).add(number)
                    fresh.add(RecordId(rid))
    return fresh


def _kinds(db: sqlite3.Connection, rids: Collection[RecordId]) -> dict[RecordId, str]:
    """The type of each of these that is here and was not taken back."""
    sql = f"SELECT rid, type FROM record WHERE rid IN {among('?')} AND NOT taken_back"  # noqa: S608 - our own words
    said = {RecordId(rid): str(kind) for rid, kind in db.execute(sql, (packed(rids),))}
    here: dict[RecordId, str] = {}
    for kind in set(said.values()) & RECORD_CLASS.keys():
        own = packed([rid for rid, of in said.items() if of == kind])
        rows = db.execute(f"SELECT id FROM {kind} WHERE id IN {among('?')}", (own,))  # noqa: S608
        here |= {RecordId(rid): kind for (rid,) in rows}
    return here


@cache
def _link_queries() -> tuple[tuple[str, bool], ...]:
    """For each type that goes with what it hangs on: its links, the citizen of its own first if there is one."""
    made: list[tuple[str, bool]] = []
    for cls in RECORD_TYPES:
        links = [felt for felt in LINKS if felt in columns_of(cls).by_name]
        if links and cls.TYPE not in _STAYS:
            hangs = " OR ".join(f"{felt} IN {among(':over')}" for felt in links)
            sql = f"SELECT id, {', '.join(links)} FROM {cls.TYPE} WHERE {hangs}"  # noqa: S608
            made.append((sql, links[0] == _OWNER))
    return tuple(made)


def owners(db: sqlite3.Connection, rids: Collection[RecordId]) -> frozenset[RecordId]:
    """The citizens that these records hang on, straight."""
    kinds = {
        str(kind)
        for (kind,) in db.execute(
            f"SELECT DISTINCT type FROM record WHERE rid IN {among('?')}",  # noqa: S608 - our own words
            (packed(rids),),
        )
        if kind in RECORD_CLASS and _OWNER in columns_of(RECORD_CLASS[kind]).by_name
    }
    rows = [
        row
        for kind in kinds
        for row in db.execute(
            f"SELECT {_OWNER} FROM {kind} WHERE {_OWNER} NOT NULL AND id IN {among('?')}",  # noqa: S608
            (packed(rids),),
        )
    ]
    return frozenset(RecordId(owner) for (owner,) in rows)


def _posts_of(db: sqlite3.Connection, rid: RecordId) -> Iterator[Post]:
    row = db.execute("SELECT type FROM record WHERE rid = ? AND NOT taken_back", (rid,)).fetchone()
    if row is None or row[0] not in RECORD_CLASS:
        return
    sql = f"SELECT created_ms FROM {row[0]} WHERE id = ?"  # noqa: S608 - a name of our own
    for (ms,) in db.execute(sql, (rid,)):
        yield Post(id=rid, slags=str(row[0]), tid=known_instant(ms))


def _hanging(
    db: sqlite3.Connection, newest: Collection[RecordId], people: Collection[RecordId]
) -> Iterator[tuple[Post, bool]]:
    """What hangs on these straight, and whether it goes with them."""
    values = {"over": packed(newest), "folk": packed(people)}
    for kind, sql in _queries():
        for rid, ms, is_theirs in db.execute(sql, values).fetchall():
            post = Post(id=RecordId(rid), slags=kind, tid=known_instant(ms))
            yield post, bool(is_theirs) and kind not in _STAYS


@cache
def _queries() -> tuple[tuple[str, str], ...]:
    made: list[tuple[str, str]] = []
    for cls in RECORD_TYPES:
        known = columns_of(cls).by_name
        links = [felt for felt in LINKS if felt in known]
        if links:
            theirs = f"({_OWNER} IS NULL OR {_OWNER} IN {among(':folk')})"
            hangs = " OR ".join(f"{felt} IN {among(':over')}" for felt in links)
            is_theirs = theirs if _OWNER in known else "TRUE"
            made.append(
                (
                    cls.TYPE,
                    f"SELECT id, created_ms, {is_theirs} FROM {cls.TYPE} WHERE {hangs}",  # noqa: S608
                )
            )
    return tuple(made)

"""All tables for reading made again from the events: after a migration, and to prove that they are right."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from akutdesk.domain.record import Record
from akutdesk.domain.record_types import RECORD_CLASS, RECORD_TYPES
from akutdesk.storage import noun_table, shadow
from akutdesk.storage.columns import Column, columns_of
from akutdesk.storage.event_log import EventLog
from akutdesk.storage.projection import Projection
from akutdesk.storage.standing import Standing, insert_standings
from akutdesk.wire import crypto

_BATCH: Final = 1000

_FIRST_COME: Final = "SELECT rid FROM event WHERE stream = 1 GROUP BY rid ORDER BY min(eid)"


def replay(db: sqlite3.Connection, log: EventLog, tables: Projection) -> int:
    """Empty the tables for reading and fill them again, inside the open transaction; the number of records.

    Raises EventsDamaged.
    """
    _empty(db)
    batch: list[tuple[Standing, dict[str, Column]]] = []
    nr = 0
    for (rid,) in db.execute(_FIRST_COME).fetchall():
        events = list(log.of_record(rid))
        if not events:  # erased, or sealed for others
            continue
        nr += 1
        standing, columns = tables.fold(rid, events)
        standing.nr = nr
        batch.append((standing, columns))
        if len(batch) == _BATCH:
            _write(db, batch)
            batch.clear()
    _write(db, batch)
    return nr


def dump(db: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    """Everything a replay makes, in an order of its own: equal dumps are equal tables (design.md 8.30).

    The local number `nr` is left out; the search indexes are dumped word by word.
    """
    yield from _rows(
        db,
        "SELECT 'record', rid, type, heads, awaited, unknown, created_hlc, created_eid, created_by,"
        " created_ms, changed_hlc, changed_eid, changed_by, changed_ms, taken_back, locked"
        " FROM record ORDER BY rid",
    )
    yield from _rows(db, "SELECT 'conflict', rid, felt FROM conflict ORDER BY rid, felt")
    for cls in RECORD_TYPES:
        names = ", ".join(columns_of(cls).by_name)
        yield from _rows(db, f"SELECT '{cls.TYPE}', id, {names} FROM {cls.TYPE} ORDER BY id")  # noqa: S608
    yield from _rows(
        db,
        "SELECT 'soeg_borger', rid, alias, sortering FROM soeg_borger JOIN record USING (nr)"
        " ORDER BY rid",
    )
    for index in ("soeg_navn", "soeg_note"):
        yield from _words(db, index)


def digest(db: sqlite3.Connection) -> bytes:
    """SHA-256 of the dump."""
    total = b""
    for row in dump(db):
        total = crypto.sha256(total, repr(row).encode())
    return total


def _empty(db: sqlite3.Connection) -> None:
    shadow.empty(db)
    for cls in RECORD_TYPES:
        db.execute(f"DELETE FROM {cls.TYPE}")  # noqa: S608 - the name is the class's own
    db.execute("DELETE FROM record")
    db.execute("DELETE FROM conflict")


def _write(db: sqlite3.Connection, batch: list[tuple[Standing, dict[str, Column]]]) -> None:
    insert_standings(db, [standing for standing, _ in batch])
    by_class: dict[type[Record], list[tuple[int, bytes, dict[str, Column]]]] = defaultdict(list)
    for standing, columns in batch:
        cls = RECORD_CLASS.get(standing.type)
        if cls is not None and standing.nr is not None and not standing.taken_back:
            by_class[cls].append((standing.nr, standing.rid, columns))
    for cls, rows in by_class.items():
        noun_table.insert(db, cls, rows)
        shadow.fill_names(db, cls.TYPE, rows)
    shadow.fill_notes(
        db,
        [
            (standing.nr, standing.type, columns)
            for standing, columns in batch
            if standing.nr is not None and not standing.taken_back
        ],
    )


def _words(db: sqlite3.Connection, index: str) -> Iterator[tuple[Any, ...]]:
    """Each word of a search index with the record it stands for."""
    db.execute(f"CREATE VIRTUAL TABLE temp.ord USING fts5vocab (main, {index}, instance)")
    try:
        yield from _rows(
            db,
            f"SELECT '{index}', rid, term, col, offset FROM temp.ord JOIN record ON nr = doc"  # noqa: S608
            " ORDER BY rid, term, col, offset",
        )
    finally:
        db.execute("DROP TABLE temp.ord")


def _rows(db: sqlite3.Connection, sql: str) -> Iterator[tuple[Any, ...]]:
    cursor = db.execute(sql)
    while rows := cursor.fetchmany(_BATCH):
        yield from rows

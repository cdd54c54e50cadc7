"""All tables for reading made again from the events: after a migration, and to prove that they are right."""

from __future__ import annotations

import gc
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any, Final

from akutdesk.domain.record_types import RECORD_CLASS, RECORD_TYPES
from akutdesk.storage import name_index, note_index, noun_table
from akutdesk.storage.columns import Column, columns_of
from akutdesk.storage.event_log import EventLog
from akutdesk.storage.noun_table import UNKNOWN
from akutdesk.storage.projection import Projection, begin
from akutdesk.storage.standing import COLUMNS, NAMES, Standing
from akutdesk.wire import crypto

_BATCH: Final = 1000

_LAST: Final = "SELECT rid, max(eid) FROM event WHERE stream = 1 GROUP BY rid"

_Row = tuple[Standing, dict[str, Column]]
"""A record, and the columns that differ from the default."""


def replay(db: sqlite3.Connection, log: EventLog, tables: Projection) -> int:
    """Empty the tables for reading and fill them again, inside the open transaction; the number of records.

    All events go by once, in local order; a record is written when its last one has passed. Raises
    EventsDamaged.
    """
    with _no_garbage_sought():
        return _replay(db, log, tables)


def _replay(db: sqlite3.Connection, log: EventLog, tables: Projection) -> int:
    _empty(db)
    last = dict(db.execute(_LAST).fetchall())
    growing: dict[bytes, _Row] = {}
    batch: list[_Row] = []
    odd: list[bytes] = []
    nr = 0
    for rid, event in log.everything():
        row = growing.pop(rid, None) or (begin(rid, event), {})
        if row[0].type != event.payload.type:
            odd.append(rid)
        row[1].update(tables.settle(row[0], event, _passed(log, event.eid)))
        if last[rid] > event.eid:
            growing[rid] = row
            continue
        batch.append(row)
        if len(batch) == _BATCH:
            nr = _write(db, log, batch, nr)
            batch.clear()
    nr = _write(db, log, [*batch, *growing.values()], nr)
    for rid in odd:
        tables.rebuild(rid)
    note_index.all_in(db)
    return nr


def dump(db: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    """Everything a replay makes, in an order of its own: equal dumps are equal tables (design.md 8.30).

    The local number `nr` is left out; the search indexes are dumped word by word, without the notes that
    still wait (`note_index.catch_up`).
    """
    yield from _rows(db, "SELECT 'record', rid, type, taken_back FROM record ORDER BY rid")
    yield from _rows(db, "SELECT 'conflict', rid, felt FROM conflict ORDER BY rid, felt")
    yield from _rows(db, f"SELECT '{UNKNOWN}', id, {NAMES} FROM {UNKNOWN} ORDER BY id")  # noqa: S608
    for cls in RECORD_TYPES:
        names = ", ".join((*columns_of(cls).by_name, *COLUMNS))
        yield from _rows(db, f"SELECT '{cls.TYPE}', id, {names} FROM {cls.TYPE} ORDER BY id")  # noqa: S608
    yield from _rows(
        db,
        "SELECT 'soeg_borger', rid, alias, sortering, saerlig FROM soeg_borger JOIN record USING (nr)"
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
    name_index.empty(db)
    note_index.empty(db)
    for name in (*RECORD_CLASS, UNKNOWN, "record", "conflict"):
        db.execute(f"DELETE FROM {name}")  # noqa: S608 - names of our own


@contextmanager
def _no_garbage_sought() -> Generator[None]:
    """Nothing here makes cycles, and looking for them among half a million values costs a tenth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _passed(log: EventLog, now: int) -> Callable[[int], bool]:
    """Whether an event has gone by when event `now` does."""
    return lambda eid: eid < now and log.has(eid)


def _write(db: sqlite3.Connection, log: EventLog, rows: list[_Row], nr: int) -> int:
    """Number the records from `nr` on and write their rows; the last number comes back."""
    for number, (standing, _) in enumerate(rows, start=nr + 1):
        standing.nr = number
        if standing.registers.awaited:
            standing.registers.drop_arrived(log.has)
    db.executemany(
        "INSERT INTO record (nr, rid, type, taken_back) VALUES (?, ?, ?, ?)",
        [(each.nr, each.rid, each.type, each.taken_back) for each, _ in rows],
    )
    shown = [row for row in rows if not row[0].taken_back]
    by_type: dict[str, list[_Row]] = defaultdict(list)
    for row in shown:
        by_type[row[0].type].append(row)
    for kind, some in by_type.items():
        noun_table.insert(db, kind, some)
    name_index.fill(db, shown)
    note_index.fill(db, shown)
    return nr + len(rows)


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

"""All tables for reading made again from the events: after a migration, and to prove that they are right."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import msgspec

from akutdesk.domain.record_types import RECORD_CLASS, RECORD_TYPES
from akutdesk.storage import fakta, name_index, note_index, samlet
from akutdesk.storage.bulk_work import no_garbage_sought
from akutdesk.storage.columns import columns_of
from akutdesk.storage.connection import ROOMY_KIB, USUAL_KIB, set_room
from akutdesk.storage.event_id import n_of, widx_of
from akutdesk.storage.event_log import EventLog
from akutdesk.storage.noun_table import UNKNOWN
from akutdesk.storage.projection import Projection, Row, begin
from akutdesk.storage.standing import COLUMNS, NAMES, decode_eids
from akutdesk.wire import crypto

_BATCH: Final = 4000
"""Records written at a time. The more at once, the seldomer each table is gone back to, and its pages are at hand."""

_LAST: Final = (
    "SELECT rid, max(eid) FROM event WHERE stream = 1 GROUP BY rid HAVING min(eid) < max(eid)"
)
"""The last events of those records that have several."""


def replay(db: sqlite3.Connection, log: EventLog, tables: Projection) -> int:
    """Empty the tables for reading and fill them again, inside the open transaction; the number of records.

    All events go by once, in local order; a record is written when its last one has passed. Raises
    EventsDamaged.
    """
    set_room(db, ROOMY_KIB)
    try:
        with no_garbage_sought():
            return _replay(db, log, tables)
    finally:
        set_room(db, USUAL_KIB)


def _replay(db: sqlite3.Connection, log: EventLog, tables: Projection) -> int:
    _empty(db)
    last = dict(db.execute(_LAST).fetchall())
    growing: dict[bytes, Row] = {}
    batch: list[Row] = []
    odd: list[bytes] = []
    nr, facts = 0, fakta.Filling(db)
    for rid, event in log.everything():
        standing, columns = growing.pop(rid, None) or (begin(rid, event), None)
        if standing.type != event.payload.type:
            odd.append(rid)
        changed = tables.settle(standing, event, _passed(log, rid, event.eid))
        row = (standing, changed if columns is None else columns | changed)
        if last.get(rid, 0) > event.eid:
            growing[rid] = row
            continue
        batch.append(row)
        if len(batch) == _BATCH:
            nr = _write(db, tables, batch, (nr, facts))
            batch.clear()
    nr = _write(db, tables, [*batch, *growing.values()], (nr, facts))
    facts.end()
    for rid in odd:
        tables.rebuild(rid)
    note_index.all_in(db)
    return nr


def dump(db: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    """Everything a replay makes, in an order of its own: equal dumps are equal tables (design.md 8.30, I2).

    Local numbers are left out, and events are named as everywhere, so that the dumps of two desks with the
    same events are equal. The search indexes are dumped word by word, without the notes that still wait
    (`note_index.catch_up`).
    """
    writers = {int(row[0]): bytes(row[1]) for row in _rows(db, "SELECT widx, writer FROM session")}
    yield from _rows(db, "SELECT 'record', rid, type, taken_back FROM record ORDER BY rid")
    yield from _rows(db, "SELECT 'conflict', rid, felt FROM conflict ORDER BY rid, felt")
    for row in _rows(db, f"SELECT {NAMES}, '{UNKNOWN}', id FROM {UNKNOWN} ORDER BY id"):  # noqa: S608
        yield _everywhere(row, writers)
    for cls in RECORD_TYPES:
        names = ", ".join((*COLUMNS, f"'{cls.TYPE}'", "id", *columns_of(cls).by_name))
        for row in _rows(db, f"SELECT {names} FROM {cls.TYPE} ORDER BY id"):  # noqa: S608
            yield _everywhere(row, writers)
    yield from _rows(db, "SELECT 'samlet', kort, til FROM samlet ORDER BY kort")
    yield from _rows(
        db,
        "SELECT 'soeg_borger', rid, alias, sortering, saerlig FROM soeg_borger JOIN record USING (nr)"
        " ORDER BY rid",
    )
    yield from fakta.dump(db)
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
    samlet.empty(db)
    fakta.empty(db)
    for name in (*RECORD_CLASS, UNKNOWN, "record", "conflict"):
        db.execute(f"DELETE FROM {name}")  # noqa: S608 - names of our own


def _passed(log: EventLog, rid: bytes, now: int) -> Callable[[int], bool]:
    """Whether an event of a record has gone by when event `now` does."""
    here = log.arrived_of(rid)
    return lambda eid: eid < now and here(eid)


def _write(
    db: sqlite3.Connection, tables: Projection, rows: list[Row], so_far: tuple[int, fakta.Filling]
) -> int:
    """Write the rows of records that are new to the tables, numbered on from the last number; the last number."""
    last = tables.insert_new(rows, *so_far)
    note_index.fill(db, [row for row in rows if not row[0].taken_back])
    return last


def _everywhere(row: tuple[Any, ...], writers: Mapping[int, bytes]) -> tuple[Any, ...]:
    """A noun's row, the values of COLUMNS first: type and fields, then where it stands by events' names."""

    def name(eid: int) -> tuple[bytes, int]:
        return writers.get(widx_of(eid), b""), n_of(eid)

    def names(registers: bytes | None) -> list[tuple[str, list[tuple[bytes, int]]]] | bytes:
        try:
            held = decode_eids(registers) if registers else {}
        except (msgspec.DecodeError, TypeError):
            # somebody wrote there who is not us: equal to nothing that a replay makes
            return registers or b""
        return [(felt, sorted(map(name, held[felt]))) for felt in sorted(held)]

    standing = dict(zip(COLUMNS, row, strict=False))
    for column in ("heads", "awaited"):
        standing[column] = names(standing[column])
    for column in ("created_eid", "changed_eid"):
        standing[column] = name(standing[column])
    return (*row[len(COLUMNS) :], *standing.values())


def _words(db: sqlite3.Connection, index: str) -> Iterator[tuple[Any, ...]]:
    """Each word of a search index with the record it stands for."""
    db.execute(f"CREATE VIRTUAL TABLE temp.ord USING fts5vocab (main, {index}, instance)")
    try:
        yield from _rows(
            db,
            f"SELECT '{index}', rid, term, col, offset FROM temp.ord JOIN record ON nr = doc"  # noqa: S608
            " ORDER BY rid, term, col, offset",
        )
        yield from _rows(
            db,
            f"SELECT '{index}_docsize', rid, sz FROM {index}_docsize JOIN record ON nr = {index}_docsize.id"  # noqa: S608
            " WHERE ltrim(hex(sz), '0') <> '' ORDER BY rid",  # one without a word may be there or not
        )
    finally:
        db.execute("DROP TABLE temp.ord")


def _rows(db: sqlite3.Connection, sql: str) -> Iterator[tuple[Any, ...]]:
    cursor = db.execute(sql)
    while rows := cursor.fetchmany(_BATCH):
        yield from rows

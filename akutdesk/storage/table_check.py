"""Where the tables for reading say something else than their events: which table, which record (F09, 2.3).

A page of an older copy put back, or a row changed by somebody who holds the key, passes the library's checks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.storage import note_index
from akutdesk.storage.event_log import EventLog, OpenedEvent
from akutdesk.storage.noun_table import UNKNOWN
from akutdesk.storage.projection import Projection
from akutdesk.storage.replay import dump, replay
from akutdesk.storage.search_check import unfindable
from akutdesk.storage.writer import Start, silent_writer
from akutdesk.wire import crypto

_ID: Final = 16
_ASTRAY: Final = """
    SELECT id FROM {table} LEFT JOIN record ON rid = id WHERE record.nr IS NOT {table}.nr ORDER BY id
"""
_STAMP: Final = "SELECT hlc FROM event WHERE eid = ?"


@dataclass(frozen=True, kw_only=True)
class TableFault:
    """`records` are those of whose rows some are missing, too many or others than their events say."""

    table: str
    records: tuple[bytes, ...]


def check_tables(db: sqlite3.Connection) -> tuple[TableFault, ...]:
    """Replay, compare, and roll the replay back. Raises EventsDamaged where the events cannot be read.

    Sums are compared first, a table each: rows are looked at one by one only where a sum differs.
    """
    log = _Stamped(db, Start(silent_writer(db)))
    db.execute("BEGIN IMMEDIATE")
    try:
        while note_index.catch_up(db):
            pass
        db.execute("SAVEPOINT as_found")
        astray = (*_astray(db), *(TableFault(table=each, records=()) for each in unfindable(db)))
        found = _sums(db)
        replay(db, log, Projection(db, log))
        right = _sums(db)
        wrong = {table for table in found | right if found.get(table) != right.get(table)}
        rows = _rows_of(db, wrong)
        db.execute("ROLLBACK TO as_found")
        stamped = (
            (TableFault(table="event", records=tuple(sorted(log.other))),) if log.other else ()
        )
        return (*stamped, *astray, *_faults(_rows_of(db, wrong), rows))
    finally:
        db.execute("ROLLBACK")


def _astray(db: sqlite3.Connection) -> tuple[TableFault, ...]:
    """Records whose row has another local number than their name: it would be found as somebody else."""
    found: list[TableFault] = []
    for table in sorted((*RECORD_CLASS, UNKNOWN)):
        rows = db.execute(_ASTRAY.format(table=table)).fetchall()
        if rows:
            found.append(TableFault(table=table, records=tuple(bytes(row[0]) for row in rows)))
    return tuple(found)


class _Stamped(EventLog):
    """Looks, as the events go by, whether each row's stamp is the sealed one: it decides which of two words wins."""

    def __init__(self, db: sqlite3.Connection, start: Start) -> None:
        super().__init__(db, start)
        self.other: set[bytes] = set()

    def everything(self) -> Iterator[tuple[bytes, OpenedEvent]]:
        for rid, event in super().everything():
            (stamp,) = self._db.execute(_STAMP, (event.eid,)).fetchone()
            if stamp != event.payload.hlc:
                self.other.add(rid)
            yield rid, event


_Rows = Mapping[str, Mapping[bytes, bytes]]
"""A sum for each record of each table."""


def _sums(db: sqlite3.Connection) -> dict[str, bytes]:
    sums: dict[str, bytes] = {}
    for row in dump(db):
        table = str(row[0])
        sums[table] = _added(sums.get(table, b""), row)
    return sums


def _rows_of(db: sqlite3.Connection, tables: set[str]) -> _Rows:
    rows: dict[str, dict[bytes, bytes]] = {table: {} for table in tables}
    for row in dump(db) if tables else ():
        of_table = rows.get(str(row[0]))
        if of_table is not None:
            rid = _record(row)
            of_table[rid] = _added(of_table.get(rid, b""), row)
    return rows


def _added(total: bytes, row: tuple[Any, ...]) -> bytes:
    return crypto.sha256(total, repr(row).encode())


def _record(row: tuple[Any, ...]) -> bytes:
    """The record a row of the dump is about: the first id in it."""
    ids = (each for each in row if isinstance(each, bytes) and len(each) == _ID)
    return next(ids, b"")


def _faults(found: _Rows, right: _Rows) -> Iterator[TableFault]:
    for table in sorted(right):
        ours, theirs = found[table], right[table]
        records = sorted(
            rid for rid in ours.keys() | theirs.keys() if ours.get(rid) != theirs.get(rid)
        )
        yield TableFault(table=table, records=tuple(records))

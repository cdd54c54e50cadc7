"""Examinations of a store: pages, chains, seals, tables, and how safe its events are. Codes and counts only."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from akutdesk.storage import meta, note_index, witness
from akutdesk.storage.chain_check import ChainFault, check_chains
from akutdesk.storage.connection import connect_unguarded, guard
from akutdesk.storage.errors import EventsDamaged, FileDamaged
from akutdesk.storage.event_log import EventLog
from akutdesk.storage.founding import DatabaseKeys
from akutdesk.storage.migration import refuse_newer, version_of
from akutdesk.storage.projection import Projection
from akutdesk.storage.replay import digest, replay
from akutdesk.storage.writer import Start, silent_writer


@dataclass(frozen=True, kw_only=True)
class Health:
    """What an examination found.

    `page_faults` counts pages that do not verify. `older`: the file lacks events that this PC had noted.
    `tables_right`: the tables are what their events say; None if it was not asked or could not be told.
    """

    version: int
    cipher: str
    events: int
    records: int
    page_faults: int
    chain_faults: tuple[ChainFault, ...]
    older: bool
    closed: bool
    tables_right: bool | None

    @property
    def sound(self) -> bool:
        """Whether nothing at all is wrong."""
        return not (
            self.page_faults or self.chain_faults or self.older or self.tables_right is False
        )


def examine(path: Path, keys: DatabaseKeys, *, tables: bool = False) -> Health:
    """Examine a file on a fresh connection, since one bad page spoils a connection (2.3). A job's work.

    With `tables` the tables for reading are also made again and compared; nothing is kept of that. Raises
    FilePlain, WrongKey, FileTooNew, FileGone, and FileDamaged if not even the first page can be read.
    """
    faults = page_faults(path, keys)
    db = connect_unguarded(path, keys)
    try:
        refuse_newer(db)
        version = version_of(db)
        (cipher,) = db.execute("PRAGMA cipher_version").fetchone()
        guard(db)
        return Health(
            version=version,
            cipher=cipher,
            events=_count(db, "event"),
            records=_count(db, "record"),
            page_faults=faults,
            chain_faults=() if faults else tuple(check_chains(db)),
            older=witness.is_older(db, path.parent, keys),
            closed=meta.read(db, meta.CLOSED) == meta.YES,
            tables_right=_tables_right(db) if tables and not faults else None,
        )
    finally:
        db.close()


def page_faults(path: Path, keys: DatabaseKeys) -> int:
    """How many pages do not verify, by both of the library's own checks, on a connection of its own."""
    db = connect_unguarded(path, keys)
    try:
        faults = len(db.execute("PRAGMA cipher_integrity_check").fetchall())
        checked = db.execute("PRAGMA integrity_check").fetchall()
    except FileDamaged:
        return 1
    finally:
        db.close()
    return faults + sum(row[0] != "ok" for row in checked)


def _tables_right(db: sqlite3.Connection) -> bool | None:
    """Whether a replay gives the same tables. The replay is rolled back."""
    log = EventLog(db, Start(silent_writer(db)))
    db.execute("BEGIN IMMEDIATE")
    try:
        while note_index.catch_up(db):
            pass
        before = digest(db)
        replay(db, log, Projection(db, log))
        return before == digest(db)
    except EventsDamaged:
        return None
    finally:
        db.execute("ROLLBACK")


def _count(db: sqlite3.Connection, table: str) -> int:
    (count,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - a name of our own
    return int(count)

"""Records in SQLite: their wrapped keys, and what is left when they are erased."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from akutdesk.central.rows import sorted_out, wrap_of
from akutdesk.central.sqlite_connection import SqliteConnection
from akutdesk.wire.messages import Wrap


class SqliteRecords:
    """The part of `store.Events` about records, and about what contradicts them."""

    def __init__(self, connection: SqliteConnection) -> None:
        self._connection = connection

    def keep_fork(
        self, org: bytes, writer: bytes, device: bytes, batch: bytes, now_ms: int
    ) -> None:
        """Keep a batch that contradicts what is here."""
        row = (org, writer, device, batch, now_ms)
        with self._connection.writing() as db:
            db.execute("INSERT OR IGNORE INTO fork VALUES (?, ?, ?, ?, ?)", row)

    def erase(self, org: bytes, rids: Sequence[bytes], now_ms: int) -> int:
        """Remove records' wraps and data bodies physically."""
        with self._connection.writing() as db:
            gone = sum(_strip(db, (org, rid), now_ms) for rid in rids)
        self._connection.wash()
        return gone

    def erased(self, org: bytes) -> Sequence[bytes]:
        """The records that were ever erased."""
        with self._connection.reading() as db:
            rows = db.execute(
                "SELECT rid FROM tombstone WHERE org = ? ORDER BY rid", (org,)
            ).fetchall()
        return tuple(row[0] for row in rows)

    def add_wraps(self, org: bytes, wraps: Sequence[Wrap], now_ms: int) -> Sequence[Wrap]:
        """Keep wraps; those that already stood, with other bytes."""
        with self._connection.writing() as db:
            (had,) = db.execute("SELECT wraps FROM org WHERE id = ?", (org,)).fetchone()
            new, standing = sorted_out(wraps, _standing(db, org, wraps))
            db.executemany(
                "INSERT INTO keywrap VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (org, number, each.rid, each.epoch, each.wrap, now_ms)
                    for number, each in enumerate(new, had + 1)
                ],
            )
            db.execute("UPDATE org SET wraps = wraps + ? WHERE id = ?", (len(new), org))
        return standing

    def wraps(self, org: bytes, after: int, limit: int) -> Sequence[tuple[int, Wrap]]:
        """Wraps in the order they came."""
        with self._connection.reading() as db:
            rows = db.execute(
                "SELECT number, rid, epoch, wrap FROM keywrap WHERE org = ? AND number > ?"
                " ORDER BY number LIMIT ?",
                (org, after, limit),
            ).fetchall()
        return tuple(wrap_of(row) for row in rows)


def _strip(db: sqlite3.Connection, record: tuple[bytes, bytes], now_ms: int) -> int:
    """One record, (org, rid), to what stays of it; how many bodies went."""
    org, rid = record
    (size,) = db.execute(
        "SELECT ifnull(sum(length(body)), 0) FROM event WHERE org = ? AND rid = ? AND stream = 1",
        record,
    ).fetchone()
    gone = db.execute(
        "UPDATE event SET body = NULL"
        " WHERE org = ? AND rid = ? AND stream = 1 AND body IS NOT NULL",
        record,
    ).rowcount
    db.execute("DELETE FROM keywrap WHERE org = ? AND rid = ?", record)
    db.execute("INSERT OR IGNORE INTO tombstone VALUES (?, ?, ?)", (org, rid, now_ms))
    db.execute("UPDATE org SET size = size - ? WHERE id = ?", (size, org))
    return gone


def _standing(
    db: sqlite3.Connection, org: bytes, wraps: Sequence[Wrap]
) -> dict[tuple[bytes, int | None], bytes]:
    """The wraps and tombstones that stand in the place of these records."""
    return {
        (rid, epoch): wrap
        for rid in {each.rid for each in wraps}
        for epoch, wrap in db.execute(
            "SELECT epoch, wrap FROM keywrap WHERE org = ?1 AND rid = ?2"
            " UNION ALL SELECT NULL, NULL FROM tombstone WHERE org = ?1 AND rid = ?2",
            (org, rid),
        )
    }

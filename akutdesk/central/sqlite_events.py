"""Sessions and events in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import accumulate, count, repeat

from akutdesk.central.kept import Addition, ChainMark, Link, Mark, Placed, Slice
from akutdesk.central.rows import kept_bodies, kept_size, placed
from akutdesk.central.sqlite_page import read_page
from akutdesk.central.sqlite_records import SqliteRecords
from akutdesk.central.sqlite_sessions import SqliteSessions
from akutdesk.central.store_error import MovedError
from akutdesk.wire.receipt import NO_DIGEST


class SqliteEvents(SqliteSessions, SqliteRecords):
    """`store.Events` on a SQLite file."""

    def append(self, org: bytes, addition: Addition) -> Placed:
        """Give the events the next numbers and keep them. Raises MovedError, StoreFullError."""
        self._connection.require_room()
        with self._connection.writing() as db:
            head = db.execute(
                "SELECT o.incarnation, o.seq, o.digest FROM org AS o"
                " JOIN writer_head AS h ON h.org = o.id AND h.writer = ?"
                " WHERE o.id = ? AND o.statements = ? AND h.n = ?",
                (addition.writer, org, addition.statements, addition.before_n),
            ).fetchone()
            if head is None:
                raise MovedError
            where = placed(addition, *head)
            _insert(db, org, addition, where)
        return where

    def page(self, org: bytes, after: int, limit: int, limit_bytes: int) -> Slice:
        """As many whole pushes after a number as fit both limits, at least one."""
        with self._connection.reading() as db:
            return read_page(db, (org, after), limit, limit_bytes)

    def mark(self, org: bytes, seq: int) -> Mark:
        """The last push's end at or before a number."""
        with self._connection.reading() as db:
            row = db.execute(
                "SELECT seq_to, digest FROM stretch WHERE org = ? AND seq_to <= ?"
                " ORDER BY seq_to DESC LIMIT 1",
                (org, seq),
            ).fetchone()
        return Mark(0, NO_DIGEST) if row is None else Mark(*row)

    def chain_mark(self, org: bytes, writer: bytes, n: int) -> ChainMark:
        """The last push's end of a writer at or before n."""
        with self._connection.reading() as db:
            row = db.execute(
                "SELECT last, chain FROM stretch WHERE org = ?1 AND writer = ?2 AND last <= ?3"
                " UNION ALL SELECT 0, first_chain FROM session WHERE org = ?1 AND writer = ?2"
                " ORDER BY 1 DESC LIMIT 1",
                (org, writer, n),
            ).fetchone()
        return ChainMark(*row)

    def links(self, org: bytes, writer: bytes, first: int, last: int) -> Sequence[Link]:
        """A writer's kept events from n = first to last."""
        with self._connection.reading() as db:
            rows = db.execute(
                "SELECT seq, n, header, body_hash FROM event"
                " WHERE org = ? AND writer = ? AND n BETWEEN ? AND ? ORDER BY n",
                (org, writer, first, last),
            ).fetchall()
        return tuple(Link(*row) for row in rows)

    def links_between(self, org: bytes, after: int, upto: int) -> Sequence[Link]:
        """Kept events of all writers, numbers above `after` up to `upto`."""
        with self._connection.reading() as db:
            rows = db.execute(
                "SELECT seq, n, header, body_hash FROM event"
                " WHERE org = ? AND seq > ? AND seq <= ? ORDER BY seq",
                (org, after, upto),
            ).fetchall()
        return tuple(Link(*row) for row in rows)

    def mend(self, org: bytes, writer: bytes, first: int, bodies: Sequence[bytes]) -> int:
        """Put kept bodies right that differ from ones proven right."""
        rows = [(body, org, writer, n, body) for n, body in enumerate(bodies, first)]
        with self._connection.writing() as db:
            return db.executemany(
                "UPDATE event SET body = ? WHERE org = ? AND writer = ? AND n = ? AND body <> ?",
                rows,
            ).rowcount


def _insert(db: sqlite3.Connection, org: bytes, addition: Addition, where: Placed) -> None:
    erased = db.execute("SELECT rid FROM tombstone WHERE org = ?", (org,)).fetchall()
    kept = kept_bodies(addition, {rid for (rid,) in erased})
    size = kept_size(addition, kept)
    first_n = addition.last - len(addition.headers) + 1
    db.executemany(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        zip(
            repeat(org),
            count(where.seq_from),
            repeat(addition.writer),
            count(first_n),
            addition.streams,
            addition.rids,
            addition.headers,
            addition.body_hashes,
            _bodies(addition, kept),
        ),
    )
    place = (org, where.seq_to, addition.writer, addition.first, addition.last)
    proof = (addition.chain, addition.signature, where.digest)
    db.execute(
        "INSERT INTO stretch VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*place, *proof, size, addition.now_ms),
    )
    db.execute(
        "UPDATE writer_head SET n = ?, chain = ? WHERE org = ? AND writer = ?",
        (addition.last, addition.chain, org, addition.writer),
    )
    db.execute(
        "UPDATE org SET seq = ?, digest = ?, size = size + ? WHERE id = ?",
        (where.seq_to, where.digest, size, org),
    )


def _bodies(addition: Addition, kept: Sequence[bool]) -> Iterator[memoryview | None]:
    """The bodies one by one, None where one is not kept."""
    whole = memoryview(addition.bodies)
    for keep, size, end in zip(kept, addition.sizes, accumulate(addition.sizes), strict=True):
        yield whole[end - size : end] if keep else None

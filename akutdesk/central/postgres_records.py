"""Records on PostgreSQL: their wrapped keys, and what is left when they are erased."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from akutdesk.central.postgres_database import Database
from akutdesk.central.postgres_directory import Directory
from akutdesk.central.rows import sorted_out, wrap_of
from akutdesk.wire.messages import Wrap

# The wraps and tombstones that stand in the place of some records, whose ids are laid end to end.
_STANDING: Final = """
WITH given AS (
    SELECT DISTINCT substring(%(rids)s::bytea FROM i * 16 + 1 FOR 16) AS rid
    FROM generate_series(0, %(last)s::int) AS i
)
SELECT rid, epoch, wrap FROM keywrap JOIN given USING (rid)
UNION ALL SELECT rid, NULL, NULL FROM tombstone JOIN given USING (rid)
"""
_STRIP: Final = """
WITH held AS (
    SELECT seq, octet_length(body) AS size FROM event
    WHERE rid = ANY(%s) AND stream = 1 AND body IS NOT NULL
), gone AS (
    UPDATE event SET body = NULL FROM held WHERE event.seq = held.seq RETURNING held.size
)
SELECT count(*), coalesce(sum(size), 0)::bigint FROM gone
"""


AT_ONCE: Final = 256 * 2**20
"""Bytes of events, indexes and all, up to which they are written anew at once; more waits for the night (scrub.sh)."""


class PostgresRecords:
    """The part of `store.Events` about records, and about what contradicts them."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def keep_fork(
        self, org: bytes, writer: bytes, device: bytes, batch: bytes, now_ms: int
    ) -> None:
        """Keep a batch that contradicts what is here."""
        with self._directory.of(org).connection() as db:
            db.execute(
                "INSERT INTO fork VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
                (writer, device, batch, now_ms),
            )

    def erase(self, org: bytes, rids: Sequence[bytes], now_ms: int) -> int:
        """Remove records' wraps and data bodies, and write the tables they lay in anew (docs/decisions/0148).

        Raises StoreBusyError while somebody reads these tables: it is erased, and is still to be washed away.
        """
        if not rids:
            return 0
        named = list(rids)
        database = self._directory.of(org)
        with database.transaction() as db:
            db.execute("SELECT FROM org FOR NO KEY UPDATE")
            db.execute(
                "INSERT INTO tombstone SELECT unnest(%s), %s ON CONFLICT DO NOTHING",
                (named, now_ms),
            )
            wraps = db.execute("DELETE FROM keywrap WHERE rid = ANY(%s)", (named,)).rowcount
            gone, size = db.execute(_STRIP, (named,)).fetchall()[0]
            found = int(bool(gone or wraps))
            db.execute("UPDATE org SET size = size - %s, unwashed = unwashed + %s", (size, found))
        _wash(database)
        return gone

    def erased(self, org: bytes) -> Sequence[bytes]:
        """The records that were ever erased."""
        rows = self._directory.of(org).rows("SELECT rid FROM tombstone ORDER BY rid", ())
        return tuple(row[0] for row in rows)

    def add_wraps(self, org: bytes, wraps: Sequence[Wrap], now_ms: int) -> Sequence[Wrap]:
        """Keep wraps; those that already stood, with other bytes."""
        rids = b"".join(each.rid for each in wraps)
        with self._directory.of(org).transaction() as db:
            (had,) = db.execute("SELECT wraps FROM org FOR NO KEY UPDATE").fetchall()[0]
            place = {"rids": rids, "last": len(wraps) - 1}
            rows = db.execute(_STANDING, place, binary=True).fetchall()
            kept = {(rid, epoch): wrap for rid, epoch, wrap in rows}
            new, standing = sorted_out(wraps, kept)
            with db.cursor() as cursor, cursor.copy("COPY keywrap FROM STDIN") as copy:
                for number, each in enumerate(new, had + 1):
                    copy.write_row((number, each.rid, each.epoch, each.wrap, now_ms))
            db.execute("UPDATE org SET wraps = wraps + %s", (len(new),))
        return standing

    def wraps(self, org: bytes, after: int, limit: int) -> Sequence[tuple[int, Wrap]]:
        """Wraps in the order they came."""
        rows = self._directory.of(org).rows(
            "SELECT number, rid, epoch, wrap FROM keywrap WHERE number > %s ORDER BY number LIMIT %s",
            (after, limit),
        )
        return tuple(wrap_of(row) for row in rows)


def _wash(database: Database) -> None:
    """Write the tables anew that erased bytes lay in, since PostgreSQL only marks their place as free.

    The keys' table always; the events' where it is small, for nobody appends meanwhile.
    """
    with database.connection() as db:
        count, size = db.execute(
            "SELECT unwashed, pg_total_relation_size('event') FROM org"
        ).fetchall()[0]
        if not count:
            return
        db.execute("VACUUM (FULL) keywrap")
        if size > AT_ONCE:
            db.execute("VACUUM event")
            return
        db.execute("VACUUM (FULL) event")
        db.execute("UPDATE org SET unwashed = 0 WHERE unwashed = %s", (count,))

"""Sessions and events on PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from akutdesk.central.disk import Disk
from akutdesk.central.kept import Addition, ChainMark, Link, Mark, Placed, Slice
from akutdesk.central.postgres_append import append
from akutdesk.central.postgres_directory import Directory
from akutdesk.central.postgres_page import read_page
from akutdesk.central.postgres_records import PostgresRecords
from akutdesk.central.postgres_sessions import PostgresSessions
from akutdesk.wire.receipt import NO_DIGEST

_CHAIN: Final = """
SELECT last, chain FROM stretch JOIN session AS s ON s.number = stretch.session
WHERE s.writer = %s AND last <= %s
UNION ALL SELECT 0, first_chain FROM session WHERE writer = %s
ORDER BY 1 DESC LIMIT 1
"""
_LINKS: Final = """
SELECT seq, n, header, body_hash FROM event JOIN session AS s ON s.number = event.session
WHERE s.writer = %s AND n BETWEEN %s AND %s ORDER BY n
"""
_MEND: Final = """
UPDATE event SET body = %s FROM session AS s
WHERE s.number = event.session AND s.writer = %s AND n = %s AND body <> %s
"""


class PostgresEvents(PostgresSessions, PostgresRecords):
    """`store.Events` in each org's own database."""

    def __init__(self, directory: Directory, disk: Disk) -> None:
        super().__init__(directory)
        self._disk = disk

    def append(self, org: bytes, addition: Addition) -> Placed:
        """Give the events the next numbers and keep them. Raises MovedError, StoreFullError."""
        self._disk.require_room()
        with self._directory.of(org).pipelined() as db:
            return append(db, addition)

    def page(self, org: bytes, after: int, limit: int, limit_bytes: int) -> Slice:
        """As many whole pushes after a number as fit both limits, at least one."""
        with self._directory.of(org).connection() as db:
            return read_page(db, after, limit, limit_bytes)

    def mark(self, org: bytes, seq: int) -> Mark:
        """The last push's end at or before a number."""
        rows = self._directory.of(org).rows(
            "SELECT seq_to, digest FROM stretch WHERE seq_to <= %s ORDER BY seq_to DESC LIMIT 1",
            (seq,),
        )
        return Mark(*rows[0]) if rows else Mark(0, NO_DIGEST)

    def chain_mark(self, org: bytes, writer: bytes, n: int) -> ChainMark:
        """The last push's end of a writer at or before n."""
        rows = self._directory.of(org).rows(_CHAIN, (writer, n, writer))
        return ChainMark(*rows[0])

    def links(self, org: bytes, writer: bytes, first: int, last: int) -> Sequence[Link]:
        """A writer's kept events from n = first to last."""
        rows = self._directory.of(org).rows(_LINKS, (writer, first, last))
        return tuple(Link(*row) for row in rows)

    def links_between(self, org: bytes, after: int, upto: int) -> Sequence[Link]:
        """Kept events of all writers, numbers above `after` up to `upto`."""
        rows = self._directory.of(org).rows(
            "SELECT seq, n, header, body_hash FROM event WHERE seq > %s AND seq <= %s ORDER BY seq",
            (after, upto),
        )
        return tuple(Link(*row) for row in rows)

    def mend(self, org: bytes, writer: bytes, first: int, bodies: Sequence[bytes]) -> int:
        """Put kept bodies right that differ from ones proven right."""
        rows = [(body, writer, n, body) for n, body in enumerate(bodies, first)]
        with self._directory.of(org).transaction() as db, db.cursor() as cursor:
            cursor.executemany(_MEND, rows)
            return cursor.rowcount

"""Sessions and writers on PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from psycopg import Connection

from akutdesk.central.kept import NewSession, Numbered, Writer
from akutdesk.central.postgres_directory import Directory
from akutdesk.central.rows import Row, writer_of
from akutdesk.central.store_error import MovedError

_WRITER: Final = (
    "SELECT s.number, s.writer, s.device, s.public, h.n, h.chain"
    " FROM session AS s JOIN writer_head AS h ON h.session = s.number"
)


class PostgresSessions:
    """The part of `store.Events` about who writes."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def add_session(self, org: bytes, session: NewSession, now_ms: int) -> bool:
        """Keep a session. False if it was there; raises MovedError if with another certificate."""
        with self._directory.of(org).transaction() as db:
            db.execute("SELECT FROM org FOR NO KEY UPDATE")
            kept = db.execute(
                "SELECT certificate FROM session WHERE writer = %s", (session.writer,)
            ).fetchone()
            if kept is not None:
                if kept[0] != session.certificate:
                    raise MovedError
                return False
            _insert(db, session, now_ms)
            return True

    def sessions(self, org: bytes, after: int, limit: int) -> Sequence[Numbered]:
        """Certificates in the order they came."""
        rows = self._directory.of(org).rows(
            "SELECT number, certificate FROM session WHERE number > %s ORDER BY number LIMIT %s",
            (after, limit),
        )
        return tuple(Numbered(*row) for row in rows)

    def writer(self, org: bytes, writer: bytes) -> Writer | None:
        """A writer and how far it has come."""
        rows = self._directory.of(org).rows(f"{_WRITER} WHERE s.writer = %s", (writer,))
        return writer_of(rows[0])[1] if rows else None

    def writers(self, org: bytes, after: int, limit: int) -> Sequence[tuple[int, Writer]]:
        """Writers in the order they were met."""
        rows = self._directory.of(org).rows(
            f"{_WRITER} WHERE s.number > %s ORDER BY s.number LIMIT %s", (after, limit)
        )
        return tuple(writer_of(row) for row in rows)


def _insert(db: Connection[Row], session: NewSession, now_ms: int) -> None:
    who = (session.writer, session.device, session.public, session.chain, session.certificate)
    db.execute(
        "WITH o AS (UPDATE org SET sessions = sessions + 1 RETURNING sessions)"
        " INSERT INTO session SELECT sessions, %s, %s, %s, %s, %s, %s FROM o",
        (*who, now_ms),
    )
    db.execute(
        "INSERT INTO writer_head SELECT number, 0, first_chain FROM session WHERE writer = %s",
        (session.writer,),
    )

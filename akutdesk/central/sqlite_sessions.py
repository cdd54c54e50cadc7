"""Sessions and writers in SQLite."""

from __future__ import annotations

from collections.abc import Sequence

from akutdesk.central.kept import NewSession, Numbered, Writer
from akutdesk.central.rows import writer_of
from akutdesk.central.sqlite_connection import SqliteConnection
from akutdesk.central.store_error import MovedError

_WRITER = (
    "SELECT s.number, s.writer, s.device, s.public, h.n, h.chain FROM session AS s"
    " JOIN writer_head AS h USING (org, writer)"
)


class SqliteSessions:
    """The part of `store.Events` about who writes."""

    def __init__(self, connection: SqliteConnection) -> None:
        self._connection = connection

    def add_session(self, org: bytes, session: NewSession, now_ms: int) -> bool:
        """Keep a session. False if it was there; raises MovedError if with another certificate."""
        with self._connection.writing() as db:
            row = db.execute(
                "SELECT certificate FROM session WHERE org = ? AND writer = ?",
                (org, session.writer),
            ).fetchone()
            if row is not None:
                if row[0] != session.certificate:
                    raise MovedError
                return False
            (number,) = db.execute(
                "UPDATE org SET sessions = sessions + 1 WHERE id = ? RETURNING sessions", (org,)
            ).fetchone()
            who = (org, number, session.writer, session.device, session.public, session.chain)
            db.execute(
                "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (*who, session.certificate, now_ms),
            )
            db.execute(
                "INSERT INTO writer_head VALUES (?, ?, 0, ?)", (org, session.writer, session.chain)
            )
            return True

    def sessions(self, org: bytes, after: int, limit: int) -> Sequence[Numbered]:
        """Certificates in the order they came."""
        with self._connection.reading() as db:
            rows = db.execute(
                "SELECT number, certificate FROM session WHERE org = ? AND number > ?"
                " ORDER BY number LIMIT ?",
                (org, after, limit),
            ).fetchall()
        return tuple(Numbered(*row) for row in rows)

    def writer(self, org: bytes, writer: bytes) -> Writer | None:
        """A writer and how far it has come."""
        with self._connection.reading() as db:
            row = db.execute(
                f"{_WRITER} WHERE s.org = ? AND s.writer = ?", (org, writer)
            ).fetchone()
        return None if row is None else writer_of(row)[1]

    def writers(self, org: bytes, after: int, limit: int) -> Sequence[tuple[int, Writer]]:
        """Writers in the order they were met."""
        with self._connection.reading() as db:
            rows = db.execute(
                f"{_WRITER} WHERE s.org = ? AND s.number > ? ORDER BY s.number LIMIT ?",
                (org, after, limit),
            ).fetchall()
        return tuple(writer_of(row) for row in rows)

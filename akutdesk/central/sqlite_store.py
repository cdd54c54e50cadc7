"""The central server's store in one SQLite file: the default, for one process (sync-and-security.md 2.17)."""

from __future__ import annotations

from pathlib import Path

from akutdesk.central.kept import Server
from akutdesk.central.sqlite_access import SqliteAccess
from akutdesk.central.sqlite_connection import SqliteConnection
from akutdesk.central.sqlite_events import SqliteEvents
from akutdesk.central.sqlite_orgs import SqliteOrgs
from akutdesk.wire import crypto


class SqliteStore:
    """`store.Store` in one file."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it. Raises StoreUnusableError."""
        self._connection = SqliteConnection(path)
        self._orgs = SqliteOrgs(self._connection)
        self._events = SqliteEvents(self._connection)
        self._access = SqliteAccess(self._connection)
        self._server = self._begin()

    @property
    def orgs(self) -> SqliteOrgs:
        """Slots, orgs, membership."""
        return self._orgs

    @property
    def events(self) -> SqliteEvents:
        """Sessions and events."""
        return self._events

    @property
    def access(self) -> SqliteAccess:
        """Tokens and enrolments."""
        return self._access

    def server(self) -> Server:
        """Who this database is."""
        return self._server

    def ready(self) -> bool:
        """Whether the store answers and the disk has room."""
        with self._connection.reading() as db:
            db.execute("SELECT 1 FROM server").fetchone()
        return self._connection.has_room()

    def close(self) -> None:
        """Let go of every connection."""
        self._connection.close()

    def _begin(self) -> Server:
        drawn = (crypto.random_bytes(16), crypto.make_signing_key())
        with self._connection.writing() as db:
            db.execute("INSERT OR IGNORE INTO server VALUES (1, ?, ?)", drawn)
            return Server(*db.execute("SELECT id, key FROM server").fetchone())

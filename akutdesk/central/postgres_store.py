"""The central server's store on PostgreSQL: a main database, and one for each org (sync-and-security.md 2.17).

Nodes keep nothing of their own, so several can serve the same databases.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from akutdesk.central.disk import Disk
from akutdesk.central.kept import Server
from akutdesk.central.postgres_access import PostgresAccess
from akutdesk.central.postgres_database import Database, check_address
from akutdesk.central.postgres_directory import Directory
from akutdesk.central.postgres_events import PostgresEvents
from akutdesk.central.postgres_orgs import PostgresOrgs
from akutdesk.central.postgres_schema import MAIN
from akutdesk.wire import crypto

MOST_TO_MAIN: Final = 8
"""Connections a node opens to the main database."""


class PostgresStore:
    """`store.Store` on a PostgreSQL server."""

    def __init__(self, conninfo: str, disk: Path | None = None) -> None:
        """Reach the main database and bring it up to date. Raises StoreUnusableError.

        `disk` is a folder on the disk of PostgreSQL's data, where that is mounted on this machine.
        """
        self._disk = Disk(disk)
        check_address(conninfo)
        self._main = Database(conninfo, MAIN, MOST_TO_MAIN)
        self._directory = Directory(conninfo, self._main)
        self._orgs = PostgresOrgs(self._main, self._directory)
        self._events = PostgresEvents(self._directory, self._disk)
        self._access = PostgresAccess(self._main)
        self._server = self._begin()

    @property
    def orgs(self) -> PostgresOrgs:
        """Slots, orgs, membership."""
        return self._orgs

    @property
    def events(self) -> PostgresEvents:
        """Sessions and events."""
        return self._events

    @property
    def access(self) -> PostgresAccess:
        """Tokens and enrolments."""
        return self._access

    def server(self) -> Server:
        """Who this database is."""
        return self._server

    def ready(self) -> bool:
        """Whether the main database answers and may be written (a standby may not), and the disk has room."""
        return self._main.rows("SELECT pg_is_in_recovery()") == [(False,)] and self._disk.has_room()

    def close(self) -> None:
        """Let go of every connection."""
        self._directory.close()
        self._main.close()

    def _begin(self) -> Server:
        drawn = (crypto.random_bytes(16), crypto.make_signing_key())
        with self._main.transaction() as db:
            db.execute("INSERT INTO server (id, key) VALUES (%s, %s) ON CONFLICT DO NOTHING", drawn)
            return Server(*db.execute("SELECT id, key FROM server").fetchall()[0])

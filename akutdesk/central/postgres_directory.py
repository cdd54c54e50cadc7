"""Which PostgreSQL database is whose."""

from __future__ import annotations

from threading import Lock
from typing import Final

from akutdesk.central.postgres_database import Database, within
from akutdesk.central.postgres_schema import ORG
from akutdesk.central.store_error import MovedError

MOST_PER_ORG: Final = 4
"""Connections a node opens to one org's database: one appends at a time, the rest read."""


class Directory:
    """Which database is whose. Once filled a slot never changes, so what was found is remembered."""

    def __init__(self, conninfo: str, main: Database) -> None:
        self._conninfo = conninfo
        self._main = main
        self._lock = Lock()
        self._known: dict[bytes, Database] = {}
        self._by_name: dict[str, Database] = {}

    def find(self, org: bytes) -> Database | None:
        """The org's database; None if there is no such org."""
        known = self._known.get(org)
        if known is not None:
            return known
        rows = self._main.rows("SELECT database, secret FROM slot WHERE org = %s", (org,))
        if not rows:
            return None
        found = self.named(*rows[0])
        self._known[org] = found
        return found

    def of(self, org: bytes) -> Database:
        """The org's database. Raises MovedError if there is no such org."""
        found = self.find(org)
        if found is None:
            raise MovedError
        return found

    def named(self, name: str, secret: str) -> Database:
        """The database of a slot, reached as its own role."""
        with self._lock:
            if name not in self._by_name:
                conninfo = within(self._conninfo, name, user=name, password=secret)
                self._by_name[name] = Database(conninfo, ORG, MOST_PER_ORG)
            return self._by_name[name]

    def close(self) -> None:
        """Let go of every connection."""
        with self._lock:
            for database in self._by_name.values():
                database.close()

"""The server of a house on a PostgreSQL of its own, which can be put back to an earlier copy of its disk."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from akutdesk.central.postgres_store import PostgresStore
from tests.central import postgres_server
from tests.central.postgres_server import PostgresServer
from tests.central.running import running_over
from tests.sync.house import ServerHere

on_both_stores = pytest.mark.parametrize("house", ["sqlite", "postgres"], indirect=True)
"""For what depends on how the server keeps things."""


class PostgresHere(ServerHere):
    """Like the one on SQLite; `folder` is not used, because PostgreSQL's owner must reach its files."""

    def __init__(self, folder: Path, clock, **options) -> None:
        self._disk = ExitStack()
        place = self._disk.enter_context(postgres_server.owned_folder())
        self._postgres = PostgresServer.made_in(place)
        self._empty = self._keep("empty")
        self._postgres.start()
        self._postgres.make_database("central")
        self._postgres.stop()
        super().__init__(folder, clock, **options)

    def start(self, **options) -> None:
        """Start over the disk as it is."""
        self._options |= options
        self._postgres.start()
        self._up.callback(self._postgres.crash)
        store = PostgresStore(self._postgres.url("central"))
        self._up.callback(store.close)
        self.now = self._up.enter_context(running_over(store, clock=self._clock, **self._options))

    def throw_away(self) -> None:
        """Stop, and leave nothing behind."""
        self.stop()
        self._disk.close()

    def copy(self) -> Path:
        """A copy of the disk as of now."""
        self.stop()
        to = self._keep(f"copy-{len(list(self._postgres.folder.iterdir()))}")
        self.start()
        return to

    def restore(self, copy: Path | None, *, by_tool: bool) -> None:
        """Go on from a copy, or from nothing."""
        self.stop()
        shutil.rmtree(self._postgres.data)
        _clone(self._empty if copy is None else copy, self._postgres.data)
        if copy is None:
            self._postgres.start()
            self._postgres.make_database("central")
            self._postgres.stop()
        self.start()
        if by_tool:
            self.begin_incarnation()

    def orgs(self) -> list[bytes]:
        """The orgs in the main database."""
        return list(self.now.store.orgs.every())

    def names(self) -> list[tuple[bytes, int]]:
        """(writer, n) of every event, in the server's order."""
        return [row for url in self._databases() for row in _names(url)]

    def everything(self) -> bytes:
        """Every file of PostgreSQL, its log and its write-ahead log among them."""
        self.stop()
        files = (path for path in self._postgres.folder.rglob("*") if path.is_file())
        data = b"".join(path.read_bytes() for path in files)
        self.start()
        return data

    def rot(self, seq: int) -> None:
        """A body turns to zeros, as on a rotten disk."""
        (url,) = self._databases()
        with psycopg.connect(url, autocommit=True) as db:
            zeros = "decode(repeat('00', octet_length(body)), 'hex')"
            db.execute(f"UPDATE event SET body = {zeros} WHERE seq = %s", (seq,))  # noqa: S608

    def _databases(self) -> list[str]:
        with psycopg.connect(self._postgres.url("central")) as db:
            rows = db.execute("SELECT database FROM slot WHERE org IS NOT NULL").fetchall()
        return [self._postgres.url(name) for (name,) in rows]

    def _keep(self, name: str) -> Path:
        to = self._postgres.folder / name
        _clone(self._postgres.data, to)
        return to


def _names(url: str) -> list[tuple[bytes, int]]:
    with psycopg.connect(url) as db:
        return db.execute(
            "SELECT s.writer, n FROM event JOIN session AS s ON s.number = event.session ORDER BY seq"
        ).fetchall()


def _clone(what: Path, to: Path) -> None:
    """A copy with its owner, whom PostgreSQL insists on."""
    subprocess.run(["cp", "-a", what, to], check=True)  # noqa: S607 - found by name on any system

"""The server of a run on a real PostgreSQL: its databases are copied inside it, which takes a moment each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count as counting
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from akutdesk.central.postgres_store import PostgresStore
from tests.central import postgres_server
from tests.central.postgres_server import PostgresServer
from tests.simulator.central import Content, InProcess, SqliteCentral
from tests.simulator.template import memory

_NUMBERS = counting(1)
_MAIN = "central"
_TOKEN = "copy.json"
_QUICK = postgres_server.QUIET | {
    "autovacuum": "off",
    "full_page_writes": "off",
    "max_wal_senders": "0",
    "wal_level": "minimal",
}
"""It is never killed in a run, and its databases are copied all the time."""


@contextmanager
def postgres_central() -> Iterator[type[SqliteCentral]]:
    """The kind of server, while its PostgreSQL runs. One at a time. Skips where there is no PostgreSQL."""
    lacking = postgres_server.missing()
    if lacking:
        pytest.skip(lacking)
    with postgres_server.running(_QUICK, memory()) as server:
        yield type("PostgresCentral", (_PostgresCentral,), {"postgres": server})


class _PostgresCentral(SqliteCentral):
    """`folder` holds no more than which databases a copy consists of, each as (its name, its copy's name)."""

    NAME = "postgres"
    postgres: PostgresServer

    def __init__(self, folder: Path, clock, **options) -> None:
        self._copies: list[str] = []
        self._put_back(folder)
        super().__init__(folder, clock, **options)

    def start(self, **_) -> None:
        store = PostgresStore(self.postgres.url(_MAIN))
        self._up.callback(store.close)
        self.now = InProcess(store, self._clock)

    def leave(self) -> None:
        """Stop; whoever has a copy of the folder goes on from here."""
        self.stop()
        self._keep(self.folder)

    def throw_away(self) -> None:
        """Stop, and leave no copy behind: a database takes 8 MB."""
        self.stop()
        with psycopg.connect(self.postgres.url(), autocommit=True) as db:
            for name in self._copies:
                db.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))

    def copy(self) -> Path:
        """A copy of the databases as of now."""
        self.stop()
        to = self.folder.with_name(f"copy-{next(_NUMBERS)}")
        to.mkdir()
        self._copies += self._keep(to)
        self.start()
        return to

    def restore(self, copy: Path | None, *, by_tool: bool) -> None:
        """Go on from a copy, or from nothing."""
        self.stop()
        self._put_back(copy)
        self.start()
        if by_tool:
            self.begin_incarnation()

    def orgs(self) -> list[bytes]:
        """The orgs in the main database."""
        return list(self.now.store.orgs.every())

    def events(self, *, whole: bool = False) -> list[Content]:
        """Every event in the server's order; `whole`: only where the body did not rot."""
        only = (
            "WHERE body IS NULL OR body <> decode(repeat('00', octet_length(body)), 'hex')"
            if whole
            else ""
        )
        return self._of_orgs(
            f"SELECT writer, n, header, body_hash FROM event JOIN session ON number = session {only} ORDER BY seq"  # noqa: S608
        )

    def rot(self, seq: int) -> None:
        """A body turns to zeros, as on a rotten disk."""
        zeros = "decode(repeat('00', octet_length(body)), 'hex')"
        self._of_orgs(f"UPDATE event SET body = {zeros} WHERE seq = {seq} RETURNING 1")  # noqa: S608

    def _of_orgs(self, query: str) -> list[tuple]:
        rows: list[tuple] = []
        for name in self._live()[1:]:
            with psycopg.connect(self.postgres.url(name)) as db:
                made = db.execute("SELECT to_regclass('event') IS NOT NULL").fetchall()
                rows += db.execute(query).fetchall() if made == [(True,)] else []
        return rows

    # ---------------------------------------------------------------- databases

    def _live(self) -> list[str]:
        with psycopg.connect(self.postgres.url(_MAIN)) as db:
            rows = db.execute("SELECT database FROM slot").fetchall()
        return [_MAIN, *(name for (name,) in rows)]

    def _keep(self, to: Path) -> list[str]:
        kept = [(name, f"copy_{next(_NUMBERS)}") for name in self._live()]
        for name, copy in kept:
            self._clone(name, copy)
        (to / _TOKEN).write_text(json.dumps(kept), encoding="utf-8")
        return [copy for _, copy in kept]

    def _put_back(self, copy: Path | None) -> None:
        kept = json.loads((copy / _TOKEN).read_text()) if copy and (copy / _TOKEN).exists() else []
        if self._stands():
            self.postgres.drop_all(_MAIN)
        for name, of in kept:
            self._clone(of, name)
        if not kept:
            self.postgres.make_database(_MAIN)

    def _stands(self) -> bool:
        with psycopg.connect(self.postgres.url()) as db:
            rows = db.execute("SELECT 1 FROM pg_database WHERE datname = %s", (_MAIN,)).fetchall()
        return bool(rows)

    def _clone(self, name: str, to: str) -> None:
        """With its owner, who is the role that the server comes as."""
        with psycopg.connect(self.postgres.url(), autocommit=True) as db:
            owner = db.execute(
                "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = %s", (name,)
            ).fetchall()[0][0]
            db.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {} STRATEGY file_copy").format(
                    *(sql.Identifier(each) for each in (to, owner, name))
                )
            )

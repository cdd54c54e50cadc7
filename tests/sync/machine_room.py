"""The central server as it stands in a machine room: a process of its own over TLS, on either database, with a tap on the line."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from hashlib import sha256
from pathlib import Path

import psycopg

from tests.central import postgres_server
from tests.central.node import Serving
from tests.central.postgres_server import PostgresServer
from tests.central.tap import Tap, tapped
from tests.fakes.certificates import authority, server_pair
from tests.fakes.leak import files_in

TALKATIVE = {
    **postgres_server.QUIET,
    "log_min_messages": "info",
    "log_statement": "all",
    "log_parameter_max_length": "-1",
    "log_connections": "on",
}
"""PostgreSQL writes every statement and every value into its log."""


class SqliteRoom:
    """A server that keeps everything in one SQLite file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.database = f"sqlite:///{folder}/central.db"

    def dumped(self) -> dict[str, bytes]:
        """The dump, and every file while it serves."""
        with closing(self._open()) as db:
            dump = "\n".join(db.iterdump()).encode()
        return {"dump": dump, **files_in(self._folder)}

    def plant(self, word: str) -> None:
        """Write a word into the database."""
        with closing(self._open()) as db, db:
            db.execute("CREATE TABLE planted (word TEXT)")
            db.execute("INSERT INTO planted VALUES (?)", (word,))

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._folder / "central.db")


class PostgresRoom:
    """A server on a PostgreSQL of its own, which tells its log everything."""

    def __init__(self, postgres: PostgresServer) -> None:
        self._postgres = postgres
        self._born = {sha256(data).digest() for data in _contents(postgres.folder).values()}
        self.database = postgres.make_database("central")

    def dumped(self) -> dict[str, bytes]:
        """Plain and custom dumps of all databases, and every file of the data, write-ahead log and log.

        Those that are as PostgreSQL itself brought them are left out.
        """
        with psycopg.connect(self.database) as db:
            names = [row[0] for row in db.execute("SELECT database FROM slot").fetchall()]
        dumps: dict[str, bytes] = {}
        for name in ("central", *names):
            for kind in ("plain", "custom"):
                path = self._postgres.folder / f"{name}.{kind}"
                self._postgres.run(
                    "pg_dump", "-d", self._postgres.url(name), "-F", kind, "-f", str(path)
                )
                dumps[f"{name} {kind}"] = path.read_bytes()
                path.unlink()
        files = _contents(self._postgres.folder)
        return dumps | {
            path: data for path, data in files.items() if sha256(data).digest() not in self._born
        }

    def plant(self, word: str) -> None:
        """Write a word into the database."""
        with psycopg.connect(self.database, autocommit=True) as db:
            db.execute("CREATE TABLE planted (word text)")
            db.execute("INSERT INTO planted VALUES (%s)", (word,))


class MachineRoom:
    """The serving process behind its tap; what `House` asks of a server."""

    def __init__(self, store: SqliteRoom | PostgresRoom, code: str, ca: str) -> None:
        self.store = store
        self.ca = ca
        self.tap = Tap()
        self.serving: Serving | None = None
        self._code = code

    @property
    def now(self) -> MachineRoom:
        """The server that runs now."""
        return self

    @property
    def url(self) -> str:
        """Where the desks find it: at the tap."""
        return f"https://127.0.0.1:{self.tap.port}"

    @property
    def log(self) -> bytes:
        """All that the process said."""
        return bytes(self.serving.said)

    def open_slot(self) -> str:
        """The one-time code that was printed in the machine room."""
        return self._code


@contextmanager
def machine_room(kind: str, folder: Path) -> Iterator[MachineRoom]:
    """A room with a server on "sqlite" or "postgres" that runs as long as the with statement."""
    with ExitStack() as stack:
        if kind == "postgres":
            store = PostgresRoom(stack.enter_context(postgres_server.running(TALKATIVE)))
        else:
            (folder / "central").mkdir()
            store = SqliteRoom(folder / "central")
        by = authority()
        certificate = server_pair(folder, by)
        room = MachineRoom(store, _open_slot(store.database), by.pem)
        tls = ("--tls-cert", certificate[0], "--tls-key", certificate[1])
        room.serving = Serving(store.database, *tls)
        stack.callback(room.serving.gone)
        stack.callback(room.serving.process.terminate)
        room.tap = stack.enter_context(tapped(room.serving.port, certificate, by.pem))
        yield room


def _contents(folder: Path) -> dict[str, bytes]:
    """Every file's content, without the empty end of a log that was made in advance."""
    return {
        str(path): path.read_bytes().rstrip(b"\0") for path in folder.rglob("*") if path.is_file()
    }


def _open_slot(database: str) -> str:
    words = ["create-org", "--database", database, "--name", "Havnen"]
    done = subprocess.run(
        [sys.executable, "-m", "akutdesk", "central", *words], capture_output=True, check=True
    )
    return done.stdout.decode().strip()

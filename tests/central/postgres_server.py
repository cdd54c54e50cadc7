"""A real PostgreSQL of our own: in a folder, on a socket in that folder, as somebody who is not root.

It listens on no port, so any number of them run side by side, and nobody else's is ever touched.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg
from psycopg import sql

SUPERUSER = "postgres"
_PROGRAMS = ("postgres", "initdb", "pg_ctl", "pg_basebackup")
_DEBIAN = Path("/usr/lib/postgresql")

QUIET = {
    "listen_addresses": "",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "log_min_messages": "fatal",
    "fsync": "off",  # a killed process loses nothing by it; only a power cut would
}


def programs() -> Path | None:
    """The folder with PostgreSQL's programs; None if this machine lacks them."""
    newest = sorted(_DEBIAN.glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    folders = [*newest, *([Path(on_path).parent] if on_path else [])]
    return next((each for each in folders if all((each / p).exists() for p in _PROGRAMS)), None)


class PostgresServer:
    """One PostgreSQL in one folder. `settings` are postgresql.conf's."""

    def __init__(self, folder: Path, settings: Mapping[str, str] = QUIET) -> None:
        self.folder = folder
        self.data = folder / "data"
        self._settings = {**settings, "unix_socket_directories": str(folder)}

    @classmethod
    def made_in(cls, folder: Path, settings: Mapping[str, str] = QUIET) -> PostgresServer:
        """A new and empty one, not started."""
        server = cls(folder, settings)
        subprocess.run(["cp", "-a", _initialised(), server.data], check=True)  # noqa: S607 - found by name on any system
        server.configure({})
        return server

    def configure(self, settings: Mapping[str, str]) -> None:
        """Add settings; a started server takes them at its next start or `reload`."""
        self._settings |= settings
        lines = [f"{name} = '{value}'\n" for name, value in self._settings.items()]
        (self.data / "postgresql.auto.conf").write_text("".join(lines), encoding="utf-8")

    def start(self) -> None:
        """Start, and wait until it answers."""
        self._control("start", "-l", str(self.folder / "log"))

    def stop(self) -> None:
        """Stop it in order."""
        self._control("stop", "-m", "fast")

    def crash(self) -> None:
        """Stop it as a crash would: no checkpoint, connections cut."""
        self._control("stop", "-m", "immediate")

    def reload(self) -> None:
        """Read the settings again."""
        self._control("reload")

    def promote(self) -> None:
        """Make a standby the primary."""
        self._control("promote")

    def standby_in(self, folder: Path, name: str) -> PostgresServer:
        """A copy that follows this one, not started. `name` is what the primary knows it by."""
        conninfo = f"host={self.folder} user={SUPERUSER} application_name={name}"
        standby = PostgresServer(folder, self._settings)
        self.run("pg_basebackup", "-D", str(standby.data), "-d", conninfo, "-c", "fast")
        (standby.data / "standby.signal").touch()
        standby.configure(
            {
                "unix_socket_directories": str(folder),
                "primary_conninfo": conninfo,
                "hot_standby": "on",
            }
        )
        return standby

    def url(self, database: str = SUPERUSER) -> str:
        """How to connect to a database of it."""
        return f"postgresql://{SUPERUSER}@/{database}?host={self.folder}"

    def make_database(self, name: str) -> str:
        """An empty database; its URL comes back."""
        with psycopg.connect(self.url(), autocommit=True) as db:
            db.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.url(name)

    def drop_all(self, main: str) -> None:
        """Drop a main database and those of its orgs, whoever is still connected."""
        with psycopg.connect(self.url(main)) as db:
            made = db.execute("SELECT to_regclass('slot') IS NOT NULL").fetchall() == [(True,)]
            rows = db.execute("SELECT database FROM slot").fetchall() if made else []
        with psycopg.connect(self.url(), autocommit=True) as db:
            for name in (*(row[0] for row in rows), main):
                drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
                db.execute(drop)

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs as its owner; its own words are the error."""
        folder = programs()
        assert folder is not None
        complaints = self.folder / "complaints"
        with complaints.open("wb") as said:  # a file, because a started server holds on to it
            done = subprocess.run(
                [folder / program, *arguments],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                user=owner(),
                check=False,
            )
        assert done.returncode == 0, complaints.read_text(errors="replace")

    def _control(self, verb: str, *arguments: str) -> None:
        self.run(
            "pg_ctl",
            verb,
            "-D",
            str(self.data),
            "-s",
            *(["-w"] if verb != "reload" else []),
            *arguments,
        )


@cache
def _initialised() -> Path:
    """An empty one that was never started, made once in a process: it takes ten times as long to make as to copy."""
    folder = Path(tempfile.mkdtemp(prefix="akd-pg-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if owner():
        shutil.chown(folder, owner())
    server = PostgresServer(folder)
    told = ("-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--no-sync")
    server.run("initdb", "-D", str(server.data), *told)
    return server.data


def owner() -> str | None:
    """Whom PostgreSQL runs as: itself refuses root, so then the user its package made."""
    return SUPERUSER if os.geteuid() == 0 else None


def missing() -> str | None:
    """What this machine lacks for a real PostgreSQL; None if nothing."""
    if programs() is None:
        return "PostgreSQL is not installed"
    if owner() and not _exists(SUPERUSER):
        return "no user that is not root to run PostgreSQL as"
    return None


def _exists(name: str) -> bool:
    import pwd  # which Windows lacks

    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


@contextmanager
def owned_folder(place: Path | None = None) -> Iterator[Path]:
    """A folder with a short name (a socket's path has room for 107 bytes) that PostgreSQL's owner may enter."""
    with tempfile.TemporaryDirectory(
        prefix="akd-pg-", ignore_cleanup_errors=True, dir=place
    ) as name:
        if owner():
            shutil.chown(name, owner())
        yield Path(name)


@contextmanager
def running(
    settings: Mapping[str, str] = QUIET, place: Path | None = None
) -> Iterator[PostgresServer]:
    """A new PostgreSQL, running as long as the with statement; `place` is where its folder lies."""
    with owned_folder(place) as folder:
        server = PostgresServer.made_in(folder, settings)
        server.start()
        try:
            yield server
        finally:
            server.crash()

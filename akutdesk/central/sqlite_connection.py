"""The server's SQLite file: one connection that writes, a few that read, and the steps to today's tables.

The content is sealed, so the file itself is plain. One process serves it: a lock lets one thread write at a
time, so that no call ever sees "database is locked" (sync-and-security.md 2.17, F65).
"""

from __future__ import annotations

import queue
import shutil
import sqlite3
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from akutdesk.central.store_error import (
    StoreBusyError,
    StoreError,
    StoreFullError,
    StoreUnusableError,
)

FOLDER: Final = Path(__file__).with_name("migrations") / "sqlite"
READERS: Final = 4
WAIT_S: Final = 5.0
"""How long a call waits for its turn before it is told to come again."""

RESERVE: Final = 64 * 1024 * 1024
"""Bytes that must be free on the disk before anything is added."""

_SETTINGS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",  # what is erased is overwritten, not only let go
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -32768",  # KiB: records have random ids, so a push touches pages all over their index
    "PRAGMA wal_autocheckpoint = 4000",  # 16 MiB of pages, for the same reason
)


# Before it binds a value the driver looks in vain for an adapter, by failing twice: a microsecond for each.
# These give the value back as it is.
sqlite3.register_adapter(bytes, bytes)
sqlite3.register_adapter(bool, int)
sqlite3.register_adapter(type(None), dict[None, None]().get)


class SqliteConnection:
    """All connections to one file. Only the writing one ever makes a checkpoint."""

    def __init__(self, path: Path) -> None:
        """Open or make the file. Raises StoreUnusableError."""
        self._folder = path.parent
        self._lock = threading.Lock()
        self._readers: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
        self._writer: sqlite3.Connection | None = None
        try:
            with _failures():
                self._open(path)
        except StoreError:
            self._drop()
            raise

    @contextmanager
    def writing(self) -> Generator[sqlite3.Connection]:
        """One transaction that may write; kept if the with statement ends, undone if it raises."""
        with self._alone() as db, _failures():
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")

    @contextmanager
    def reading(self) -> Generator[sqlite3.Connection]:
        """A connection to read from; each statement sees what is committed. Raises StoreBusyError."""
        try:
            reader = self._readers.get(timeout=WAIT_S)
        except queue.Empty:
            raise StoreBusyError from None
        try:
            with _failures():
                yield reader
        finally:
            self._readers.put(reader)

    def require_room(self) -> None:
        """Raises StoreFullError while the disk has less than RESERVE: the file must stay whole (F61)."""
        if not self.has_room():
            raise StoreFullError

    def has_room(self) -> bool:
        """Whether the disk has room for more."""
        return shutil.disk_usage(self._folder).free > RESERVE

    def wash(self) -> None:
        """Bring everything into the file and empty the log beside it, where erased bytes would live on.

        Raises StoreBusyError while somebody still reads from the log: then it was not done.
        """
        with self._alone() as db, _failures():
            (busy, _, _) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise StoreBusyError

    def close(self) -> None:
        """Close the readers, then the writer, which leaves one tidy file."""
        for _ in range(READERS):
            self._readers.get(timeout=WAIT_S).close()
        with self._alone() as db:
            db.close()
            self._writer = None

    def _open(self, path: Path) -> None:
        _make_private(path)
        self._writer = writer = _connect(path)
        _refuse_newer(writer)
        for setting in _SETTINGS:
            writer.execute(setting).fetchall()
        _migrate(writer)
        for _ in range(READERS):
            reader = _connect(path)
            reader.execute("PRAGMA query_only = ON")
            self._readers.put(reader)

    def _drop(self) -> None:
        """Close what was opened so far."""
        while not self._readers.empty():
            self._readers.get().close()
        if self._writer is not None:
            self._writer.close()

    @contextmanager
    def _alone(self) -> Generator[sqlite3.Connection]:
        if not self._lock.acquire(timeout=WAIT_S):
            raise StoreBusyError
        try:
            if self._writer is None:
                raise StoreUnusableError("closed")
            yield self._writer
        finally:
            self._lock.release()


def _make_private(path: Path) -> None:
    """The file holds the key that signs receipts: only who runs the server may read it."""
    try:
        path.touch(mode=0o600)
    except OSError:
        raise StoreUnusableError("unusable") from None


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=WAIT_S, isolation_level=None, check_same_thread=False)


def _steps() -> list[Path]:
    return sorted(FOLDER.glob("[0-9][0-9][0-9][0-9]_*.sql"))


def _refuse_newer(db: sqlite3.Connection) -> int:
    """How many steps the file has had; nothing is written. Raises StoreUnusableError if a newer program made it."""
    (had,) = db.execute("PRAGMA user_version").fetchone()
    if had > len(_steps()):
        raise StoreUnusableError("too_new")
    return int(had)


def _migrate(db: sqlite3.Connection) -> None:
    """Bring the tables to today's form, all steps or none."""
    steps = _steps()
    db.execute("BEGIN IMMEDIATE")
    try:
        for path in steps[_refuse_newer(db) :]:
            for statement in _statements(path.read_text(encoding="utf-8")):
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {len(steps)}")
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def _failures() -> Generator[None]:
    """Turn what SQLite says into what a store may say. Its own words could hold values."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.Error as error:
        raise _told(error) from None


def _told(error: sqlite3.Error) -> StoreError:
    code: Any = getattr(error, "sqlite_errorcode", None)
    kind = code & 0xFF if isinstance(code, int) else None
    if kind == sqlite3.SQLITE_FULL:
        return StoreFullError()
    if kind in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return StoreBusyError()
    if kind == sqlite3.SQLITE_NOTADB:
        return StoreUnusableError("not_a_database")
    return StoreUnusableError("damaged" if kind == sqlite3.SQLITE_CORRUPT else "unusable")

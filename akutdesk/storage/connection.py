"""The one module that speaks SQLCipher: opens the file, sets it up, and turns its errors into ours.

The order of opening is that of sync-and-security.md 2.3. To everything above, a connection is the
standard library's type, so that all of it is checked.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from sqlcipher3 import dbapi2

from akutdesk.storage import local_sum
from akutdesk.storage.driver_errors import translated
from akutdesk.storage.errors import (
    FileBusy,
    FilePlain,
    FileTooNew,
    WorkStopped,
    WrongKey,
)
from akutdesk.storage.founding import DatabaseKeys
from akutdesk.storage.own_file import keep_from_others, make_own, refuse_foreign

if TYPE_CHECKING:
    from sqlite3 import Connection as _DriverConnection
    from sqlite3 import Cursor as _DriverCursor
    from sqlite3 import Error as _DriverError
else:
    from sqlcipher3.dbapi2 import Connection as _DriverConnection
    from sqlcipher3.dbapi2 import Cursor as _DriverCursor
    from sqlcipher3.dbapi2 import Error as _DriverError

KEY_SIZE: Final = 32
SALT_SIZE: Final = 16

BUSY_MS: Final = 5000
"""How long another program, such as a virus scanner, may hold the file (sync-and-security.md F17)."""
WINDOW_MS: Final = 50
"""How long the window's own connection waits, for keys are pressed meanwhile (design.md 8.31)."""

_CACHED_STATEMENTS: Final = 256
USUAL_KIB: Final = 2000
ROOMY_KIB: Final = 48_000
"""Page cache: SQLite's own size, and one for bulk work, well within the program's 250 MB (design.md 6)."""

_LOG_PAGES: Final = 1000
"""A commit that leaves so many pages in the log also brings them into the file."""

_OF_A_LOG: Final = ("journal_mode", "wal_autocheckpoint")

_SETTINGS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "temp_store=MEMORY",
    "mmap_size=0",
    "secure_delete=ON",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    f"wal_autocheckpoint={_LOG_PAGES}",
)

_STILL: Final = (
    "journal_mode=DELETE",
    *(setting for setting in _SETTINGS if setting.split("=")[0] not in _OF_A_LOG),
)
"""For a file that nobody works in: its log is brought in and taken away."""

_STRETCH_PAGES: Final = 500
"""Two megabytes: some milliseconds between two looks at whether the copy is still wanted."""

_LOOK_STEPS: Final = 5_000
"""Steps of SQLite's machine: some hundreds of rows."""

_ALLOWED: Final = {
    ("data_version", None),
    ("wal_checkpoint", "PASSIVE"),
    ("wal_checkpoint", "TRUNCATE"),
}
"""What a guarded connection may still ask: the search index, whether another one wrote; `checkpoint` and `wash`."""

_driver = cast("Any", dbapi2)

# Before it binds a value the driver looks in vain for an adapter, by failing twice: a microsecond for each bytes,
# bool and None, where binding takes a tenth. These give the value back as it is.
_driver.register_adapter(bytes, bytes)
_driver.register_adapter(bool, int)
_driver.register_adapter(type(None), dict[None, None]().get)


class _Cursor(_DriverCursor):
    """Raises our errors; the driver's own text may quote what was typed."""

    def execute(self, sql: str, parameters: Any = (), /) -> _Cursor:
        try:
            super().execute(sql, parameters)
        except _DriverError as error:
            raise translated(error) from None
        return self

    def executemany(self, sql: str, seq_of_parameters: Any, /) -> _Cursor:
        try:
            super().executemany(sql, seq_of_parameters)
        except _DriverError as error:
            raise translated(error) from None
        return self

    def fetchall(self) -> list[Any]:
        try:
            return super().fetchall()
        except _DriverError as error:
            raise translated(error) from None

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        try:
            return super().fetchmany(size)
        except _DriverError as error:
            raise translated(error) from None

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except _DriverError as error:
            raise translated(error) from None


class _Connection(_DriverConnection):
    """Makes cursors that raise our errors."""

    def execute(self, sql: str, parameters: Any = (), /) -> _Cursor:
        return self.cursor(_Cursor).execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> _Cursor:
        return self.cursor(_Cursor).executemany(sql, parameters)


@contextmanager
def transaction(db: sqlite3.Connection) -> Generator[None]:
    """All or nothing, durable when it returns. Raises DiskFull, FileBusy, DiskFault, FileDamaged, FileGone."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:  # a full disk has ended it already
            db.execute("ROLLBACK")
        raise


def connect(path: Path, keys: DatabaseKeys) -> sqlite3.Connection:
    """An open, guarded connection to a file that exists.

    Raises FilePlain, WrongKey, FileDamaged, FileBusy, FileGone.
    """
    db = connect_unguarded(path, keys)
    local_sum.follow(db)
    guard(db)
    return db


def connect_unguarded(
    path: Path, keys: DatabaseKeys, *, create: bool = False
) -> sqlite3.Connection:
    """As `connect`, for migrations and health checks, which need PRAGMA. Guard it before other use."""
    if create:
        return _made(path, keys, _SETTINGS)
    refuse_foreign(path, keys)
    keep_from_others(path)
    return _opened(path, keys, _SETTINGS)


def close_dead(db: sqlite3.Connection) -> None:
    """Let go of a connection whose disk failed; what it says about that is of no use any more."""
    with suppress(_DriverError):
        db.close()


def connect_still(path: Path, keys: DatabaseKeys, *, create: bool = False) -> sqlite3.Connection:
    """As `connect_unguarded`, for a file that lies still: one file without a log beside it, also on a stick.

    Whoever only reads it changes nothing in it.
    """
    if create:
        return _made(path, keys, _STILL)
    refuse_foreign(path, keys)
    return _opened(path, keys, _STILL)


def copy_into(
    db: sqlite3.Connection,
    target: sqlite3.Connection,
    between: Callable[[], object] = lambda: None,
) -> None:
    """Copy a whole file, page by page, each under the target's own key. Raises DiskFull and the like.

    `between` is called every few megabytes and may rest, or raise to end it. What others write meanwhile does not
    make it begin anew, if `db` is in a transaction: that shows one instant.
    """

    def look(status: int, remaining: int, total: int) -> None:
        del status, remaining, total
        between()

    try:
        db.backup(target, pages=_STRETCH_PAGES, progress=look)
    except _DriverError as error:
        raise translated(error) from None


@contextmanager
def by_known_names() -> Generator[None]:
    """Read a newer program's file by the names this one knows: raises FileTooNew where they are gone there."""
    try:
        yield
    except _DriverError:
        raise FileTooNew(0) from None


def give_way(db: sqlite3.Connection, between: Callable[[], object]) -> None:
    """Call `between` every millisecond or so of long reading: it may rest, or end the reading by WorkStopped."""

    def look() -> bool:
        try:
            between()
        except WorkStopped:
            return True
        return False

    db.set_progress_handler(look, _LOOK_STEPS)


def leave_log(db: sqlite3.Connection) -> None:
    """From here on none of this connection's commits brings the log into the file; `checkpoint` does."""
    _set(db, "wal_autocheckpoint=0")


def checkpoint(db: sqlite3.Connection) -> None:
    """Bring the log into the file as far as nobody reads from it; others may write meanwhile.

    What was committed is durable before and after. Raises DiskFull, DiskFault and the like.
    """
    db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def wash(db: sqlite3.Connection) -> bool:
    """Bring all of the log into the file and cut it to nothing, where erased bytes would live on.

    False while somebody reads or writes: then it is to be asked again. Raises DiskFull, DiskFault and the like.
    """
    try:
        ((busy, _, _),) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except FileBusy:
        return False
    return not busy


def set_room(db: sqlite3.Connection, kib: int) -> None:
    """How many pages the connection keeps at hand: USUAL_KIB, or ROOMY_KIB for bulk work.

    Rows under random ids touch pages all over the file, each of which costs a decryption when it is not here.
    """
    _set(db, f"cache_size={-kib}")


def wait_at_most(db: sqlite3.Connection, ms: int) -> None:
    """How long, from now on, whoever else writes is waited for; after that comes FileBusy."""
    _set(db, f"busy_timeout={ms}")


def guard(db: sqlite3.Connection) -> None:
    """From here on the connection refuses PRAGMA, ATTACH and load_extension (sync-and-security.md 2.3)."""
    db.set_authorizer(_allow)


def _set(db: sqlite3.Connection, setting: str) -> None:
    """One setting of a guarded connection."""
    db.set_authorizer(None)
    try:
        db.execute(f"PRAGMA {setting}").fetchall()
    finally:
        guard(db)


def _made(path: Path, keys: DatabaseKeys, settings: Iterable[str]) -> sqlite3.Connection:
    """A new file. One that could not be set up is not left behind, where the next try would take it for a store."""
    is_new = not path.exists()
    make_own(path)
    try:
        return _opened(path, keys, settings)
    except BaseException:
        if is_new:
            path.unlink(missing_ok=True)
        raise


def _opened(path: Path, keys: DatabaseKeys, settings: Iterable[str]) -> sqlite3.Connection:
    db = _open(path, keys)
    try:
        _set_up(db, settings)
    except BaseException:
        db.close()
        raise
    return db


def _open(path: Path, keys: DatabaseKeys) -> sqlite3.Connection:
    if len(keys.key) != KEY_SIZE or len(keys.salt) != SALT_SIZE:
        raise WrongKey("size")
    try:
        db: sqlite3.Connection = _driver.connect(
            str(path),
            timeout=BUSY_MS / 1000,
            isolation_level=None,
            cached_statements=_CACHED_STATEMENTS,
            factory=_Connection,
        )
    except _DriverError as error:
        raise translated(error) from None
    db.execute("PRAGMA cipher_log_level=NONE").fetchall()
    # the raw form: SQLCipher then skips its own slow key derivation
    cast("Any", db).set_key(f"x'{keys.key.hex()}{keys.salt.hex()}'")
    return db


def _set_up(db: sqlite3.Connection, settings: Iterable[str]) -> None:
    if not db.execute("PRAGMA cipher_version").fetchall():
        raise FilePlain("driver")
    # without a key the driver would make a readable file: asked before anything is written (F12)
    if db.execute("PRAGMA cipher_status").fetchall() != [("1",)]:
        raise FilePlain("key")
    db.execute("SELECT count(*) FROM sqlite_master").fetchall()
    for setting in settings:
        db.execute(f"PRAGMA {setting}").fetchall()


def _allow(
    action: int, first: str | None, second: str | None, database: str | None, trigger: str | None
) -> int:
    del database, trigger
    refused = (
        action in {_driver.SQLITE_ATTACH, _driver.SQLITE_DETACH}
        or (action == _driver.SQLITE_PRAGMA and (first, second) not in _ALLOWED)
        or (action == _driver.SQLITE_FUNCTION and second == "load_extension")
    )
    return _driver.SQLITE_DENY if refused else _driver.SQLITE_OK

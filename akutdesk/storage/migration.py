"""The file's form, in numbered SQL files; forward only, in one transaction with the number (2.13).

Before an existing file is changed a copy of it is made, opened and checked. Afterwards the tables for
reading are made again from the events.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from akutdesk.storage import local_sum, meta
from akutdesk.storage.connection import connect_unguarded, copy_into, transaction
from akutdesk.storage.durable import remove_durably
from akutdesk.storage.errors import FileDamaged, FileTooNew, StorageError
from akutdesk.storage.founding import DatabaseKeys

FOLDER: Final = Path(__file__).with_name("migrations")
REPLAY_DUE: Final = "replay_due"
"""The row of `meta` that asks for a replay at the next opening."""

_COPY: Final = "backup/foer-{number}.db"


def files() -> tuple[Path, ...]:
    """The migrations in order: 0001_…, 0002_…, without a gap."""
    return tuple(sorted(FOLDER.glob("[0-9][0-9][0-9][0-9]_*.sql")))


def newest() -> int:
    """The form that this program writes."""
    return len(files())


def version_of(db: sqlite3.Connection) -> int:
    """The form the file has; 0 for a file just made."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return int(version)


def refuse_newer(db: sqlite3.Connection) -> None:
    """Raises FileTooNew if a newer program wrote the file (sync-and-security.md F19)."""
    if version_of(db) > newest():
        raise FileTooNew(version_of(db))


def refuse_mislabelled(db: sqlite3.Connection) -> None:
    """Raises FileDamaged if the file's head says another form than it was brought to: no step fits such a file."""
    if not is_labelled(db):
        raise FileDamaged


def is_labelled(db: sqlite3.Connection) -> bool:
    """Whether the number in the file's head is the one that the last migration left."""
    return not local_sum.is_kept(db) or version_of(db) == meta.number(db, meta.FORM)


def migrate(
    db: sqlite3.Connection, then: Callable[[], None] | None = None, *, steps: tuple[Path, ...] = ()
) -> None:
    """Bring the file to the newest form, and do `then` in the same transaction.

    `steps` stands for the files to take, all of them if empty. A stop in the middle leaves the old form.
    """
    taken = steps or files()
    before = version_of(db)
    with transaction(db):
        was = local_sum.before(db)
        for path in taken[before:]:
            for statement in statements(path.read_text(encoding="utf-8")):
                db.execute(statement)
        if 0 < before < len(taken):
            db.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, x'01')", (REPLAY_DUE,))
        if then is not None:
            then()
        if local_sum.is_kept(db):
            meta.write_number(db, meta.FORM, len(taken))
        local_sum.carry(db, was)
        db.execute(f"PRAGMA user_version = {len(taken)}")


def copy_before(db: sqlite3.Connection, path: Path, keys: DatabaseKeys) -> Path:
    """An encrypted copy beside the store, opened and checked before it counts. Raises FileDamaged, DiskFull."""
    target = path.parent / _COPY.format(number=f"{version_of(db):04d}")
    target.parent.mkdir(mode=0o700, exist_ok=True)
    remove_durably(target)
    try:
        _copy_and_check(db, target, keys)
    except StorageError:
        remove_durably(target)
        raise
    return target


def old_copies(folder: Path) -> tuple[Path, ...]:
    """The copies that lie in a data folder from before migrations."""
    return tuple(sorted((folder / "backup").glob(_COPY.format(number="*").removeprefix("backup/"))))


def newest_copy(folder: Path) -> Path | None:
    """Of the copies from before migrations, the newest in a form that this program reads."""
    forms = {path.stem.removeprefix("foer-"): path for path in old_copies(folder)}
    known = [number for number in forms if number.isdecimal() and int(number) <= newest()]
    return forms[max(known, key=int)] if known else None


def _copy_and_check(db: sqlite3.Connection, target: Path, keys: DatabaseKeys) -> None:
    copy = connect_unguarded(target, keys, create=True)
    try:
        copy_into(db, copy)
        faults = copy.execute("PRAGMA cipher_integrity_check").fetchall()
        if faults or copy.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
            raise FileDamaged
    finally:
        copy.close()


def statements(script: str) -> Iterator[str]:
    """The script's statements; comments go with the statement after them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""

"""The store's file before SQLCipher opens it: whose it is, and who else may read it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from akutdesk.storage.durable import FULL
from akutdesk.storage.errors import DiskFault, DiskFull, FileGone, FilePlain, WrongKey
from akutdesk.storage.founding import DatabaseKeys

PLAIN_HEADER: Final = b"SQLite format 3\0"
_OTHERS: Final = 0o077


def refuse_foreign(path: Path, keys: DatabaseKeys) -> None:
    """Look at the file's first 16 bytes, which SQLCipher keeps in the open: they are its salt.

    Raises FileGone, FilePlain for a readable database, WrongKey for another store's file.
    """
    if not path.is_file():
        raise FileGone
    with path.open("rb") as file:
        start = file.read(len(PLAIN_HEADER))
    if start == PLAIN_HEADER:
        raise FilePlain
    if start != keys.salt:
        raise WrongKey


def make_own(path: Path) -> None:
    """An empty file that only its owner can read; SQLite gives its WAL and shared memory the same rights.

    Raises DiskFull, DiskFault.
    """
    try:
        path.touch(mode=0o600)
    except OSError as error:
        raise DiskFull if error.errno in FULL else DiskFault from None


def keep_from_others(path: Path) -> None:
    """Take an old file's rights from others; somebody else's file is left, for then they keep it."""
    if path.stat().st_mode & _OTHERS:
        with suppress(PermissionError):
            path.chmod(0o600)

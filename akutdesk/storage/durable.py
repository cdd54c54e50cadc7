"""Small files that are either the old one or the new one, whatever happens to the power in between."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from akutdesk.storage.errors import DiskFault, DiskFull

_OWNER_ONLY: Final = 0o600
_NEW: Final = ".ny"
FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
"""What a full disk, or a full share of one, answers."""


_NO_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP})
"""What a share answers that knows nothing of syncing a folder; a second copy may lie on one."""


def write_durably(path: Path, data: bytes) -> None:
    """Replace a file: write beside it, fsync, rename, fsync the folder. Only its owner can read it.

    Raises DiskFull or DiskFault; the old file is then still there.
    """
    fresh = path.with_name(path.name + _NEW)
    try:
        _write(fresh, data)
        fresh.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):  # a disk that takes nothing more will not take this either
            fresh.unlink(missing_ok=True)
        raise _translated(error) from None


def keep_written(fresh: Path, path: Path) -> None:
    """Give a file that was written beside its place its own name, once all of it is on the disk.

    Raises DiskFull or DiskFault; what bore the name before is then still there.
    """
    try:
        handle = os.open(fresh, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        fresh.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise _translated(error) from None


def remove_durably(path: Path) -> None:
    """Remove a file, if it is there, so that it stays removed. Raises DiskFault."""
    try:
        path.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except OSError as error:
        raise _translated(error) from None


def _write(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, _OWNER_ONLY), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":  # Windows opens no folders, and NTFS keeps renames in its journal
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(handle)


def _translated(error: OSError) -> DiskFull | DiskFault:
    """The typed error; the original one would name a path."""
    return (
        DiskFull() if error.errno in FULL else DiskFault(errno.errorcode.get(error.errno or 0, ""))
    )

"""Our errors for those of the driver, whose own text may quote what was typed."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from akutdesk.storage.errors import (
    DiskFault,
    DiskFull,
    FileBusy,
    FileDamaged,
    FileGone,
    StorageError,
    WorkStopped,
)

_BUSY, _LOCKED, _READONLY, _INTERRUPT, _IOERR, _CORRUPT = 5, 6, 8, 9, 10, 11
_FULL, _CANTOPEN, _NOTADB = 13, 14, 26

_BY_CODE: Final = MappingProxyType[int, type[StorageError]](
    {
        _BUSY: FileBusy,
        _LOCKED: FileBusy,
        _INTERRUPT: WorkStopped,  # `give_way`
        _READONLY: FileGone,  # what a file deleted under us looks like
        _IOERR: DiskFault,
        _CORRUPT: FileDamaged,
        _FULL: DiskFull,
        _CANTOPEN: FileGone,
        _NOTADB: FileDamaged,  # a page that does not verify
    }
)
_BY_SENTENCE: Final = MappingProxyType(
    {
        "database is locked": _BUSY,
        "database table is locked": _LOCKED,
        "attempt to write a readonly database": _READONLY,
        "interrupted": _INTERRUPT,
        "disk I/O error": _IOERR,
        "database disk image is malformed": _CORRUPT,
        "database or disk is full": _FULL,
        "unable to open database file": _CANTOPEN,
        "file is not a database": _NOTADB,
    }
)
"""SQLite's own words for its codes: what goes wrong while a file is copied comes without its code."""
_NO_INDEX: Final = "invalid fts5 file format"  # for the library that is a mistake in our SQL


def translated(error: Exception) -> Exception:
    """Our error for one of the driver's; one that means a mistake in our SQL stays as it is."""
    if str(error).startswith(_NO_INDEX):
        return FileDamaged()
    code: int | None = getattr(error, "sqlite_errorcode", None)
    known = _BY_SENTENCE.get(str(error), 0) if code is None else code & 0xFF
    kind = _BY_CODE.get(known)
    return error if kind is None else kind()

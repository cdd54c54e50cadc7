"""Small facts that the file keeps about itself."""

from __future__ import annotations

import sqlite3
from typing import Final

CLOSED: Final = "closed"
"""YES while no program has the store open; NO after a stop without closing."""

HLC: Final = "hlc"
"""The highest stamp that events from elsewhere have brought this desk's clock to."""

EPOCH: Final = "epoch"
"""The epoch to write under, once the server has confirmed its statement."""

CLOCK_ASKED: Final = "clock_asked"
"""How far time had come, in milliseconds, when somebody was asked about a doubtful clock."""
CLOCK_AHEAD: Final = "clock_ahead"
"""The latest instant written by a clock that was found to have stood ahead, UTC milliseconds."""
CLOCK_SEEN: Final = "clock_seen"
"""The latest instant seen since then, UTC milliseconds."""

DOUBLED: Final = "doubled"
"""Ids of PCs of which two starts name one before them, end to end: restored from a copy, or cloned."""

WITHDRAWN: Final = "withdrawn"
"""How many statements there were when events of revoked PCs were last looked for."""

UNWASHED: Final = "unwashed"
"""There while bytes of erased records may lie in the search index, an old copy or the log beside the file."""

BACKUP_LAST: Final = "reserve_sidste"
"""The number of the newest backup that was begun."""

BACKUP_FAILED: Final = "reserve_fejl"
"""When the newest backup could not be made, in milliseconds; not there once one was made since."""

BACKUP_ERASED: Final = "reserve_slettes"
"""Backups up to this number hold what was erased since: they go wherever they lie."""

LOG_CHECKED: Final = "log_tjekket"
"""When every chain was last followed to its end for a reader of the log, in milliseconds."""

SAMPLE_TOLD: Final = "stikproeve_sagt"
"""When the shift began in which the log's readers were last told that a sample is due, in milliseconds."""

BORDERS: Final = "vagtgraenser"
"""The shift borders by which the contacts that figures count are told apart."""

FORM: Final = "form"
"""The number of the newest migration, which the file's own head says too: that one anybody can set."""

YES: Final = b"\x01"
NO: Final = b"\x00"


def read(db: sqlite3.Connection, name: str) -> bytes | None:
    """The fact, or None."""
    row = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return None if row is None else bytes(row[0])


def write(db: sqlite3.Connection, name: str, value: bytes) -> None:
    """Set the fact, inside a transaction."""
    db.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))


def number(db: sqlite3.Connection, name: str) -> int:
    """The fact as a number; 0 if it is not there."""
    return int.from_bytes(read(db, name) or b"", "big")


def write_number(db: sqlite3.Connection, name: str, value: int) -> None:
    """Set a fact that is a number, inside a transaction."""
    write(db, name, value.to_bytes(8, "big"))


def remove(db: sqlite3.Connection, name: str) -> None:
    """Forget the fact, inside a transaction."""
    db.execute("DELETE FROM meta WHERE name = ?", (name,))

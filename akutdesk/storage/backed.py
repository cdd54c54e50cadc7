"""What lies in the server's checked backup: SIKRET (design.md 8.12, sync-and-security.md 2.12.7).

The server tells one number; which of a writer's events that covers is noted as pages come in. What is old and
still waits for a backup is noted coarsely: it may count as safe some hundred numbers late, and never early.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final

from akutdesk.storage.arrival import Arrival, ends_of

_COARSE: Final = 256
_EXACT: Final = 16 * _COARSE
_NOTE: Final = "INSERT OR REPLACE INTO backing (seq, widx, n) VALUES (?, ?, ?)"
_THIN: Final = """
    DELETE FROM backing WHERE seq < :old AND EXISTS (
        SELECT 1 FROM backing AS later WHERE later.widx = backing.widx
        AND later.seq BETWEEN backing.seq + 1 AND (backing.seq / :coarse + 1) * :coarse - 1
    )
"""
_REACHED: Final = """
    UPDATE session SET backed_n = max(backed_n, reached) FROM
        (SELECT widx AS reaching, max(n) AS reached FROM backing WHERE seq <= ? GROUP BY widx)
    WHERE widx = reaching
"""


def note(db: sqlite3.Connection, seq: int, arrivals: Sequence[Arrival]) -> None:
    """These events of a page end at this number. Inside its transaction."""
    db.executemany(_NOTE, [(seq, widx, n) for widx, n in ends_of(arrivals).items()])
    if seq % _COARSE < len(arrivals):
        db.execute(_THIN, {"old": seq - _EXACT, "coarse": _COARSE})


def reach(db: sqlite3.Connection, seq: int) -> None:
    """The backup holds everything up to this number. Inside a transaction."""
    db.execute(_REACHED, (seq,))
    db.execute("DELETE FROM backing WHERE seq <= ?", (seq,))


def waits(db: sqlite3.Connection, seq: int) -> bool:
    """Whether a backup up to this number is news."""
    return db.execute("SELECT 1 FROM backing WHERE seq <= ? LIMIT 1", (seq,)).fetchone() is not None


def forget(db: sqlite3.Connection) -> None:
    """The server's numbers are others now. Inside a transaction."""
    db.execute("DELETE FROM backing")

"""How far the server has each writer's events: what MODTAGET stands on (design.md 8.12)."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

_RECEIVED = "UPDATE session SET received_n = max(received_n, ?) WHERE widx = ?"
_SETTLED = """
    UPDATE session SET settled = 1, key = NULL WHERE widx = ? AND widx <> ? AND NOT EXISTS (
        SELECT 1 FROM event WHERE eid > (widx << 40 | received_n) AND eid < widx + 1 << 40
    )
"""


def receive(db: sqlite3.Connection, live: int, reached: Mapping[int, int]) -> None:
    """The server has these writers up to n. Of one that writes no more the session key is then let go.

    `live` is the local number of the writer that still writes. Inside a transaction.
    """
    db.executemany(_RECEIVED, [(n, widx) for widx, n in reached.items()])
    db.executemany(_SETTLED, [(widx, live) for widx in reached])


def unsettle(db: sqlite3.Connection, widx: int) -> None:
    """Events of this writer came from elsewhere than the server."""
    db.execute("UPDATE session SET settled = 0 WHERE widx = ?", (widx,))

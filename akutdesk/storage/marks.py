"""How far the server has each writer's events: what MODTAGET stands on (design.md 8.12)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from akutdesk.storage.event_id import n_of, widx_of

_RECEIVED = "UPDATE session SET received_n = max(received_n, ?) WHERE widx = ?"
_SETTLED = """
    UPDATE session SET settled = 1, key = NULL WHERE widx = ? AND widx <> ? AND NOT EXISTS (
        SELECT 1 FROM event WHERE eid > (widx << 40 | received_n) AND eid < widx + 1 << 40
    )
"""
_LOST = """
    UPDATE session SET received_n = min(received_n, ?), settled = 0
    WHERE widx = ? AND EXISTS (SELECT 1 FROM event WHERE eid = ?)
"""


def receive(db: sqlite3.Connection, live: int, reached: Mapping[int, int]) -> None:
    """The server has these writers up to n. Of one that writes no more the session key is then let go.

    `live` is the local number of the writer that still writes. Inside a transaction.
    """
    db.executemany(_RECEIVED, [(n, widx) for widx, n in reached.items()])
    db.executemany(_SETTLED, [(widx, live) for widx in reached])


def lost(db: sqlite3.Connection, eids: Iterable[int]) -> None:
    """The server's copy of these events is damaged: those that are whole here go to it once more (F63)."""
    db.executemany(_LOST, [(n_of(eid) - 1, widx_of(eid), eid) for eid in eids])


def unsettle(db: sqlite3.Connection, widx: int) -> None:
    """Events of this writer came from elsewhere than the server."""
    db.execute("UPDATE session SET settled = 0 WHERE widx = ?", (widx,))

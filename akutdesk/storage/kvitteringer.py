"""Receipts as anchors of the log: what the server once had of a start must be here, as it was signed (2.8, T5).

A receipt is signed by the server, and the server takes nothing that the start itself has not signed. So whoever holds
the file's key can take a receipt away, but not make one; that one is gone, the next round tells (`heads.py`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final

from akutdesk.storage import cursor, stretch
from akutdesk.storage.event_id import event_id, n_of
from akutdesk.wire.errors import WireError
from akutdesk.wire.receipt import verify_receipt

_KEEP: Final = """
    INSERT INTO kvittering (writer, n, receipt) VALUES (?, ?, ?)
    ON CONFLICT (writer) DO UPDATE SET n = excluded.n, receipt = excluded.receipt
    WHERE excluded.n >= kvittering.n
"""
_SIDE_BY_SIDE: Final = """
    SELECT kvittering.writer, n, receipt, widx, cert FROM kvittering
    LEFT JOIN session ON session.writer = kvittering.writer
    WHERE NOT EXISTS (SELECT 1 FROM quarantine WHERE quarantine.writer = kvittering.writer)
    ORDER BY widx
"""
"""A start with events in quarantine is a fork on its way to its new name (2.18): its end is not judged."""
_REST: Final = "SELECT eid, chain FROM event WHERE eid BETWEEN ? AND ? ORDER BY eid"

Fault = tuple[bytes, int]
"""The start, and the last n of it that is here, or the n up to which it is not what was receipted."""


def keep(db: sqlite3.Connection, writer: bytes, n: int, signed: bytes) -> None:
    """Keep the newest receipt of a start, inside a transaction."""
    db.execute(_KEEP, (writer, n, signed))


def forget_after(db: sqlite3.Connection, widx: int, after: int) -> None:
    """What follows bears other names from now on, or counts no more (2.15, 2.18)."""
    db.execute(
        "DELETE FROM kvittering WHERE n > ? AND writer = (SELECT writer FROM session WHERE widx = ?)",
        (after, widx),
    )


def forget(db: sqlite3.Connection) -> None:
    """Another server: its key is another, and it promised nothing yet."""
    db.execute("DELETE FROM kvittering")


def faults(db: sqlite3.Connection) -> Iterator[Fault]:
    """Every start that is shorter than its receipt says, or is not what was signed when the server took it."""
    held = cursor.read(db)
    if held is None:
        return
    for writer, n, signed, widx, certificate in db.execute(_SIDE_BY_SIDE).fetchall():
        if not _is_of(signed, (writer, n), held.server.public):
            yield writer, n
        elif widx is None or certificate is None:
            yield writer, 0
        elif (fault := _compare(db, widx, certificate, n)) is not None:
            yield writer, fault


def _is_of(signed: bytes, place: Fault, public: bytes) -> bool:
    try:
        receipt = verify_receipt(signed, public)
    except WireError:
        return False
    return (receipt.writer, receipt.n) == place


def _compare(db: sqlite3.Connection, widx: int, certificate: bytes, n: int) -> int | None:
    """Where the start differs from what the server took; None where a signature of its own holds from n on.

    The signature may be over more: one's own unsent end is signed together with what was sent.
    """
    last = last_here(db, widx)
    if last < n:
        return last
    chains = {n_of(eid): value for eid, value in _from(db, widx, n)}
    signed = stretch.reaching(db, widx, n - 1)
    holding = (
        each
        for each in signed
        if each.first <= n
        and each.last in chains
        and stretch.holds(certificate, each, chains[each.last])
    )
    return None if any(True for _ in holding) else n


def last_here(db: sqlite3.Connection, widx: int) -> int:
    """The last n of a start that is here; 0 for none."""
    span = (event_id(widx, 0), event_id(widx + 1, 0) - 1)
    (eid,) = db.execute("SELECT max(eid) FROM event WHERE eid BETWEEN ? AND ?", span).fetchone()
    return n_of(eid or 0)


def _from(db: sqlite3.Connection, widx: int, n: int) -> list[tuple[int, bytes]]:
    return db.execute(_REST, (event_id(widx, n), event_id(widx + 1, 0) - 1)).fetchall()

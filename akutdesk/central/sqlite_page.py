"""A page of events out of SQLite: whole pushes, in the org's order."""

from __future__ import annotations

import sqlite3

from akutdesk.central.kept import Mark, Slice
from akutdesk.central.rows import fitting
from akutdesk.wire.messages import SignedStretch

_PUSHES = (
    "SELECT seq_to, size, digest, writer, first, last, signature FROM stretch"
    " WHERE org = ? AND seq_to > ? ORDER BY seq_to"
)
_EVENTS = (
    "SELECT header, body, body_hash FROM event WHERE org = ? AND seq > ? AND seq <= ? ORDER BY seq"
)


def read_page(
    db: sqlite3.Connection, place: tuple[bytes, int], limit: int, limit_bytes: int
) -> Slice:
    """Whole pushes after `place` (org, number) that fit both limits, at least one."""
    org, after = place
    pushes = fitting(db.execute(_PUSHES, place), after, limit, limit_bytes)
    if not pushes:
        return Slice()
    seq_to, _, digest, writer, _, last, _ = pushes[-1]
    rows = db.execute(_EVENTS, (org, after, seq_to)).fetchall()
    return Slice(
        headers=tuple(header for header, _, _ in rows),
        sizes=tuple(0 if body is None else len(body) for _, body, _ in rows),
        bodies=b"".join(body for _, body, _ in rows if body is not None),
        erased={at: kept for at, (_, body, kept) in enumerate(rows) if body is None},
        stretches=tuple(SignedStretch(*push[3:]) for push in pushes),
        end=Mark(seq_to, digest),
        writer=writer,
        n=last,
    )

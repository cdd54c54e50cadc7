"""What was not taken in: kept as it came, with the reason, and tried again when something changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from akutdesk.storage.arrival import Arrival, arrive
from akutdesk.storage.instant import instant, millis
from akutdesk.storage.open_file import OpenFile

NOBODY: Final = b"\0" * 16
"""The writer of bytes that are no event."""

_MAY_COME: Final = "('CERTIFIKAT', 'UNDERSKRIFT', 'HUL', 'KOPI', 'TILBAGEKALDT', 'GREN')"
"""Reasons that may fall away."""

_SERVERS: Final = "('FORK', 'UNDERSKRIFT', 'HUL', 'CERTIFIKAT')"
"""Reasons that what the server gave lies here for: another branch of a writer is among them (F69)."""

_PUT: Final = """
    INSERT INTO quarantine (writer, n, hash, header, body, body_hash, grund, tid_ms)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (writer, n, hash) DO UPDATE SET grund = excluded.grund
    WHERE excluded.grund NOT IN ('GREN', 'KOPI') OR grund IN ('GREN', 'KOPI', 'AFLOEST', 'OMDOEBT')
"""
"""What a stick says of an event does not take the place of what the server said."""

_UNPROVEN: Final = """
    SELECT 1 FROM quarantine LEFT JOIN session USING (writer)
    WHERE grund IN ('UNDERSKRIFT', 'HUL')
    AND NOT EXISTS (SELECT 1 FROM event WHERE eid = (session.widx << 40 | n)) LIMIT 1
"""
_LISTED: Final = """
    SELECT quarantine.writer, n, device, grund, tid_ms FROM quarantine
        LEFT JOIN session ON session.writer = quarantine.writer
    UNION ALL
    SELECT writer, waiting.eid & 1099511627775, device, grund, NULL FROM waiting
        JOIN session ON widx = waiting.eid >> 40
    ORDER BY 5 DESC, 1, 2
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """One event that does not count here, or cannot be read.

    `grund`: CERTIFIKAT (no certificate of a PC of the org), UNDERSKRIFT (chain or signature does not hold),
    HUL (an event before it is missing), KOPI (a second copy ends before what would prove it), FORK (the server has
    this under a name that stands for something else here), GREN (its PC wrote it in a place of two, and the name
    went to the other's: it tells it again), TILBAGEKALDT (its PC was revoked before the server had it), HOVED (its header is none of this org), AFLOEST (a damaged copy, of which the
    whole one has come), OMDOEBT (written again under a new name after a fork), NOEGLE (its record's key is not
    here yet), NYERE (a newer program wrote it), SEGL (its body does not open or makes no sense), UDEN_INDHOLD (its body
    was not given, and nobody has said that its record is erased).
    `device` is None where no certificate is known, `tid` for what is only waiting to be read.
    """

    writer: bytes
    n: int
    device: bytes | None
    grund: str
    tid: datetime | None


def put(file: OpenFile, arrivals: Iterable[Arrival]) -> None:
    """Keep events that do not belong here, with their verdict as the reason, inside a transaction."""
    now = millis(file.clock.now())
    for each in arrivals:
        writer, n = (each.header.writer, each.header.n) if each.header else (NOBODY, 0)
        file.db.execute(
            _PUT,
            (
                writer,
                n,
                each.hash,
                each.header_bytes,
                each.body,
                each.body_hash,
                each.verdict,
                now,
            ),
        )


def held(db: sqlite3.Connection, writer: bytes, most: int) -> list[tuple[str, Arrival]]:
    """A writer's events that may belong here by now, with the reason why they lie here, in their order.

    Of several under one name, the newest first.
    """
    rows = db.execute(
        f"SELECT grund, header, body, body_hash FROM quarantine WHERE grund IN {_MAY_COME}"  # noqa: S608
        " AND writer = ? ORDER BY n, qid DESC LIMIT ?",
        (writer, most),
    ).fetchall()
    return [(row[0], arrive(*row[1:])) for row in rows]


def forked(db: sqlite3.Connection, own: bytes) -> tuple[bytes, ...]:
    """Writers of other PCs than one's own of which the server gave something else than is here."""
    rows = db.execute(
        "SELECT DISTINCT writer FROM quarantine JOIN session USING (writer)"
        " WHERE grund = 'FORK' AND device <> ? AND cert NOT NULL",
        (own,),
    ).fetchall()
    return tuple(bytes(row[0]) for row in rows)


def branches(db: sqlite3.Connection) -> tuple[bytes, ...]:
    """Writers of which a branch lies here that was not told again yet."""
    rows = db.execute(
        "SELECT DISTINCT writer FROM quarantine WHERE grund IN ('GREN', 'KOPI')"
    ).fetchall()
    return tuple(bytes(row[0]) for row in rows)


def aside(db: sqlite3.Connection, writer: bytes) -> list[Arrival]:
    """What lies here of such a branch."""
    rows = db.execute(
        "SELECT header, body, body_hash FROM quarantine"
        " WHERE writer = ? AND grund IN ('GREN', 'KOPI') ORDER BY n",
        (writer,),
    ).fetchall()
    return [arrive(*row) for row in rows]


def branch_of(db: sqlite3.Connection, writer: bytes) -> list[Arrival]:
    """What lies here of a writer's other branch, in its order; without what only a cut copy told of."""
    rows = db.execute(
        "SELECT header, body, body_hash FROM quarantine WHERE writer = ? AND grund = 'GREN' ORDER BY n",
        (writer,),
    ).fetchall()
    return [arrive(*row) for row in rows]


def writers(db: sqlite3.Connection) -> tuple[bytes, ...]:
    """Whose events may belong here by now."""
    rows = db.execute(
        f"SELECT DISTINCT writer FROM quarantine WHERE grund IN {_MAY_COME}"  # noqa: S608
    ).fetchall()
    return tuple(bytes(row[0]) for row in rows)


def release(db: sqlite3.Connection, arrivals: Iterable[Arrival]) -> None:
    """These belong here after all."""
    db.executemany("DELETE FROM quarantine WHERE hash = ?", [(each.hash,) for each in arrivals])


def mark(db: sqlite3.Connection, arrivals: Iterable[Arrival], grund: str) -> None:
    """Give these another reason."""
    db.executemany(
        "UPDATE quarantine SET grund = ? WHERE hash = ?", [(grund, each.hash) for each in arrivals]
    )


def listed(db: sqlite3.Connection) -> tuple[Quarantined, ...]:
    """Everything that does not count or cannot be read, newest first."""
    rows = db.execute(_LISTED).fetchall()
    return tuple(
        Quarantined(writer=writer, n=n, device=device, grund=grund, tid=instant(tid))
        for writer, n, device, grund, tid in rows
    )


def hashes(db: sqlite3.Connection, writer: bytes) -> dict[int, bytes]:
    """H of what the server gave under a writer's names and is not here, by n; the newest where several came."""
    rows = db.execute(
        f"SELECT n, hash FROM quarantine WHERE writer = ? AND grund IN {_SERVERS} ORDER BY qid",  # noqa: S608
        (writer,),
    ).fetchall()
    return {int(n): bytes(hashed) for n, hashed in rows}


def await_again(db: sqlite3.Connection, writer: bytes, after: int) -> None:
    """What another place wrote under a forked writer's names may come in: those names are free again.

    What came under names that both share was a damaged copy. What passed for one of a copy that is cut now may be
    the other place's too.
    """
    db.execute(
        "UPDATE quarantine SET grund = CASE WHEN n > ? THEN 'HUL' ELSE 'UNDERSKRIFT' END"
        " WHERE writer = ? AND grund = 'FORK'",
        (after, writer),
    )
    db.execute(
        "UPDATE quarantine SET grund = 'HUL' WHERE writer = ? AND n > ? AND grund = 'AFLOEST'",
        (writer, after),
    )


def read_again(db: sqlite3.Connection) -> None:
    """The history is read again: headers that were none count as damaged copies, unless they come so once more."""
    db.execute("UPDATE quarantine SET grund = 'AFLOEST' WHERE grund = 'HOVED'")


def unproven(db: sqlite3.Connection) -> bool:
    """Whether the server gave something that no signature has proven yet, in its own or another form."""
    return db.execute(_UNPROVEN).fetchone() is not None


def count(db: sqlite3.Connection) -> int:
    """How many a leader should look at."""
    (events,) = db.execute(
        "SELECT count(*) FROM quarantine WHERE grund NOT IN ('AFLOEST', 'OMDOEBT')"
    ).fetchone()
    return int(events)

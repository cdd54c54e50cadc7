"""Stretches: which of a writer's events one signature covers, so that anybody can carry them on (2.4, 2.18)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from akutdesk.storage.event_id import event_id, n_of
from akutdesk.wire import chain
from akutdesk.wire.chain import Stretch
from akutdesk.wire.errors import WireError
from akutdesk.wire.session import read_session

COPIED: Final = (200, 256 * 1024)
"""Events and bytes of a stretch that is signed for the second copy: small enough for a slow line."""

_OVER: Final = """
    SELECT first, last, signature FROM stretch WHERE widx = ? AND first <= ? AND last >= ?
    ORDER BY first DESC
"""
_SIZES: Final = """
    SELECT eid, length(header) + coalesce(length(body), 0), chain FROM event
    WHERE eid > ? AND eid < ? ORDER BY eid LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Signed:
    """A part of a writer's chain, with the signature over its end."""

    first: int
    last: int
    signature: bytes


def keep(db: sqlite3.Connection, widx: int, signed: Iterable[Signed]) -> None:
    """Keep signatures, verified or not: whoever uses one verifies it."""
    db.executemany(
        "INSERT OR IGNORE INTO stretch (widx, first, last, signature) VALUES (?, ?, ?, ?)",
        [(widx, each.first, each.last, each.signature) for each in signed],
    )


def over(db: sqlite3.Connection, widx: int, n: int) -> tuple[Signed, ...]:
    """The stretches that hold event n, the one that begins nearest before it first."""
    return tuple(Signed(*row) for row in db.execute(_OVER, (widx, n, n)).fetchall())


def reaching(db: sqlite3.Connection, widx: int, after: int) -> tuple[Signed, ...]:
    """The stretches that end beyond event `after`."""
    rows = db.execute(
        "SELECT first, last, signature FROM stretch WHERE widx = ? AND last > ?", (widx, after)
    ).fetchall()
    return tuple(Signed(*row) for row in rows)


def holds(certificate: bytes, signed: Signed, value: bytes) -> bool:
    """Whether the start with this certificate signed that its chain has this value at the stretch's end."""
    try:
        session = read_session(certificate)
        stretch = Stretch(
            org=session.org,
            writer=session.writer,
            first=signed.first,
            last=signed.last,
            chain=value,
        )
        chain.verify_stretch(session.public, stretch, signed.signature)
    except WireError:
        return False
    return True


def sign(db: sqlite3.Connection, widx: int, after: int, limits: tuple[int, int]) -> Signed | None:
    """Sign one's own events after n = `after`, as many as `limits` (events, bytes) allow but at least one.

    None if there is none, or if this start's key is not here any more. Inside a transaction.
    """
    most, room = limits
    rows = db.execute(_SIZES, (event_id(widx, after), event_id(widx + 1, 0), most)).fetchall()
    key, certificate = db.execute(
        "SELECT key, cert FROM session WHERE widx = ?", (widx,)
    ).fetchone()
    if not rows or key is None:
        return None
    last, value, used = after + 1, rows[0][2], 0
    for eid, size, at in rows:
        used += size
        if used > room and n_of(eid) > last:
            break
        last, value = n_of(eid), at
    session = read_session(certificate)
    stretch = Stretch(
        org=session.org, writer=session.writer, first=after + 1, last=last, chain=value
    )
    signed = Signed(after + 1, last, chain.sign_stretch(key, stretch))
    _supersede(db, (widx, certificate), signed, {n_of(eid): at for eid, _, at in rows})
    keep(db, widx, (signed,))
    return signed


def _supersede(
    db: sqlite3.Connection, start: tuple[int, bytes], signed: Signed, chains: Mapping[int, bytes]
) -> None:
    """Forget shorter signatures over the same; not what another place signed under the same names (F69)."""
    widx, certificate = start
    rows = db.execute(
        "SELECT first, last, signature FROM stretch WHERE widx = ? AND first BETWEEN ? AND ?",
        (widx, signed.first, signed.last),
    ).fetchall()
    for old in (Signed(*row) for row in rows):
        if old.last in chains and holds(certificate, old, chains[old.last]):
            drop(db, widx, old)


def signing(db: sqlite3.Connection, device: bytes) -> Iterator[bool]:
    """Sign whatever this PC's starts wrote and have not signed yet, for the second copy; True after each stretch.

    Each step inside a transaction of its own: a start that was never copied has hundreds of stretches.
    The last stretch grows until it is full, so that a copy after every save leaves few.
    """
    for widx, last_n in db.execute(
        "SELECT widx, (SELECT eid & 1099511627775 FROM event WHERE eid BETWEEN widx << 40"
        " AND (widx + 1 << 40) - 1 ORDER BY eid DESC LIMIT 1) FROM session"
        " WHERE device = ? AND key NOT NULL",
        (device,),
    ).fetchall():
        after = _open_from(db, widx, last_n or 0)
        while after < (last_n or 0):
            signed = sign(db, widx, after, COPIED)
            after = signed.last if signed else last_n
            yield True


def _open_from(db: sqlite3.Connection, widx: int, last_n: int) -> int:
    """The n after which to sign: where the last stretch begins, unless it is full, or covers everything."""
    row = db.execute(
        "SELECT first, last FROM stretch WHERE widx = ? ORDER BY last DESC LIMIT 1", (widx,)
    ).fetchone()
    if row is None:
        return 0
    first, last = row
    if last >= last_n:
        return last_n
    (received,) = db.execute("SELECT received_n FROM session WHERE widx = ?", (widx,)).fetchone()
    is_open = last > received and last - first + 1 < COPIED[0]
    return int(first - 1 if is_open else last)


def drop(db: sqlite3.Connection, widx: int, signed: Signed) -> None:
    """Forget a signature over events that bear other names now."""
    db.execute(
        "DELETE FROM stretch WHERE widx = ? AND first = ? AND last = ? AND signature = ?",
        (widx, signed.first, signed.last, signed.signature),
    )

"""How far the events of a PC count: what is here of each of its writers, and what was withheld (2.15, F72)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from akutdesk.storage.writer import chain_at_end
from akutdesk.wire.chain import next_chain
from akutdesk.wire.messages import WriterHead
from akutdesk.wire.statement import Reach


def writers_of(db: sqlite3.Connection, device: bytes) -> tuple[bytes, ...]:
    """Every start of a PC that is known here."""
    return tuple(writer for writer, _, _ in _sessions(db, device))


def reach_here(db: sqlite3.Connection, device: bytes) -> tuple[Reach, ...]:
    """How far this file has the PC's events."""
    ends = ((writer, *chain_at_end(db, widx, cert)) for writer, widx, cert in _sessions(db, device))
    return tuple(Reach(writer, n, chain) for writer, n, chain in ends if n)


def withheld(db: sqlite3.Connection, device: bytes) -> tuple[Reach, ...]:
    """How far a revoked PC's events would reach with those in quarantine that follow on without a gap."""
    rows = (
        (writer, *_followed(db, writer, widx, cert)) for writer, widx, cert in _sessions(db, device)
    )
    return tuple(Reach(writer, n, chain) for writer, n, chain, more in rows if more)


def farthest(*reaches: Iterable[Reach | WriterHead]) -> tuple[Reach, ...]:
    """Of each writer the farthest that any of these says."""
    found: dict[bytes, Reach] = {}
    for each in (each for some in reaches for each in some):
        if each.writer not in found or each.n > found[each.writer].n:
            found[each.writer] = Reach(each.writer, each.n, each.chain)
    return tuple(found.values())


def _sessions(db: sqlite3.Connection, device: bytes) -> Iterator[tuple[bytes, int, bytes]]:
    rows = db.execute(
        "SELECT writer, widx, cert FROM session WHERE device = ? AND cert NOT NULL ORDER BY widx",
        (device,),
    ).fetchall()
    return ((bytes(writer), int(widx), bytes(cert)) for writer, widx, cert in rows)


def _followed(
    db: sqlite3.Connection, writer: bytes, widx: int, cert: bytes
) -> tuple[int, bytes, bool]:
    start, chain = chain_at_end(db, widx, cert)
    n = start
    rows = db.execute(
        "SELECT n, hash FROM quarantine WHERE writer = ? AND n > ? AND grund IN ('TILBAGEKALDT', 'HUL')"
        " ORDER BY n, qid",
        (writer, start),
    )
    for each, link in rows:
        if each != n + 1:
            continue
        n, chain = each, next_chain(chain, bytes(link))
    return n, chain, n > start

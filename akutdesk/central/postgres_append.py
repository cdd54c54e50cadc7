"""The one way events come in on PostgreSQL: under the lock of the org's row, in two trips to the database.

The batch's bodies go over as one byte string and are cut there: an array of 200 byte strings costs the driver
more than everything else together (design.md 6).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final

from psycopg import Connection

from akutdesk.central.kept import Addition, Placed
from akutdesk.central.postgres_numbers import Numbers
from akutdesk.central.rows import kept_bodies, kept_size, placed
from akutdesk.central.store_error import MovedError

_LOCK: Final = "SELECT incarnation, seq, digest, statements FROM org FOR NO KEY UPDATE"
_HEAD: Final = (
    "SELECT s.number, h.n FROM session AS s JOIN writer_head AS h ON h.session = s.number"
    " WHERE s.writer = %s"
)

# Which of the events' records are erased; their ids have one length and lie end to end.
_ERASED: Final = """
SELECT rid FROM tombstone WHERE rid IN (
    SELECT substring(%s::bytea FROM i * 16 + 1 FOR 16) FROM generate_series(0, %s::int) AS i
)
"""
# One statement: each one more costs both sides a tenth of what the rows cost.
_KEEP: Final = """
WITH placed AS (
    INSERT INTO event (seq, session, n, stream, rid, header, body, body_hash)
    SELECT %(seq)s + nr, %(session)s, %(before_n)s + nr,
           get_byte(%(streams)s::bytea, nr::int - 1),
           substring(%(rids)s::bytea, nr::int * 16 - 15, 16),
           substring(%(headers)s::bytea, head_at + 1, head_size),
           CASE WHEN get_byte(%(kept)s::bytea, nr::int - 1) = 1
               THEN substring(%(bodies)s::bytea, body_at + 1, body_size) END,
           substring(%(body_hashes)s::bytea, nr::int * 32 - 31, 32)
    FROM unnest(%(head_at)b::int[], %(head_sizes)b::int[], %(body_at)b::int[], %(body_sizes)b::int[])
         WITH ORDINALITY AS cut (head_at, head_size, body_at, body_size, nr)
), pushed AS (
    INSERT INTO stretch (seq_to, session, first, last, chain, signature, digest, size, kept_ms)
    VALUES (%(seq_to)s, %(session)s, %(first)s, %(last)s, %(chain)s, %(signature)s, %(digest)s,
        %(size)s, %(now_ms)s)
), moved AS (
    UPDATE writer_head SET n = %(last)s, chain = %(chain)s WHERE session = %(session)s
)
UPDATE org SET seq = %(seq_to)s, digest = %(digest)s, size = size + %(size)s
"""


def append(db: Connection[Any], addition: Addition) -> Placed:
    """Give events the next numbers, inside a transaction. Raises MovedError."""
    held = _hold(db, addition)
    where = placed(addition, held.incarnation, held.seq, held.digest)
    kept = kept_bodies(addition, held.erased)
    values = _cut(addition) | _place(addition, where)
    values |= {"session": held.session, "kept": bytes(kept), "size": kept_size(addition, kept)}
    db.execute(_KEEP, values, binary=True)
    return where


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """The org and the writer under the lock, and which of the batch's records are erased."""

    incarnation: bytes
    seq: int
    digest: bytes
    session: int
    erased: frozenset[bytes]


def _hold(db: Connection[Any], addition: Addition) -> _Held:
    """Lock the org's row, then read the rest, so that all is of one moment."""
    rids = b"".join(addition.rids)
    locked = db.execute(_LOCK, binary=True)
    found = db.execute(_HEAD, (addition.writer,), binary=True)
    erased = db.execute(_ERASED, (rids, len(addition.rids) - 1), binary=True)
    org, head = locked.fetchone(), found.fetchone()
    if org is None or head is None:
        raise MovedError
    incarnation, seq, digest, statements = org
    session, n = head
    if (n, statements) != (addition.before_n, addition.statements):
        raise MovedError
    return _Held(
        incarnation=incarnation,
        seq=seq,
        digest=digest,
        session=session,
        erased=frozenset(rid for (rid,) in erased),
    )


def _place(addition: Addition, placed: Placed) -> dict[str, object]:
    return {
        "seq": placed.seq_from - 1,
        "seq_to": placed.seq_to,
        "digest": placed.digest,
        "before_n": addition.before_n,
        "first": addition.first,
        "last": addition.last,
        "chain": addition.chain,
        "signature": addition.signature,
        "now_ms": addition.now_ms,
    }


def _cut(addition: Addition) -> dict[str, object]:
    """The parts end to end, and where they begin."""
    head_sizes, body_sizes = [len(head) for head in addition.headers], list(addition.sizes)
    return {
        "streams": bytes(addition.streams),
        "rids": b"".join(addition.rids),
        "headers": b"".join(addition.headers),
        "bodies": addition.bodies,
        "body_hashes": b"".join(addition.body_hashes),
        "head_sizes": Numbers(head_sizes),
        "head_at": Numbers([0, *accumulate(head_sizes[:-1])]),
        "body_sizes": Numbers(body_sizes),
        "body_at": Numbers([0, *accumulate(body_sizes[:-1])]),
    }

"""A page of events out of PostgreSQL: whole pushes, in the org's order, joined there to few long strings."""

from __future__ import annotations

from itertools import accumulate
from typing import Any, Final

from psycopg import Connection

from akutdesk.central.kept import Mark, Slice
from akutdesk.central.rows import fitting
from akutdesk.wire.messages import SignedStretch

_PUSHES: Final = """
SELECT seq_to, size, digest, s.writer, first, last, signature
FROM stretch JOIN session AS s ON s.number = stretch.session
WHERE seq_to > %s ORDER BY seq_to LIMIT %s
"""
_EVENTS: Final = """
SELECT string_agg(header, ''::bytea ORDER BY seq),
       array_agg(octet_length(header) ORDER BY seq),
       string_agg(body, ''::bytea ORDER BY seq),
       array_agg(coalesce(octet_length(body), 0) ORDER BY seq),
       array_agg(seq ORDER BY seq) FILTER (WHERE body IS NULL),
       string_agg(body_hash, ''::bytea ORDER BY seq) FILTER (WHERE body IS NULL)
FROM event WHERE seq > %s AND seq <= %s
"""


def read_page(db: Connection[Any], after: int, limit: int, limit_bytes: int) -> Slice:
    """Whole pushes after a number that fit both limits, at least one."""
    found = db.execute(_PUSHES, (after, max(1, limit)), binary=True)
    pushes = fitting(found, after, limit, limit_bytes)
    if not pushes:
        return Slice()
    seq_to, _, digest, writer, _, last, _ = pushes[-1]
    row = db.execute(_EVENTS, (after, seq_to), binary=True).fetchall()[0]
    headers, head_sizes, bodies, sizes, gone, hashes = row
    return Slice(
        headers=_cut(headers, head_sizes),
        sizes=tuple(sizes),
        bodies=bodies or b"",
        erased={
            seq - after - 1: hashes[at * 32 : at * 32 + 32] for at, seq in enumerate(gone or ())
        },
        stretches=tuple(SignedStretch(*push[3:]) for push in pushes),
        end=Mark(seq_to, digest),
        writer=writer,
        n=last,
    )


def _cut(joined: bytes, sizes: list[int]) -> tuple[bytes, ...]:
    ends = accumulate(sizes)
    return tuple(joined[end - size : end] for end, size in zip(ends, sizes, strict=True))

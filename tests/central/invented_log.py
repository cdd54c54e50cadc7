"""An org with writers and events that nobody sealed: enough for a store, which reads none of it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from akutdesk.central.kept import Addition, NewSession, Org
from akutdesk.central.store import Store
from akutdesk.wire.chain import body_hash, event_hash
from akutdesk.wire.header import Stream
from akutdesk.wire.receipt import NO_DIGEST

STATEMENTS = (b"the first statement", b"the second")
SIZE = 480
"""Bytes of a body: a save of one field of 400 bytes, sealed."""


def begin_org(
    store: Store, org: bytes = b"o" * 16, statements: Sequence[bytes] = STATEMENTS
) -> bytes:
    """An org in a slot of its own."""
    begun = Org(
        id=org,
        incarnation=b"i" * 16,
        seq=0,
        digest=NO_DIGEST,
        statements=len(statements),
        size=0,
    )
    store.orgs.open_slot(org * 2, "Stedet", 1)
    store.orgs.fill_slot(org * 2, begun, statements, 2)
    return org


def begin_writer(store: Store, org: bytes, writer: bytes) -> bytes:
    """A writer that has written nothing yet."""
    session = NewSession(
        writer=writer,
        device=b"d" * 16,
        public=b"p" * 32,
        chain=writer * 2,
        certificate=b"certificate" + writer,
    )
    store.events.add_session(org, session, 3)
    return writer


@dataclass
class Pen:
    """What a writer writes next. The draw makes each body another."""

    writer: bytes
    rng: random.Random
    n: int = 0

    def write(self, count: int, *, size: int = SIZE, rid: bytes | None = None) -> Addition:
        """The next events as an addition; the pen moves on."""
        bodies = [self.rng.randbytes(size) for _ in range(count)]
        headers = [
            b"header" + self.writer + (self.n + at).to_bytes(8, "big") for at in range(count)
        ]
        hashes = [body_hash(body) for body in bodies]
        before, self.n = self.n, self.n + count
        return Addition(
            writer=self.writer,
            before_n=before,
            statements=len(STATEMENTS),
            first=before + 1,
            last=self.n,
            chain=self.rng.randbytes(32),
            signature=self.rng.randbytes(64),
            headers=headers,
            streams=[Stream.DATA] * count,
            rids=[rid or self.rng.randbytes(16) for _ in range(count)],
            body_hashes=hashes,
            hashes=[event_hash(head, each) for head, each in zip(headers, hashes, strict=True)],
            sizes=[size] * count,
            bodies=b"".join(bodies),
            now_ms=4,
        )

"""Orders to erase that one person has signed and another is still to confirm, at this PC (docs/decisions/0145).

They hold ids and counts and two sealed codes, so nothing of a person; they lie among the local secrets.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final

import msgspec

from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import NotFound
from akutdesk.storage.grund import Grund
from akutdesk.storage.instant import millis
from akutdesk.storage.open_file import OpenFile
from akutdesk.wire import crypto, erasure
from akutdesk.wire.erasure import Order, Target, Why

NAME: Final = "pending_orders"

_REACH: Final = """
    SELECT max(eid) FROM event WHERE rid = ? AND stream = 1 GROUP BY eid >> 40 ORDER BY 1
"""


class Pending(msgspec.Struct, frozen=True, array_like=True):
    """A packed order, and the first of its two signatures."""

    order: bytes
    signature: bytes

    @property
    def name(self) -> bytes:
        """What it is known by, as an order that is in force is."""
        return crypto.sha256(self.order)


_DECODER: Final = msgspec.msgpack.Decoder(tuple[Pending, ...])
_ENCODER: Final = msgspec.msgpack.Encoder()


def held(db: sqlite3.Connection) -> tuple[Pending, ...]:
    """All of them, the oldest first."""
    row = db.execute("SELECT value FROM secret WHERE name = ?", (NAME,)).fetchone()
    return () if row is None else _DECODER.decode(bytes(row[0]))


def add(db: sqlite3.Connection, pending: Pending) -> None:
    """One more, inside a transaction."""
    _keep(db, (*held(db), pending))


def remove(db: sqlite3.Connection, name: bytes) -> None:
    """It is confirmed or withdrawn; inside a transaction."""
    _keep(db, tuple(each for each in held(db) if each.name != name))


def order_of(
    file: OpenFile, people: tuple[RecordId, RecordId], rids: Sequence[RecordId], grund: Grund
) -> Order:
    """What two people are to sign, as of now. Raises NotFound for a record that is not here."""
    writer = file.writer
    why = Why(grund=grund.grund, hjemmel=grund.hjemmel)
    return Order(
        org=writer.org,
        at_ms=millis(file.clock.now()),
        targets=tuple(target(file, rid) for rid in rids),
        first=people[0],
        second=people[1],
        epoch=writer.epoch,
        why=erasure.seal_why(writer.epoch_keys[writer.epoch], why, writer.org, writer.epoch),
    )


def target(file: OpenFile, rid: bytes) -> Target:
    """A record with the last event of each writer about it. Raises NotFound for one that is not here."""
    rows = file.db.execute(_REACH, (rid,)).fetchall()
    if not rows:
        raise NotFound
    return Target(rid, tuple(file.log.name_of(row[0]) for row in rows))


def _keep(db: sqlite3.Connection, pending: tuple[Pending, ...]) -> None:
    db.execute("DELETE FROM secret WHERE name = ?", (NAME,))
    if pending:
        row = (NAME, _ENCODER.encode(pending))
        db.execute("INSERT INTO secret (name, value) VALUES (?, ?)", row)

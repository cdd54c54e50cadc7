"""Which records are erased here, by whose order, and how far those who ordered it had them (2.9, docs/decisions/0088)."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import Final

import msgspec

from akutdesk.storage.errors import FileDamaged
from akutdesk.wire import crypto
from akutdesk.wire.codec import pack
from akutdesk.wire.erasure import Order, read_order
from akutdesk.wire.errors import WireError
from akutdesk.wire.membership import Membership
from akutdesk.wire.statement import Erasure, read_statement

WAITS: Final = 0
IN_FORCE: Final = 1
DONE: Final = 2

_CONTENT: Final = msgspec.msgpack.Decoder(Erasure)
_AMONG: Final = "SELECT rid FROM slettet WHERE rid IN (SELECT unhex(value) FROM json_each(?))"


def content_of(held: bytes) -> Erasure:
    """An order as it lies in the table. Raises FileDamaged if it is none: no program of ours wrote it there."""
    try:
        said = _CONTENT.decode(held)
        read_order(said.order)
    except (msgspec.DecodeError, WireError):
        raise FileDamaged from None
    return said


def name_of(said: Erasure) -> bytes:
    """What an order is known by here."""
    return crypto.sha256(said.order)


def keep(db: sqlite3.Connection, said: Erasure) -> None:
    """An order that is to be said, inside a transaction; one that is known stays as it is."""
    db.execute(
        "INSERT INTO sletning (hash, indhold) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (name_of(said), pack(said)),
    )


def keep_lost(db: sqlite3.Connection, lost: Iterable[bytes]) -> None:
    """Orders among statements that lost their place: they are said again, whoever signed them."""
    for signed in lost:
        content = read_statement(signed).content
        if isinstance(content, Erasure):
            keep(db, content)


def unsaid(db: sqlite3.Connection, org: Membership) -> tuple[Erasure, ...]:
    """Orders that are not in the list of members: never said yet, or lost with a server that was put back (F58)."""
    said = {name_of(each) for each in org.erasures}
    rows = db.execute("SELECT hash, indhold FROM sletning ORDER BY hash").fetchall()
    return tuple(content_of(held) for name, held in rows if bytes(name) not in said)


def follow(db: sqlite3.Connection, org: Membership) -> bool:
    """Put the orders of the org in force, inside a transaction; whether there was a new one.

    `org` is what the server has confirmed, if there is a server: what is erased can never come back.
    """
    known = {
        bytes(row[0])
        for row in db.execute("SELECT hash FROM sletning WHERE gaelder <> 0").fetchall()
    }
    new = [each for each in org.erasures if name_of(each) not in known]
    for said in new:
        keep(db, said)
        db.execute("UPDATE sletning SET gaelder = ? WHERE hash = ?", (IN_FORCE, name_of(said)))
        _bury(db, read_order(said.order))
    if new:
        db.execute("UPDATE spool_target SET renses = 1")
    return bool(new)


def _bury(db: sqlite3.Connection, order: Order) -> None:
    db.executemany(
        "INSERT INTO slettet (rid) VALUES (?) ON CONFLICT (rid) DO UPDATE SET rester = 1",
        [(each.rid,) for each in order.targets],
    )
    db.executemany(
        "INSERT INTO slettet_til (rid, writer, n) VALUES (?, ?, ?)"
        " ON CONFLICT (rid, writer) DO UPDATE SET n = max(n, excluded.n)",
        [(each.rid, name.writer, name.n) for each in order.targets for name in each.known],
    )


def left(db: sqlite3.Connection) -> tuple[bytes, ...]:
    """Erased records of which something may still lie in this file."""
    rows = db.execute("SELECT rid FROM slettet WHERE rester <> 0").fetchall()
    return tuple(bytes(rid) for (rid,) in rows)


def any_at_all(db: sqlite3.Connection) -> bool:
    """Whether anything was ever erased: most desks need not look further."""
    return db.execute("SELECT 1 FROM slettet LIMIT 1").fetchone() is not None


def among(db: sqlite3.Connection, rids: Collection[bytes]) -> frozenset[bytes]:
    """Those of some records that are erased."""
    if not rids or not any_at_all(db):
        return frozenset()
    listed = msgspec.json.encode([each.hex() for each in rids]).decode()
    return frozenset(bytes(row[0]) for row in db.execute(_AMONG, (listed,)).fetchall())


def reach(db: sqlite3.Connection, rid: bytes) -> Mapping[bytes, int]:
    """How far those who erased a record had it, by writer."""
    rows = db.execute("SELECT writer, n FROM slettet_til WHERE rid = ?", (rid,)).fetchall()
    return {bytes(writer): int(n) for writer, n in rows}

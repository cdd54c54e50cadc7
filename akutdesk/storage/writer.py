"""A writer: one start of the program on one PC, certified by the PC's device key (design.md D4)."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from akutdesk import __version__
from akutdesk.storage import meta
from akutdesk.storage.event_id import event_id
from akutdesk.wire import crypto
from akutdesk.wire.chain import first_chain
from akutdesk.wire.session import Session, certify, seal_audit_key
from akutdesk.wire.statement import statement_hash

EPOCH_KEY: Final = "epoch_key:"
"""Name of an epoch key among the local secrets; its number follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Who writes on this start, and with which keys. Lives in memory only; never changes."""

    org: bytes
    writer: bytes
    widx: int
    device: bytes
    certificate: bytes
    session_key: bytes = field(repr=False)
    audit_key: bytes = field(repr=False)
    epoch: int
    epoch_keys: Mapping[int, bytes] = field(repr=False)


@dataclass(slots=True)
class Start:
    """One start of the program, as all its connections share it: who writes now, and by which clock.

    A new epoch key or a fork of the writer (sync-and-security.md 2.18) puts another Writer in its place, inside a
    transaction, so that whoever appends next writes as that one. `skew_ms`: server time minus device time, as far
    as this start has asked. It is not kept: after a night off the clock may have been put right. `at_file`: one
    mark for each transaction that is open or waits for the file, of whatever connection.
    """

    writer: Writer
    skew_ms: int | None = None
    at_file: set[object] = field(default_factory=set[object])


def begin_writer(db: sqlite3.Connection, now_ms: int) -> Writer:
    """A fresh writer, entered in the open transaction.

    Its session key lies in the file, beside the device's, until the server has all its events: what was not
    signed before a crash can then still be (docs/decisions).
    """
    secrets: dict[str, bytes] = dict(db.execute("SELECT name, value FROM secret").fetchall())
    org, device = secrets["org"], secrets["device"]
    epoch_keys = _epoch_keys(secrets)
    writer, session_key = crypto.random_bytes(16), crypto.make_signing_key()
    audit_key = crypto.random_bytes(crypto.KEY_SIZE)
    previous, previous_chain = _previous(db, device)
    count, head = _membership(db)
    session = Session(
        org=org,
        writer=writer,
        public=crypto.verify_key(session_key),
        device=device,
        membership=count,
        membership_head=head,
        previous=previous,
        previous_chain=previous_chain,
        started_ms=now_ms,
        app=__version__,
        audit_key=seal_audit_key(secrets["audit_public"], org, writer, audit_key),
    )
    certificate = certify(secrets["device_key"], session)
    widx = enter_session(db, writer, device=device, certificate=certificate)
    db.execute("UPDATE session SET key = ? WHERE widx = ?", (session_key, widx))
    return Writer(
        org=org,
        writer=writer,
        widx=widx,
        device=device,
        certificate=certificate,
        session_key=session_key,
        audit_key=audit_key,
        epoch=_newest(db, epoch_keys),
        epoch_keys=epoch_keys,
    )


def silent_writer(db: sqlite3.Connection) -> Writer:
    """The keys to read with, for whoever writes nothing: a health check."""
    secrets: dict[str, bytes] = dict(db.execute("SELECT name, value FROM secret").fetchall())
    epoch_keys = _epoch_keys(secrets)
    return Writer(
        org=secrets["org"],
        writer=b"",
        widx=0,
        device=secrets["device"],
        certificate=b"",
        session_key=b"",
        audit_key=b"",
        epoch=_newest(db, epoch_keys),
        epoch_keys=epoch_keys,
    )


def enter_session(
    db: sqlite3.Connection,
    writer: bytes,
    *,
    device: bytes | None = None,
    certificate: bytes | None = None,
) -> int:
    """The local number of a writer; without a certificate it has only been heard of, as a parent."""
    db.execute(
        "INSERT INTO session (writer, device, cert) VALUES (?, ?, ?) ON CONFLICT (writer) DO UPDATE"
        " SET device = coalesce(device, excluded.device), cert = coalesce(cert, excluded.cert)",
        (writer, device, certificate),
    )
    (widx,) = db.execute("SELECT widx FROM session WHERE writer = ?", (writer,)).fetchone()
    return int(widx)


def chain_at_end(db: sqlite3.Connection, widx: int, certificate: bytes) -> tuple[int, bytes]:
    """Count and C of a writer's last event here, or 0 and C0."""
    row = db.execute(
        "SELECT eid - ?, chain FROM event WHERE eid BETWEEN ? AND ? ORDER BY eid DESC LIMIT 1",
        (event_id(widx, 0), event_id(widx, 0), event_id(widx + 1, 0) - 1),
    ).fetchone()
    return (0, first_chain(certificate)) if row is None else (int(row[0]), bytes(row[1]))


def with_epoch_keys(db: sqlite3.Connection, writer: Writer) -> Writer:
    """The writer with all epoch keys that are in the file by now; it writes under the newest confirmed one."""
    secrets: dict[str, bytes] = dict(db.execute("SELECT name, value FROM secret").fetchall())
    epoch_keys = _epoch_keys(secrets)
    return replace(writer, epoch=_newest(db, epoch_keys), epoch_keys=epoch_keys)


def _newest(db: sqlite3.Connection, epoch_keys: Mapping[int, bytes]) -> int:
    """The epoch to write under: one that the server may still refuse is not used yet (F74)."""
    confirmed = meta.read(db, meta.EPOCH)
    if confirmed is None:
        return max(epoch_keys)
    limit = int.from_bytes(confirmed, "big")
    return max((number for number in epoch_keys if number <= limit), default=max(epoch_keys))


def _epoch_keys(secrets: Mapping[str, bytes]) -> dict[int, bytes]:
    return {
        int(name.removeprefix(EPOCH_KEY)): value
        for name, value in secrets.items()
        if name.startswith(EPOCH_KEY)
    }


def _previous(db: sqlite3.Connection, device: bytes) -> tuple[bytes | None, bytes | None]:
    """The start of this PC before this one, and how far its chain came."""
    row = db.execute(
        "SELECT widx, writer, cert FROM session WHERE device = ? AND cert NOT NULL"
        " ORDER BY widx DESC LIMIT 1",
        (device,),
    ).fetchone()
    if row is None:
        return None, None
    return bytes(row[1]), chain_at_end(db, row[0], row[2])[1]


def _membership(db: sqlite3.Connection) -> tuple[int, bytes]:
    """How many statements are known, and the hash of the last."""
    index, last = db.execute(
        "SELECT idx, statement FROM membership ORDER BY idx DESC LIMIT 1"
    ).fetchone()
    return index + 1, statement_hash(last)

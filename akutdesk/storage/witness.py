"""The device's own record of what it wrote, beside the file: it tells an older copy from the real one.

A file that was cut, emptied, or replaced by an older copy passes SQLCipher's own checks (design.md 7.8).
The record is made at each start, each copy job and each close, sealed under a key of the database.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

import msgspec

from akutdesk.storage import local_sum
from akutdesk.storage.durable import write_durably
from akutdesk.storage.event_id import n_of
from akutdesk.storage.founding import DatabaseKeys
from akutdesk.wire import crypto
from akutdesk.wire.errors import WireError

FILE: Final = "vault.mark"
_INFO: Final = b"akd/mark/2"


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """How far one writer's chain had come."""

    writer: bytes
    n: int
    chain: bytes


class Marks(msgspec.Struct, frozen=True, array_like=True):
    """The chains, and how many changes the sums over what only this file has had seen (`local_sum.times`)."""

    chains: list[Mark]
    times: int


_MARKS: Final = msgspec.msgpack.Decoder(Marks)

_ENDS: Final = """
    SELECT writer, eid, chain FROM session JOIN event ON eid = (
        SELECT max(eid) FROM event WHERE eid BETWEEN widx << 40 AND (widx + 1 << 40) - 1
    ) WHERE device = ? ORDER BY widx DESC LIMIT 2
"""
_AT: Final = """
    SELECT chain FROM event JOIN session ON eid = (widx << 40 | :n) WHERE writer = :writer
"""


def write(db: sqlite3.Connection, folder: Path, keys: DatabaseKeys, device: bytes) -> None:
    """Note where this PC's last two chains end, and how often what is only here was changed. Raises DiskFull or DiskFault."""
    ends = db.execute(_ENDS, (device,))
    chains = [Mark(writer, n_of(eid), chain) for writer, eid, chain in ends]
    marks = Marks(chains, local_sum.times(db))
    sealed = crypto.seal(_key(keys), msgspec.msgpack.encode(marks), _INFO)
    write_durably(folder / FILE, sealed)


def lift(folder: Path) -> None:
    """Take the record away while what it tells of changes: without one there is no verdict."""
    (folder / FILE).unlink(missing_ok=True)


def is_older(db: sqlite3.Connection, folder: Path, keys: DatabaseKeys) -> bool:
    """Whether the file lacks something that this PC has noted as written. No record, no verdict."""
    path = folder / FILE
    if not path.is_file():
        return False
    try:
        marks = _MARKS.decode(crypto.open_seal(_key(keys), path.read_bytes(), _INFO))
    except (WireError, msgspec.DecodeError, OSError):  # a torn record is no evidence
        return False
    return local_sum.times(db) < marks.times or any(not _holds(db, one) for one in marks.chains)


def _holds(db: sqlite3.Connection, mark: Mark) -> bool:
    row = db.execute(_AT, {"n": mark.n, "writer": mark.writer}).fetchone()
    return row is not None and row[0] == mark.chain


def _key(keys: DatabaseKeys) -> bytes:
    return crypto.hkdf(keys.key, salt=keys.salt, info=_INFO)

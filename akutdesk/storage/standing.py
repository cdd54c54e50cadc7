"""Where one record stands: its registers, and who began and last changed it. A row of `record`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import msgspec

from akutdesk.domain.record import Plain
from akutdesk.storage.register import Registers

_encode = msgspec.msgpack.Encoder().encode
_decode_eids = msgspec.msgpack.Decoder(dict[str, list[int]]).decode
_decode_plain: Callable[[bytes], dict[str, Plain]] = msgspec.msgpack.Decoder(dict[str, Any]).decode

_COLUMNS = (
    "type, heads, awaited, unknown, created_hlc, created_eid, created_by, created_ms,"
    " changed_hlc, changed_eid, changed_by, changed_ms, taken_back, locked"
)
_SELECT = f"SELECT nr, {_COLUMNS} FROM record WHERE rid = ?"  # noqa: S608 - a constant
_UPDATE = f"UPDATE record SET ({_COLUMNS}) = (?,?,?,?,?,?,?,?,?,?,?,?,?,?) WHERE nr = ?"  # noqa: S608
_INSERT = f"INSERT INTO record (nr, rid, {_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"  # noqa: S608


class Stamp(NamedTuple):
    """One event's place in time, who made it, and when by the desk's corrected clock (UTC ms)."""

    hlc: int
    eid: int
    bruger: bytes
    ms: int


@dataclass(slots=True)
class Standing:
    """A record as the events here leave it; `nr` is None until it is in the file."""

    rid: bytes
    type: str
    created: Stamp
    changed: Stamp
    nr: int | None = None
    registers: Registers = field(default_factory=Registers)
    unknown: dict[str, Plain] = field(default_factory=dict[str, Plain])
    taken_back: bool = False
    locked: bool = False

    def row(self) -> tuple[Any, ...]:
        """The columns from `type` on."""
        return (
            self.type,
            _encode(self.registers.heads),
            _encode(self.registers.awaited) if self.registers.awaited else None,
            _encode(self.unknown) if self.unknown else None,
            *self.created,
            *self.changed,
            self.taken_back,
            self.locked,
        )

    def took(self, stamp: Stamp) -> None:
        """Note one more event."""
        self.created = min(self.created, stamp)
        self.changed = max(self.changed, stamp)


def read_standing(db: sqlite3.Connection, rid: bytes) -> Standing | None:
    """The record's standing, or None if nothing of it is here."""
    row = db.execute(_SELECT, (rid,)).fetchone()
    if row is None:
        return None
    registers = Registers(_decode_eids(row[2]), _decode_eids(row[3]) if row[3] else {})
    return Standing(
        rid,
        row[1],
        Stamp(*row[5:9]),
        Stamp(*row[9:13]),
        nr=row[0],
        registers=registers,
        unknown=_decode_plain(row[4]) if row[4] else {},
        taken_back=bool(row[13]),
        locked=bool(row[14]),
    )


def write_standing(db: sqlite3.Connection, standing: Standing) -> int:
    """Write the row; the record's local number comes back."""
    if standing.nr is None:
        cursor = db.execute(_INSERT, (None, standing.rid, *standing.row()))
        standing.nr = int(cursor.lastrowid or 0)
    else:
        db.execute(_UPDATE, (*standing.row(), standing.nr))
    return standing.nr


def insert_standings(db: sqlite3.Connection, standings: list[Standing]) -> None:
    """Many new rows at once; each has its number already."""
    db.executemany(_INSERT, ((each.nr, each.rid, *each.row()) for each in standings))

"""Where one record stands: its registers, and who began and last changed it. Columns of every noun table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

import msgspec

from akutdesk.domain.record import Plain
from akutdesk.storage.columns import Column
from akutdesk.storage.event_id import n_of
from akutdesk.storage.register import Registers

_encode = msgspec.msgpack.Encoder(order="deterministic").encode
decode_eids = msgspec.msgpack.Decoder(dict[str, list[int]]).decode
_decode_plain: Callable[[bytes], dict[str, Plain]] = msgspec.msgpack.Decoder(dict[str, Any]).decode

COLUMNS: Final[dict[str, str]] = {
    "heads": "BLOB NOT NULL",
    "awaited": "BLOB",
    "unknown": "BLOB",
    "locked": "INTEGER NOT NULL DEFAULT 0",
    "created_hlc": "INTEGER NOT NULL",
    "created_eid": "INTEGER NOT NULL",
    "created_by": "BLOB NOT NULL",
    "created_ms": "INTEGER NOT NULL",
    "changed_hlc": "INTEGER NOT NULL",
    "changed_eid": "INTEGER NOT NULL",
    "changed_by": "BLOB NOT NULL",
    "changed_ms": "INTEGER NOT NULL",
}
"""heads: field to the versions nobody has replaced. awaited: versions that were replaced before they came.
unknown: fields of a newer program, and values that fit no column. locked: such a program set something
that must be understood before anybody writes on."""

TAKEN_BACK: Final = "_fortrudt"
"""The field that undo sets on a record whose making it takes back."""

NAMES: Final = ", ".join(COLUMNS)


class Stamp(NamedTuple):
    """One event's place in time, who made it, and when by the desk's corrected clock (UTC ms)."""

    hlc: int
    eid: int
    bruger: bytes
    ms: int


class Standing(msgspec.Struct):
    """A record as the events here leave it; `nr` is None until it is in the file."""

    rid: bytes
    type: str
    created: Stamp
    changed: Stamp
    nr: int | None = None
    registers: Registers = msgspec.field(default_factory=Registers)
    unknown: dict[str, Plain] = {}
    undone: bool = False
    """Whether its making was taken back, as the events taken since it was read say; in no column."""
    taken_back: bool = False
    """Undone, and nobody wrote in it apart from that: then it is in no table."""
    locked: bool = False

    @property
    def lives_on(self) -> bool:
        """Whether it holds words of somebody who could not know that it was undone (2.6: an edit wins, F46)."""
        made = self.created.eid
        return any(
            eid != made
            for felt, heads in self.registers.heads.items()
            if felt != TAKEN_BACK
            for eid in heads
        )

    def columns(self) -> tuple[Column, ...]:
        """The values of COLUMNS."""
        return (
            _encode(self.registers.heads),
            _encode(self.registers.awaited) if self.registers.awaited else None,
            _encode(self.unknown) if self.unknown else None,
            self.locked,
            *self.created,
            *self.changed,
        )

    def took(self, stamp: Stamp, writer_at: Callable[[int], bytes]) -> None:
        """Note one more event; `writer_at` tells an event's writer, who decides between equal times."""
        if _is_before(stamp, self.created, writer_at):
            self.created = stamp
        if _is_before(self.changed, stamp, writer_at):
            self.changed = stamp


def _is_before(one: Stamp, other: Stamp, writer_at: Callable[[int], bytes]) -> bool:
    """By (hlc, writer, n) as everywhere, so that every desk names the same event."""
    if one.hlc != other.hlc or one.eid == other.eid:
        return one.hlc < other.hlc
    return (writer_at(one.eid), n_of(one.eid)) < (writer_at(other.eid), n_of(other.eid))


def standing_of(place: tuple[int, bytes, str], columns: Sequence[Any]) -> Standing:
    """The standing in a row; `place` is its nr, id and type, `columns` the values of COLUMNS."""
    nr, rid, kind = place
    heads, awaited, unknown, locked, *stamps = columns
    return Standing(
        rid,
        kind,
        Stamp(*stamps[:4]),
        Stamp(*stamps[4:]),
        nr=nr,
        registers=Registers(decode_eids(heads), decode_eids(awaited) if awaited else {}),
        unknown=_decode_plain(unknown) if unknown else {},
        locked=bool(locked),
    )

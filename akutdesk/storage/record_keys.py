"""The keys of records: unwrapped when needed, kept for a while, made with the record (sync-and-security.md 2.2)."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

import msgspec

from akutdesk.storage.errors import FileDamaged
from akutdesk.storage.writer import Writer
from akutdesk.wire import keywrap
from akutdesk.wire.errors import WireError

_KEPT: Final = 4096

_MANY: Final = """
    SELECT rid, epoch, wrap FROM keywrap
    WHERE rid IN (SELECT unhex(value) FROM json_each(?))
"""


class RecordKeys:
    """The record keys of one connection. Not shared between threads."""

    def __init__(self, db: sqlite3.Connection, writer: Writer) -> None:
        self._db = db
        self._writer = writer
        self._kept: OrderedDict[bytes, bytes] = OrderedDict()

    def get(self, rid: bytes) -> bytes | None:
        """The record's key, or None if it has none here: it is new, or it was erased."""
        kept = self._kept.get(rid)
        if kept is not None:
            return kept
        self._keep(
            self._db.execute(
                "SELECT rid, epoch, wrap FROM keywrap WHERE rid = ?", (rid,)
            ).fetchall()
        )
        return self._kept.get(rid)

    def make(self, rid: bytes) -> bytes:
        """A new record's key, wrapped in the file, inside a transaction."""
        writer = self._writer
        key = keywrap.make_record_key()
        place = (writer.org, rid, writer.epoch)
        wrap = keywrap.wrap_record_key(writer.epoch_keys[writer.epoch], key, place)
        self._db.execute(
            "INSERT INTO keywrap (rid, epoch, wrap) VALUES (?, ?, ?)", (rid, writer.epoch, wrap)
        )
        self._kept[rid] = key
        return key

    def learn(self, rids: set[bytes]) -> None:
        """Have the keys of many records at hand."""
        unknown = [rid.hex() for rid in rids if rid not in self._kept]
        if unknown:
            listed = msgspec.json.encode(unknown).decode()
            self._keep(self._db.execute(_MANY, (listed,)).fetchall())

    def forget(self) -> None:
        """Forget all keys: one may have been made in a transaction that failed."""
        self._kept.clear()

    def _keep(self, rows: Iterable[tuple[bytes, int, bytes]]) -> None:
        for rid, epoch, wrap in rows:
            epoch_key = self._writer.epoch_keys.get(epoch)
            if epoch_key is not None:
                place = (self._writer.org, rid, epoch)
                try:
                    self._kept[rid] = keywrap.unwrap_record_key(epoch_key, wrap, place)
                except WireError:
                    raise FileDamaged("keywrap") from None
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)

"""The keys of records: unwrapped when needed, kept for a while, made with the record (sync-and-security.md 2.2)."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from akutdesk.storage.errors import FileDamaged
from akutdesk.storage.writer import Start
from akutdesk.wire import keywrap
from akutdesk.wire.errors import WireError

_KEPT: Final = 4096
_HELD: Final = 65_536
"""So many keys of some 300 bytes are held while the wraps of a first sync come in, before their events."""

_MANY: Final = """
    SELECT rid, epoch, wrap FROM keywrap
    WHERE rid IN (SELECT unhex(value) FROM json_each(?)) ORDER BY epoch
"""


class RecordKeys:
    """The record keys of one connection. Not shared between threads."""

    def __init__(self, db: sqlite3.Connection, start: Start) -> None:
        self._db = db
        self._start = start
        self._kept: OrderedDict[bytes, tuple[bytes, int]] = OrderedDict()
        """Record to its key, and the newest epoch that wraps it here."""

    def get(self, rid: bytes) -> bytes | None:
        """The record's key, or None if it has none here: it is new, erased, or its epoch key has not come."""
        kept = self._kept.get(rid) or self._look_up(rid)
        return None if kept is None else kept[0]

    def make(self, rid: bytes) -> bytes:
        """A new record's key, wrapped in the file, inside a transaction."""
        key = keywrap.make_record_key()
        self._wrap(rid, key)
        return key

    def to_write(self, rid: bytes) -> bytes | None:
        """The record's key for its next event, inside a transaction.

        After a change of epoch this is where it is wrapped anew, so that nobody who left can open what is
        written from now on with what they have; nothing is sealed again (lazy rotation, 2.15).
        """
        kept = self._kept.get(rid) or self._look_up(rid)
        if kept is None:
            return None
        if kept[1] < self._start.writer.epoch:
            self._wrap(rid, kept[0])
        return kept[0]

    def learn(self, rids: set[bytes]) -> dict[bytes, bytes]:
        """The keys of many records, as far as they are here; they are then at hand for a while."""
        self.have_at_hand(rids)
        return {rid: self._kept[rid][0] for rid in rids & self._kept.keys()}

    def every(self) -> dict[bytes, bytes]:
        """All keys that are here, for whoever reads all events: one pass in the order of the file.

        They are some 200 bytes each and not kept. To look each up costs three times as much.
        """
        cursor = self._db.execute("SELECT rid, epoch, wrap FROM keywrap ORDER BY kid")
        keys: dict[bytes, bytes] = {}
        while rows := cursor.fetchmany(_KEPT):
            keys.update((rid, key) for rid, key, _ in self._opened(rows))
        return keys

    def have_at_hand(self, rids: set[bytes]) -> None:
        """Look many up at once, before they are asked for one by one."""
        known = self._kept.keys() & rids
        for rid in known:
            self._kept.move_to_end(rid)
        if len(known) < len(rids):
            listed = msgspec.json.encode([rid.hex() for rid in rids - known]).decode()
            self._keep(self._db.execute(_MANY, (listed,)).fetchall(), at_least=len(rids))

    def hold(self, keys: Mapping[bytes, tuple[bytes, int]]) -> None:
        """Have keys at hand that were opened a moment ago, as far as there is room: their events come next."""
        for rid, (key, epoch) in keys.items():
            held = self._kept.get(rid)
            if held is None and len(self._kept) >= _HELD:
                return
            if held is None or held[1] < epoch:
                self._kept[rid] = (key, epoch)

    def forget(self) -> None:
        """Forget all keys: one may have been made in a transaction that failed, or be of an erased record."""
        self._kept.clear()

    def _look_up(self, rid: bytes) -> tuple[bytes, int] | None:
        self._keep(
            self._db.execute(
                "SELECT rid, epoch, wrap FROM keywrap WHERE rid = ? ORDER BY epoch", (rid,)
            ).fetchall()
        )
        return self._kept.get(rid)

    def _wrap(self, rid: bytes, key: bytes) -> None:
        writer = self._start.writer
        place = (writer.org, rid, writer.epoch)
        wrap = keywrap.wrap_record_key(writer.epoch_keys[writer.epoch], key, place)
        self._db.execute(  # another connection may have got one from the server meanwhile
            "INSERT INTO keywrap (rid, epoch, wrap) VALUES (?, ?, ?)"
            " ON CONFLICT (rid, epoch) DO NOTHING",
            (rid, writer.epoch, wrap),
        )
        self._kept[rid] = (key, writer.epoch)

    def _keep(self, rows: Sequence[tuple[bytes, int, bytes]], *, at_least: int = 0) -> None:
        if not rows:  # nothing to make room for: what is held may be asked for next
            return
        self._kept.update((rid, (key, epoch)) for rid, key, epoch in self._opened(rows))
        while len(self._kept) > max(_KEPT, at_least):
            self._kept.popitem(last=False)

    def _opened(
        self, rows: Iterable[tuple[bytes, int, bytes]]
    ) -> Iterator[tuple[bytes, bytes, int]]:
        """Record, key and epoch of each wrap that can be opened here. Raises FileDamaged."""
        writer = self._start.writer
        unwraps = {
            epoch: keywrap.unwrapper(key, writer.org, epoch)
            for epoch, key in writer.epoch_keys.items()
        }
        try:
            for rid, epoch, wrap in rows:
                if epoch in unwraps:
                    yield rid, unwraps[epoch](rid, wrap), epoch
        except WireError:
            raise FileDamaged("keywrap") from None

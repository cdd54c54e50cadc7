"""The events of this PC: sealed, chained and appended here, and opened again (design.md D1-D4).

Several connections of one start share a writer, so the last n, C and stamp are read from the file inside
each transaction, never kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import msgspec

from akutdesk.storage import meta
from akutdesk.storage.arrival import Arrival
from akutdesk.storage.connection import transaction
from akutdesk.storage.errors import EventsDamaged, NotFound
from akutdesk.storage.event_id import event_id, n_of, widx_of
from akutdesk.storage.event_names import READ, EventNames
from akutdesk.storage.record_keys import RecordKeys
from akutdesk.storage.writer import Start, chain_at_end
from akutdesk.wire import chain, crypto
from akutdesk.wire.errors import UnknownFormatError, WireError
from akutdesk.wire.event import Event, Opened, open_event, seal_event, signed_message
from akutdesk.wire.header import FORMAT, NO_RECORD, Header, Stream, read_header
from akutdesk.wire.payload import Payload, pack_payload, read_payload, read_schema

_PAGE: Final = 500

SCHEMA: Final = 1
"""Version of the payload's fields."""

_TAIL = "SELECT eid, chain, hlc FROM event WHERE eid BETWEEN ? AND ? ORDER BY eid DESC LIMIT 1"
_LAST_HLC = """
    SELECT coalesce(max((
        SELECT hlc FROM event
        WHERE eid BETWEEN widx << 40 AND (widx + 1 << 40) - 1 ORDER BY eid DESC LIMIT 1
    )), 0) FROM session WHERE device = ?
"""
_OF_RECORD = (
    f"SELECT eid, header, body FROM event WHERE rid = ? AND stream = 1 AND {READ} ORDER BY eid"  # noqa: S608
)
_EVERYTHING = f"SELECT rid, eid, header, body FROM event WHERE stream = 1 AND {READ} ORDER BY eid"  # noqa: S608
_BY_ID = f"SELECT rid, header, body FROM event WHERE eid = ? AND stream = 1 AND {READ}"  # noqa: S608
_INSERT_ARRIVED = (
    "INSERT INTO event (eid, stream, rid, hlc, header, body, body_hash, chain)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT = (
    "INSERT INTO event (eid, stream, rid, hlc, header, body, chain) VALUES (?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(slots=True)
class Tail:
    """Where this writer's chain ends, within one transaction."""

    n: int
    chain: bytes
    hlc: int


class Proof(msgspec.Struct, frozen=True):
    """A person's signature, and what it is to cover. Whether it holds is for `Signers` to say."""

    message: bytes
    signature: bytes


class OpenedEvent(msgspec.Struct, frozen=True):
    """One event of a record, opened."""

    eid: int
    payload: Payload
    proof: Proof | None = None
    """What the person signed; None for an event that nobody did."""


class EventLog(EventNames):
    """Appends and opens events over one connection. Not shared between threads."""

    def __init__(self, db: sqlite3.Connection, start: Start) -> None:
        super().__init__(db)
        self._start = start
        self._keys = RecordKeys(db, start)

    @contextmanager
    def transaction(self) -> Generator[None]:
        """One durable transaction; what was learned in one that failed is forgotten with it."""
        try:
            with transaction(self._db):
                yield
        except BaseException:
            self._keys.forget()
            self.forget_names()
            raise

    def tail(self) -> Tail:
        """The end of this writer's chain; call it inside the transaction that appends."""
        writer = self._start.writer
        span = (event_id(writer.widx, 0), event_id(writer.widx + 1, 0) - 1)
        row = self._db.execute(_TAIL, span).fetchone()
        if row is not None:
            return Tail(n_of(row[0]), row[1], max(row[2], self.seen_hlc()))
        _, start = chain_at_end(self._db, writer.widx, writer.certificate)
        return Tail(0, start, max(self.last_hlc(), self.seen_hlc()))

    def seen_hlc(self) -> int:
        """How far stamps from elsewhere have brought this desk's clock (sync-and-security.md 2.5)."""
        seen = meta.read(self._db, meta.HLC)
        return int.from_bytes(seen or b"", "big")

    def append(
        self,
        tail: Tail,
        rid: bytes,
        payload: Payload,
        *,
        new: bool = False,
        signing_key: bytes | None = None,
    ) -> int:
        """Seal one data event under its record's key; a `new` record gets its key here.

        Returns the event's id. Raises TooLargeError or MalformedError with nothing appended.
        """
        key = self._keys.make(rid) if new else self._keys.to_write(rid)
        if key is None:
            raise NotFound
        return self._append(tail, (Stream.DATA, rid, key), payload, signing_key)

    def append_audit(self, tail: Tail, payload: Payload) -> int:
        """Seal one entry of the look-up log under this writer's audit key (design.md 8.6)."""
        return self._append(
            tail, (Stream.AUDIT, NO_RECORD, self._start.writer.audit_key), payload, None
        )

    def enter(self, arrived: Iterable[tuple[Arrival, int]]) -> None:
        """Events from elsewhere that belong here, each with its stamp (0 as long as it cannot be read)."""
        self._db.executemany(
            _INSERT_ARRIVED,
            [
                (
                    each.eid,
                    int(each.header.stream),
                    each.header.rid,
                    hlc,
                    each.header_bytes,
                    each.body,
                    None if each.body is not None else each.body_hash,
                    each.chain,
                )
                for each, hlc in arrived
                if each.header is not None
            ],
        )

    def keys_of(self, rids: set[bytes]) -> dict[bytes, bytes]:
        """The keys of those records that have one which can be opened here."""
        return self._keys.learn(rids)

    def have_keys_at_hand(self, rids: set[bytes]) -> None:
        """Look the keys of many records up at once, before their events are read."""
        self._keys.have_at_hand(rids)

    def hold_keys(self, keys: Mapping[bytes, tuple[bytes, int]]) -> None:
        """Record keys with their epochs, opened just now from what came."""
        self._keys.hold(keys)

    def record_key(self, rid: bytes) -> bytes | None:
        """The record's key, or None if it has none that can be opened here."""
        return self._keys.get(rid)

    def forget_keys(self) -> None:
        """None is at hand any more: records were erased, or a copy brought keys of such ones."""
        self._keys.forget()

    def read(self, eid: int, header: Header, event: Event) -> OpenedEvent | str:
        """Open a data event that may be anybody's, or say why not: NOEGLE, NYERE, SEGL."""
        key = self._keys.get(header.rid)
        if key is None:
            return "NOEGLE"
        if header.format != FORMAT:
            return "NYERE"
        try:
            opened = open_event(key, header, event)
        except UnknownFormatError:
            return "NYERE"
        except WireError:
            return "SEGL"
        payload = _payload(opened.payload)
        if payload is None:
            return "NYERE" if _is_newer(opened.payload) else "SEGL"
        return _with_proof(eid, header, opened, payload)

    def of_record(self, rid: bytes) -> Iterator[OpenedEvent]:
        """The record's events in local order, without erased ones and those that wait to be read."""
        key = self._keys.get(rid)
        if key is None:
            return
        for row in self._db.execute(_OF_RECORD, (rid,)).fetchall():
            yield from self._open(row, key)

    def everything(self) -> Iterator[tuple[bytes, OpenedEvent]]:
        """As `of_record` for every record: its id and an event without proof, long judged. Raises EventsDamaged."""
        keys = self._keys.every()
        cursor = self._db.execute(_EVERYTHING)
        while rows := cursor.fetchmany(_PAGE):
            for rid, eid, header, body in rows:
                key = keys.get(rid)
                if key is not None and body is not None:
                    yield rid, OpenedEvent(eid, self._content((eid, header, body), key)[2])

    def by_ids(self, eids: Iterable[int]) -> dict[int, OpenedEvent]:
        """Some events by their ids, without erased ones and those that wait to be read."""
        found: dict[int, OpenedEvent] = {}
        for eid in eids:
            rows = self._db.execute(_BY_ID, (eid,)).fetchall()
            for rid, header, body in rows:
                key = self._keys.get(rid)
                opened = () if key is None else self._open((eid, header, body), key)
                found.update((event.eid, event) for event in opened)
        return found

    def last_hlc(self) -> int:
        """The last stamp of this PC, whichever start it was; 0 before the first."""
        (last,) = self._db.execute(_LAST_HLC, (self._start.writer.device,)).fetchone()
        return int(last)

    def _append(
        self,
        tail: Tail,
        place: tuple[Stream, bytes, bytes],
        payload: Payload,
        signing_key: bytes | None,
    ) -> int:
        stream, rid, key = place
        writer, n = self._start.writer, tail.n + 1
        header = Header(
            org=writer.org,
            writer=writer.writer,
            n=n,
            stream=stream,
            rid=rid,
            epoch=writer.epoch if stream is Stream.DATA else 0,
        )
        packed = pack_payload(payload)
        signature = None
        if signing_key is not None:
            signature = crypto.sign(signing_key, signed_message(header, packed))
        event = seal_event(key, header, packed, signature=signature)
        link = chain.event_hash(event.header, chain.body_hash(event.body))
        tail.n, tail.hlc, tail.chain = n, payload.hlc, chain.next_chain(tail.chain, link)
        eid = event_id(writer.widx, n)
        self._db.execute(
            _INSERT, (eid, int(stream), rid, payload.hlc, event.header, event.body, tail.chain)
        )
        return eid

    def _open(
        self, row: tuple[int, bytes, bytes | None], key: bytes
    ) -> tuple[OpenedEvent] | tuple[()]:
        """Open one row (eid, header, body); nothing for an erased one. Raises EventsDamaged."""
        eid, header_bytes, body = row
        if body is None:
            return ()
        return (_with_proof(eid, *self._content((eid, header_bytes, body), key)),)

    def _content(self, row: tuple[int, bytes, bytes], key: bytes) -> tuple[Header, Opened, Payload]:
        """What one row (eid, header, body) holds. Raises EventsDamaged."""
        eid, header_bytes, body = row
        try:
            header = read_header(header_bytes)
            opened = open_event(key, header, Event(header_bytes, body))
            return header, opened, read_payload(opened.payload)
        except WireError:
            raise EventsDamaged(self.writer_of(widx_of(eid)), n_of(eid)) from None


def _with_proof(eid: int, header: Header, opened: Opened, payload: Payload) -> OpenedEvent:
    if opened.signature is None:
        return OpenedEvent(eid, payload)
    message = signed_message(header, opened.payload)
    return OpenedEvent(eid, payload, Proof(message, opened.signature))


def _payload(packed: bytes) -> Payload | None:
    """What an event says, or None if it makes no sense here."""
    try:
        return read_payload(packed)
    except WireError:
        return None


def _is_newer(packed: bytes) -> bool:
    try:
        return read_schema(packed) > SCHEMA
    except WireError:
        return False

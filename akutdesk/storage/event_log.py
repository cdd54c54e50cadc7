"""The events of this PC: sealed, chained and appended here, and opened again (design.md D1-D4).

Several connections of one start share a writer, so the last n, C and stamp are read from the file inside
each transaction, never kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from akutdesk.storage.connection import transaction
from akutdesk.storage.errors import EventsDamaged, NotFound
from akutdesk.storage.event_id import event_id, n_of, widx_of
from akutdesk.storage.record_keys import RecordKeys
from akutdesk.storage.writer import Writer, chain_at_end, enter_session
from akutdesk.wire import chain, crypto
from akutdesk.wire.errors import WireError
from akutdesk.wire.event import Event, open_event, seal_event, signed_message
from akutdesk.wire.header import NO_RECORD, Header, Stream, read_header
from akutdesk.wire.payload import EventName, Payload, pack_payload, read_payload

_PAGE: Final = 500

_TAIL = "SELECT eid, chain, hlc FROM event WHERE eid BETWEEN ? AND ? ORDER BY eid DESC LIMIT 1"
_LAST_HLC = """
    SELECT coalesce(max((
        SELECT hlc FROM event
        WHERE eid BETWEEN widx << 40 AND (widx + 1 << 40) - 1 ORDER BY eid DESC LIMIT 1
    )), 0) FROM session WHERE device = ?
"""
_INSERT = (
    "INSERT INTO event (eid, stream, rid, hlc, header, body, chain) VALUES (?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(slots=True)
class Tail:
    """Where this writer's chain ends, within one transaction."""

    n: int
    chain: bytes
    hlc: int


@dataclass(frozen=True, slots=True)
class Proof:
    """A person's signature, and what it is to cover. Whether it holds is for `Signers` to say."""

    message: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class OpenedEvent:
    """One event of a record, opened."""

    eid: int
    payload: Payload
    proof: Proof | None = None
    """What the person signed; None for an event that nobody did."""


class EventLog:
    """Appends and opens events over one connection. Not shared between threads."""

    def __init__(self, db: sqlite3.Connection, writer: Writer) -> None:
        self._db = db
        self._writer = writer
        self._span = (event_id(writer.widx, 0), event_id(writer.widx + 1, 0) - 1)
        self._keys = RecordKeys(db, writer)
        self._widx: dict[bytes, int] = {}
        self._writers: dict[int, bytes] = {}

    @contextmanager
    def transaction(self) -> Generator[None]:
        """One durable transaction; what was learned in one that failed is forgotten with it."""
        try:
            with transaction(self._db):
                yield
        except BaseException:
            self._keys.forget()
            self._widx.clear()
            self._writers.clear()
            raise

    def tail(self) -> Tail:
        """The end of this writer's chain; call it inside the transaction that appends."""
        row = self._db.execute(_TAIL, self._span).fetchone()
        if row is not None:
            return Tail(n_of(row[0]), row[1], row[2])
        _, start = chain_at_end(self._db, self._writer.widx, self._writer.certificate)
        return Tail(0, start, self.last_hlc())

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
        key = self._keys.make(rid) if new else self._keys.get(rid)
        if key is None:
            raise NotFound
        return self._append(tail, (Stream.DATA, rid, key), payload, signing_key)

    def append_audit(self, tail: Tail, payload: Payload) -> int:
        """Seal one entry of the look-up log under this writer's audit key (design.md 8.6)."""
        return self._append(tail, (Stream.AUDIT, NO_RECORD, self._writer.audit_key), payload, None)

    def of_record(self, rid: bytes) -> Iterator[OpenedEvent]:
        """The record's events in local order, without erased ones and those nobody here can read."""
        key = self._keys.get(rid)
        if key is None:
            return
        for row in self._db.execute(
            "SELECT eid, header, body FROM event WHERE rid = ? AND stream = 1 ORDER BY eid", (rid,)
        ).fetchall():
            yield from self._open(row, key)

    def everything(self) -> Iterator[tuple[bytes, OpenedEvent]]:
        """Every data event that can be read, in local order, with its record's id. Raises EventsDamaged."""
        cursor = self._db.execute(
            "SELECT rid, eid, header, body FROM event WHERE stream = 1 ORDER BY eid"
        )
        while rows := cursor.fetchmany(_PAGE):
            self._keys.learn({row[0] for row in rows})
            for rid, *row in rows:
                key = self._keys.get(rid)
                for event in self._open((row[0], row[1], row[2]), key) if key else ():
                    yield rid, event

    def by_ids(self, eids: Iterable[int]) -> dict[int, OpenedEvent]:
        """Some events by their ids."""
        found: dict[int, OpenedEvent] = {}
        for eid in eids:
            rows = self._db.execute(
                "SELECT rid, header, body FROM event WHERE eid = ? AND stream = 1", (eid,)
            ).fetchall()
            for rid, header, body in rows:
                key = self._keys.get(rid)
                opened = () if key is None else self._open((eid, header, body), key)
                found.update((event.eid, event) for event in opened)
        return found

    def name_of(self, eid: int) -> EventName:
        """The event's name everywhere."""
        return EventName(self.writer_of(widx_of(eid)), n_of(eid))

    def writer_of(self, widx: int) -> bytes:
        """The writer's 16 bytes."""
        known = self._writers.get(widx)
        if known is None:
            row = self._db.execute("SELECT writer FROM session WHERE widx = ?", (widx,)).fetchone()
            known = self._writers[widx] = bytes(row[0])
        return known

    def id_of(self, name: EventName) -> int:
        """The event's local id; a writer that was never heard of is entered by its name alone."""
        widx = self._widx.get(name.writer)
        if widx is None:
            row = self._db.execute(
                "SELECT widx FROM session WHERE writer = ?", (name.writer,)
            ).fetchone()
            # only kept once it is in the file for good: the transaction may still roll back
            if row is None:
                return event_id(enter_session(self._db, name.writer), name.n)
            widx = self._widx[name.writer] = int(row[0])
        return event_id(widx, name.n)

    def has(self, eid: int) -> bool:
        """Whether the event is here."""
        return self._db.execute("SELECT 1 FROM event WHERE eid = ?", (eid,)).fetchone() is not None

    def has_record(self, rid: bytes) -> bool:
        """Whether any event of the record is here."""
        row = self._db.execute(
            "SELECT 1 FROM event WHERE rid = ? AND stream = 1 LIMIT 1", (rid,)
        ).fetchone()
        return row is not None

    def rank(self, eid: int) -> tuple[int, bytes, int]:
        """What decides which of several concurrent values is shown: (hlc, writer, n)."""
        (stamp,) = self._db.execute("SELECT hlc FROM event WHERE eid = ?", (eid,)).fetchone()
        return stamp, self.writer_of(widx_of(eid)), n_of(eid)

    def last_hlc(self) -> int:
        """The last stamp of this PC, whichever start it was; 0 before the first."""
        (last,) = self._db.execute(_LAST_HLC, (self._writer.device,)).fetchone()
        return int(last)

    def _append(
        self,
        tail: Tail,
        place: tuple[Stream, bytes, bytes],
        payload: Payload,
        signing_key: bytes | None,
    ) -> int:
        stream, rid, key = place
        n = tail.n + 1
        header = Header(
            org=self._writer.org,
            writer=self._writer.writer,
            n=n,
            stream=stream,
            rid=rid,
            epoch=self._writer.epoch if stream is Stream.DATA else 0,
        )
        packed = pack_payload(payload)
        signature = None
        if signing_key is not None:
            signature = crypto.sign(signing_key, signed_message(header, packed))
        event = seal_event(key, header, packed, signature=signature)
        link = chain.event_hash(event.header, chain.body_hash(event.body))
        tail.n, tail.hlc, tail.chain = n, payload.hlc, chain.next_chain(tail.chain, link)
        eid = event_id(self._writer.widx, n)
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
        try:
            header = read_header(header_bytes)
            opened = open_event(key, header, Event(header_bytes, body))
            payload = read_payload(opened.payload)
        except WireError:
            raise EventsDamaged(self.writer_of(widx_of(eid)), n_of(eid)) from None
        if opened.signature is None:
            return (OpenedEvent(eid, payload),)
        proof = Proof(signed_message(header, opened.payload), opened.signature)
        return (OpenedEvent(eid, payload, proof),)

"""An event of a PC of the house whose program is not ours: rightly sealed and chained, whatever it says."""

from __future__ import annotations

from akutdesk.wire import chain, event
from akutdesk.wire.header import Header, Stream
from tests.storage.desk import StoredDesk


def write_raw(desk: StoredDesk, rid: bytes, packed: bytes, *, suite: int = 1, hlc: int = 1) -> None:
    """Seal these bytes as the PC's next event of a record, beside its tables."""
    file = desk.store._file
    with file.transaction():
        log, tail = file.log, file.log.tail()
        header = Header(
            suite=suite,
            org=file.writer.org,
            writer=file.writer.writer,
            n=tail.n + 1,
            stream=Stream.DATA,
            rid=rid,
            epoch=1,
        )
        made = event.seal_event(log.record_key(rid) or log._keys.make(rid), header, packed)
        link = chain.next_chain(
            tail.chain, chain.event_hash(made.header, chain.body_hash(made.body))
        )
        file.db.execute(
            "INSERT INTO event (eid, stream, rid, hlc, header, body, chain)"
            " VALUES (?, 1, ?, ?, ?, ?, ?)",
            ((file.writer.widx << 40) + tail.n + 1, rid, hlc, made.header, made.body, link),
        )

"""A forked writer: this start goes on as a new one, and writes again what the server has not got (2.18, F69).

A running machine that was copied and resumed twice writes as one writer in two places. The server keeps what
came first. The other place takes new names: every event after the last that both share is sealed anew.
"""

from __future__ import annotations

import msgspec

from akutdesk.domain.record import RecordId
from akutdesk.storage import intake, quarantine, stretch, witness
from akutdesk.storage.act import handling_name, handling_place
from akutdesk.storage.arrival import arrive
from akutdesk.storage.errors import EventsDamaged
from akutdesk.storage.event_id import event_id, n_of
from akutdesk.storage.event_log import OpenedEvent, Tail
from akutdesk.storage.instant import millis
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.step import Step
from akutdesk.storage.writer import Writer, begin_writer
from akutdesk.wire.errors import WireError
from akutdesk.wire.event import Event, open_event
from akutdesk.wire.header import Header, Stream, read_header
from akutdesk.wire.payload import EventName, Payload, read_payload

Held = tuple[bytes, bytes]
"""Header and body of an event."""


def continue_anew(file: OpenFile) -> Step:
    """See `NetSide.continue_anew`."""
    old = file.writer
    with file.transaction():
        (shared,) = file.db.execute(
            "SELECT received_n FROM session WHERE widx = ?", (old.widx,)
        ).fetchone()
        told = _take_out(file, old, shared)
        file.start.writer = begin_writer(file.db, millis(file.clock.now()))
        tail = file.log.tail()
        records: dict[bytes, list[OpenedEvent]] = {}
        for held in told:
            header = read_header(held[0])
            payload = _renamed(_payload(old, header, held, file), old, (file.writer.writer, shared))
            if header.stream is Stream.DATA:
                event = _write(file, tail, (header.rid, payload), signed=held)
                records.setdefault(header.rid, []).append(event)
            else:
                file.log.append_audit(tail, payload)
        for rid in records:
            file.tables.rebuild(rid)
    witness.write(file.db, file.folder, file.keys, old.device)
    return Step(changes=intake.changes_of(records), events=len(told), nye=len(told))


def _take_out(file: OpenFile, old: Writer, shared: int) -> list[Held]:
    """What stood under the old names goes to quarantine; the old writer never signs again."""
    db, after = file.db, (event_id(old.widx, shared), event_id(old.widx + 1, 0))
    rows = db.execute(
        "SELECT eid, header, body, chain FROM event WHERE eid > ? AND eid < ? ORDER BY eid", after
    ).fetchall()
    chains = {n_of(row[0]): row[3] for row in rows}
    for signed in stretch.reaching(db, old.widx, shared):
        if signed.last in chains and stretch.holds(old.certificate, signed, chains[signed.last]):
            stretch.drop(db, old.widx, signed)
    db.execute("DELETE FROM event WHERE eid > ? AND eid < ?", after)
    db.execute(
        "UPDATE session SET key = NULL, signed_n = 0, signature = NULL, copied_n = min(copied_n, ?),"
        " noted_n = min(noted_n, ?) WHERE widx = ?",
        (shared, shared, old.widx),
    )
    quarantine.await_again(db, old.writer, shared)
    gone = [arrive(row[1], row[2]) for row in rows]
    quarantine.put(file, gone)
    quarantine.mark(db, gone, "OMDOEBT")
    return [(row[1], row[2]) for row in rows]


def _payload(old: Writer, header: Header, held: Held, file: OpenFile) -> Payload:
    key = old.audit_key if header.stream is Stream.AUDIT else file.log.record_key(header.rid)
    try:
        return read_payload(open_event(key or b"", header, Event(*held)).payload)
    except WireError:
        raise EventsDamaged(header.writer, header.n) from None


def _renamed(payload: Payload, old: Writer, new: tuple[bytes, int]) -> Payload:
    """The same words; events named in it that were written again bear their new names."""
    writer, shared = new

    def name(parent: EventName) -> EventName:
        if parent.writer != old.writer or parent.n <= shared:
            return parent
        return EventName(writer, parent.n - shared)

    start, first = handling_place(payload.handling_id)
    was_here = start == handling_place(handling_name(old.writer, first))[0] and first > shared
    return msgspec.structs.replace(
        payload,
        handling_id=handling_name(writer, first - shared) if was_here else payload.handling_id,
        ops=tuple(
            msgspec.structs.replace(op, foraeldre=tuple(map(name, op.foraeldre)))
            for op in payload.ops
        ),
    )


def _write(file: OpenFile, tail: Tail, what: tuple[bytes, Payload], *, signed: Held) -> OpenedEvent:
    """Append it, signed again if it was signed and the person is still here."""
    rid, payload = what
    was = file.log.read(0, read_header(signed[0]), Event(*signed))
    key = None
    if isinstance(was, OpenedEvent) and was.proof is not None:
        key = file.presence.signing_keys.get(RecordId(payload.bruger))
    eid = file.log.append(tail, rid, payload, signing_key=key)
    return OpenedEvent(eid, payload)

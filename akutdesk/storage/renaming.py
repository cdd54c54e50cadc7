"""A forked start of this PC: what only this place has of it is written again under a new name (2.18, F69).

A running machine that was copied and resumed twice writes as one writer in two places. The server keeps what
came first. The other place takes a new writer for every event after the last that both share. It may have been
started anew meanwhile: what its later starts built on those events, and have not sent, moves along.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from akutdesk.domain.record import RecordId
from akutdesk.storage import audit, branch, intake, marks, quarantine, witness
from akutdesk.storage.act import Act, handling_name, handling_place
from akutdesk.storage.errors import EventsDamaged
from akutdesk.storage.event_id import event_id, n_of, widx_of
from akutdesk.storage.event_log import OpenedEvent
from akutdesk.storage.instant import millis
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.step import Step
from akutdesk.storage.writer import begin_writer
from akutdesk.wire.event import Event
from akutdesk.wire.header import Stream, read_header
from akutdesk.wire.payload import EventName, Payload

_OURS: Final = """
    SELECT 1 FROM session WHERE writer = ? AND device = ? AND EXISTS (
        SELECT 1 FROM event WHERE eid > (widx << 40 | received_n) AND eid < widx + 1 << 40
    )
"""
_STARTS: Final = """
    SELECT widx, writer, received_n FROM session
    WHERE (key NOT NULL OR writer = :forked)
    AND widx >= (SELECT widx FROM session WHERE writer = :forked) ORDER BY widx
"""
_UNSENT: Final = """
    SELECT eid, header, body FROM event WHERE eid > ? AND eid < ? ORDER BY eid
"""


_Start = tuple[int, bytes, int]
"""A start's number and name here, and the last n of it that the server has."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event that is written again, as it stands here; `opened` is None for what is not for reading here.

    Of an erased one nothing is left to say: it only goes.
    """

    eid: int
    name: EventName
    rid: bytes
    event: Event | None
    opened: OpenedEvent | None

    @property
    def parents(self) -> set[EventName]:
        """What it replaces."""
        ops = () if self.opened is None else self.opened.payload.ops
        return {parent for op in ops for parent in op.foraeldre}


def is_ours(file: OpenFile, writer: bytes) -> bool:
    """Whether this is a start of this PC of which something is here that the server has not got."""
    return bool(file.db.execute(_OURS, (writer, file.writer.device)).fetchone())


def continue_anew(file: OpenFile, forked: bytes) -> Iterator[Step]:
    """See `NetSide.continue_anew`."""
    shared = branch.parting(file.db, forked, quarantine.hashes(file.db, forked))
    if shared is None:
        return
    witness.lift(file.folder)  # a crash before the end must not look like an older copy of the disk
    with file.transaction():
        step = _move(file, forked, shared)
    witness.write(file.db, file.folder, file.keys, file.writer.device)
    yield step


def _move(file: OpenFile, forked: bytes, shared: int) -> Step:
    (widx, *_), *later = file.db.execute(_STARTS, {"forked": forked}).fetchall()
    starts: list[_Start] = [(widx, forked, shared), *later]
    told = list(_told(file, starts))
    for number, writer, _ in starts:
        _take_out(file, (number, writer), [each for each in told if widx_of(each.eid) == number])
    file.start.writer = begin_writer(file.db, millis(file.clock.now()))
    marks.receive(file.db, file.writer.widx, {number: there for number, _, there in starts})
    records = write_again(file, told)
    for rid in records:
        file.tables.rebuild(rid)
    return Step(changes=intake.changes_of(records), events=len(told), nye=len(told))


# ---------------------------------------------------------------- what is written again


def _told(file: OpenFile, starts: Iterable[_Start]) -> Iterator[Told]:
    """What the server has not got of the forked start; of each later one what follows on an event that replaces these."""
    names: set[EventName] = set()
    for number, (widx, writer, there) in enumerate(starts):
        moves = number == 0
        span = (event_id(widx, there), event_id(widx + 1, 0))
        for row in file.db.execute(_UNSENT, span).fetchall():
            each = _read(file, writer, row)
            moves = moves or not names.isdisjoint(each.parents)
            if moves:
                names.add(each.name)
                yield each


def _read(file: OpenFile, writer: bytes, row: tuple[int, bytes, bytes | None]) -> Told:
    eid, header_bytes, body = row
    header = read_header(header_bytes)
    if body is None:
        return Told(eid, EventName(writer, header.n), header.rid, None, None)
    event = Event(header_bytes, body)
    opened = file.log.read(eid, header, event) if header.stream is Stream.DATA else None
    if isinstance(opened, str):
        raise EventsDamaged(writer, header.n)
    return Told(eid, EventName(writer, header.n), header.rid, event, opened)


# ---------------------------------------------------------------- the old names


def _take_out(file: OpenFile, start: tuple[int, bytes], told: Sequence[Told]) -> None:
    """A start's last events go; their names are free for what the other place wrote under them, or for nobody."""
    if not told:
        return
    widx, writer = start
    last = n_of(told[0].eid) - 1
    gone = branch.cut(file, widx, last)
    branch.forget_signatures(file.db, writer, gone)
    quarantine.await_again(file.db, writer, last)
    for each in gone:
        each.arrival.verdict = "OMDOEBT"
    quarantine.put(file, [each.arrival for each in gone])


# ---------------------------------------------------------------- the new names


def write_again(file: OpenFile, told: Iterable[Told]) -> dict[bytes, list[OpenedEvent]]:
    """Append them in their order, inside a transaction, as this start's newest writer; what was written, by record."""
    act = Act(file, audit.NOBODY)
    names: dict[EventName, EventName] = {}
    records: dict[bytes, list[OpenedEvent]] = {}
    for each in told:
        if each.event is None:
            continue
        names[each.name] = EventName(file.writer.writer, act.tail.n + 1)
        if each.opened is None:
            audit.carry_on(file, act, each.event)
            continue
        payload = _renamed(each.opened.payload, each.name.writer, names)
        eid = file.log.append(
            act.tail, each.rid, payload, signing_key=signing_key(file, each.opened)
        )
        records.setdefault(each.rid, []).append(OpenedEvent(eid, payload))
    return records


def _renamed(payload: Payload, writer: bytes, names: Mapping[EventName, EventName]) -> Payload:
    """The same words; events named in it that were written again bear their new names."""
    start, first = handling_place(payload.handling_id)
    was_here = start == handling_place(handling_name(writer, first))[0]
    begun = names.get(EventName(writer, first)) if was_here else None
    return msgspec.structs.replace(
        payload,
        handling_id=handling_name(begun.writer, begun.n) if begun else payload.handling_id,
        ops=tuple(
            msgspec.structs.replace(
                op, foraeldre=tuple(names.get(each, each) for each in op.foraeldre)
            )
            for op in payload.ops
        ),
    )


def signing_key(file: OpenFile, was: OpenedEvent) -> bytes | None:
    """To sign again what was signed, if the person is still here."""
    if was.proof is None:
        return None
    return file.presence.signing_keys.get(RecordId(was.payload.bruger))

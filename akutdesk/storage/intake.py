"""Events that were vetted, into the file: the log, the tables, what waits, and the quarantine."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from akutdesk.domain.record import RecordId
from akutdesk.storage import marks, quarantine
from akutdesk.storage.act import Changes
from akutdesk.storage.arrival import KNOWN, NEW, Arrival, ends_of
from akutdesk.storage.bodies import BODILESS, bodies_at_last, strip
from akutdesk.storage.event_log import OpenedEvent
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.step import Step
from akutdesk.wire.event import Event
from akutdesk.wire.header import Stream

_PRESENT = "SELECT eid FROM event WHERE eid IN (SELECT value FROM json_each(?))"


def take(file: OpenFile, arrivals: Sequence[Arrival], *, at_server: bool) -> Step:
    """Take vetted events in, inside a transaction; `at_server` tells that they came from there."""
    present = _present(file, arrivals)
    new = [each for each in arrivals if each.verdict == NEW and each.eid not in present]
    odd = [each for each in arrivals if each.verdict not in {NEW, KNOWN}]
    gone = strip(file, [*new, *odd])
    file.log.have_keys_at_hand({each.header.rid for each in new if each.header} - gone)
    read = [(each, _read(file, each, gone)) for each in new]
    opened = {each.eid: found for each, found in read if isinstance(found, OpenedEvent)}
    file.log.enter(
        (each, opened[each.eid].payload.hlc if each.eid in opened else 0) for each in new
    )
    waits = [(each.eid, found) for each, found in read if isinstance(found, str)]
    file.db.executemany("INSERT INTO waiting (eid, grund) VALUES (?, ?)", waits)
    bodies_at_last(file, arrivals)
    records = _by_record(read)
    file.tables.take_in_many(records)
    quarantine.put(file, odd)
    _mark(file, arrivals, at_server=at_server)
    return Step(
        changes=changes_of(records),
        events=len(arrivals),
        nye=len(new),
        karantaene=len(odd),
        venter=len(waits),
        hlc=max((each.payload.hlc for each in opened.values()), default=0),
    )


def changes_of(records: dict[bytes, list[OpenedEvent]]) -> Changes:
    """What pages must load again."""
    return Changes(
        frozenset(event.payload.type for events in records.values() for event in events),
        frozenset(map(RecordId, records)),
    )


def _present(file: OpenFile, arrivals: Iterable[Arrival]) -> set[int]:
    """Those that came in since they were vetted, by another door."""
    eids = msgspec.json.encode([each.eid for each in arrivals if each.verdict == NEW]).decode()
    return {row[0] for row in file.db.execute(_PRESENT, (eids,)).fetchall()}


def _read(file: OpenFile, each: Arrival, gone: Collection[bytes]) -> OpenedEvent | str | None:
    """What a data event says, or why it waits; None for what is not for reading here, and for what is erased."""
    is_data = each.header is not None and each.header.stream is Stream.DATA
    if each.header is None or (is_data and each.header.rid in gone):
        return None
    if each.body is None:
        return BODILESS
    if not is_data:
        return None
    return file.log.read(each.eid, each.header, Event(each.header_bytes, each.body))


def _by_record(
    read: Iterable[tuple[Arrival, OpenedEvent | str | None]],
) -> dict[bytes, list[OpenedEvent]]:
    records: dict[bytes, list[OpenedEvent]] = {}
    for each, found in read:
        if isinstance(found, OpenedEvent) and each.header is not None:
            records.setdefault(each.header.rid, []).append(found)
    return records


def _mark(file: OpenFile, arrivals: Iterable[Arrival], *, at_server: bool) -> None:
    reached = ends_of(arrivals)
    if at_server:
        marks.receive(file.db, file.writer.widx, reached)
        marks.lost(file.db, [each.eid for each in arrivals if each.verdict == "UNDERSKRIFT"])
    else:
        for widx in reached:
            marks.unsettle(file.db, widx)

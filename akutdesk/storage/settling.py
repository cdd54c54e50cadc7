"""What waits, tried again: for a key, an upgrade, a certificate, a statement, or an event before it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final

from akutdesk.storage import intake, quarantine
from akutdesk.storage.arrival import KNOWN, NEW, Delivery
from akutdesk.storage.event_log import OpenedEvent
from akutdesk.storage.members import Members
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.step import Step
from akutdesk.storage.vetting import vet
from akutdesk.storage.withdrawal import withdraw
from akutdesk.wire.event import Event
from akutdesk.wire.header import read_any_header

_AT_A_TIME: Final = 24

_RECORDS: Final = """
    SELECT DISTINCT rid FROM waiting JOIN event USING (eid)
    WHERE grund = 'NYERE' OR EXISTS (SELECT 1 FROM keywrap WHERE keywrap.rid = event.rid)
"""
_WAITING: Final = """
    SELECT eid, header, body, grund FROM waiting JOIN event USING (eid) WHERE rid = ? ORDER BY eid
"""


def settle(file: OpenFile, members: Members) -> Iterator[Step]:
    """See `NetSide.settle`."""
    yield from withdraw(file, members)
    for (rid,) in file.db.execute(_RECORDS).fetchall():
        if _opens(file, rid):
            with file.transaction():
                step = _open(file, rid)
            yield step
    for writer in quarantine.writers(file.db):
        yield from _again(file, members, writer)


def _opens(file: OpenFile, rid: bytes) -> bool:
    """Whether anything of a record is read otherwise than before."""
    return any(now != grund for _, now, grund in _read_again(file, rid))


def _read_again(file: OpenFile, rid: bytes) -> list[tuple[int, OpenedEvent | str, str]]:
    return [
        (eid, file.log.read(eid, read_any_header(header), Event(header, body)), grund)
        for eid, header, body, grund in file.db.execute(_WAITING, (rid,)).fetchall()
        if body is not None
    ]


def _open(file: OpenFile, rid: bytes) -> Step:
    """The record from all its events, with those that can be read by now."""
    opened: list[OpenedEvent] = []
    for eid, now, _ in _read_again(file, rid):
        if isinstance(now, OpenedEvent):
            opened.append(now)
            file.db.execute("UPDATE event SET hlc = ? WHERE eid = ?", (now.payload.hlc, eid))
            file.db.execute("DELETE FROM waiting WHERE eid = ?", (eid,))
        else:
            file.db.execute("UPDATE waiting SET grund = ? WHERE eid = ?", (now, eid))
    if opened:
        file.tables.rebuild(rid)
    return Step(changes=intake.changes_of({rid: opened} if opened else {}), events=len(opened))


def _again(file: OpenFile, members: Members, writer: bytes) -> Iterator[Step]:
    """A writer's events out of quarantine, as far as they belong here by now."""
    arrivals = quarantine.held(file.db, writer, most=100_000)
    vet(file.db, members, Delivery(arrivals, {}))
    replaced = [each for each in arrivals if each.verdict == "FORK"]
    if replaced:  # nobody ever signed these, and what was signed is here by now
        with file.transaction():
            quarantine.mark(file.db, replaced, "AFLOEST")
    good = [each for each in arrivals if each.verdict in {NEW, KNOWN}]
    for first in range(0, len(good), _AT_A_TIME):
        some = good[first : first + _AT_A_TIME]
        with file.transaction():
            step = intake.take(file, some, at_server=False)
            quarantine.release(file.db, some)
            for rid in (
                step.changes.ids
            ):  # others may name these, whose names stood for something else here
                file.tables.rebuild(rid)
        yield step


def unread(db: sqlite3.Connection) -> dict[str, int]:
    """How many events wait to be read, by reason."""
    rows = db.execute("SELECT grund, count(*) FROM waiting GROUP BY grund").fetchall()
    return {grund: int(count) for grund, count in rows}

"""What waits, tried again: for a key, an upgrade, a certificate, a statement, or an event before it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from math import inf
from typing import Final

from akutdesk.storage import branch, intake, quarantine
from akutdesk.storage.arrival import KNOWN, NEW, Arrival, Delivery
from akutdesk.storage.event_log import OpenedEvent
from akutdesk.storage.giving_way import give_way, note_told_again
from akutdesk.storage.members import Members
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.step import Step
from akutdesk.storage.vetting import vet
from akutdesk.storage.withdrawal import withdraw
from akutdesk.wire.event import Event
from akutdesk.wire.header import read_any_header

_AT_A_TIME: Final = 24
_BY_STICK: Final = {"KOPI", "TILBAGEKALDT", "GREN"}
"""Why something lies aside that the server did not give."""

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
    yield from give_way(file)
    for (rid,) in file.db.execute(_RECORDS).fetchall():
        if _opens(file, rid):
            with file.transaction():
                step = _open(file, rid)
            yield step
    for writer in quarantine.writers(file.db):
        yield from _again(file, members, writer)
    note_told_again(file)


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
    """A writer's events out of quarantine, as far as they belong here by now: first what the server gave."""
    held = quarantine.held(file.db, writer, most=100_000)
    yield from _vetted_again(file, members, [each for each in held if each[0] not in _BY_STICK])
    yield from _vetted_again(file, members, [each for each in held if each[0] in _BY_STICK])


def _vetted_again(
    file: OpenFile, members: Members, held: Sequence[tuple[str, Arrival]]
) -> Iterator[Step]:
    arrivals = [each for _, each in held]
    vet(file.db, members, Delivery(arrivals, {}))
    _sort_out(file, [(grund, each) for grund, each in held if each.verdict == "FORK"])
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


def _sort_out(file: OpenFile, replaced: Sequence[tuple[str, Arrival]]) -> None:
    """A writer's names that stand for something else by now: another branch, or a damaged copy of what is here (F63, F69)."""
    servers = [each for grund, each in replaced if grund not in _BY_STICK]
    sticks = [each for grund, each in replaced if grund in _BY_STICK - {"GREN"}]
    if not (servers or sticks):
        return
    shared = _shared(file, servers)
    beyond = [each for each in servers if each.header and each.header.n > shared]
    with file.transaction():
        quarantine.mark(file.db, servers, "AFLOEST")
        quarantine.mark(file.db, beyond, "FORK")
        quarantine.mark(file.db, sticks, "GREN")


def _shared(file: OpenFile, events: Sequence[Arrival]) -> float:
    """The last n of their writer that a branch of the server's shares with what is here; endless if none is proven."""
    writer = next((each.header.writer for each in events if each.header), None)
    if writer is None:
        return inf
    shared = branch.parting(file.db, writer, quarantine.hashes(file.db, writer))
    return inf if shared is None else shared


def unread(db: sqlite3.Connection) -> dict[str, int]:
    """How many events wait to be read, by reason."""
    rows = db.execute("SELECT grund, count(*) FROM waiting GROUP BY grund").fetchall()
    return {grund: int(count) for grund, count in rows}

"""From events to the tables for reading; the same rule for a save, a page from elsewhere, and a replay."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final

from akutdesk.domain.record import Plain, Record
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.storage import name_index, note_index, noun_table
from akutdesk.storage.columns import Column, columns_of
from akutdesk.storage.event_log import EventLog, OpenedEvent
from akutdesk.storage.register import Version, take
from akutdesk.storage.standing import Stamp, Standing

TAKEN_BACK: Final = "_fortrudt"
"""The field that undo sets on a record whose making it takes back. Then the record is in no table."""

LOST: Final = object()
"""Stands for a value that is no longer here; the field then shows its default."""


class Projection:
    """Keeps `record`, the noun tables, `conflict` and the search shadow in step with the events."""

    def __init__(self, db: sqlite3.Connection, log: EventLog) -> None:
        self._db = db
        self._log = log

    def take_in(
        self,
        standing: Standing | None,
        rid: bytes,
        event: OpenedEvent,
    ) -> None:
        """One event of a record into the tables; `standing` is the record's row, None for a new record."""
        kind = event.payload.type
        if standing is None:
            standing = _begin(rid, event)
        if kind != standing.type or standing.taken_back:
            self.rebuild(rid)
            return
        self._write(standing, self.settle(standing, [event]))

    def settle(self, standing: Standing, events: Sequence[OpenedEvent]) -> dict[str, Column]:
        """Take the events of one record into its standing; the columns that now hold something else."""
        cls = RECORD_CLASS.get(standing.type)
        versions: list[Version] = []
        for event in events:
            standing.took(stamp_of(event))
            versions.extend(self._versions(event))
            if cls is not None and not standing.locked:
                standing.locked = _locks(event, cls)
        before = take(standing.registers, versions, self._log.has)
        values = {(version.eid, version.felt): version.vaerdi for version in versions}
        shown: dict[str, Plain] = {}
        for felt, old in before.items():
            heads = standing.registers.heads[felt]
            if heads != old:
                shown[felt] = self._shown(felt, heads, values)
                self._mark_conflict(standing.rid, felt, was=len(old), now=len(heads))
        return _columns(standing, cls, shown)

    def rebuild(self, rid: bytes) -> None:
        """One record from all its events, whatever the tables held."""
        self.forget(rid)
        standing, columns = self.fold(rid, list(self._log.of_record(rid)))
        self._write(standing, columns)

    def fold(self, rid: bytes, events: Sequence[OpenedEvent]) -> tuple[Standing, dict[str, Column]]:
        """A record from nothing but its events; at least one is needed.

        Events under one id that do not agree on the type cannot come from this program; the first name
        in the alphabet is taken, so that every desk decides alike.
        """
        kind = min(event.payload.type for event in events)
        own = [event for event in events if event.payload.type == kind]
        standing = _begin(rid, own[0])
        return standing, self.settle(standing, own)

    def forget(self, rid: bytes) -> None:
        """Take one record out of all tables for reading."""
        for nr, kind in self._db.execute(
            "SELECT nr, type FROM record WHERE rid = ?", (rid,)
        ).fetchall():
            noun_table.delete(self._db, kind, nr)
            note_index.forget(self._db, nr)
            if kind == "borger":
                name_index.forget(self._db, nr)
        self._db.execute("DELETE FROM record WHERE rid = ?", (rid,))
        self._db.execute("DELETE FROM conflict WHERE rid = ?", (rid,))

    def standing(self, rid: bytes) -> Standing | None:
        """Where a record stands, whatever its type; one that was taken back is read from its events."""
        row = self._db.execute("SELECT type FROM record WHERE rid = ?", (rid,)).fetchone()
        if row is None:
            return None
        found = noun_table.read(self._db, row[0], rid)
        if found is not None:
            return found[0]
        events = list(self._log.of_record(rid))
        standing, _ = self.fold(rid, events) if events else (None, {})
        return standing

    def value_of(self, felt: str, eid: int) -> Plain:
        """The value an event gave a field, or LOST if the event is erased or cannot be read."""
        event = self._log.by_ids([eid]).get(eid)
        ops = event.payload.ops if event else ()
        return next((op.vaerdi for op in ops if op.felt == felt), LOST)

    def _write(
        self,
        standing: Standing,
        columns: dict[str, Column],
    ) -> None:
        """Bring the tables up to date after `settle`."""
        if standing.taken_back:
            self.forget(standing.rid)
            self._enter(standing)
            return
        if standing.nr is None:
            self._enter(standing)
            noun_table.insert(self._db, standing.type, [(standing, columns)])
        else:
            noun_table.update(self._db, standing, columns)
        name_index.follow(self._db, standing, columns)

    def _enter(self, standing: Standing) -> None:
        """A new row of `record`, which gives the record its local number."""
        standing.nr = self._db.execute(
            "INSERT INTO record (rid, type, taken_back) VALUES (?, ?, ?)",
            (standing.rid, standing.type, standing.taken_back),
        ).lastrowid

    def _versions(self, event: OpenedEvent) -> Iterable[Version]:
        for op in event.payload.ops:
            parents = tuple(self._log.id_of(name) for name in op.foraeldre)
            yield Version(event.eid, op.felt, op.vaerdi, parents)

    def _shown(
        self, felt: str, heads: Sequence[int], values: dict[tuple[int, str], Plain]
    ) -> Plain:
        if not heads:
            return LOST
        winner = heads[0] if len(heads) == 1 else max(heads, key=self._log.rank)
        if (winner, felt) in values:
            return values[winner, felt]
        return self.value_of(felt, winner)

    def _mark_conflict(self, rid: bytes, felt: str, *, was: int, now: int) -> None:
        if now > 1 >= was:
            self._db.execute("INSERT INTO conflict (rid, felt) VALUES (?, ?)", (rid, felt))
        elif was > 1 >= now:
            self._db.execute("DELETE FROM conflict WHERE rid = ? AND felt = ?", (rid, felt))


def stamp_of(event: OpenedEvent) -> Stamp:
    """When and by whom, with the device's clock corrected by what it knew of its skew."""
    payload = event.payload
    ms = payload.device_ms + (payload.skew_ms or 0)
    return Stamp(payload.hlc, event.eid, payload.bruger, ms)


def _begin(rid: bytes, event: OpenedEvent) -> Standing:
    stamp = stamp_of(event)
    return Standing(rid, event.payload.type, stamp, stamp)


def _locks(event: OpenedEvent, cls: type[Record]) -> bool:
    known = columns_of(cls).by_name
    return any(op.must_understand and op.felt not in known for op in event.payload.ops)


def _columns(
    standing: Standing, cls: type[Record] | None, shown: dict[str, Plain]
) -> dict[str, Column]:
    """The shown values as columns; what has no column goes beside the table and is kept."""
    if TAKEN_BACK in shown:
        standing.taken_back = shown.pop(TAKEN_BACK) is True
    made = columns_of(cls) if cls else None
    columns: dict[str, Column] = {}
    for felt, value in shown.items():
        column = made.by_name.get(felt) if made else None
        standing.unknown.pop(felt, None)
        if column is None or made is None:
            if value is not LOST:
                standing.unknown[felt] = value
        elif value is LOST:
            columns[felt] = made.defaults[felt]
        else:
            try:
                columns[felt] = column.store(value)
            except ValueError:
                standing.unknown[felt], columns[felt] = value, made.defaults[felt]
    return columns

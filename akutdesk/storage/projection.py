"""From events to the tables for reading; the same rule for a save, a page from elsewhere, and a replay."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from akutdesk.domain.record import Plain, Record
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.storage import fakta, name_index, note_index, noun_table, samlet
from akutdesk.storage.columns import Column, RecordColumns, columns_of
from akutdesk.storage.event_log import EventLog, OpenedEvent
from akutdesk.storage.instant import shown_ms
from akutdesk.storage.standing import TAKEN_BACK, Stamp, Standing

_NO_HEADS: Final[list[int]] = []

_KNOWN: Final = """
    SELECT rid, type, taken_back FROM record WHERE rid IN (SELECT unhex(value) FROM json_each(?))
"""

_APART: Final = "INSERT OR IGNORE INTO conflict (rid, felt) VALUES (?, ?)"
_NOT_APART: Final = "DELETE FROM conflict WHERE rid = ? AND felt = ?"

Row = tuple[Standing, dict[str, Column]]
"""A record, and the columns that differ from the default."""

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
            standing = begin(rid, event)
        if kind != standing.type or standing.taken_back:
            self.rebuild(rid)
            return
        self._write(standing, self.settle(standing, event, self._log.arrived_of(rid)))

    def take_in_many(self, events: Mapping[bytes, Sequence[OpenedEvent]]) -> None:
        """Events of many records, which are all in the log by now; each record is read and written once."""
        pending = {event.eid for some in events.values() for event in some}
        known = _known(self._db, events)
        new: list[Row] = []
        for rid, some in events.items():
            kind, taken_back = known.get(rid, (some[0].payload.type, False))
            if taken_back or any(event.payload.type != kind for event in some):
                self.rebuild(rid)
                pending.difference_update(event.eid for event in some)
                continue
            found = noun_table.read(self._db, kind, rid) if rid in known else None
            standing = found[0] if found else begin(rid, some[0])
            columns = self._settle_all(standing, some, pending)
            if found is None:
                new.append((standing, columns))
            else:
                self._write(standing, columns)
        (last,) = self._db.execute("SELECT coalesce(max(nr), 0) FROM record").fetchone()
        facts = fakta.Filling(self._db)
        self.insert_new(new, last, facts)
        facts.end()

    def insert_new(self, rows: Sequence[Row], last: int, facts: fakta.Filling) -> int:
        """Number new records from `last` + 1 on and write their rows, but for their notes; the last number."""
        for number, (standing, _) in enumerate(rows, start=last + 1):
            standing.nr = number
            if standing.registers.awaited:
                standing.registers.drop_arrived(self._log.arrived_of(standing.rid))
        self._db.executemany(
            "INSERT INTO record (nr, rid, type, taken_back) VALUES (?, ?, ?, ?)",
            [(each.nr, each.rid, each.type, each.taken_back) for each, _ in rows],
        )
        by_type = _by_type(rows)
        for kind, some in by_type.items():
            noun_table.insert(self._db, kind, some)
        for index in (name_index, samlet):
            index.fill(self._db, by_type.get("borger", ()))
        facts.take(by_type)
        return last + len(rows)

    def settle(
        self, standing: Standing, event: OpenedEvent, arrived: Callable[[int], bool]
    ) -> dict[str, Column]:
        """Take one event into its record's standing; the columns that now hold something else.

        `arrived` tells of an event of this record whether it has been taken in before.
        """
        cls = RECORD_CLASS.get(standing.type)
        whole = None if cls is None else _made_whole(standing, event, columns_of(cls))
        if whole is not None:
            return whole
        shown: dict[str, Plain] = {}
        registers, id_of, eid = standing.registers, self._log.id_of, event.eid
        for op in event.payload.ops:
            felt, old = op.felt, registers.heads.get(op.felt, _NO_HEADS)
            parents = [id_of(name) for name in op.foraeldre] if op.foraeldre else _NO_HEADS
            registers.take(felt, eid, parents, arrived)
            heads = registers.heads[felt]
            if heads == [eid]:
                shown[felt] = op.vaerdi
            elif heads != old:
                shown[felt] = self._shown(felt, heads, (eid, op.vaerdi))
            if (len(heads) > 1 or len(old) > 1) and felt != TAKEN_BACK:
                _mark_conflict(self._db, standing.rid, felt, (len(old), len(heads)))
            if op.must_understand:
                standing.locked = standing.locked or _is_unknown(felt, cls)
        standing.took(stamp_of(event), self._log.writer_at)
        _weigh(self._db, standing, shown)
        return _columns(standing, cls, shown)

    def rebuild(self, rid: bytes) -> None:
        """One record from all its events, whatever the tables held; one without events is gone."""
        self.forget(rid)
        events = list(self._log.of_record(rid))
        if events:
            standing, columns = self.fold(rid, events)
            self._write(standing, columns)
            if not standing.taken_back:  # the notes' index may have passed these events long ago
                note_index.fill(self._db, [(standing, columns)])

    def fold(self, rid: bytes, events: Sequence[OpenedEvent]) -> tuple[Standing, dict[str, Column]]:
        """A record from nothing but its events; at least one is needed.

        Events under one id that do not agree on the type cannot come from this program; the first name
        in the alphabet is taken, so that every desk decides alike.
        """
        kind = min(event.payload.type for event in events)
        own = [event for event in events if event.payload.type == kind]
        standing = begin(rid, own[0])
        taken: set[int] = set()
        columns: dict[str, Column] = {}
        for event in own:
            columns |= self.settle(standing, event, taken.__contains__)
            taken.add(event.eid)
        if standing.registers.awaited:
            standing.registers.drop_arrived(self._log.arrived_of(rid))
        return standing, columns

    def forget(self, rid: bytes) -> None:
        """Take one record out of all tables for reading."""
        for nr, kind in self._db.execute(
            "SELECT nr, type FROM record WHERE rid = ?", (rid,)
        ).fetchall():
            noun_table.delete(self._db, kind, nr)
            note_index.forget(self._db, nr)
            if kind == "borger":
                name_index.forget(self._db, nr)
                samlet.rewrite(self._db)
            fakta.forget(self._db, kind, nr, rid)
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
        return self.fold(rid, events)[0] if events else None

    def value_of(self, felt: str, eid: int) -> Plain:
        """The value an event gave a field, or LOST if the event is erased or cannot be read."""
        event = self._log.by_ids([eid]).get(eid)
        ops = event.payload.ops if event else ()
        return next((op.vaerdi for op in ops if op.felt == felt), LOST)

    def _settle_all(
        self,
        standing: Standing,
        events: Sequence[OpenedEvent],
        pending: set[int],
    ) -> dict[str, Column]:
        """One record's events; those still `pending` are in the log but count as not arrived."""
        here = self._log.arrived_of(standing.rid)

        def arrived(eid: int) -> bool:
            return eid not in pending and here(eid)

        columns: dict[str, Column] = {}
        for event in events:
            columns |= self.settle(standing, event, arrived)
            pending.discard(event.eid)
        if standing.registers.awaited:
            standing.registers.drop_arrived(arrived)
        return columns

    def _write(self, standing: Standing, columns: dict[str, Column]) -> None:
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
        for index in (name_index, samlet, fakta):
            index.follow(self._db, standing, columns)

    def _enter(self, standing: Standing) -> None:
        """A new row of `record`, which gives the record its local number."""
        standing.nr = self._db.execute(
            "INSERT INTO record (rid, type, taken_back) VALUES (?, ?, ?)",
            (standing.rid, standing.type, standing.taken_back),
        ).lastrowid

    def _shown(self, felt: str, heads: Sequence[int], new: tuple[int, Plain]) -> Plain:
        """The value of the head that ranks highest; `new` is the version just taken."""
        if not heads:
            return LOST
        winner = max(heads, key=self._log.rank)
        return new[1] if winner == new[0] else self.value_of(felt, winner)


def _mark_conflict(db: sqlite3.Connection, rid: bytes, felt: str, heads: tuple[int, int]) -> None:
    """Keep the work list of a field that had and has so many heads."""
    was, now = heads
    if now > 1 >= was:
        db.execute("INSERT INTO conflict (rid, felt) VALUES (?, ?)", (rid, felt))
    elif was > 1 >= now:
        db.execute("DELETE FROM conflict WHERE rid = ? AND felt = ?", (rid, felt))


def _weigh(db: sqlite3.Connection, standing: Standing, shown: dict[str, Plain]) -> None:
    """Whether it is gone: an undo counts unless somebody wrote in the record apart; then both are told (F46)."""
    said = TAKEN_BACK in shown
    if said:
        standing.undone = shown.pop(TAKEN_BACK) is True
    if not (said or standing.undone):
        return
    standing.taken_back = standing.undone and not standing.lives_on
    apart = standing.undone and not standing.taken_back
    db.execute(_APART if apart else _NOT_APART, (standing.rid, TAKEN_BACK))


def stamp_of(event: OpenedEvent) -> Stamp:
    """When and by whom, with the device's clock corrected by what it knew of its skew."""
    payload = event.payload
    ms = shown_ms(payload.device_ms + (payload.skew_ms or 0))
    return Stamp(payload.hlc, event.eid, payload.bruger, ms)


def _made_whole(
    standing: Standing, event: OpenedEvent, made: RecordColumns
) -> dict[str, Column] | None:
    """The columns of an event that makes a record, replaces nothing and asks for nothing; None for any other.

    Most fields are set once, when the record is made, and fit: each is looked at once, and one list of heads
    serves them all.
    """
    registers, ops, only = standing.registers, event.payload.ops, [event.eid]
    if standing.created.eid != event.eid or registers.heads:
        return None
    as_is, store, columns = made.as_is, made.store, dict[str, Column]()
    try:
        for op in ops:
            if op.foraeldre or op.must_understand:
                return None
            felt, value = op.felt, op.vaerdi
            columns[felt] = value if type(value) in as_is[felt] else store[felt](value)
    except (KeyError, ValueError):  # something of a newer program
        return None
    if len(columns) < len(ops):
        return None
    registers.heads = dict.fromkeys(columns, only)
    return columns


def begin(rid: bytes, event: OpenedEvent) -> Standing:
    """A record of which this is the first event to be taken."""
    stamp = stamp_of(event)
    return Standing(rid, event.payload.type, stamp, stamp)


def _by_type(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Those that have a row of their noun's."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if not row[0].taken_back:
            found[row[0].type].append(row)
    return found


def _known(db: sqlite3.Connection, rids: Iterable[bytes]) -> dict[bytes, tuple[str, bool]]:
    """Type, and whether it was taken back, of those records that are here."""
    listed = msgspec.json.encode([rid.hex() for rid in rids]).decode()
    rows = db.execute(_KNOWN, (listed,)).fetchall()
    return {bytes(rid): (kind, bool(taken_back)) for rid, kind, taken_back in rows}


def _is_unknown(felt: str, cls: type[Record] | None) -> bool:
    return cls is not None and felt not in columns_of(cls).by_name


def _columns(
    standing: Standing, cls: type[Record] | None, shown: dict[str, Plain]
) -> dict[str, Column]:
    """The shown values as columns; what has no column goes beside the table and is kept."""
    if standing.unknown:
        for felt in shown:
            standing.unknown.pop(felt, None)
    if cls is None:
        standing.unknown |= {felt: value for felt, value in shown.items() if value is not LOST}
        return {}
    made = columns_of(cls)
    as_is, store = made.as_is, made.store
    try:
        return {
            felt: value if type(value) in as_is[felt] else store[felt](value)
            for felt, value in shown.items()
        }
    except (KeyError, ValueError):  # something of a newer program, or erased
        return dict(_each_column(standing, made, shown))


def _each_column(
    standing: Standing, made: RecordColumns, shown: Mapping[str, Plain]
) -> Iterator[tuple[str, Column]]:
    """One by one: what has no column, or does not fit it, goes beside the table."""
    for felt, value in shown.items():
        column = made.by_name.get(felt)
        if column is None:
            if value is not LOST:
                standing.unknown[felt] = value
            continue
        try:
            yield felt, made.defaults[felt] if value is LOST else column.store(value)
        except ValueError:
            standing.unknown[felt] = value
            yield felt, made.defaults[felt]

"""Events by their names: (writer, n) everywhere, one integer in this file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Final

from akutdesk.storage.event_id import event_id, n_of, widx_of
from akutdesk.storage.writer import enter_session
from akutdesk.wire.payload import EventName

READ: Final = "eid NOT IN (SELECT eid FROM waiting)"
"""SQL for events that can be read, or whose bodies were erased: what waits is in no table, and is nobody's yet."""

_READ_OF: Final = f"SELECT 1 FROM event WHERE eid = ? AND rid = ? AND {READ}"  # noqa: S608 - of our own


class EventNames:
    """Writers and their local numbers over one connection, as far as they were asked for."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._widx: dict[bytes, int] = {}
        self._writers: dict[int, bytes] = {}

    def forget_names(self) -> None:
        """What was learned in a transaction that failed may not be so."""
        self._widx.clear()
        self._writers.clear()

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

    def writer_at(self, eid: int) -> bytes:
        """The event's writer."""
        return self.writer_of(widx_of(eid))

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

    def arrived_of(self, rid: bytes) -> Callable[[int], bool]:
        """Tells of an event whether it is here, is read, and is one of this record.

        What a fork left under a name may be of another record on one PC than on the next (F69).
        """
        return lambda eid: self._db.execute(_READ_OF, (eid, rid)).fetchone() is not None

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

"""Records as the server knows them: wrapped keys, and erasing for good (sync-and-security.md 2.9)."""

from __future__ import annotations

from typing import Final

from akutdesk.central.auth import Caller
from akutdesk.central.problem import Refusal
from akutdesk.central.settings import Clock, millis
from akutdesk.central.store import Store
from akutdesk.wire.header import NO_RECORD, Stream, read_header
from akutdesk.wire.messages import Erase, Wraps

MOST_WRAPS: Final = 1000
"""Wraps in one call and one answer."""


class Records:
    """Wraps and erasure."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._events = store.events
        self._clock = clock

    def wraps(self, caller: Caller, after: int, limit: int | None) -> Wraps:
        """Wraps in the order they came."""
        rows = self._events.wraps(caller.org.id, after, min(limit or MOST_WRAPS, MOST_WRAPS))
        return Wraps(wraps=tuple(wrap for _, wrap in rows), next=rows[-1][0] if rows else after)

    def add_wraps(self, caller: Caller, posted: Wraps) -> Wraps:
        """Keep wraps; those that stood already in the place of some of these come back. Refusal "too-large"."""
        if len(posted.wraps) > MOST_WRAPS:
            raise Refusal("too-large")
        standing = self._events.add_wraps(caller.org.id, posted.wraps, millis(self._clock))
        return Wraps(wraps=tuple(standing))

    def erase(self, caller: Caller, asked: Erase) -> int:
        """Strip a record as a control event about it says; how many bodies went.

        Refusal "gap" while that event is not here, "refused" if it is no control event about this record.
        """
        links = self._events.links(caller.org.id, asked.writer, asked.n, asked.n)
        if not links:
            writer = self._events.writer(caller.org.id, asked.writer)
            raise Refusal("gap", expected_n=1 if writer is None else writer.n + 1)
        header = read_header(links[0].header)
        if asked.rid == NO_RECORD or (header.stream, header.rid) != (Stream.CONTROL, asked.rid):
            raise Refusal("refused")
        return self._events.erase(caller.org.id, asked.rid, millis(self._clock))

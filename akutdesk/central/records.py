"""Records as the server knows them: wrapped keys, and erasing for good (sync-and-security.md 2.9)."""

from __future__ import annotations

from typing import Final

from akutdesk.central.auth import Caller
from akutdesk.central.problem import Refusal
from akutdesk.central.settings import Clock, millis
from akutdesk.central.store import Store
from akutdesk.wire.erasure import read_order
from akutdesk.wire.membership import Membership
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
        """Have off the disk what the statements erase; how many bodies went. Refusal "gap" while one is not here."""
        if asked.index >= caller.membership.count:
            raise Refusal("gap", index=caller.membership.count)
        rids = erased_in(caller.membership)
        return self._events.erase(caller.org.id, rids, millis(self._clock))


def erased_in(org: Membership, after: int = 0) -> tuple[bytes, ...]:
    """The records that an org's orders erase, but for the first `after` orders."""
    orders = (read_order(said.order) for said in org.erasures[after:])
    return tuple(each.rid for order in orders for each in order.targets)

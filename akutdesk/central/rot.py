"""Events whose body rotted on this server's disk, as readers come upon them, told to all desks (F63).

Whoever has the good copy pushes it once more, and the hash proves which one is good. Each node remembers for
itself and for some minutes: a reader that is still in doubt looks again, and at any node.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from threading import Lock
from typing import Final

from akutdesk.central.auth import Caller
from akutdesk.central.settings import Clock, millis
from akutdesk.central.store import Events
from akutdesk.wire.chain import body_hash
from akutdesk.wire.header import read_header
from akutdesk.wire.messages import MOST_DAMAGED, Named, Page

_KEPT_MS: Final = 20 * 60 * 1000


@dataclass(frozen=True, slots=True)
class _Spot:
    org: bytes
    event: Named


class Rot:
    """What is known to be damaged. Called from several threads."""

    def __init__(self, events: Events, clock: Clock) -> None:
        self._events = events
        self._clock = clock
        self._found: dict[_Spot, int] = {}
        self._lock = Lock()

    def look(self, caller: Caller, page: Page) -> None:
        """Compare the bodies of a page with the hashes that were kept beside them."""
        org, ends = caller.org.id, list(accumulate(page.sizes, initial=0))
        links = self._events.links_between(org, page.after, page.after + len(page.headers))
        for place, link in enumerate(links):
            body = page.bodies[ends[place] : ends[place + 1]]
            if place not in page.erased and body_hash(body) != link.body_hash:
                self._note(_Spot(org, Named(read_header(link.header).writer, link.n)))

    def mended(self, org: bytes, writer: bytes, first: int, last: int) -> None:
        """Good copies of a writer's events came, and were compared."""
        with self._lock:
            for spot in list(self._found):
                event = spot.event
                if (spot.org, event.writer) == (org, writer) and first <= event.n <= last:
                    del self._found[spot]

    def known(self, org: bytes) -> tuple[Named, ...]:
        """What is asked for anew, not more than fits a header."""
        since = millis(self._clock) - _KEPT_MS
        with self._lock:
            self._found = {spot: at for spot, at in self._found.items() if at >= since}
            return tuple(spot.event for spot in self._found if spot.org == org)[:MOST_DAMAGED]

    def _note(self, spot: _Spot) -> None:
        with self._lock:
            self._found[spot] = millis(self._clock)

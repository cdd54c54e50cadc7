"""How much goes into one call: half after a time-out, more again after it went well (F28, for 50 kbit/s)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from akutdesk.wire.batch import MAX_BATCH, MAX_EVENTS

_LEAST_BYTES: Final = 4 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What this desk sends or asks for at once."""

    events: int = MAX_EVENTS
    bytes: int = MAX_BATCH

    def slower(self) -> Pace:
        """After a time-out."""
        return Pace(events=max(1, self.events // 2), bytes=max(_LEAST_BYTES, self.bytes // 2))

    def faster(self) -> Pace:
        """After a call that went well."""
        return Pace(events=min(MAX_EVENTS, self.events * 2), bytes=min(MAX_BATCH, self.bytes * 2))

    def within(self, events: int, size: int) -> Pace:
        """No more than the server takes at once; at least one event."""
        return Pace(events=max(1, min(self.events, events)), bytes=min(self.bytes, size))

"""What the desk believes the server's clock shows more than its own (sync-and-security.md 2.5.4).

Times of events are never rewritten with it (F54): it is written beside them, and may raise a banner.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import Final

KEPT: Final = 5
TRIP_MS: Final = 2000
"""A longer round trip says too little about when the server looked at its clock."""
SOUND_MS: Final = 1_767_225_600_000
"""2026 began: a device's clock before that is wrong (F51)."""
BANNER_MS: Final = 2 * 60 * 1000
UNSURE_MS: Final = 12 * 60 * 60 * 1000
"""Clocks that are further apart than this: it is no summer time, no zone and no drift, so nobody can tell whose is wrong."""


@dataclass(frozen=True, slots=True)
class Skew:
    """The latest samples, server minus device, in milliseconds."""

    samples: tuple[int, ...] = ()

    def heard(self, *, sent_ms: int, came_ms: int, server_ms: int) -> Skew:
        """With one answer more. A trip that was slow, or across a jump of the clock, changes nothing."""
        if not 0 <= came_ms - sent_ms < TRIP_MS:
            return self
        return Skew((*self.samples, server_ms - (sent_ms + came_ms) // 2)[-KEPT:])

    @property
    def ms(self) -> int | None:
        """The median; None before the first answer."""
        return round(median(self.samples)) if self.samples else None

    def believed(self, device_ms: int) -> int | None:
        """What is written beside times: 0 for clocks that agree well enough, None where either may be wrong (F54)."""
        if self.ms is None:
            return None
        if device_ms < SOUND_MS:
            return self.ms
        if not self.wrong:
            return 0
        return self.ms if abs(self.ms) <= UNSURE_MS else None

    @property
    def wrong(self) -> bool:
        """Whether the clocks disagree so much that staff should know."""
        return abs(self.ms or 0) > BANNER_MS

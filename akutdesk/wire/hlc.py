"""The hybrid logical clock: one integer that orders what nobody saw another do (sync-and-security.md 2.5).

48 bits of milliseconds since 1970 UTC, then 16 bits of counter. It never decides between an edit and a
later one, that is what parents are for, and no event is refused for its time. Time is passed in.
"""

from __future__ import annotations

from typing import Final

COUNTER_BITS: Final = 16
FORWARD_LIMIT_MS: Final = 5 * 60 * 1000
"""How far ahead of our own clock another desk can pull us."""


def next_hlc(last: int, now_ms: int) -> int:
    """The stamp of the next event: later than `last`, and not before the device's clock.

    A full counter carries into the milliseconds, so 70 000 events in one millisecond keep their order.
    """
    return max(last + 1, _at(now_ms))


def after_page(last: int, highest: int, now_ms: int) -> int:
    """What we count from after a page whose highest stamp is `highest` has been applied.

    A clock that is a year ahead elsewhere moves ours by at most five minutes.
    """
    return max(last, min(highest, _at(now_ms + FORWARD_LIMIT_MS)))


def millis(hlc: int) -> int:
    """The stamp's milliseconds since 1970 UTC."""
    return hlc >> COUNTER_BITS


def _at(now_ms: int) -> int:
    return max(now_ms, 0) << COUNTER_BITS

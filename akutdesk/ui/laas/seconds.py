"""The machine's forward-only clocks: what a wall clock set back cannot deceive."""

from __future__ import annotations

import time


def monotonic() -> float:
    """Seconds that only go forward, without time asleep."""
    return time.monotonic()


def boottime() -> float:
    """Seconds that only go forward, with time asleep where the system tells it (Linux)."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)

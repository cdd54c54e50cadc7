"""Time comes from outside."""

from __future__ import annotations

from datetime import UTC, timedelta

from akutdesk.config import SystemClock
from akutdesk.domain.clock import Clock


def test_the_clock_of_the_machine_tells_utc():
    clock: Clock = SystemClock()
    first = clock.now()
    assert first.utcoffset() == timedelta(0)
    assert first.tzinfo is UTC
    assert first <= clock.now()

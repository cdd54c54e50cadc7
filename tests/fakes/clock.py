"""A clock that stands until it is told to go on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

NIGHT = datetime(2026, 11, 24, 1, 10, tzinfo=UTC)
"""The demo's night, 02.10 at the desk."""


class FakeClock:
    """Holds the time a test gave it; `step` is added at every look, so that no two acts have one time."""

    def __init__(self, at: datetime = NIGHT, *, step: timedelta = timedelta(0)) -> None:
        self.at = at
        self.step = step

    def now(self) -> datetime:
        self.at += self.step
        return self.at

    def go(self, **parts: float) -> None:
        """Let time pass: `clock.go(minutes=5)`."""
        self.at += timedelta(**parts)

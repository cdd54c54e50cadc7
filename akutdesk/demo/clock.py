"""A clock that somebody else sets: the played night, and the invented year while it is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from akutdesk.domain.clock import Clock


@dataclass
class HandClock:
    """Stands still until it is set. Fits `domain.clock.Clock`."""

    instant: datetime

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.instant

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self.instant += timedelta(seconds=seconds)


@dataclass(frozen=True)
class MovedClock:
    """Runs as the machine's clock does, but from another instant: the demo's night in a real window."""

    real: Clock
    offset: timedelta

    def now(self) -> datetime:
        """The present of the demo."""
        return self.real.now() + self.offset


def moved_to(real: Clock, begins: datetime) -> MovedClock:
    """A clock that shows `begins` now and runs on."""
    return MovedClock(real, begins - real.now())

"""A clock that somebody else sets: the played night, and the invented year while it is written down."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from akutdesk.domain.clock import Clock

_MICROSECONDS: Final = struct.Struct("<q")


def _nobody(_instant: datetime) -> None:
    """Nobody else has a clock that follows."""


@dataclass
class HandClock:
    """Stands still until it is set. Fits `domain.clock.Clock`. `told` hears of each step forward."""

    instant: datetime
    told: Callable[[datetime], None] = field(default=_nobody, repr=False)

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.instant

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self.instant += timedelta(seconds=seconds)
        self.told(self.instant)


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


@dataclass(frozen=True)
class ClockFile:
    """A clock for another process: runs as the machine's does, from the instant that was written last."""

    path: Path
    real: Clock

    def set_to(self, instant: datetime) -> None:
        """From now on it shows this instant, and runs on."""
        ahead = (instant - self.real.now()) // timedelta(microseconds=1)
        self.path.touch()
        with self.path.open("r+b", buffering=0) as file:  # in one write: the reader never sees half
            file.write(_MICROSECONDS.pack(ahead))

    def now(self) -> datetime:
        """The instant over there."""
        (ahead,) = _MICROSECONDS.unpack(self.path.read_bytes())
        return self.real.now() + timedelta(microseconds=ahead)

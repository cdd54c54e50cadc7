"""What a server is told about itself when it starts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from akutdesk.wire.batch import MAX_BATCH, MAX_EVENTS
from akutdesk.wire.event import MAX_EVENT
from akutdesk.wire.messages import Limits

LIMITS: Final = Limits(
    batch_events=MAX_EVENTS,
    batch_bytes=MAX_BATCH,
    event_bytes=MAX_EVENT,
    page_events=2000,
    wait_s=25,
)
PAGE_BYTES: Final = 4 * 1024 * 1024
QUOTA: Final = 20 * 1024**3
"""Bytes of events an org may keep: some twenty years of twenty desks."""


class Clock(Protocol):
    """Tells the present instant."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


def millis(clock: Clock) -> int:
    """The present instant in milliseconds since 1970."""
    return int(clock.now().timestamp() * 1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Limits, how much an org may keep, and the oldest client that may still pull from `minimum_from_ms` on."""

    limits: Limits = LIMITS
    quota_bytes: int = QUOTA
    minimum_client: str | None = None
    minimum_from_ms: int | None = None

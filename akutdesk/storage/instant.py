"""Instants as the store keeps them: UTC milliseconds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS: Final = timedelta(milliseconds=1)
FIRST_MS: Final = (datetime(1, 1, 2, tzinfo=UTC) - _EPOCH) // _MS
LAST_MS: Final = (datetime(9999, 12, 30, tzinfo=UTC) - _EPOCH) // _MS
"""The first and last instant that a clock on any wall can show, UTC milliseconds."""


def instant(ms: int | None) -> datetime | None:
    """The instant of a column in UTC milliseconds."""
    return None if ms is None else known_instant(ms)


def known_instant(ms: int) -> datetime:
    """As `instant`, for a column that is never empty."""
    return _EPOCH + timedelta(milliseconds=shown_ms(ms))


def shown_ms(ms: int) -> int:
    """The nearest that a clock on a wall can show: another PC may say any number, and no time is refused (2.5.3)."""
    return ms if FIRST_MS <= ms <= LAST_MS else max(FIRST_MS, min(ms, LAST_MS))


def millis(moment: datetime) -> int:
    """UTC milliseconds of an aware instant."""
    return (moment - _EPOCH) // _MS

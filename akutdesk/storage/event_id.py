"""The local name of an event: one integer from its writer's local number and the writer's count."""

from __future__ import annotations

from typing import Final

_COUNT_BITS: Final = 40  # wire.codec.LAST_N
_COUNT_MASK: Final = (1 << _COUNT_BITS) - 1


def event_id(widx: int, n: int) -> int:
    """Writer's local number above, its count n (up to 10^12) below: a writer's events lie together."""
    return widx << _COUNT_BITS | n


def widx_of(eid: int) -> int:
    """The writer's local number."""
    return eid >> _COUNT_BITS


def n_of(eid: int) -> int:
    """The writer's count."""
    return eid & _COUNT_MASK

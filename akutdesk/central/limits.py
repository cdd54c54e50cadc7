"""How much a device and an org may ask of a node: token buckets (sync-and-security.md 2.17).

Each node counts for itself and in memory, so with k nodes the limit is up to k times as wide: it protects
the node, it is no bill. Time is passed in, in seconds of a clock that never goes back.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MOST_BUCKETS: Final = 20_000
"""Buckets a node remembers of each kind; the one unused for longest goes first."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many calls a second for ever, and `burst` at once after a pause."""

    per_second: float
    burst: float


PER_DEVICE: Final = Allowance(per_second=20, burst=200)
"""A desk asks once in 30 s, and in a catch-up of days some ten times a second."""

PER_ORG: Final = Allowance(per_second=200, burst=1000)
PER_ADDRESS: Final = Allowance(per_second=10, burst=200)
"""For calls without a token: a municipality's desks often share one address."""


@dataclass(frozen=True, slots=True)
class _Level:
    tokens: float
    at: float


class Buckets:
    """Token buckets of one kind, by name."""

    def __init__(self, allowance: Allowance, most: int = MOST_BUCKETS) -> None:
        self._allowance = allowance
        self._most = most
        self._levels: OrderedDict[bytes, _Level] = OrderedDict()

    def wait(self, name: bytes, now: float) -> float:
        """Seconds until a token is there; 0 if one is."""
        return max(0.0, (1 - self._tokens(name, now)) / self._allowance.per_second)

    def take(self, name: bytes, now: float) -> None:
        """Take one token."""
        self._levels[name] = _Level(self._tokens(name, now) - 1, now)
        self._levels.move_to_end(name)
        if len(self._levels) > self._most:
            self._levels.popitem(last=False)

    def __len__(self) -> int:
        return len(self._levels)

    def _tokens(self, name: bytes, now: float) -> float:
        level = self._levels.get(name)
        if level is None:
            return self._allowance.burst
        grown = level.tokens + max(0.0, now - level.at) * self._allowance.per_second
        return min(self._allowance.burst, grown)


class RateLimits:
    """The buckets of one node."""

    def __init__(
        self,
        *,
        device: Allowance = PER_DEVICE,
        org: Allowance = PER_ORG,
        address: Allowance = PER_ADDRESS,
    ) -> None:
        self._device = Buckets(device)
        self._org = Buckets(org)
        self._address = Buckets(address)

    def admit(self, org: bytes, device: bytes, now: float) -> float:
        """0 if this call of a device may go on; else the seconds it should wait (429).

        A call that is refused costs nothing, so that a desk that keeps knocking is let in in its turn.
        """
        return _take_all([(self._device, device), (self._org, org)], now)

    def admit_address(self, address: bytes, now: float) -> float:
        """The same for a call that nobody has signed for yet."""
        return _take_all([(self._address, address)], now)


def _take_all(wanted: Sequence[tuple[Buckets, bytes]], now: float) -> float:
    wait = max(buckets.wait(name, now) for buckets, name in wanted)
    if wait <= 0:
        for buckets, name in wanted:
            buckets.take(name, now)
    return max(0.0, wait)

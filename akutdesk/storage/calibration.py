"""How much work one try at a password is on this PC: between half a second and a second (2.2).

Memory counts first, since it is what makes guessing on other machines dear; then passes over it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from akutdesk.wire import crypto
from akutdesk.wire.crypto import Argon2Cost
from akutdesk.wire.errors import MemoryShortError
from akutdesk.wire.locked_keys import DEFAULT_COST, FLOOR_COST

LEAST_S: Final = 0.5
MOST_S: Final = 1.0
MOST_PASSES: Final = 12

Measure = Callable[[Argon2Cost], float]
"""Seconds that one try takes at a cost; infinite if the memory cannot be had."""


def calibrate(measure: Measure) -> Argon2Cost:
    """The cost for this PC, never under the floor, whatever the PC. Takes a few seconds: call it as a job."""
    cost = DEFAULT_COST
    taken = measure(cost)
    while taken > MOST_S and cost.memory_kib > FLOOR_COST.memory_kib:
        cost = replace(cost, memory_kib=cost.memory_kib // 2)
        taken = measure(cost)
    if taken >= LEAST_S:
        return cost
    wanted = math.ceil(cost.passes * LEAST_S / max(taken, 0.001))
    return replace(cost, passes=min(wanted, MOST_PASSES))


def measured_by(seconds: Callable[[], float]) -> Measure:
    """A Measure that tries once; `seconds` is a clock that only goes forward."""

    def measure(cost: Argon2Cost) -> float:
        start = seconds()
        try:
            crypto.argon2id(b"akutdesk", bytes(16), cost)
        except MemoryShortError:
            return math.inf
        return seconds() - start

    return measure

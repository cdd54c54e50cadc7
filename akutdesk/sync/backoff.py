"""How long to wait after something failed: full jitter, so that a hundred desks do not come back at once.

Chance is passed in: `draw` gives a number from 0 up to 1.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

FIRST_S: Final = 1.0
MOST_S: Final = 300.0

Draw = Callable[[], float]


def full_jitter(failures: int, draw: Draw) -> float:
    """Seconds to wait after so many failures in a row: anywhere up to 1, 2, 4 … at most 300."""
    steps = min(max(failures, 1) - 1, 16)
    return draw() * min(MOST_S, FIRST_S * 2**steps)


def obeyed(retry_after_s: float, failures: int, draw: Draw) -> float:
    """Seconds to wait where the server said how long: never less, and spread after that (F35)."""
    return retry_after_s + full_jitter(failures, draw)

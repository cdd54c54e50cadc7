"""How long to wait after something failed: full jitter, so that a hundred desks do not come back at once.

Chance is passed in: `draw` gives a number from 0 up to 1.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

FIRST_S: Final = 1.0
MOST_S: Final = 300.0
MOST_ASKED_S: Final = 3600
"""No server of ours asks for more (decision 0186): a desk that believed in years would be silent for years."""

Draw = Callable[[], float]


def full_jitter(failures: int, draw: Draw) -> float:
    """Seconds to wait after so many failures in a row: anywhere up to 1, 2, 4 … at most 300."""
    return draw() * _longest(failures)


def obeyed(retry_after_s: float, failures: int, draw: Draw) -> float:
    """Seconds to wait where the server said how long: never less, and spread after that (F35).

    Spread over as long again, for all who were told the same were told it in the same second.
    """
    return retry_after_s + draw() * min(MOST_S, max(retry_after_s, _longest(failures)))


def _longest(failures: int) -> float:
    steps = min(max(failures, 1) - 1, 16)
    return min(MOST_S, FIRST_S * 2**steps)

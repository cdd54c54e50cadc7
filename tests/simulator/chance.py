"""All that is random drawn from one seed, so that a run can be had again to the last byte."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def drawn_from(seed: int) -> Iterator[None]:
    """Keys, ids and nonces come from a seed; every one of them is asked of `os.urandom`."""
    real, dice = os.urandom, random.Random(seed)
    os.urandom = dice.randbytes
    try:
        yield
    finally:
        os.urandom = real

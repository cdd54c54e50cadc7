"""Bytes that somebody spoiled, the same ones again from the same seed; and a watch for what never ends."""

from __future__ import annotations

import random
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def spoiled(data: bytes, rng: random.Random) -> bytes:
    """The bytes with a flip, a cut, a repeat or a swap somewhere, or with something foreign put in."""
    at, other = sorted((rng.randrange(len(data)), rng.randrange(len(data))))
    turn: list[Callable[[], bytes]] = [
        lambda: data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :],
        lambda: data[:at],
        lambda: data[:at] + data[other:],
        lambda: data[:other] + data[at:],
        lambda: data[:at] + rng.randbytes(rng.randint(1, 9)) + data[at:],
        lambda: rng.randbytes(len(data)),
    ]
    return rng.choice(turn)()


class EndlessError(Exception):
    """One try used a whole second of this process."""


@contextmanager
def watched() -> Iterator[Callable[[], None]]:
    """What is given begins the next try: each may work for one second, whatever else the machine does meanwhile.

    Windows has no such clock; there the run's own limit ends what hangs.
    """
    if not hasattr(signal, "ITIMER_VIRTUAL"):
        yield lambda: None
        return

    def end(*_: object) -> None:
        raise EndlessError

    before = signal.signal(signal.SIGVTALRM, end)
    try:
        yield lambda: signal.setitimer(signal.ITIMER_VIRTUAL, 1) and None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)

"""Keeps an eye on how long the GUI thread is held (design.md D10: one record at a time)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter

LOG_ABOVE_MS = 50
BREAK_ABOVE_MS = 250

_log = logging.getLogger(__name__)


class TooSlow(Exception):
    """An operation held the GUI thread; carries its name and the milliseconds it took."""


@dataclass
class Watch:
    """Measures named operations. The name is a word of ours, never something typed.

    `strict` is set by the tests: there an operation above 250 ms raises TooSlow.
    """

    strict: bool = False
    timer: Callable[[], float] = field(default=perf_counter)

    @contextmanager
    def timed(self, name: str) -> Generator[None]:
        """Log the operation if it takes more than 50 ms; a strict watch raises TooSlow above 250 ms."""
        start = self.timer()
        yield
        spent = (self.timer() - start) * 1000
        if spent > LOG_ABOVE_MS:
            _log.warning("%s held the window for %d ms", name, spent)
        if self.strict and spent > BREAK_ABOVE_MS:
            raise TooSlow(name, round(spent))

"""The one way of an error that nobody expected: a calm sentence, a number, a scrubbed log line."""

from __future__ import annotations

import logging
import sys
import traceback
import zlib
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

_log = logging.getLogger(__name__)
_DIGITS = 10_000


class CrashPath:
    """Gets every unexpected error, from the GUI thread, a slot or a job.

    `show` is given the number of the place in the program, to be shown with the sentence
    `fejl.uventet`. The error's own words never leave: they might hold what somebody typed.
    """

    def __init__(
        self,
        show: Callable[[str], None],
        told: Callable[[BaseException], bool] = lambda _: False,
    ) -> None:
        """`told` says an error that has a sentence of its own, such as a full disk; False for a bug."""
        self._show = show
        self._told = told
        self._showing = False

    def install(self) -> None:
        """Become the program's hook for errors nobody caught, also while something is thrown away."""
        sys.excepthook = self._hook
        sys.unraisablehook = self._unraisable

    def __call__(self, error: BaseException) -> None:
        """Log the error's kind and place, and show its number."""
        places = scrubbed(error)
        number = number_of(error)
        _log.error("unexpected %s, number %s: %s", type(error).__name__, number, " < ".join(places))
        if self._showing:
            return
        self._showing = True
        try:
            if not self._told(error):
                self._show(number)
        finally:
            self._showing = False

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self(error)

    def _unraisable(self, unraisable: sys.UnraisableHookArgs) -> None:
        if unraisable.exc_value is not None:
            self(unraisable.exc_value)


def scrubbed(error: BaseException) -> list[str]:
    """Where the error came from, newest first, as file name and line: no values, no words."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames)]


def number_of(error: BaseException) -> str:
    """Four digits that are the same for the same fault, so that two people can compare them."""
    places = scrubbed(error)
    named = f"{type(error).__name__} {places[0] if places else ''}"
    return f"{zlib.crc32(named.encode()) % _DIGITS:04}"

"""Asks the operating system by a command of its own: fixed words of ours, and no shell reads them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from typing import Final

_LONGEST_S: Final = 15.0
"""A system command that does not answer is not waited for longer."""

Run = Callable[[Sequence[str]], "tuple[int, str] | None"]
"""Runs a command of the system's own: its exit code and what it wrote; None if it is not there or does not answer."""


def run(command: Sequence[str], *, longest_s: float = _LONGEST_S) -> tuple[int, str] | None:
    """See Run."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed words of ours, and no shell reads them
            command, capture_output=True, check=False, timeout=longest_s, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.returncode, done.stdout.decode("utf-8", "replace")

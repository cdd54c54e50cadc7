"""What one PC can know of its own clock: it is not behind its build, and does not go backwards (2.5.4).

Nothing is refused for its time. What is doubtful is asked about once and marked where it is shown.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from akutdesk import BUILT_YEAR
from akutdesk.storage import meta
from akutdesk.storage.instant import millis
from akutdesk.storage.open_file import OpenFile
from akutdesk.wire import hlc

LEAP_MS: Final = 10 * 60 * 1000
"""A clock that is this far behind the last commit was set back, or was wrong before."""

_A_MOMENT_MS: Final = 1000


def is_doubtful(file: OpenFile, now: datetime) -> bool:
    """Whether somebody is to be asked if the clock is right. An answer holds until time goes on from there."""
    last = hlc.millis(file.log.last_hlc())
    if now.year >= BUILT_YEAR and not is_behind(millis(now), last):
        return False
    asked = meta.read(file.db, meta.CLOCK_ASKED)
    return asked is None or last > int(asked) + _A_MOMENT_MS


def is_behind(device_ms: int, order_ms: int) -> bool:
    """Whether a clock says well less than what had been written by then."""
    return order_ms - device_ms > LEAP_MS


def keep_answer(file: OpenFile) -> None:
    """Somebody was asked: do not ask about the same again. Raises DiskFull, DiskFault."""
    last = hlc.millis(file.log.last_hlc())
    with file.transaction():
        meta.write(file.db, meta.CLOCK_ASKED, str(last).encode())

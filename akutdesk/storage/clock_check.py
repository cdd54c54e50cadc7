"""What one PC can know of its own clock: it is not behind its build, and does not go backwards (2.5.4).

Nothing is refused for its time. What is doubtful is asked about once and marked where it is shown.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from akutdesk import BUILT_YEAR
from akutdesk.storage import meta
from akutdesk.storage.instant import millis
from akutdesk.storage.open_file import OpenFile
from akutdesk.wire import hlc

LEAP_MS: Final = 10 * 60 * 1000
"""A clock that is this far behind the last commit was set back, or was wrong before."""

_A_MOMENT_MS: Final = 1000

EARLIEST_MS: Final = millis(datetime(BUILT_YEAR, 1, 1, tzinfo=UTC))
"""It is later than this program was built, whatever a clock or a server says."""


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


def is_unsure(shown_ms: int, order_ms: int, now_ms: int) -> bool:
    """Whether the time that is shown of a change cannot be right: set back, before this program, or still to come."""
    return is_behind(shown_ms, order_ms) or shown_ms < EARLIEST_MS or is_behind(now_ms, shown_ms)


def mark_ms(file: OpenFile) -> int:
    """The latest instant that was written or seen here; not by a clock that stood ahead and was found wrong (0172)."""
    last = hlc.millis(file.log.last_hlc())
    ahead = meta.number(file.db, meta.CLOCK_AHEAD)
    if ahead and last <= ahead + _A_MOMENT_MS:  # what is written since only counts on from there
        return meta.number(file.db, meta.CLOCK_SEEN)
    return last


def put_right(file: OpenFile, now_ms: int) -> None:
    """What was written is later than it is: from now on what is seen counts in its place. Inside a transaction."""
    meta.write_number(file.db, meta.CLOCK_AHEAD, hlc.millis(file.log.last_hlc()))
    meta.write_number(file.db, meta.CLOCK_SEEN, max(now_ms, EARLIEST_MS))


def see(file: OpenFile, now_ms: int) -> None:
    """It is at least so late: kept as long as what is written does not tell it. Inside a transaction."""
    if meta.number(file.db, meta.CLOCK_AHEAD) and now_ms > meta.number(file.db, meta.CLOCK_SEEN):
        meta.write_number(file.db, meta.CLOCK_SEEN, now_ms)


def keep_answer(file: OpenFile) -> None:
    """Somebody was asked: do not ask about the same again. Raises DiskFull, DiskFault."""
    last = hlc.millis(file.log.last_hlc())
    with file.transaction():
        meta.write(file.db, meta.CLOCK_ASKED, str(last).encode())

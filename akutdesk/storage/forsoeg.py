"""How long to wait after wrong passwords: three tries are free, then it grows to a minute, and never wipes.

The count lies in a small file, so that starting the program again does not begin it anew. A clock that was
put back ends a wait rather than drawing it out: the desk must open at night (sync-and-security.md F13, F53).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import msgspec

from akutdesk.storage.durable import remove_durably, write_durably

FRI: Final = 3
VENT_S: Final = (5, 10, 20, 40, 60)
"""Seconds after the fourth wrong password, the fifth, and so on; the last one stays."""

_FILE: Final = "forsoeg"


class Forsoeg(msgspec.Struct, frozen=True, array_like=True):
    """Wrong passwords in a row on this PC, and when the last one was (UTC milliseconds)."""

    antal: Annotated[int, msgspec.Meta(ge=0, le=2**31)] = 0
    sidst_ms: int = 0

    def forkert(self, now_ms: int) -> Forsoeg:
        """One more wrong password."""
        return Forsoeg(self.antal + 1, now_ms)

    def vent_s(self, now_ms: int) -> int:
        """Whole seconds until the next try is taken; 0 if it is taken now."""
        over = self.antal - FRI
        if over <= 0 or now_ms < self.sidst_ms:
            return 0
        length = VENT_S[min(over, len(VENT_S)) - 1]
        return max(length - (now_ms - self.sidst_ms) // 1000, 0)


_DECODER = msgspec.msgpack.Decoder(Forsoeg)


def read_forsoeg(folder: Path) -> Forsoeg:
    """The count so far; none if the file is missing or damaged, since waiting guards no secret alone."""
    try:
        return _DECODER.decode((folder / _FILE).read_bytes())
    except (OSError, msgspec.DecodeError):
        return Forsoeg()


def write_forsoeg(folder: Path, forsoeg: Forsoeg) -> None:
    """Keep the count. Raises DiskFull or DiskFault."""
    write_durably(folder / _FILE, msgspec.msgpack.encode(forsoeg))


def clear_forsoeg(folder: Path) -> None:
    """The right password was typed. Raises DiskFault."""
    if (folder / _FILE).exists():
        remove_durably(folder / _FILE)

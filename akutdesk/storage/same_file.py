"""Whether the open file is still the one that lies under its name (F11)."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from akutdesk.storage.errors import FileGone

_Number = tuple[int, int]
"""The disk's number, and the file's own on it."""
Look = Callable[[Path], os.stat_result]
"""What the system says of a file; raises OSError where there is none. `os.stat` takes a tenth of what Path does."""


@dataclass(frozen=True, slots=True)
class SameFile:
    """The database and its log, by name and by number, as they were when the connection was opened.

    A file that was deleted or moved takes writes until the last who has it open lets go, and with a write-ahead log
    SQLite does not look: every save would succeed, and be nowhere. Windows lets nobody take away a file that is open, and
    numbers its files too (NTFS and ReFS): the rule is the same there. Only a file that gets no number, which Windows says
    with 0 and where it may not look closer, is known by its name alone.
    """

    numbers: tuple[tuple[Path, _Number], ...]
    look: Look

    @classmethod
    def of(cls, path: Path, look: Look = os.stat) -> Self:
        """As it lies now, behind a connection that has read from it. Raises FileGone."""
        paths = (path, path.with_name(f"{path.name}-wal"))
        return cls(tuple((each, _number(each, look)) for each in paths), look)

    def confirm(self) -> None:
        """Raises FileGone where either is gone or another."""
        for path, known in self.numbers:
            found = _number(path, self.look)
            if found != known and found[1] and known[1]:
                raise FileGone


def _number(path: Path, look: Look) -> _Number:
    try:
        found = look(path)
    except OSError:
        raise FileGone from None
    return found.st_dev, found.st_ino

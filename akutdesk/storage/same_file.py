"""Whether the open file is still the one that lies under its name (F11)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from akutdesk.storage.errors import FileGone

_Number = tuple[int, int]
"""The file's own number on its disk; (0, 0) on Windows, where a file that is open cannot be taken away."""


@dataclass(frozen=True, slots=True)
class SameFile:
    """The database and its log, by name and by number, as they were when the connection was opened.

    A file that was deleted or moved takes writes until the last who has it open lets go, and with a write-ahead log
    SQLite does not look: every save would succeed, and be nowhere.
    """

    numbers: tuple[tuple[Path, _Number], ...]

    @classmethod
    def of(cls, path: Path) -> Self:
        """As it lies now, behind a connection that has read from it. Raises FileGone."""
        paths = (path, path.with_name(f"{path.name}-wal"))
        return cls(tuple((each, _number(each)) for each in paths))

    def confirm(self) -> None:
        """Raises FileGone where either is gone or another."""
        for path, number in self.numbers:
            if _number(path) != number:
                raise FileGone


def _number(path: Path) -> _Number:
    try:
        found = os.stat(path)  # noqa: PTH116 - at every save: a tenth of what Path takes
    except OSError:
        raise FileGone from None
    return (0, 0) if os.name == "nt" else (found.st_dev, found.st_ino)

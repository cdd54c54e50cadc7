"""Somebody asked for a whole copy while the file still opens: the next unlock offers it (decision 0170).

An empty file in the data folder says so, for the process that asked ends with the lock. Whoever lays one there gains
nothing: the rescue looks at the file itself first, and takes the place of none that is whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from akutdesk.storage.durable import remove_durably, write_durably

_NAME: Final = "hel-kopi.bedt"


@dataclass(frozen=True, slots=True)
class Bestilling:
    """Of one data folder."""

    folder: Path

    def giv(self) -> None:
        """Ask. Raises DiskFull, DiskFault."""
        write_durably(self._path, b"")

    def findes(self) -> bool:
        """Whether somebody asked, and nothing came of it yet."""
        return self._path.is_file()

    def glem(self) -> None:
        """It was done, or nobody wants it any more. Raises DiskFault."""
        remove_durably(self._path)

    @property
    def _path(self) -> Path:
        return self.folder / _NAME

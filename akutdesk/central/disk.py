"""The disk that a database lies on: what must stay free, so that the database never meets a full one (F61)."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from akutdesk.central.store_error import StoreFullError

RESERVE: Final = 256 * 1024**2
"""Bytes that must be free before anything is added: PostgreSQL stops where it cannot write its log."""


@dataclass(frozen=True, slots=True)
class Disk:
    """The disk of a folder; None if it is another machine's, which then has to watch it itself."""

    folder: Path | None
    reserve: int = RESERVE

    def has_room(self) -> bool:
        """Whether there is room for more, as far as can be seen from here."""
        return self.folder is None or shutil.disk_usage(self.folder).free > self.reserve

    def require_room(self) -> None:
        """Raises StoreFullError while there is not."""
        if not self.has_room():
            raise StoreFullError

"""Where a second copy may go: another disk, a stick or a share; never the data folder itself (2.14)."""

from __future__ import annotations

import os
from pathlib import Path

from akutdesk.storage.errors import StorageError


class CopyFolderUnfit(StorageError):
    """A folder that no copy can go to. `grund`: MANGLER, LAAST (not to be written), DATA (the data folder)."""

    kode = "KOPIMAPPE"

    def __init__(self, grund: str) -> None:
        super().__init__(grund)
        self.grund = grund


def refuse_unfit(folder: Path) -> None:
    """Return if a copy can go there now. Slow for a share that is away: a job's work. Raises CopyFolderUnfit."""
    if not folder.is_absolute() or not folder.is_dir():
        raise CopyFolderUnfit("MANGLER")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CopyFolderUnfit("LAAST")


def refuse_data(folder: Path, data: Path) -> None:
    """A copy beside what it is a copy of is lost with it. Raises CopyFolderUnfit DATA."""
    if folder.resolve().is_relative_to(data.resolve()):
        raise CopyFolderUnfit("DATA")

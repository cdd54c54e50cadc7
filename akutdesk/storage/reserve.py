"""64 MB kept on the disk for the hour when it is full, so that the running call can be saved (ux.md 3.3)."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SIZE: Final = 64 * 1024 * 1024
_NAME: Final = "reserve"
_CHUNK: Final = bytes(1024 * 1024)
_ROOM_BESIDE: Final = 4
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Reserve:
    """The reserve file of one data folder. It holds zeros only. `size` in bytes."""

    folder: Path
    size: int = SIZE

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.folder / _NAME

    def there(self) -> bool:
        """Whether it is there in full."""
        return self.path.is_file() and self.path.stat().st_size == self.size

    def room(self) -> int:
        """Free bytes on the disk."""
        return shutil.disk_usage(self.folder).free

    def make(self) -> bool:
        """Make the file, if there is ample room; whether it is there now. A full disk is no error here."""
        if self.there():
            return True
        if self.room() < _ROOM_BESIDE * self.size:
            return False
        try:
            self._fill()
        except OSError:
            self.path.unlink(missing_ok=True)
        return self.there()

    def free(self) -> bool:
        """Let the space go; whether there was any."""
        had = self.path.exists()
        self.path.unlink(missing_ok=True)
        return had

    def _fill(self) -> None:
        with os.fdopen(os.open(self.path, _NEW, 0o600), "wb") as file:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(file.fileno(), 0, self.size)
                return
            for start in range(0, self.size, len(_CHUNK)):
                file.write(_CHUNK[: self.size - start])

"""An ill file, laid aside whole when a backup takes its place: nothing is written over (F07)."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from akutdesk.storage.claim import DATABASE
from akutdesk.storage.errors import DiskFault
from akutdesk.storage.witness import FILE as MARK

FOLDER: Final = "skadet"
TRY: Final = "proeve"
"""Where a whole desk lies for as long as it is tried whether one comes back (decision 0163)."""

_PARTS: Final = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", MARK)
"""The file, what belongs to it, and what this PC had noted of it."""

_MOST: Final = 1000


def lay(folder: Path, now: datetime, names: Sequence[str] = _PARTS) -> Path | None:
    """Move what lies there of these into a folder of its own, and say which; None for nothing. Raises DiskFault."""
    there = [name for name in names if (folder / name).exists()]
    if not there:
        return None
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    tried = (f"{stamp}-{number}" for number in range(1, _MOST))
    aside = next(path for name in tried if not (path := folder / FOLDER / name).exists())
    try:
        aside.mkdir(mode=0o700, parents=True)
        for name in reversed(
            there
        ):  # the file itself last: a stop before leaves it where it is looked for
            (folder / name).replace(aside / name)
    except OSError:
        raise DiskFault from None
    return aside


def forget(folder: Path) -> None:
    """Something was erased, and what was laid aside may hold it: it goes too (I7). Raises DiskFault."""
    _remove(folder / FOLDER)
    clear_try(folder)


def clear_try(folder: Path) -> None:
    """Take away what a try left: all of it, also after a stop in the middle. Raises DiskFault."""
    _remove(folder / TRY)


def _remove(folder: Path) -> None:
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError:
        raise DiskFault from None

"""A real disk that is soon full; only an administrator of a Linux machine can lay one in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

MEGABYTE = 1024 * 1024


def can_mount() -> bool:
    """Whether this user may lay one in."""
    return sys.platform == "linux" and os.geteuid() == 0


@contextmanager
def small_disk(folder: Path, *, megabytes: int = 24) -> Iterator[Path]:
    """A disk of its own below a new folder, in memory. Skips where it cannot be mounted."""
    folder.mkdir()
    if not can_mount():
        pytest.skip("a small disk can only be mounted by root on Linux")
    mount, umount = (shutil.which(name) or name for name in ("mount", "umount"))
    size = f"size={megabytes}m"
    subprocess.run([mount, "-t", "tmpfs", "-o", size, "akutdesk", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run([umount, "--lazy", folder], check=True)


def fill_up(disk: Path) -> Path:
    """Fill the disk to the last byte with somebody else's data; gives the file that holds it."""
    other = disk / "other"
    with other.open("ab", buffering=0) as file:
        for size in (MEGABYTE, 4096, 1):
            with suppress(OSError):
                while file.write(bytes(size)):
                    pass
    return other

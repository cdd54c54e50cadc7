"""One program per data folder, and its place handed to a fresh process without a gap (design.md 8.17).

The lock is the operating system's, held by an open file: it falls with the process, however that dies. On
Linux and macOS a child inherits the very same lock. On Windows (ikke prøvet) the child waits for it.
"""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from akutdesk.storage.errors import DiskFault
from akutdesk.storage.vault_errors import AlreadyRunning

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FILE: Final = "i-brug"


@dataclass(frozen=True, slots=True)
class InstanceLock:
    """The right to be the one program on a folder, for as long as `handle` is open."""

    handle: int

    def inherit(self) -> int:
        """Let a child process have the lock too; the number to pass on to `adopt` there.

        The child must be started with this handle kept open (`pass_fds`). This process then just ends.
        """
        os.set_inheritable(self.handle, True)
        return self.handle

    def release(self) -> None:
        """Give the place up."""
        os.close(self.handle)


def take(folder: Path) -> InstanceLock:
    """Be the one program on this folder. Raises AlreadyRunning, or DiskFault."""
    handle = _open(folder / FILE)
    if not _lock(handle, wait=False):
        os.close(handle)
        raise AlreadyRunning
    return InstanceLock(handle)


def adopt(folder: Path, handle: int) -> InstanceLock:
    """The lock that the process before handed over. Raises AlreadyRunning if it is no such handle."""
    if sys.platform == "win32":
        own = _open(folder / FILE)
        if _lock(own, wait=True):
            return InstanceLock(own)
        os.close(own)
        raise AlreadyRunning
    if not _is_file(handle, folder / FILE) or not _lock(handle, wait=False):
        raise AlreadyRunning
    os.set_inheritable(handle, False)
    return InstanceLock(handle)


def instance_name(folder: Path) -> str:
    """A name for this folder's program, for the socket on which a second start asks it to come forward."""
    return "akutdesk-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]


def _is_file(handle: int, path: Path) -> bool:
    try:
        held, there = os.fstat(handle), path.stat()
    except OSError:
        return False
    return (held.st_dev, held.st_ino) == (there.st_dev, there.st_ino)


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        raise DiskFault from None


def _lock(handle: int, *, wait: bool) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True

"""May this process be the one on this folder? Everything that is refused before a window is filled.

And how the place is passed on: a fresh process inherits the single-instance lock and a word to be known by.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from akutdesk.storage import instance
from akutdesk.storage.errors import FilePlain
from akutdesk.storage.instance import InstanceLock
from akutdesk.storage.location import Volumes, refuse_unsafe
from akutdesk.storage.vault_errors import FolderReadOnly

HANDED: Final = "AKUTDESK_ARV"
"""Environment of a fresh process: the lock's handle and the word, with a colon between.

A third word says that something may not be saved.
"""

_UNSAVED: Final = "ugemt"

DATABASE: Final = "vault.db"
KEYS: Final = ("vault.keys", "vault.keys.1", "vault.keys.2")
"""As in `vault_file`, which is too heavy to read before the lock is painted."""

BEGUN: Final = "restore.begun"
"""Lies there from the first step of a restore to its last: the vault beside it may be an unfinished one."""

_PLAIN: Final = b"SQLite format 3\0"


@dataclass(frozen=True)
class Handed:
    """What a fresh process is given by the one it replaces."""

    handle: int
    word: str
    unsaved: bool = False
    """Whether the last words may not be saved: the lock says only what is known."""


class Started(Protocol):
    """A process that was started."""

    def poll(self) -> int | None:
        """Its exit code; None while it runs."""
        ...


def handed() -> Handed | None:
    """What this process was given, taken out of its environment; None for an ordinary start."""
    text = os.environ.pop(HANDED, "")
    handle, word, unsaved = [*text.split(":"), "", ""][:3]
    if not handle.isdigit() or not word:
        return None
    return Handed(int(handle), word, unsaved=unsaved == _UNSAVED)


def check(folder: Path, volumes: Volumes) -> None:
    """Return if a desk may be here. Nothing is written but the folder itself.

    Raises FolderUnsafe and its kinds, FolderReadOnly, FilePlain.
    """
    refuse_unsafe(folder, volumes)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise FolderReadOnly from None
    as_whom = os.access in os.supports_effective_ids
    if not os.access(folder, os.W_OK | os.X_OK, effective_ids=as_whom):
        raise FolderReadOnly
    if _begins_plain(folder / DATABASE):
        raise FilePlain


def holds_desk(folder: Path) -> bool:
    """Whether anything of a desk lies here: keys of any generation (F10), or a database."""
    return any((folder / name).exists() for name in (*KEYS, DATABASE))


def restore_begun(folder: Path) -> bool:
    """Whether a restore was begun here and not ended."""
    return (folder / BEGUN).exists()


def claim(folder: Path) -> InstanceLock:
    """Be the one program here. Raises AlreadyRunning, DiskFault."""
    return instance.take(folder)


def _command() -> list[str]:
    return [sys.executable, *sys.orig_argv[1:]]


def _heritage(handle: int, word: str, *, unsaved: bool) -> str:
    return ":".join((str(handle), word, *([_UNSAVED] if unsaved else [])))


def _begins_plain(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_PLAIN)) == _PLAIN
    except OSError:
        return False


@dataclass(frozen=True)
class Succession:
    """How a process is followed by a fresh one. The demo and the tests give another."""

    def succeed(self, lock: InstanceLock, word: str, *, unsaved: bool) -> Started:
        """Start this very program anew, with the lock and the word; nothing else goes along."""
        handle = lock.inherit()
        environ = {**os.environ, HANDED: _heritage(handle, word, unsaved=unsaved)}
        keep = () if sys.platform == "win32" else (handle,)
        return subprocess.Popen(  # noqa: S603 - our own command line once more
            _command(), env=environ, pass_fds=keep, stdin=subprocess.DEVNULL
        )

    def replace(self, lock: InstanceLock, word: str, *, unsaved: bool) -> None:
        """Become a fresh process in place: the last way out, the system wipes memory. Does not return."""
        handle = lock.inherit()
        os.environ[HANDED] = _heritage(handle, word, unsaved=unsaved)
        command = _command()
        os.execv(command[0], command)  # noqa: S606 - no shell, our own command line

"""Whether the disk under the data folder, and what memory is swapped to, is encrypted by the system (decision 0161).

It is asked and told, never required: an answer that cannot be had is UVIST. A disk that encrypts itself is
not seen from here and counts as open; so is a virtual machine's whose host does it.
"""

from __future__ import annotations

import enum
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from akutdesk.storage.mounts import Mount, lines_of, mount_of, unescaped
from akutdesk.storage.system_command import Run, run

if sys.platform != "win32":
    import fcntl

_STACKED: Final = frozenset({"ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs"})
"""File systems that encrypt what lies in them."""

_UNTOLD: Final = frozenset({"zfs", "overlay", "tmpfs", "ramfs", "fuse.bindfs"})
"""Of these the kernel does not say what lies below."""

_CRYPT: Final = "CRYPT-"
"""How the name of a mapped device begins that dm-crypt made: LUKS, plain, and VeraCrypt's volumes."""

_GET_POLICY_EX: Final = 0xC009_6616
_POLICY_SIZE: Final = 32
_DEEPEST: Final = 8
"""More layers than any disk has: a partition on LVM on LUKS on RAID is four."""


class Svar(enum.Enum):
    """Whether something is encrypted."""

    JA = "ja"
    NEJ = "nej"
    UVIST = "uvist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diskkryptering:
    """`data`: the disk under the data folder. `swap`: where memory may be written to; JA where that is nowhere."""

    data: Svar
    swap: Svar


class Encryption(Protocol):
    """Asks the system. May take seconds: a job's work. It never raises, and changes nothing."""

    def look(self, folder: Path) -> Diskkryptering:
        """How it stands for a folder."""
        ...


def has_policy(folder: Path) -> bool:
    """Linux: whether the folder itself has a policy of fscrypt."""
    if sys.platform == "win32":
        return False
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return False
    try:
        # what comes in says how much room there is for the answer
        fcntl.ioctl(handle, _GET_POLICY_EX, _POLICY_SIZE.to_bytes(8, "little") + bytes(32))
    except OSError:
        return False
    finally:
        os.close(handle)
    return True


@dataclass(frozen=True, slots=True)
class LinuxEncryption:
    """Linux: dm-crypt in any depth below the file system, stacked file systems, fscrypt; by the kernel's own tables."""

    root: Path = Path("/")
    policy: Callable[[Path], bool] = has_policy

    def look(self, folder: Path) -> Diskkryptering:
        """See Encryption."""
        data = Svar.JA if self.policy(folder) else self._of_mount(self._mount(folder))
        return Diskkryptering(data=data, swap=_weakest(self._swaps()))

    def _mount(self, path: Path) -> Mount:
        return mount_of(path, self.root / "proc/self/mountinfo")

    def _of_mount(self, mount: Mount) -> Svar:
        if mount.system in _STACKED:
            return Svar.JA
        if not mount.device or mount.system in _UNTOLD:
            return Svar.UVIST
        node = self.root / "sys/dev/block" / mount.device
        # btrfs and its like have a number that is no disk's: there the source says which
        return self._of_disk(node.resolve() if node.exists() else self._node(mount.source))

    def _node(self, source: str) -> Path:
        """What the kernel says of the block device behind a path in /dev."""
        name = (self.root / source.lstrip("/")).resolve().name
        return (self.root / "sys/class/block" / name).resolve()

    def _of_disk(self, disk: Path, depth: int = 0) -> Svar:
        """Encrypted here, or in all that it rests on."""
        if not disk.is_dir() or depth > _DEEPEST or (disk / "loop").is_dir():
            return Svar.UVIST
        if any(line.startswith(_CRYPT) for line in lines_of(disk / "dm/uuid")):
            return Svar.JA
        below = [one.resolve() for one in sorted(disk.glob("slaves/*"))]
        if (disk / "partition").is_file():
            below.append(disk.parent)
        return _weakest(self._of_disk(one, depth + 1) for one in below) if below else Svar.NEJ

    def _swaps(self) -> list[Svar]:
        found: list[Svar] = []
        for line in lines_of(self.root / "proc/swaps")[1:]:
            words = line.split()
            place = unescaped(words[0]) if words else ""
            if words[1:2] == ["file"]:
                found.append(self._of_mount(self._mount(Path(place))))
            else:
                found.append(self._of_swap(self._node(place)))
        return found

    def _of_swap(self, disk: Path) -> Svar:
        if not disk.name.startswith("zram"):
            return self._of_disk(disk)
        # packed memory, unless it may be written out to a disk
        written = lines_of(disk / "backing_dev")
        return Svar.JA if written in ([], ["none"]) else Svar.UVIST


_WINDOWS_ANSWERS: Final = {1: Svar.JA, 2: Svar.NEJ, 3: Svar.NEJ, 4: Svar.NEJ, 5: Svar.NEJ}
"""System.Volume.BitLockerProtection: on, off, being encrypted, being decrypted, suspended."""


@dataclass(frozen=True, slots=True)
class WindowsEncryption:
    """Windows, ikke prøvet: what the shell says of BitLocker; `manage-bde` tells only an administrator."""

    run: Run = run
    system_drive: str = os.environ.get("SystemDrive", "C:")  # noqa: SIM112 - Windows' own spelling

    def look(self, folder: Path) -> Diskkryptering:
        """See Encryption. The page file lies on the system's drive unless somebody moved it."""
        data = self._of(folder.drive or self.system_drive)
        return Diskkryptering(data=data, swap=self._of(self.system_drive))

    def _of(self, drive: str) -> Svar:
        asked = (
            f"(New-Object -ComObject Shell.Application).NameSpace('{drive}')"
            ".Self.ExtendedProperty('System.Volume.BitLockerProtection')"
        )
        if len(drive) != 2 or not drive[0].isalpha() or drive[1] != ":":  # noqa: PLR2004 - a letter and a colon
            return Svar.UVIST
        answer = self.run(("powershell", "-NoProfile", "-NonInteractive", "-Command", asked))
        if answer is None or answer[0] or not answer[1].strip().isdigit():
            return Svar.UVIST
        return _WINDOWS_ANSWERS.get(int(answer[1]), Svar.UVIST)


@dataclass(frozen=True, slots=True)
class MacEncryption:
    """MacOS, ikke prøvet: FileVault by `fdesetup`. What is swapped is always encrypted there."""

    run: Run = run

    def look(self, folder: Path) -> Diskkryptering:
        """See Encryption. Only the system's own volume is asked about."""
        if folder.is_relative_to("/Volumes"):
            return Diskkryptering(data=Svar.UVIST, swap=Svar.JA)
        answer = self.run(("/usr/bin/fdesetup", "isactive"))
        words = {(0, "true"): Svar.JA, (1, "false"): Svar.NEJ}
        told = (answer[0], answer[1].strip()) if answer else (-1, "")
        return Diskkryptering(data=words.get(told, Svar.UVIST), swap=Svar.JA)


def encryption_here() -> Encryption:
    """The Encryption of this operating system."""
    if sys.platform == "win32":
        return WindowsEncryption()
    if sys.platform == "darwin":
        return MacEncryption()
    return LinuxEncryption()


def _weakest(answers: Iterable[Svar]) -> Svar:
    """What is true of all of them; of none, that nothing is open."""
    found = set(answers)
    return next((one for one in (Svar.NEJ, Svar.UVIST) if one in found), Svar.JA)

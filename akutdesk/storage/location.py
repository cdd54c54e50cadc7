"""Where the data folder may not lie: a network, a synced folder, a stick, a roaming profile (F16).

The database's log needs one machine's memory, and a program that copies files while they change makes
wreckage of them (sync-and-security.md 2.3).
"""

from __future__ import annotations

import ctypes
import enum
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from akutdesk.storage.mounts import lines_of, mount_of
from akutdesk.storage.vault_errors import (
    FolderOnNetwork,
    FolderRemovable,
    FolderRoaming,
    FolderSynced,
)

_NETWORK: Final = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "afs", "afpfs", "ncpfs", "webdav"),
        *("davfs", "ceph", "glusterfs", "lustre", "fuse.sshfs", "fuse.rclone", "fuse.davfs2"),
        *("fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.s3fs", "fuse.curlftpfs"),
    }
)
_SYNCED: Final = (
    *("onedrive", "dropbox", "google drive", "googledrive", "icloud drive", "iclouddrive"),
    *("mobile documents", "nextcloud", "owncloud", "syncthing", "box sync", "sharepoint"),
)
_MARKERS: Final = (".dropbox", ".dropbox.cache", ".stfolder", ".owncloudsync.log", ".sync")
_SYNC_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_REMOVABLE_DRIVE: Final = 2
_REMOTE_DRIVE: Final = 4


class Volume(enum.Enum):
    """What kind of disk a folder lies on."""

    LOCAL = enum.auto()
    NETWORK = enum.auto()
    REMOVABLE = enum.auto()


class Volumes(Protocol):
    """Tells the kind of disk under a folder that exists."""

    def kind(self, folder: Path) -> Volume:
        """The kind; LOCAL if it cannot be told."""
        ...


@dataclass(frozen=True, slots=True)
class LinuxVolumes:
    """Linux: the mount table and what the kernel says of the disk."""

    mounts: Path = Path("/proc/self/mountinfo")
    disks: Path = Path("/sys/dev/block")

    def kind(self, folder: Path) -> Volume:
        """See Volumes."""
        mount = mount_of(folder, self.mounts)
        if mount.system in _NETWORK:
            return Volume.NETWORK
        return Volume.REMOVABLE if self._removable(mount.device) else Volume.LOCAL

    def _removable(self, device: str) -> bool:
        """A partition has no such file; then its disk, one folder up, has it."""
        disk = (self.disks / device).resolve()
        return any(lines_of(place / "removable") == ["1"] for place in (disk, disk.parent))


@dataclass(frozen=True, slots=True)
class WindowsVolumes:
    """Windows, ikke prøvet: what GetDriveTypeW says of the drive."""

    def kind(self, folder: Path) -> Volume:
        """See Volumes."""
        if folder.drive.startswith("\\\\"):
            return Volume.NETWORK
        if sys.platform != "win32":
            return Volume.LOCAL
        drive = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)
        kinds = {_REMOTE_DRIVE: Volume.NETWORK, _REMOVABLE_DRIVE: Volume.REMOVABLE}
        return kinds.get(drive, Volume.LOCAL)


@dataclass(frozen=True, slots=True)
class MacVolumes:
    """MacOS, ikke prøvet: everything that is mounted by hand counts as removable."""

    def kind(self, folder: Path) -> Volume:
        """See Volumes."""
        return Volume.REMOVABLE if folder.is_relative_to("/Volumes") else Volume.LOCAL


def volumes_here() -> Volumes:
    """The Volumes of this operating system."""
    if sys.platform == "win32":
        return WindowsVolumes()
    if sys.platform == "darwin":
        return MacVolumes()
    return LinuxVolumes()


def refuse_unsafe(folder: Path, volumes: Volumes, environ: Mapping[str, str] = os.environ) -> None:
    """Return if the desk's data may lie in `folder`, which need not exist yet.

    Raises FolderOnNetwork, FolderSynced, FolderRoaming or FolderRemovable.
    """
    folder = folder.resolve()
    kind = volumes.kind(_existing(folder))
    if kind is Volume.NETWORK:
        raise FolderOnNetwork
    if _synced(folder, environ):
        raise FolderSynced
    if _roaming(folder, environ):
        raise FolderRoaming
    if kind is Volume.REMOVABLE:
        raise FolderRemovable


def _existing(folder: Path) -> Path:
    return next(place for place in (folder, *folder.parents) if place.exists())


def _synced(folder: Path, environ: Mapping[str, str]) -> bool:
    for name in _SYNC_VARIABLES:
        if environ.get(name) and folder.is_relative_to(Path(environ[name]).resolve()):
            return True
    places = (folder, *folder.parents)
    if any(_is_synced_name(place.name.casefold()) for place in places):
        return True
    return any((place / marker).exists() for place in places for marker in _MARKERS)


def _is_synced_name(name: str) -> bool:
    """OneDrive adds the organisation to its folder's name: "OneDrive - Middelfart Kommune"."""
    return any(name == known or name.startswith(f"{known} ") for known in _SYNCED)


def _roaming(folder: Path, environ: Mapping[str, str]) -> bool:
    """Windows: APPDATA is the roaming part of a profile, LOCALAPPDATA is not."""
    roaming = environ.get("APPDATA")
    return bool(roaming) and folder.is_relative_to(Path(roaming or "").resolve())

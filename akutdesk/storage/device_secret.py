"""DS, the PC's own secret: a port to wherever the operating system keeps it (sync-and-security.md 2.2).

A copied folder alone opens nothing, for DS does not lie in it. It is a speed bump, not a wall: who has the
whole disk has DS, so an encrypted disk is asked of IT. The recovery kit never depends on it.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from akutdesk.storage.durable import write_durably
from akutdesk.storage.errors import StorageError
from akutdesk.storage.vault_errors import DeviceSecretFault

SECRET_SIZE: Final = 32
_OTHERS: Final = 0o077


class DeviceSecret(Protocol):
    """Keeps one secret of 32 bytes for this PC."""

    def read(self) -> bytes | None:
        """The secret, or None if there is none. Raises DeviceSecretFault."""
        ...

    def keep(self, secret: bytes) -> None:
        """Keep the secret in place of any before it. Raises DeviceSecretFault."""
        ...


@dataclass(frozen=True, slots=True)
class FileDeviceSecret:
    """DS in a file that only its owner can read: Linux."""

    path: Path

    def read(self) -> bytes | None:
        """See DeviceSecret. A file that others may read is taken from them first."""
        try:
            if self.path.stat().st_mode & _OTHERS:
                self.path.chmod(0o600)
            secret = self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError:
            raise DeviceSecretFault from None
        return secret if len(secret) == SECRET_SIZE else None

    def keep(self, secret: bytes) -> None:
        """See DeviceSecret."""
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_durably(self.path, secret)
        except (OSError, StorageError):
            raise DeviceSecretFault from None


def device_secret_at(path: Path) -> DeviceSecret:
    """The keeper of DS on this operating system; `path` is its file, and its name in a keychain."""
    if sys.platform == "win32":
        from akutdesk.storage.dpapi import DpapiDeviceSecret

        return DpapiDeviceSecret(path)
    if sys.platform == "darwin":
        from akutdesk.storage.keychain import KeychainDeviceSecret

        return KeychainDeviceSecret(str(path))
    return FileDeviceSecret(path)

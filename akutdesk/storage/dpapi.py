"""DS under Windows: DPAPI in machine scope, so that every login on a shared PC opens it. Ikke prøvet.

Written from Microsoft's documentation of CryptProtectData and never run on Windows.
"""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from akutdesk.storage.durable import write_durably
from akutdesk.storage.errors import StorageError
from akutdesk.storage.vault_errors import DeviceSecretFault

_UI_FORBIDDEN: Final = 0x1
_LOCAL_MACHINE: Final = 0x4


class _Blob(ctypes.Structure):
    _fields_ = (("size", ctypes.c_uint32), ("data", ctypes.c_void_p))


@dataclass(frozen=True, slots=True)
class DpapiDeviceSecret:
    """A DeviceSecret whose file holds what DPAPI made of the secret."""

    path: Path

    def read(self) -> bytes | None:
        """See DeviceSecret."""
        try:
            return _through("CryptUnprotectData", self.path.read_bytes())
        except FileNotFoundError:
            return None
        except OSError:
            raise DeviceSecretFault from None

    def keep(self, secret: bytes) -> None:
        """See DeviceSecret."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_durably(self.path, _through("CryptProtectData", secret))
        except (OSError, StorageError):
            raise DeviceSecretFault from None


def _through(name: str, data: bytes) -> bytes:
    """What one of the two calls makes of `data`. Raises DeviceSecretFault, also off Windows."""
    if sys.platform != "win32":
        raise DeviceSecretFault
    buffer = ctypes.create_string_buffer(data, len(data))
    given = _Blob(len(data), ctypes.cast(buffer, ctypes.c_void_p).value)
    made = _Blob()
    call = getattr(ctypes.windll.crypt32, name)
    flags = _UI_FORBIDDEN | _LOCAL_MACHINE
    if not call(ctypes.byref(given), None, None, None, None, flags, ctypes.byref(made)):
        raise DeviceSecretFault
    try:
        return ctypes.string_at(made.data or 0, made.size)
    finally:
        ctypes.windll.kernel32.LocalFree(ctypes.c_void_p(made.data))

"""The PC's secret in memory, for tests; it passes the port's own tests."""

from __future__ import annotations


class MemoryDeviceSecret:
    """A DeviceSecret that can be lost or exchanged, as after a reinstalled Windows (F14)."""

    def __init__(self) -> None:
        self._secret: bytes | None = None

    def read(self) -> bytes | None:
        return self._secret

    def keep(self, secret: bytes) -> None:
        self._secret = secret

    def lose(self) -> None:
        self._secret = None

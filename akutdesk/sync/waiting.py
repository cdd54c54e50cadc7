"""A new PC at the server: it asks, and looks now and then whether it was let in (sync-and-security.md 2.15)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from akutdesk.domain.clock import Clock
from akutdesk.storage.joining import Welcome
from akutdesk.storage.pending import Pending
from akutdesk.sync import enrolment
from akutdesk.sync.address import read_address
from akutdesk.sync.client import Client, DeviceKey
from akutdesk.sync.obstacle import Offline
from akutdesk.sync.reply import Refused
from akutdesk.sync.server import ServerSetting
from akutdesk.sync.transport import Transport
from akutdesk.wire.enrolment import device_words

_NO_ORG: Final = b"\0" * 16
_PATIENCE: Final = frozenset({"busy", "too-many"})


def words_of(waits: Pending) -> tuple[int, ...]:
    """The numbers of the six words on this PC's screen."""
    return device_words(waits.asked)


@dataclass(frozen=True)
class Waiting:
    """One PC that asked. Not yet of any org, it has no token."""

    waits: Pending = field(repr=False)
    setting: ServerSetting
    door: Transport
    clock: Clock

    def ask(self) -> None:
        """Leave the request; again is harmless. Raises RequestExpired, Offline, Refused."""
        enrolment.ask(self._line(_NO_ORG), self.waits)

    def poll(self) -> Welcome | None:
        """The answer; None while there is none, also for a network that is gone or a server that is busy.

        Raises RequestDenied, RequestExpired, RequestDamaged, NotLetIn, Refused.
        """
        with suppress(Offline):
            try:
                return enrolment.poll(self._line(_NO_ORG), self.waits, self._line)
            except Refused as refusal:
                if refusal.code not in _PATIENCE:
                    raise
        return None

    def _line(self, org: bytes) -> Client:
        key = DeviceKey(org=org, device=self.waits.asked.device, sign=self.waits.device_key)
        host = read_address(self.setting.url).host
        return Client(self.door, key, self.clock, host=host)

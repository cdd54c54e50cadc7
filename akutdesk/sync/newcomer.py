"""A PC that is no desk yet: it asks, waits, and becomes one (sync-and-security.md 2.15; design.md 8.5).

For windows and commands alike; every call is a job. Between any two of them the program may be closed: `waiting`
finds what was asked.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import Final

from akutdesk.domain.clock import Clock
from akutdesk.storage.columns import millis
from akutdesk.storage.joining import Welcome, join, read_answer
from akutdesk.storage.joining_errors import RequestDamaged, RequestDenied, RequestExpired
from akutdesk.storage.ordliste import Ordliste
from akutdesk.storage.pending import (
    Pending,
    Road,
    drop_pending,
    is_pending,
    load_pending,
    park,
)
from akutdesk.storage.vault import Vault
from akutdesk.storage.vault_errors import DeviceSecretGone
from akutdesk.sync import enrolment
from akutdesk.sync.address import read_address
from akutdesk.sync.client import Client, DeviceKey
from akutdesk.sync.obstacle import Offline
from akutdesk.sync.one_round import Wishes, one_round
from akutdesk.sync.reply import Refused
from akutdesk.sync.result import RoundResult
from akutdesk.sync.server import door_to, make_setting, straight
from akutdesk.sync.transport import HttpsTransport
from akutdesk.wire.crypto import Argon2Cost
from akutdesk.wire.enrolment import device_words

_NO_ORG: Final = b"\0" * 16
_PATIENCE: Final = frozenset({"busy", "too-many"})


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """The PC. `seconds` is a clock that only goes forward."""

    vault: Vault
    clock: Clock
    seconds: Callable[[], float]
    ordliste: Ordliste

    def waiting(self) -> Pending | None:
        """What was asked earlier and still holds; None if nothing does."""
        if not is_pending(self.vault.folder):
            return None
        with suppress(RequestExpired, RequestDamaged, DeviceSecretGone):
            return load_pending(self.vault, self._now())
        return None

    def ask(self, road: Road) -> Pending:
        """New keys and a new code. With a server, `leave` comes next.

        Raises AddressUnfit, CaUnfit, VaultThere where a desk is already, DeviceSecretFault, DiskFull, DiskFault.
        """
        if road.server:
            setting = make_setting(road.server, ca=road.ca, proxy=road.proxy)
            road = Road(server=setting.url, ca=setting.ca, proxy=setting.proxy)
        return park(self.vault, road, self._now())

    def words(self, waits: Pending) -> str:
        """The six words that the leader's screen shows too."""
        return self.ordliste.of(device_words(waits.asked))

    def place(self, welcome: Welcome) -> str:
        """The place's six words, which the leader's screen shows too."""
        return self.ordliste.of(welcome.words)

    def leave(self, waits: Pending) -> None:
        """Leave the request at the server; again is harmless.

        Raises RequestExpired (ask anew; this one is forgotten), Offline, Refused.
        """
        with closing(self._door(waits)) as door:
            try:
                enrolment.ask(self._line(waits, door), waits)
            except RequestExpired:
                drop_pending(self.vault.folder)
                raise

    def poll(self, waits: Pending) -> Welcome | None:
        """The server's answer; None while there is none, the network is away or the server busy.

        Raises RequestDenied and RequestExpired (ask anew; this one is forgotten), RequestDamaged, NotLetIn, Refused.
        """
        with closing(self._door(waits)) as door, suppress(Offline):
            try:
                return enrolment.poll(
                    self._line(waits, door), waits, lambda org: self._line(waits, door, org)
                )
            except (RequestDenied, RequestExpired):
                drop_pending(self.vault.folder)
                raise
            except Refused as refusal:
                if refusal.code not in _PATIENCE:
                    raise
        return None

    def answer(self, waits: Pending, file: bytes) -> Welcome:
        """The answer on a stick. Raises RequestDamaged."""
        return read_answer(waits, file)

    def become(self, waits: Pending, welcome: Welcome, cost: Argon2Cost) -> RoundResult | None:
        """Become a desk and fetch what the others wrote; what came of that round, None without a server.

        The desk stands whatever the round says: the next one goes on. Raises PlaceWrong, NotLetIn,
        MembershipDamaged, VaultThere, DiskFull, DiskFault.
        """
        with closing(join(self.vault, waits, welcome, cost=cost, clock=self.clock)) as store:
            if not waits.road.server:
                return None
            road = waits.road
            wishes = Wishes(url=road.server, ca=road.ca, proxy=road.proxy)
            result = one_round(store, wishes, self.clock, straight(self.seconds))
        if result.got_through:
            self.vault.contact(self._now())
        return result

    def _door(self, waits: Pending) -> HttpsTransport:
        road = waits.road
        return door_to(make_setting(road.server, ca=road.ca, proxy=road.proxy), self.seconds)

    def _line(self, waits: Pending, door: HttpsTransport, org: bytes = _NO_ORG) -> Client:
        key = DeviceKey(org=org, device=waits.asked.device, sign=waits.device_key)
        return Client(door, key, self.clock, host=read_address(waits.road.server).host)

    def _now(self) -> int:
        return millis(self.clock.now())

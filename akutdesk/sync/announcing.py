"""A PC that was made from a second copy is told of at the server (sync-and-security.md 2.18).

The server knows the PCs of its list, and this one stands on nobody's yet; with a kit in hand ROOT says it, on top
of the newest list. What the list here had and the server's has not is said as well; where both went on
differently, the server's stands and the rest is said anew.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace

from akutdesk.domain.clock import Clock
from akutdesk.storage.cursor import Server
from akutdesk.storage.devices import ComingBack
from akutdesk.storage.instant import millis
from akutdesk.storage.staff_roll import Actor, audit_readers
from akutdesk.storage.store import Store
from akutdesk.storage.unsaid import with_unsaid
from akutdesk.storage.vault import Recovered
from akutdesk.sync.address import read_address
from akutdesk.sync.client import Client, DeviceKey
from akutdesk.sync.members import AtServer
from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.one_round import Wishes, one_round
from akutdesk.sync.result import RoundResult
from akutdesk.sync.round import TROUBLES, ending_of
from akutdesk.sync.server import ServerSetting, device_of, door_to, make_setting, straight
from akutdesk.wire import crypto
from akutdesk.wire.locked_keys import PersonKeys
from akutdesk.wire.membership import Membership
from akutdesk.wire.root import ROOT_ID, root_kem_key, root_sign_key
from akutdesk.wire.statement import Content


@dataclass(frozen=True, kw_only=True)
class Announcing:
    """Of an open store, with an opened kit. `seconds` is a clock that only goes forward."""

    store: Store
    kit: Recovered = field(repr=False)
    clock: Clock
    seconds: Callable[[], float]

    def at(self, wishes: Wishes) -> RoundResult:
        """Tell the server, then one round: what the copy lacked comes, what the server lacked goes.

        `wishes` names the server. What the network does is in the result: the PC is a desk all the same, and this
        can be done again. Raises AddressUnfit, CaUnfit, StorageError.
        """
        setting = make_setting(wishes.url, ca=wishes.ca, proxy=wishes.proxy)
        with closing(door_to(setting, self.seconds)) as door:
            key = DeviceKey(
                org=device_of(self.store).org, device=ROOT_ID, sign=root_sign_key(self.kit.root)
            )
            line = Client(door, key, self.clock, host=read_address(setting.url).host)
            try:
                self.say(line)
            except TROUBLES as trouble:
                return ending_of(trouble)
        return self._round(setting)

    def say(self, line: Client) -> None:
        """ROOT speaks on a line of its own. Raises one of `round.TROUBLES`, StatementsMoved."""
        info = line.info()
        line.statements(0)
        reply = line.last
        if reply is None or reply.incarnation is None:
            raise Offline(Obstacle.PORTAL)
        server = Server(id=info.server_id, public=info.server_public)
        self.store.net.meet(server, reply.incarnation)
        AtServer(line, self.store).say(self._root(), self._contents, millis(self.clock.now()))
        self.store.still_unsaid(())

    def _round(self, setting: ServerSetting) -> RoundResult:
        wishes = Wishes(url=setting.url, ca=setting.ca, proxy=setting.proxy)
        return one_round(self.store, wishes, self.clock, straight(self.seconds))

    def _contents(self, org: Membership) -> tuple[Content, ...]:
        meant = with_unsaid(org, self.store.unsaid(), self.store.today())
        people = tuple(p for user, p in meant.people.items() if p != org.people.get(user))
        readers = audit_readers(replace(org, people=meant.people), org, self._root())
        said: tuple[Content, ...] = (*self._coming_back().contents(org), *people)
        return said if readers is None else (*said, readers)

    def _coming_back(self) -> ComingBack:
        key = device_of(self.store)
        kem = self.store.secret("kem_key") or b""
        return ComingBack(
            device=key.device,
            sign_public=crypto.verify_key(key.sign),
            kem_public=crypto.kem_public(kem),
            root_kem=root_kem_key(self.kit.root),
        )

    def _root(self) -> Actor:
        root = self.kit.root
        return Actor(id=ROOT_ID, keys=PersonKeys(kem=root_kem_key(root), sign=root_sign_key(root)))

"""A leader's desk and PCs that want to join it, with a real server between them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from akutdesk.storage.cursor import Server
from akutdesk.storage.joining import join
from akutdesk.storage.pending import BY_STICK, Pending, Road, load_pending, park
from akutdesk.storage.staff import Staff
from akutdesk.storage.staff_roll import Desk, actor_of, desk_of
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Vault
from akutdesk.sync.address import read_address
from akutdesk.sync.client import Client, DeviceKey
from akutdesk.sync.enrolment import Gatekeeper, ask, look, poll, say_yes
from akutdesk.sync.members import AtHome, AtServer
from akutdesk.sync.server import door_to, hand_in_genesis, make_setting
from akutdesk.wire import enrolment
from akutdesk.wire.membership import read_membership
from tests.central.running import Running, running
from tests.fakes.clock import FakeClock
from tests.fakes.device_secret import MemoryDeviceSecret
from tests.storage.founded import ANNAS_KODE, CHEAP, KRAV, NAT, FoundedDesk, founded_desk


def client(server: Running, org: bytes, device: bytes, sign: bytes) -> Client:
    """A line to the server as a PC."""
    key = DeviceKey(org=org, device=device, sign=sign)
    door = door_to(make_setting(server.url), time.monotonic)
    return Client(door, key, FakeClock(), host=read_address(server.url).host)


@dataclass
class LeaderDesk:
    """Anna's desk, with a server or without."""

    made: FoundedDesk
    server: Running | None = None
    line: Client | None = None

    @property
    def store(self) -> Store:
        return self.made.log

    @property
    def founding(self):
        return self.made.founded.founding

    def gate(self, keys=None) -> Gatekeeper:
        """Anna, or somebody else who unlocked here, as one who lets in and shuts out."""
        speaker = AtServer(self.line, self.store) if self.line else AtHome(self.store)
        return Gatekeeper(
            store=self.store,
            speaker=speaker,
            actor=actor_of(keys or self.made.keys),
            desk=desk_of(self.founding),
            now_ms=NAT,
        )


@contextmanager
def leaders_desk(folder: Path) -> Iterator[LeaderDesk]:
    """A founded desk whose genesis lies at a server of its own."""
    folder.mkdir(exist_ok=True)
    with running(folder) as server, founded_desk(folder / "anna") as made:
        founding = made.founded.founding
        line = client(server, founding.org, founding.device, founding.device_key)
        hand_in_genesis(line, made.log, server.open_slot())
        meet(line, made.log)
        yield LeaderDesk(made, server, line)


def meet(line: Client, store: Store) -> None:
    """The first contact: the store notes which server it has."""
    info = line.info()
    line.digest(0)
    store.net.meet(Server(id=info.server_id, public=info.server_public), line.last.incarnation)


@dataclass
class NewPc:
    """A PC where nobody has unlocked anything yet."""

    vault: Vault
    server: Running | None = None

    def line(self, org: bytes = bytes(16)) -> Client:
        waits = self.pending()
        return client(self.server, org, waits.asked.device, waits.device_key)

    def request(self) -> Pending:
        """Make the keys and ask."""
        waits = park(self.vault, Road(server=self.server.url) if self.server else BY_STICK, NAT)
        if self.server is not None:
            ask(self.line(), waits)
        return waits

    def pending(self, now_ms: int = NAT) -> Pending:
        """After a restart of the program."""
        return load_pending(self.vault, now_ms)

    def poll(self):
        """The answer, if there is one."""
        return poll(self.line(), self.pending(), self.line)

    @contextmanager
    def joined(self, welcome=None) -> Iterator[JoinedDesk]:
        """The desk that it becomes."""
        waits = self.pending()
        welcome = welcome or self.poll()
        line = self.line(store_org(welcome)) if self.server else None
        store = join(self.vault, waits, welcome, cost=CHEAP, clock=FakeClock())
        if line is not None:
            meet(line, store)
        try:
            yield JoinedDesk(self.vault, store, waits, line)
        finally:
            store.close()


@dataclass
class JoinedDesk:
    """A second desk of the org."""

    vault: Vault
    store: Store
    pending: Pending
    line: Client | None

    def unlock(self, initialer="AN", kode=ANNAS_KODE):
        """Try a password at the lock."""
        return self.vault.unlock(initialer, kode, NAT)

    def gate(self) -> Gatekeeper:
        """Anna at this desk."""
        return Gatekeeper(
            store=self.store,
            speaker=AtServer(self.line, self.store),
            actor=actor_of(self.unlock()),
            desk=self.desk,
            now_ms=NAT,
        )

    def level(self) -> None:
        """Both lists are the same, and the slots follow."""
        AtServer(self.line, self.store).level()
        self.staff.settle(self.unlock())

    @property
    def desk(self) -> Desk:
        return Desk(device=self.pending.asked.device, kem_key=self.pending.kem_key)

    @property
    def staff(self) -> Staff:
        return Staff(vault=self.vault, log=self.store, desk=self.desk, krav=KRAV, cost=CHEAP)


def store_org(welcome) -> bytes:
    """The org that a list of members is of."""
    return read_membership(welcome.statements).org


def new_pc(folder: Path, server: Running | None = None) -> NewPc:
    """A PC with an empty folder."""
    return NewPc(Vault(folder, MemoryDeviceSecret()), server)


def let_in(leader, waits, **more):
    """Anna types the code, compares the words, lets the PC in and says so."""
    caller = look(leader.line, waits.code)
    assert caller.words == enrolment.device_words(waits.asked)
    org = leader.gate().let_in(caller, **more)
    say_yes(leader.line, caller, leader.store.statements())
    return org


def second_desk(leader, pc, opened):
    """A PC that has joined, its own list level with the server's."""
    let_in(leader, pc.request())
    return opened.enter_context(pc.joined())

"""A house with a server and PCs: real encrypted files, a real server on loopback, and a network that can fail."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from akutdesk.central.backup import begin_again
from akutdesk.central.limits import Allowance, RateLimits
from akutdesk.domain.adgang import Adgang
from akutdesk.storage.cursor import Server
from akutdesk.storage.device_secret import DeviceSecret
from akutdesk.storage.founding import DatabaseKeys
from akutdesk.storage.opening import create
from akutdesk.storage.store import Store
from akutdesk.sync.client import Client
from akutdesk.sync.pace import Pace
from akutdesk.sync.result import Outcome, RoundResult
from akutdesk.sync.round import Round
from akutdesk.sync.server import client_of, door_to, hand_in_genesis, make_setting
from akutdesk.sync.server_change import Accepted
from akutdesk.sync.transport import HttpsTransport
from akutdesk.wire import crypto, membership, statement
from akutdesk.wire.membership import Signer
from tests.central.running import Running, running
from tests.fakes.clock import FakeClock
from tests.fakes.network import FakeNetwork
from tests.storage.desk import ANNA, StoredDesk, found

WIDE = Allowance(per_second=10_000, burst=10_000)
"""A test calls faster than any desk."""


@dataclass
class Pc:
    """One PC: its desk, its line out, and its talk with the server."""

    desk: StoredDesk
    network: FakeNetwork
    client: Client
    url: str
    pace: Pace = field(default_factory=Pace)

    @property
    def store(self):
        return self.desk.store

    @property
    def net(self):
        return self.desk.store.net

    def round(self, **options) -> RoundResult:
        """One round on a connection of its own, as a job has it."""
        with self.beside() as store:
            one = Round(self.client, store, pace=self.pace, **options)
            result = one.run()
        self.pace = one.pace
        return result

    @contextmanager
    def beside(self) -> Iterator[Store]:
        """A connection for one round."""
        with closing(self.store.beside()) as store:
            yield store

    def names(self) -> list[tuple[bytes, int]]:
        """(writer, n) of every event in the PC's file."""
        return self.desk.db.execute(
            "SELECT writer, eid & 1099511627775 FROM event JOIN session ON widx = eid >> 40"
        ).fetchall()

    def start_round(self, **options) -> Round:
        """A round to take slice by slice, on the desk's own connection."""
        return Round(self.client, self.store, pace=self.pace, **options)

    def accepting(self, adgang: Adgang) -> Accepted:
        """The word of somebody who has looked at the server that answers now."""
        info = self.client.info()
        return Accepted(by=adgang, server=Server(id=info.server_id, public=info.server_public))

    def sync(self) -> RoundResult:
        """A round that must get through."""
        result = self.round()
        assert result.outcome is Outcome.FAERDIG, result
        return result

    def restart(self, *, clean: bool = True) -> None:
        """Stop the program and start it again."""
        self.desk.reopen(clean=clean)
        self.client = client_of(self.store, make_setting(self.url), self.network, self.desk.clock)


class ServerHere:
    """The server of a house: it can stop, start again, and be put back to an earlier copy of its file."""

    def __init__(self, folder: Path, clock: FakeClock, **options) -> None:
        self.folder = folder
        self._clock = clock
        self._options = {"limits": RateLimits(device=WIDE, org=WIDE, address=WIDE)} | options
        self._up = ExitStack()
        self.start()

    def start(self, **options) -> None:
        """Start over the file that lies there."""
        self._options |= options
        running_here = running(self.folder, clock=self._clock, **self._options)
        self.now = self._up.enter_context(running_here)

    def stop(self) -> None:
        """Stop, the file closed."""
        self._up.close()

    def let_nobody_in(self, *, for_s: int) -> None:
        """Every call of a desk is refused from now on (429): it is to come again in `for_s` seconds."""
        nothing = Allowance(per_second=1 / (for_s - 0.5), burst=0)
        vars(self._options["limits"]).update(
            vars(RateLimits(device=nothing, org=WIDE, address=WIDE))
        )

    def copy(self) -> Path:
        """A copy of the file as of now."""
        self.stop()
        to = self.folder.with_name(f"copy-{len(list(self.folder.parent.iterdir()))}")
        shutil.copytree(self.folder, to)
        self.start()
        return to

    def restore(self, copy: Path | None, *, by_tool: bool) -> None:
        """Go on from a copy, or from nothing. The restore tool draws a new incarnation; a snapshot does not."""
        self.stop()
        shutil.rmtree(self.folder)
        if copy is None:
            self.folder.mkdir()
        else:
            shutil.copytree(copy, self.folder)
        self.start()
        if by_tool:
            self.begin_incarnation()

    def begin_incarnation(self) -> None:
        """What the restore tool does."""
        begin_again(self.now.store, 1)

    def orgs(self) -> list[bytes]:
        """The orgs in the file."""
        with closing(sqlite3.connect(self.folder / "central.db")) as db:
            return [row[0] for row in db.execute("SELECT id FROM org")]

    def names(self) -> list[tuple[bytes, int]]:
        """(writer, n) of every event in the file, in the server's order."""
        with closing(sqlite3.connect(self.folder / "central.db")) as db:
            return db.execute("SELECT writer, n FROM event ORDER BY seq").fetchall()

    def everything(self) -> bytes:
        """All that a thief of the server's disk would have."""
        self.stop()
        data = b"".join(path.read_bytes() for path in self.folder.iterdir())
        self.start()
        return data

    def rot(self, seq: int) -> None:
        """A body turns to zeros, as on a rotten disk."""
        self.change("UPDATE event SET body = zeroblob(length(body)) WHERE seq = ?", seq)

    def throw_away(self) -> None:
        """Stop for good."""
        self.stop()

    def change(self, sql: str, *values) -> None:
        """Reach into the file, as a rotten disk or a thief would."""
        self.stop()
        with closing(sqlite3.connect(self.folder / "central.db")) as db, db:
            db.execute(sql, values)
        self.start()


@dataclass
class House:
    """All of it. `clock` is everybody's. `ca`: what the PCs trust besides the system's authorities."""

    folder: Path
    central: ServerHere
    clock: FakeClock
    stack: ExitStack
    pcs: list[Pc] = field(default_factory=list)
    ca: str = ""

    @property
    def server(self) -> Running:
        """The server that runs now."""
        return self.central.now

    def door(self) -> HttpsTransport:
        """A real connection to the server as it is now."""
        ticks = iter(range(10**9))
        door = door_to(make_setting(self.server.url, ca=self.ca), lambda: next(ticks) / 1000)
        self.stack.callback(door.close)
        return door

    def reconnect(self) -> None:
        """The server stands at another port now: everybody is told."""
        for pc in self.pcs:
            pc.url, pc.network.beyond = self.server.url, self.door()
            pc.client = client_of(pc.store, make_setting(pc.url), pc.network, self.clock)

    def first(self, *, handed_in: bool = True, secret: DeviceSecret | None = None) -> Pc:
        """The PC that made the house; its genesis is at the server."""
        pc = self._connect(found(self.folder / "pc0", self.clock, secret))
        if handed_in:
            hand_in_genesis(pc.client, pc.store, self.server.open_slot())
        return pc

    def another(self) -> Pc:
        """One PC more, let in by Anna at the first one."""
        desk = self.pcs[0].desk
        sign, kem, device = (
            crypto.make_signing_key(),
            crypto.make_kem_key(),
            crypto.random_bytes(16),
        )
        org = membership.read_membership(desk.store.statements())
        new = statement.Device(
            device=device, sign_public=crypto.verify_key(sign), kem_public=crypto.kem_public(kem)
        )
        said, _ = membership.extend(org, Signer(ANNA, desk.person.sign), [new], 1)
        desk.store.append_statements(said, org.count)
        founding = replace(
            desk.founding,
            device=device,
            device_key=sign,
            kem_key=kem,
            statements=desk.store.statements(),
        )
        folder = self.folder / f"pc{len(self.pcs)}"
        folder.mkdir()
        keys = DatabaseKeys(key=crypto.random_bytes(32), salt=crypto.random_bytes(16))
        store = create(folder, keys, founding, self.clock)
        return self._connect(StoredDesk(folder, keys, founding, desk.person, self.clock, store))

    def check(self) -> None:
        """Each event is at the server once, and on every PC (I2, I3)."""
        there = self.central.names()
        assert len(set(there)) == len(there)
        for pc in self.pcs:
            assert set(pc.names()) == set(there)

    def settle(self) -> None:
        """Everybody syncs until nobody has news."""
        for pc in self.pcs:
            pc.network.heal()
        for _ in range(2):
            for pc in self.pcs:
                pc.sync()
        self.check()

    def _connect(self, desk: StoredDesk) -> Pc:
        network = FakeNetwork(self.door(), self.clock, random.Random(len(self.pcs)))
        url = self.server.url
        client = client_of(desk.store, make_setting(url), network, self.clock)
        pc = Pc(desk, network, client, url)
        self.stack.callback(_close, desk)
        self.pcs.append(pc)
        return pc


def _close(desk: StoredDesk) -> None:
    desk.store.close()


@contextmanager
def house_in(folder: Path, kind: type[ServerHere] = ServerHere, **options) -> Iterator[House]:
    """A house with a server, on SQLite if nothing else is said, and no PC yet."""
    clock = FakeClock()
    (folder / "server").mkdir()
    with ExitStack() as stack:
        central = kind(folder / "server", options.pop("server_clock", clock), **options)
        stack.callback(central.throw_away)
        yield House(folder, central, clock, stack)

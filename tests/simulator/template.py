"""A house made once, whose PCs and server each run copies: founding and joining cost more than a whole run."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from akutdesk.storage.devices import epoch_keys, seals_for
from akutdesk.storage.founding import DatabaseKeys, Founding
from akutdesk.storage.opening import create
from akutdesk.storage.reserve import Reserve
from akutdesk.storage.staff_roll import Desk as DeskName
from akutdesk.storage.staff_roll import desk_of
from akutdesk.sync.server import client_of, hand_in_genesis, make_setting
from akutdesk.wire import crypto
from akutdesk.wire.locked_keys import PersonKeys
from akutdesk.wire.membership import Membership, read_membership
from akutdesk.wire.statement import Device, EpochSeals
from tests.fakes.clock import FakeClock
from tests.fakes.network import FakeNetwork
from tests.simulator.central import URL, SqliteCentral
from tests.simulator.chance import drawn_from
from tests.storage.desk import BO, StoredDesk, found, join
from tests.storage.exchange import say
from tests.sync.house import Pc

MOST: Final = 5
"""PCs of a template; a run may take fewer."""


_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a disk whose fsync costs nothing, where there is one


def memory() -> Path | None:
    """Where files are quickest."""
    return _MEMORY if _MEMORY.is_dir() else None


@dataclass(frozen=True, repr=False)
class Template:
    """Closed files: `pc0` … and `server` in a folder, and what opens them."""

    folder: Path
    keys: tuple[DatabaseKeys, ...]
    foundings: tuple[Founding, ...]
    person: PersonKeys
    second: bytes
    """Bo's signing key, who countersigns."""


@contextmanager
def template_in_memory(kind: type[SqliteCentral] = SqliteCentral) -> Iterator[Template]:
    """One on the disk that the runs' own files are on, for as long as they last."""
    with tempfile.TemporaryDirectory(prefix="akutdesk-house-", dir=memory()) as folder:
        yield make_template(Path(folder) / "template", kind)


def make_template(folder: Path, kind: type[SqliteCentral] = SqliteCentral) -> Template:
    """A founded PC, the genesis at a server, four PCs let in. The same keys each time."""
    clock = FakeClock()
    (folder / "server").mkdir(parents=True)
    with drawn_from(0), ExitStack() as stack:
        central = kind(folder / "server", clock)
        stack.callback(central.leave)
        first = _line_up(found(folder / "pc0", clock), central)
        second = join(first.desk, BO)
        hand_in_genesis(first.client, first.store, central.now.open_slot())
        pcs = [first]
        for number in range(1, MOST):
            desk = newcomer(first.desk, folder / f"pc{number}", clock)
            pcs.append(_line_up(desk, central))
        for pc in (*pcs, *pcs):
            pc.sync()
        for pc in pcs:
            pc.store.close()
    desks = [pc.desk for pc in pcs]
    return Template(
        folder=folder,
        keys=tuple(desk.keys for desk in desks),
        foundings=tuple(desk.founding for desk in desks),
        person=first.desk.person,
        second=second,
    )


def newcomer(first: StoredDesk, folder: Path, clock: FakeClock) -> StoredDesk:
    """Keys made, said at the first PC's own list, and a file that begins with that list."""
    founding, new = new_device(first.founding)
    org = read_membership(first.store.statements())
    say(first, *let_in(org, new, desk_of(first.founding)))
    return begin(first, folder, founding, clock)


def let_in(org: Membership, new: Device, by: DeskName) -> tuple[Device, EpochSeals]:
    """What a leader says at a PC to let another one in: who it is, and the keys that this PC has."""
    keys = epoch_keys(org, by.device, by.kem_key)
    return new, EpochSeals(device=new.device, seals=seals_for(org, new, keys))


def new_device(like: Founding) -> tuple[Founding, Device]:
    """A PC's keys, and what a leader says to let it in."""
    sign, kem, device = crypto.make_signing_key(), crypto.make_kem_key(), crypto.random_bytes(16)
    new = Device(
        device=device, sign_public=crypto.verify_key(sign), kem_public=crypto.kem_public(kem)
    )
    return replace(like, device=device, device_key=sign, kem_key=kem), new


def begin(by: StoredDesk, folder: Path, founding: Founding, clock: FakeClock) -> StoredDesk:
    """The new PC's file, with the list as the PC that let it in has it."""
    statements = by.store.statements()
    opened = epoch_keys(read_membership(statements), founding.device, founding.kem_key)
    founding = replace(founding, statements=statements, epoch_keys=opened)
    keys = DatabaseKeys(key=crypto.random_bytes(32), salt=crypto.random_bytes(16))
    make_place(folder, by.folder)
    return StoredDesk(
        folder, keys, founding, by.person, clock, create(folder, keys, founding, clock)
    )


def _line_up(desk: StoredDesk, central: SqliteCentral) -> Pc:
    network = FakeNetwork(central, desk.clock, random.Random(0))
    client = client_of(desk.store, make_setting(URL), network, desk.clock)
    return Pc(desk, network, client, URL)


def make_place(folder: Path, like: Path) -> None:
    """An empty folder for a PC's file, with another PC's reserve in it: nobody ever writes there, and 64 MB take time."""
    folder.mkdir()
    reserve = Reserve(like)
    if reserve.there():
        os.link(reserve.path, Reserve(folder).path)


def copy_file(folder: Path, to: Path) -> None:
    """A copy of a PC's folder or the server's, as it lies, but for the reserve."""
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns("*-shm"), copy_function=_copy)


def _copy(source: str, to: str) -> None:
    (os.link if Path(source) == Reserve(Path(source).parent).path else shutil.copy2)(source, to)

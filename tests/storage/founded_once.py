"""A desk founded once in a process, whose files are laid into the folder of each test that asks for one.

To found one, with its passwords, its keys and every table, takes longer than most tests of a screen or a list.
What is laid is the file as it was before anybody started on it: the start that follows is the test's own, and
so are the clock, the writer and all that is written. Two such desks have the same keys: a test that needs two
houses founds the second by itself (`desk.found`).
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from akutdesk.domain.clock import Clock
from akutdesk.domain.record import RecordId
from akutdesk.storage import genesis, opening
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.genesis import Founded, Leader
from akutdesk.storage.migration import migrate
from akutdesk.storage.opening import FILE, open_store
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Vault
from akutdesk.wire.crypto import Argon2Cost
from tests.fakes.device_secret import MemoryDeviceSecret

ANNA = RecordId(b"A" * 16)
PASSWORD = "tre små ord og en hest"
CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)


@dataclass(frozen=True, repr=False)
class Laid:
    """What Anna founded, and the files it left: their bytes by their names."""

    made: Founded
    files: dict[str, bytes]

    def open_in(self, folder: Path, clock: Clock) -> Store:
        """Lay the files there and start on them. The folder has no desk yet."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, held in self.files.items():
            path = folder / name
            path.touch(mode=0o600)
            path.write_bytes(held)
        return open_store(folder, self.made.keys.database, clock)


@cache
def founded_once(now_ms: int) -> Laid:
    """The desk that Anna founded at this instant, in milliseconds; nobody has started on it."""
    with tempfile.TemporaryDirectory(prefix="akutdesk-once-") as place:
        folder = Path(place)
        made = found_as_anna(folder, MemoryDeviceSecret(), now_ms)
        db = connect_unguarded(folder / FILE, made.keys.database, create=True)
        migrate(db, lambda: opening._found(db, made.founding))
        db.close()
        return Laid(made, {path.name: path.read_bytes() for path in folder.iterdir()})


def found_as_anna(folder: Path, secret, now_ms: int) -> Founded:
    """Anna founds a desk, with a password that is cheap to try; its file is still to be made."""
    return genesis.found(
        Vault(folder, secret),
        genesis.prepare(),
        Leader(user=ANNA, initialer="AN", password=PASSWORD),
        krav=Adgangskodekrav(frozenset()),
        cost=CHEAP,
        now_ms=now_ms,
    )

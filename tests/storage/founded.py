"""A desk founded in a folder, real file and all, with cheap passwords, for the tests of keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from akutdesk.storage import genesis
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.calibration import Argon2Cost
from akutdesk.storage.genesis import Founded, Kit, Leader
from akutdesk.storage.opening import create
from akutdesk.storage.staff import Staff
from akutdesk.storage.staff_roll import desk_of
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Vault
from tests.fakes.device_secret import MemoryDeviceSecret

CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)
KRAV = Adgangskodekrav(frozenset({"fredericia"}))
ANNA, MOGENS, OLE = b"A" * 16, b"M" * 16, b"O" * 16
ANNAS_KODE = "tre små ord og en hest"
NAT = 1_795_474_800_000
"""Milliseconds of the demo's night, UTC."""


class Nat:
    """The demo's night, which does not pass."""

    def now(self):
        return datetime.fromtimestamp(NAT / 1000, UTC)


@dataclass(frozen=True)
class FoundedDesk:
    """A founded desk whose leader is Anna (AN)."""

    vault: Vault
    secret: MemoryDeviceSecret
    kits: tuple[Kit, Kit]
    founded: Founded
    log: Store
    staff: Staff

    @property
    def keys(self):
        """Anna's keys, as at genesis."""
        return self.founded.keys

    def unlock(self, initialer="AN", kode=ANNAS_KODE, now_ms=NAT):
        """Try a password at the lock."""
        return self.vault.unlock(initialer, kode, now_ms)


@contextmanager
def founded_desk(folder: Path) -> Iterator[FoundedDesk]:
    """Found a desk in `folder`; its store is closed at the end."""
    secret = MemoryDeviceSecret()
    vault = Vault(folder, secret)
    draft = genesis.prepare()
    leader = Leader(user=ANNA, initialer="AN", password=ANNAS_KODE)
    founded = genesis.found(vault, draft, leader, krav=KRAV, cost=CHEAP, now_ms=NAT)
    store = create(folder, founded.keys.database, founded.founding, Nat())
    genesis.finish(vault)
    staff = Staff(vault=vault, log=store, desk=desk_of(founded.founding), krav=KRAV, cost=CHEAP)
    try:
        yield FoundedDesk(vault, secret, draft.kits, founded, store, staff)
    finally:
        store.close()

"""A desk founded in a folder, with cheap passwords, for the tests of keys."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from akutdesk.storage import genesis
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.calibration import Argon2Cost
from akutdesk.storage.genesis import Founded, Kit, Leader
from akutdesk.storage.staff import Staff, desk_of
from akutdesk.storage.vault import Vault
from tests.fakes.device_secret import MemoryDeviceSecret
from tests.fakes.statement_log import MemoryStatementLog

CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)
KRAV = Adgangskodekrav(frozenset({"fredericia"}))
ANNA, MOGENS, OLE = b"A" * 16, b"M" * 16, b"O" * 16
ANNAS_KODE = "tre små ord og en hest"
NAT = 1_795_474_800_000
"""Milliseconds of the demo's night, UTC."""


@dataclass(frozen=True)
class FoundedDesk:
    """A founded desk whose leader is Anna (AN)."""

    vault: Vault
    secret: MemoryDeviceSecret
    kits: tuple[Kit, Kit]
    founded: Founded
    log: MemoryStatementLog
    staff: Staff

    @property
    def keys(self):
        """Anna's keys, as at genesis."""
        return self.founded.keys

    def unlock(self, initialer="AN", kode=ANNAS_KODE, now_ms=NAT):
        """Try a password at the lock."""
        return self.vault.unlock(initialer, kode, now_ms)


def found_desk(folder: Path) -> FoundedDesk:
    """Found a desk in `folder`."""
    secret = MemoryDeviceSecret()
    vault = Vault(folder, secret)
    draft = genesis.prepare()
    leader = Leader(user=ANNA, initialer="AN", password=ANNAS_KODE)
    founded = genesis.found(vault, draft, leader, krav=KRAV, cost=CHEAP, now_ms=NAT)
    genesis.finish(vault)
    log = MemoryStatementLog(founded.founding.statements)
    staff = Staff(vault=vault, log=log, desk=desk_of(founded.founding), krav=KRAV, cost=CHEAP)
    return FoundedDesk(vault, secret, draft.kits, founded, log, staff)

"""A desk to practise on: an encrypted file of its own, whose keys are nowhere but in memory (ux.md 2.21).

It is founded as an org of its own, so that nothing of it can ever prove itself at the real desk or its server. Its
password is random and forgotten, and what protects its vault is never written: when the practice ends, what is
left on the disk opens to nobody, and it is taken away.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from akutdesk.domain.clock import Clock
from akutdesk.domain.record import RecordId, new_id
from akutdesk.storage import genesis
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.errors import DiskFault
from akutdesk.storage.genesis import Leader
from akutdesk.storage.instant import millis
from akutdesk.storage.opening import create
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Vault
from akutdesk.wire import crypto
from akutdesk.wire.crypto import Argon2Cost

FOLDER: Final = "oevelse"
"""In the data folder, whose place was looked at."""

_CHEAP: Final = Argon2Cost(memory_kib=64, passes=1, lanes=1)
"""Nobody guesses 32 random bytes."""


@dataclass(frozen=True, kw_only=True)
class PracticeDesk:
    """The open store, and who practises."""

    store: Store
    bruger: RecordId
    folder: Path

    def end(self) -> None:
        """Close it and take it away. Does not raise: what would stay opens to nobody."""
        self.store.close()
        clear_practice(self.folder)


class _InMemory:
    """Keeps the PC's secret of the practice for as long as this process lives (a DeviceSecret)."""

    def __init__(self) -> None:
        self._secret: bytes | None = None

    def read(self) -> bytes | None:
        return self._secret

    def keep(self, secret: bytes) -> None:
        self._secret = secret


def found_practice(data: Path, clock: Clock, initialer: str) -> PracticeDesk:
    """A new one, in place of any that a stop in the middle left. Raises DiskFull, DiskFault."""
    folder, bruger = data / FOLDER, new_id()
    clear_practice(folder)
    try:
        folder.mkdir(mode=0o700, parents=True)
    except OSError:
        raise DiskFault from None
    founded = genesis.found(
        Vault(folder, _InMemory()),
        genesis.prepare(),
        Leader(user=bruger, initialer=initialer, password=crypto.random_bytes(32).hex()),
        krav=Adgangskodekrav(frozenset()),
        cost=_CHEAP,
        now_ms=millis(clock.now()),
    )
    store = create(folder, founded.keys.database, founded.founding, clock)
    store.begin_practice()
    store.sign_in(bruger, founded.keys.person.sign)
    return PracticeDesk(store=store, bruger=bruger, folder=folder)


def clear_practice(folder: Path) -> None:
    """Take away what lies there."""
    shutil.rmtree(folder, ignore_errors=True)

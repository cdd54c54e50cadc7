"""A desk comes back on a bare PC, step by step: copy, kit, restore, a leader, the server (F81; 2.18; design.md 8.25).

For windows and commands alike; every call is a job. Nothing of a kit is kept longer than from `open` to `forget`.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from akutdesk.domain.clock import Clock
from akutdesk.domain.record import RecordId
from akutdesk.storage import genesis
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.columns import millis
from akutdesk.storage.found_copy import FoundCopy, find_copies, opened_by
from akutdesk.storage.kit_desk import KitDesk
from akutdesk.storage.opening import open_store
from akutdesk.storage.restoration import Taken, restore
from akutdesk.storage.vault import Vault
from akutdesk.sync.announcing import Announcing
from akutdesk.sync.one_round import Wishes
from akutdesk.sync.result import RoundResult
from akutdesk.wire.crypto import Argon2Cost


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What lies in a folder, for somebody who chooses between sticks."""

    pcer: int
    events: int
    sidst: datetime | None
    """The latest start of a PC that the copies tell of."""
    skadet: bool
    mangler: bool


@dataclass(kw_only=True)
class Homecoming:
    """Of one bare data folder. `cost` measures what a try at a password shall cost on this PC: seconds."""

    vault: Vault
    clock: Clock
    seconds: Callable[[], float]
    krav: Callable[[], Adgangskodekrav]
    cost: Callable[[], Argon2Cost]
    _copies: tuple[FoundCopy, ...] = field(default=(), init=False)
    _copy: FoundCopy | None = field(default=None, init=False)
    _root: bytes = field(default=b"", init=False, repr=False)
    _code: str = field(default="", init=False, repr=False)
    _kit: KitDesk | None = field(default=None, init=False, repr=False)

    def look(self, folder: Path) -> Sight:
        """Examine the copies in a folder. Raises VaultThere where a desk is, CopyMissing, CopyTooNew, CopyDamaged."""
        genesis.refuse_finished(self.vault.folder)
        self._copies = copies = find_copies(folder)
        return Sight(
            pcer=sum(len(copy.homes) for copy in copies),
            events=sum(copy.events for copy in copies),
            sidst=max((copy.sidst for copy in copies if copy.sidst), default=None),
            skadet=any(copy.skadet for copy in copies),
            mangler=any(copy.mangler for copy in copies),
        )

    def open(self, code: str) -> int:
        """Find the copy that a kit's code opens; how many events it holds. Raises KitWrong, CopyForeign."""
        self._copy, self._root = opened_by(self._copies, code)
        self._code = code
        return self._copy.events

    def restore(self) -> Generator[Taken]:
        """Make the desk from it, unfinished; after each step it says how far it is.

        Raises VaultThere, CopyDamaged, DeviceSecretFault, DiskFull, DiskFault, RuntimeError before `open`.
        """
        if self._copy is None:
            raise RuntimeError("NO_COPY")
        return restore(self.vault, self._copy, self._root, cost=self.cost(), clock=self.clock)

    def people(self) -> tuple[Bruger, ...]:
        """Who worked there, leaders first."""
        self._kit = KitDesk(vault=self.vault, clock=self.clock, krav=self.krav())
        return self._kit.aabn(self._code)

    def appoint(self, leder: Bruger, kode: str, vidne: RecordId | None) -> None:
        """Make this person a leader with a new password: the log says who stood by, and the PC is a desk.

        Raises PasswordRefused, RuntimeError before `people`, StorageError.
        """
        if self._kit is None:
            raise RuntimeError("NO_KIT")
        self._kit.genopret(leder, kode, vidne)
        genesis.finish(self.vault)

    def announce(self, wishes: Wishes, code: str = "") -> RoundResult:
        """Tell the server of this PC, and one round with it. `code`: the kit's, where it was not typed just now.

        Raises AddressUnfit, CaUnfit, KitWrong, StorageError.
        """
        kit = self.vault.recover(code or self._code)
        with closing(open_store(self.vault.folder, kit.database, self.clock)) as store:
            announcing = Announcing(store=store, kit=kit, clock=self.clock, seconds=self.seconds)
            result = announcing.at(wishes)
        if result.got_through:
            self.vault.contact(millis(self.clock.now()))
        return result

    def forget(self) -> None:
        """Nothing of the kit stays in memory."""
        self._copies, self._copy, self._root, self._code, self._kit = (), None, b"", "", None

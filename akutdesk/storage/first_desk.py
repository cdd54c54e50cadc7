"""Making a desk where there is none: the first PC's genesis, end to end (design.md 8.2-8.4).

Two kits in memory, typed back; then the vault, the database and the first records; and only then is the
vault finished. A stop before that leaves nothing that anybody has used, and the next start clears it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.clock import Clock
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import Record, RecordId, new_id
from akutdesk.storage import genesis
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.bruger import FORMAAL
from akutdesk.storage.envelopes import first_envelopes
from akutdesk.storage.instant import millis
from akutdesk.storage.kode_cost import keep_cost
from akutdesk.storage.opening import create
from akutdesk.storage.saving import Saving
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Keys, Vault
from akutdesk.storage.vault_file import load_vault, vault_exists
from akutdesk.wire.crypto import Argon2Cost

BAGVAGT: Final = "BAGV"
DOEGNVAGT: Final = "KVAGT"
"""Directory codes that set-up must fill in (domain.md 8)."""

LEDER: Final = "LEDER"


@dataclass(frozen=True, kw_only=True)
class NytSted:
    """A new desk as steps 1 and 2 of the first run describe it. `ark`: both kits as they were typed back."""

    enhed: Enhed
    bagvagt_navn: str
    bagvagt: str
    doegnvagt: str
    initialer: str
    navn: str
    kode: str = field(repr=False)
    ark: tuple[genesis.Kit, genesis.Kit] = field(repr=False)
    kuverter: tuple[str, str] = ("", "")


@dataclass(kw_only=True)
class FirstDesk:
    """Of one data folder. `cost` measures what a try at a password shall cost on this PC."""

    vault: Vault
    clock: Clock
    read_krav: Callable[[], Adgangskodekrav]
    cost: Callable[[], Argon2Cost]
    _draft: genesis.Draft | None = field(default=None, init=False, repr=False)

    def findes(self) -> bool:
        """Whether there is a desk here already; an unfinished one is none. Raises VaultDamaged, VaultTooNew."""
        folder = self.vault.folder
        return vault_exists(folder) and load_vault(folder).finished

    def ark(self) -> tuple[genesis.Kit, genesis.Kit]:
        """Two new kits, in memory only; those made before are forgotten."""
        self._draft = genesis.prepare()
        return self._draft.kits

    def opret(self, nyt: NytSted) -> Keys:
        """Genesis. Slow: call it as a job. The leader's keys come back, and no kit is known any more.

        Raises KitWrong, KitsSwapped, PasswordRefused, VaultThere, FolderUnsafe, DiskFull, DiskFault.
        """
        draft = self._draft or genesis.prepare()
        genesis.confirm(draft, nyt.ark)
        genesis.clear_unfinished(self.vault.folder)
        cost = self.cost()
        leader = genesis.Leader(user=new_id(), initialer=nyt.initialer, password=nyt.kode)
        founded = genesis.found(
            self.vault,
            draft,
            leader,
            krav=self.read_krav(),
            cost=cost,
            now_ms=millis(self.clock.now()),
        )
        self._fill(founded, nyt, cost)
        genesis.finish(self.vault)
        self._draft = None
        return founded.keys

    def _fill(self, founded: genesis.Founded, nyt: NytSted, cost: Argon2Cost) -> None:
        keys = founded.keys
        store: Store = create(self.vault.folder, keys.database, founded.founding, self.clock)
        try:
            leder = RecordId(keys.user)
            keep_cost(store, cost)
            store.sign_in(leder, keys.person.sign)
            store.save_all(Adgang(leder, LEDER, FORMAAL), _first_records(leder, nyt))
        finally:
            store.close()


def _first_records(leder: RecordId, nyt: NytSted) -> list[Saving]:
    records: list[Record] = [
        nyt.enhed,
        Medarbejder(id=leder, navn=nyt.navn, initialer=nyt.initialer, rolle=LEDER),
        Opslag(id=new_id(), kode=BAGVAGT, navn=nyt.bagvagt_navn, nummer=nyt.bagvagt),
        Opslag(id=new_id(), kode=DOEGNVAGT, nummer=nyt.doegnvagt),
    ]
    records += first_envelopes(nyt.kuverter)
    return [Saving(after=record) for record in records]

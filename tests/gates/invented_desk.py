"""A small invented desk, founded once for a run and copied for every window that opens on it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from akutdesk.assets import Assets
from akutdesk.demo.clock import HandClock
from akutdesk.demo.content import content_of
from akutdesk.demo.filling import Founding, found_desk
from akutdesk.demo.tonight import BEGINS
from akutdesk.demo.year import Year, make_year
from akutdesk.domain.adgang import Adgang
from akutdesk.domain.katalog import katalog
from akutdesk.domain.record import new_id
from akutdesk.storage.adgangskode import read_krav
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.keyring import Keyring
from akutdesk.storage.laas import Laas, read_laas, write_laas
from akutdesk.storage.saving import Saving
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Vault
from tests.fakes.device_secret import MemoryDeviceSecret
from tests.flows.running_desk import CHEAP, KODER
from tests.storage.folder_copy import copy_folder
from tests.ui.folk import consents, lone, look_at_plan, plan
from tests.ui.folk import ring as call_karen
from tests.ui.maaling.measured import after, before, goal, loaded

CONTACTS = 14
LEADER, NEW = "MF", "NY"
PASSWORDS = {**KODER, LEADER: "fire små heste løber"}


def _know_karen(store: Store, adgang: Adgang, year: Year) -> None:
    """Karen has a plan that holds, a sister, and has given consents."""
    karen = next(one for one in year.people if one.kaldenavn == "Karen")
    foer = before()
    records = (plan(), lone(), *consents(), call_karen(), look_at_plan(), goal())
    about = [replace(record, id=new_id(), borger_id=karen.id) for record in records]
    pair = [replace(one, borger_id=karen.id) for one in (foer, after(foer, (5, 4, 4, 3, 2)))]
    packs = [loaded("SWEMWBS7"), loaded("WHO5")]
    store.save_all(adgang, [Saving(after=record) for record in (*about, *pair, *packs)])


def _begin_by_day(folder: Path) -> None:
    """This PC chose day last, as every gate begins: a start that begins by night is painted twice."""
    write_laas(folder, replace(read_laas(folder) or Laas(), palet="dag"))


@dataclass(frozen=True)
class InventedDesk:
    """The founded folder, the secret of its PC, what was written into it, and the slip of the newest of the staff."""

    folder: Path
    secret: MemoryDeviceSecret
    year: Year
    slip: str
    kit: tuple[str, ...]
    """The code of its first kit."""

    def copy(self, to: Path) -> Path:
        """The desk again, in a folder of its own; without the room it keeps in reserve."""
        return copy_folder(self.folder, to)


def invent(folder: Path, assets: Assets, *, contacts: int = CONTACTS) -> InventedDesk:
    """The desk of the demo's night with a few contacts; Anna, Bo and the leader have passwords of their own."""
    secret = MemoryDeviceSecret()
    directory = katalog(assets.directory()["katalog"])
    year = make_year(content_of(assets), directory, seed=1, henvendelser=contacts)
    krav = partial(read_krav, assets.root)
    vault = Vault(folder, secret)
    kit, _ = found_desk(Founding(vault=vault, krav=krav(), cost=CHEAP, passwords=PASSWORDS), year)
    ring = Keyring(vault=vault, clock=HandClock(BEGINS), read_krav=krav)
    leader = ring.lad_ind(ring.proev(LEADER, PASSWORDS[LEADER]))
    _know_karen(ring.store(), leader.adgang, year)
    new = Bruger(id=new_id(), initialer=NEW, navn="Nina Ny", rolle="MEDARBEJDER")
    slip = ring.giv_adgang(leader, new)
    with closing(ring.store().beside()) as mine:
        mine.reservekopier.tag()
    ring.luk()
    _begin_by_day(folder)
    return InventedDesk(folder, secret, year, slip, kit)

"""A bare PC, a second copy and a kit: the whole desk is there again (sync-and-security.md 2.18, F81, F70)."""

from __future__ import annotations

import shutil
import time
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import RecordId, new_id
from akutdesk.storage import genesis, segment
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.found_copy import find_copies, opened_by
from akutdesk.storage.kit_desk import KitDesk
from akutdesk.storage.opening import open_store
from akutdesk.storage.restoration import restore
from akutdesk.storage.restore_errors import CopyDamaged, CopyForeign, CopyMissing, CopyTooNew
from akutdesk.storage.second_copy import homes_in
from akutdesk.storage.segment import Kind
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Vault
from akutdesk.storage.vault_errors import KitWrong, PasswordWrong, VaultThere
from tests.fakes.clock import FakeClock
from tests.fakes.device_secret import MemoryDeviceSecret
from tests.storage.founded import (
    ANNA,
    ANNAS_KODE,
    CHEAP,
    KRAV,
    MOGENS,
    NAT,
    FoundedDesk,
    founded_desk,
)
from tests.storage.persons import karen, opkald

LEDER = Adgang(bruger=RecordId(ANNA), rolle="LEDER", formaal="egen vagt")
NY_KODE = "fire nye ord i nat"
CALLS = 600
"""More than one segment holds."""


@dataclass(frozen=True)
class Night:
    """The PC that is about to be lost, what was written on it, and the stick that is left."""

    desk: FoundedDesk
    stick: Path
    call: Henvendelse

    @property
    def code(self) -> str:
        return " ".join(self.desk.kits[0])

    def segments(self) -> list[Path]:
        (home,) = homes_in(self.stick, self.desk.founded.founding.org)
        return sorted(home.iterdir())


@pytest.fixture
def night(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    with founded_desk(tmp_path / "pc") as desk:
        store = desk.log
        store.sign_in(RecordId(ANNA), desk.keys.person.sign)
        call = opkald(notat="båret over gaden")
        for record in (
            Medarbejder(id=RecordId(ANNA), navn="Anna", initialer="AN", rolle="LEDER"),
            Medarbejder(id=RecordId(MOGENS), navn="Mogens", initialer="MO", rolle="MEDARBEJDER"),
            Opslag(id=new_id(), kode="BAGV", navn="Bo", nummer="22334455"),
            Indstilling(id=new_id(), noegle="kuvert_1", vaerdi="skabet"),
            karen(),
            call,
        ):
            store.save(LEDER, record)
        store.save(LEDER, replace(call, notat="båret over gaden, og varmen sat på"), call)
        store.get(LEDER, Henvendelse, call.id)
        desk.staff.add(desk.keys, (MOGENS, "MO", "MEDARBEJDER"), NAT)
        store.set_copy_targets(LEDER, [stick])
        for number in range(CALLS):
            store.save(LEDER, opkald(notat=f"nummer {number}"))
        store.copy_out()
        yield Night(desk, stick, call)


@dataclass(frozen=True)
class BarePc:
    """A PC with nothing on it."""

    vault: Vault
    clock: FakeClock

    def restore(self, night: Night) -> list[int]:
        copy, root = opened_by(find_copies(night.stick), night.code)
        return list(restore(self.vault, copy, root, cost=CHEAP, clock=self.clock))

    def appoint(self, night: Night) -> tuple[Bruger, ...]:
        """Anna, with Mogens beside her, and the desk is one."""
        kit = KitDesk(vault=self.vault, clock=self.clock, krav=KRAV)
        people = kit.aabn(night.code)
        kit.genopret(people[0], NY_KODE, people[1].id)
        genesis.finish(self.vault)
        return people

    def unlock(self, initialer: str = "AN", kode: str = NY_KODE) -> Store:
        keys = self.vault.unlock(initialer, kode, NAT)
        store = open_store(self.vault.folder, keys.database, self.clock)
        store.sign_in(RecordId(keys.user), keys.person.sign)
        store.hold_log_key(RecordId(keys.user), keys.person.kem)
        return store


@pytest.fixture
def bare(tmp_path):
    return BarePc(Vault(tmp_path / "ny-pc", MemoryDeviceSecret()), FakeClock())


def names(store: Store) -> set[tuple[bytes, int]]:
    rows = store._file.db.execute(
        "SELECT writer, eid & 1099511627775 FROM event JOIN session ON widx = eid >> 40"
    ).fetchall()
    assert len(rows) == len(set(rows))
    return set(rows)


def test_f81_a_bare_pc_a_second_copy_and_a_kit_give_the_whole_desk_back(night, bare, record_property):
    lost = names(night.desk.log)
    history = night.desk.log.history(LEDER, night.call.id)
    began = time.perf_counter()
    taken = bare.restore(night)
    people = bare.appoint(night)
    seconds = time.perf_counter() - began
    record_property("restore_s", round(seconds, 2))
    print(f"restored {taken[-1]} events in {seconds:.1f} s")
    assert [one.initialer for one in people] == ["AN", "MO"]
    with closing(bare.unlock()) as store:
        kept = store.get(LEDER, Henvendelse, night.call.id)
        assert kept.notat == "båret over gaden, og varmen sat på"
        assert [each.felter for each in store.history(LEDER, night.call.id)] == [
            each.felter for each in history
        ]
        assert len(store.henvendelser.liste(LEDER, limit=CALLS + 10)) == CALLS + 1
        assert {one.navn for one in store.setup(LEDER, Opslag)} == {"Bo"}
        assert {one.vaerdi for one in store.setup(LEDER, Indstilling)} == {"skabet"}
        assert store.search_notes(LEDER, "varmen")[0].henvendelse_id == night.call.id
        assert [hit.navn for hit in store.palette(LEDER).hits("kar")] == ["Karen"]
        assert lost <= names(store)
        assert not store.condition.older

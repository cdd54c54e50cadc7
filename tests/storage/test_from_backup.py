"""An ill file gives way to a backup, and nothing is lost: neither the ill file nor what came after (F07, F10, F11)."""

from __future__ import annotations

import sys
import time
from contextlib import closing
from dataclasses import dataclass

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import RecordId
from akutdesk.storage import claim, genesis, laid_aside
from akutdesk.storage.copy_check import examine_copy
from akutdesk.storage.errors import FileDamaged, FolderEmpty
from akutdesk.storage.from_backup import (
    FETCHED,
    ILL,
    lay_desk,
    newest_sound,
    places_in,
    rescue,
    take_up_bare,
)
from akutdesk.storage.kit_desk import KitDesk
from akutdesk.storage.opening import open_store
from akutdesk.storage.reservekopi import BackupUnfit
from akutdesk.storage.second_copy import homes_in
from akutdesk.storage.vault import Vault
from akutdesk.storage.vault_errors import KitWrong, PasswordWrong, VaultThere
from tests.fakes.clock import FakeClock
from tests.fakes.device_secret import MemoryDeviceSecret
from tests.storage.desk import LEDER, found
from tests.storage.founded import ANNA, ANNAS_KODE, KRAV, MOGENS, NAT, FoundedDesk, founded_desk
from tests.storage.persons import karen, opkald

NY_KODE = "fire nye ord i nat"
CALLS = 200
FIVE_MINUTES_S = 300
"""How long a bare machine may be without its desk; some hundred times what it takes (goal G100)."""


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(tmp_path, stick):
    """Two backups, and one call after the last one, which is in the second copy only."""
    desk = found(tmp_path / "data")
    desk.store.set_copy_targets(LEDER, [stick])
    desk.store.save(LEDER, karen(kaldenavn="Karen Fuglsang"))
    take(desk.store)
    desk.store.save(LEDER, opkald(notat="før den anden"))
    take(desk.store)
    desk.late = opkald(notat="efter den sidste")
    desk.store.save(LEDER, desk.late)
    desk.store.copy_out()
    desk.digest = desk.store.digest()
    desk.store.close()
    closed = desk.store
    yield desk
    if desk.store is not closed:
        desk.store.close()


def take(store):
    with closing(store.beside()) as mine:
        return mine.reservekopier.tag().kopi


def spoil(path):
    data = bytearray(path.read_bytes())
    data[2000:2100] = bytes(100)
    path.write_bytes(data)


def bring(desk):
    backup = newest_sound(places_in(desk.folder), desk.keys)
    return rescue(desk.folder, desk.keys, backup, clock=desk.clock, adgang=LEDER)


def bring_stopped(desk, patch, step):
    """The same, with the power gone at this step."""

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    patch.setattr(f"akutdesk.storage.from_backup.{step}", stopped)
    bring(desk)


def take_up(desk):
    desk.store = open_store(desk.folder, desk.keys, desk.clock)
    desk.store.sign_in(RecordId(ANNA), desk.person.sign)
    return desk.store


def test_f07_a_damaged_file_gives_way_and_everything_is_there_again(desk):
    spoil(desk.path)
    with pytest.raises(ILL) as caught:
        open_store(desk.folder, desk.keys, desk.clock)
    assert isinstance(caught.value, FileDamaged)
    ill = desk.path.read_bytes()
    came = bring(desk)
    assert came.nye > 0
    store = take_up(desk)
    assert store.digest() == desk.digest
    assert store.get(LEDER, Henvendelse, desk.late.id).notat == "efter den sidste"
    (aside,) = (desk.folder / laid_aside.FOLDER).iterdir()
    assert (aside / "vault.db").read_bytes() == ill
    assert (FETCHED, None) in desk.log()


def test_f11_a_file_that_is_gone_comes_back(desk):
    for path in desk.folder.glob("vault.db*"):
        path.unlink()
    with pytest.raises(FolderEmpty):
        open_store(desk.folder, desk.keys, desk.clock)
    bring(desk)
    assert take_up(desk).digest() == desk.digest
    assert not desk.store.condition.older


def test_the_newest_backup_that_holds_is_taken_and_a_damaged_one_passed_over(desk):
    newest, before = sorted(places_in(desk.folder)[0].glob("kopi-*.db"), reverse=True)
    spoil(newest)
    assert newest_sound(places_in(desk.folder), desk.keys).path == before
    spoil(before)
    with pytest.raises(BackupUnfit) as caught:
        newest_sound(places_in(desk.folder), desk.keys)
    assert caught.value.grund == "SKADET"


def test_a_folder_without_backups_is_told_so(tmp_path):
    for empty in (tmp_path / "tom", tmp_path / "findes ikke"):
        with pytest.raises(BackupUnfit) as caught:
            places_in(empty)
        assert caught.value.grund == "MANGLER"


def test_a_stop_before_the_end_leaves_the_ill_file_or_none_and_the_next_try_succeeds(
    desk, monkeypatch
):
    spoil(desk.path)
    ill = desk.path.read_bytes()
    for step in ("laid_aside.lay", "keep_written"):
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            bring_stopped(desk, patch, step)
    (aside,) = (desk.folder / laid_aside.FOLDER).iterdir()
    assert (aside / "vault.db").read_bytes() == ill
    with pytest.raises(ILL):
        open_store(desk.folder, desk.keys, desk.clock)
    bring(desk)
    assert take_up(desk).digest() == desk.digest


def test_after_a_rescue_the_second_copy_is_whole_again_and_goes_on(desk, stick):
    spoil(desk.path)
    bring(desk)
    store = take_up(desk)
    store.save(LEDER, opkald(notat="næste morgen"))
    store.copy_out()
    (home,) = homes_in(stick, desk.founding.org)
    health = examine_copy(home)
    assert health.faults == ()
    (events,) = desk.db.execute("SELECT count(*) FROM event").fetchone()
    assert health.events == events


def test_i7_what_was_laid_aside_goes_when_something_is_erased(desk):
    spoil(desk.path)
    bring(desk)
    laid_aside.forget(desk.folder)
    assert not (desk.folder / laid_aside.FOLDER).exists()
    laid_aside.forget(desk.folder)


# ---------------------------------------------------------------- a bare PC and a kit


@dataclass
class Lost:
    """A PC whose folder is gone, its stick, and what it showed."""

    desk: FoundedDesk
    stick: object
    digest: bytes
    karen: RecordId
    mogens: str
    """The password on Mogens' slip."""

    @property
    def code(self) -> str:
        return " ".join(self.desk.kits[1])


@pytest.fixture
def lost(tmp_path, stick):
    with founded_desk(tmp_path / "pc") as desk:
        store = desk.log
        store.sign_in(RecordId(ANNA), desk.keys.person.sign)
        person = karen(kaldenavn="Karen Fuglsang")
        for record in (
            Medarbejder(id=RecordId(ANNA), navn="Anna", initialer="AN", rolle="LEDER"),
            Medarbejder(id=RecordId(MOGENS), navn="Mogens", initialer="MO", rolle="MEDARBEJDER"),
            person,
        ):
            store.save(LEDER, record)
        slip = desk.staff.add(desk.keys, (MOGENS, "MO", "MEDARBEJDER"), NAT)
        for number in range(CALLS):
            store.save(LEDER, opkald(notat=f"nummer {number}"))
        store.set_copy_targets(LEDER, [stick])
        take(store)
        yield Lost(desk, stick, store.digest(), person.id, slip)


def come_home(lost, vault):
    """What the command does: the desk laid, a leader named, the rest fetched."""
    clock = FakeClock()
    found, _ = lay_desk(vault, lost.stick, lost.code, clock.now())
    kit = KitDesk(vault=vault, clock=clock, krav=KRAV)
    leder, vidne = kit.aabn(lost.code)
    kit.genopret(leder, NY_KODE, vidne.id)
    genesis.finish(vault)
    take_up_bare(vault, found, clock, leder.adgang)
    return clock


def test_f81_a_bare_machine_a_backup_and_the_kit_give_the_whole_desk_back(lost, tmp_path):
    vault = Vault(tmp_path / "ny-pc", MemoryDeviceSecret())
    began = time.perf_counter()
    clock = come_home(lost, vault)
    keys = vault.unlock("AN", NY_KODE, NAT)
    with closing(open_store(vault.folder, keys.database, clock)) as store:
        spent = time.perf_counter() - began
        sys.stdout.write(f"a whole desk of {CALLS} contacts came back in {spent:.1f} s\n")
        assert spent < FIVE_MINUTES_S
        assert store.digest() == lost.digest
        store.sign_in(RecordId(keys.user), keys.person.sign)
        anna = Adgang(RecordId(ANNA), "LEDER", "egen vagt")
        assert store.get(anna, Borger, lost.karen).kaldenavn == "Karen Fuglsang"
    assert claim.is_finished(vault.folder)
    assert vault.unlock("MO", lost.mogens, NAT).database == keys.database
    with pytest.raises(PasswordWrong):
        vault.unlock("AN", ANNAS_KODE, NAT)


def test_a_wrong_sheet_opens_nothing_and_leaves_the_folder_empty(lost, tmp_path):
    vault = Vault(tmp_path / "ny-pc", MemoryDeviceSecret())
    with founded_desk(tmp_path / "anden") as other, pytest.raises(KitWrong) as caught:
        lay_desk(vault, lost.stick, " ".join(other.kits[0]), FakeClock().now())
    assert caught.value.groups == ()
    with pytest.raises(KitWrong) as caught:
        lay_desk(vault, lost.stick, lost.code[:-1], FakeClock().now())
    assert caught.value.groups == (8,)
    assert not vault.folder.exists()


def test_a_desk_that_is_there_is_never_built_over(lost):
    with pytest.raises(VaultThere):
        lay_desk(lost.desk.vault, lost.stick, lost.code, FakeClock().now())


def test_a_stop_before_there_is_a_leader_leaves_what_the_next_try_takes_away(lost, tmp_path):
    vault = Vault(tmp_path / "ny-pc", MemoryDeviceSecret())
    lay_desk(vault, lost.stick, lost.code, FakeClock().now())
    assert not claim.is_finished(vault.folder)
    come_home(lost, vault)
    assert claim.is_finished(vault.folder)

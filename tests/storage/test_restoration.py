"""A bare PC, a second copy and a kit: the whole desk is there again (sync-and-security.md 2.18, F81, F70)."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import RecordId, new_id
from akutdesk.storage import claim, genesis, segment
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.found_copy import find_copies, opened_by
from akutdesk.storage.kit_desk import KitDesk
from akutdesk.storage.opening import open_store
from akutdesk.storage.restoration import Taken, restore
from akutdesk.storage.restore_errors import CopyDamaged, CopyForeign, CopyMissing, CopyTooNew
from akutdesk.storage.second_copy import homes_in
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Vault
from akutdesk.storage.vault_errors import KitWrong, PasswordWrong, VaultThere
from akutdesk.wire import crypto, membership, statement
from akutdesk.wire.root import ROOT_ID
from tests.fakes.clock import FakeClock
from tests.fakes.device_secret import MemoryDeviceSecret
from tests.fakes.leak import words_in
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
ROOT = Path(__file__).resolve().parents[2]
NY_KODE = "fire nye ord i nat"
CALLS = 520
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
            karen(kaldenavn="Karen Fuglsang"),
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

    def restore(self, night: Night) -> list[Taken]:
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


def test_f81_a_bare_pc_a_second_copy_and_a_kit_give_the_whole_desk_back(
    night, bare, record_property
):
    lost = names(night.desk.log)
    history = night.desk.log.history(LEDER, night.call.id)
    began = time.perf_counter()
    taken = bare.restore(night)
    people = bare.appoint(night)
    seconds = time.perf_counter() - began
    record_property("restore_s", round(seconds, 2))
    sys.stdout.write(f"restored {taken[-1].events} events in {seconds:.1f} s\n")
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
        assert [hit.navn for hit in store.palette(LEDER).hits("kar")] == ["Karen Fuglsang"]
        assert lost <= names(store)
        assert not store.condition.older
        log = [row.entry.handling for row in store.read_log(LEDER, audit_key(bare, store))]
        assert log.count("AABN") >= 2
        assert "NOEGLEARK" in log
        assert "LOGIND" in log


def audit_key(bare: BarePc, store: Store) -> bytes:
    org = membership.read_membership(store.statements())
    person = bare.vault.unlock("AN", NY_KODE, NAT).person
    return statement.open_audit(person.kem, org.audit.seals[ANNA], org.org, ANNA)


def test_the_pc_that_comes_back_is_another_one_and_writes_under_no_name_of_the_old(night, bare):
    bare.restore(night)
    bare.appoint(night)
    old = {writer for writer, _ in names(night.desk.log)}
    with closing(bare.unlock()) as store:
        assert store.secret("device") != night.desk.founded.founding.device
        assert store.net.writer() not in old
        later = opkald(notat="skrevet på den nye pc")
        store.save(LEDER, later)
        fresh = names(store) - names(night.desk.log)
        assert {writer for writer, _ in fresh}.isdisjoint(old)
        org = membership.read_membership(store.statements())
        assert len(org.devices) == 2
        assert org.epochs[1].seals.keys() == {*org.devices, ROOT_ID}


def test_everybody_else_comes_in_as_before_and_the_old_password_of_the_leader_does_not(night, bare):
    slip = night.desk.staff.reissue(night.desk.keys, MOGENS, NAT)
    night.desk.log.copy_out()
    bare.restore(night)
    bare.appoint(night)
    assert bare.vault.unlock("MO", slip, NAT).user == MOGENS
    with pytest.raises(PasswordWrong):
        bare.vault.unlock("AN", ANNAS_KODE, NAT)


def test_the_old_pc_and_the_new_one_can_both_go_on_and_lose_nothing(night, bare):
    bare.restore(night)
    bare.appoint(night)
    later = opkald(notat="den gamle pc levede")
    night.desk.log.save(LEDER, later)
    night.desk.log.copy_out()
    with closing(bare.unlock()) as store:
        for home in store.net.copies_in(night.stick):
            list(store.net.import_copy(home))
        assert store.get(LEDER, Henvendelse, later.id) == later
        names(store)


# -------------------------------------------------------------------- in the middle


@pytest.mark.parametrize("taken", [1, CALLS // 2, CALLS])
def test_f81_killed_in_the_middle_nothing_half_is_left_and_it_can_be_begun_again(
    night, bare, taken
):
    killed_while_restoring(bare, night, taken)
    folder = bare.vault.folder
    assert claim.restore_begun(folder)
    assert not genesis.is_founded(folder)
    bare.restore(night)
    bare.appoint(night)
    assert not claim.restore_begun(folder)
    with closing(bare.unlock()) as store:
        assert len(store.henvendelser.liste(LEDER, limit=CALLS + 10)) == CALLS + 1
        names(store)


def killed_while_restoring(bare: BarePc, night: Night, taken: int) -> None:
    """A child restores; it is killed once it says that it has taken in so many events."""
    arguments = [bare.vault.folder, night.stick, night.code]
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.restore_child", *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert child.stdout is not None
    for line in child.stdout:
        if int(line) >= taken:
            break
    child.kill()
    child.communicate()


def test_a_restore_that_was_stopped_leaves_the_way_open_for_a_new_place(night, bare):
    copy, root = opened_by(find_copies(night.stick), night.code)
    steps = restore(bare.vault, copy, root, cost=CHEAP, clock=bare.clock)
    next(steps)
    steps.close()
    genesis.clear_unfinished(bare.vault.folder)
    assert not claim.holds_desk(bare.vault.folder)


# -------------------------------------------------------------------- what is refused


def test_f70_a_living_desk_is_never_restored_over_and_its_unsent_words_stay(night):
    unsent = opkald(notat="aldrig sendt, aldrig kopieret")
    night.desk.log.save(LEDER, unsent)
    copy, root = opened_by(find_copies(night.stick), night.code)
    before = (night.desk.vault.folder / "vault.keys").read_bytes()
    with pytest.raises(VaultThere):
        next(restore(night.desk.vault, copy, root, cost=CHEAP, clock=FakeClock()))
    assert (night.desk.vault.folder / "vault.keys").read_bytes() == before
    for home in night.desk.log.net.copies_in(night.stick):
        list(night.desk.log.net.import_copy(home))  # the way back for a desk that lives
    assert night.desk.log.get(LEDER, Henvendelse, unsent.id) == unsent


def test_a_database_whose_keys_are_gone_is_not_built_over(night, bare):
    bare.vault.folder.mkdir()
    (bare.vault.folder / "vault.db").write_bytes(b"somebody's")
    copy, root = opened_by(find_copies(night.stick), night.code)
    with pytest.raises(VaultThere):
        next(restore(bare.vault, copy, root, cost=CHEAP, clock=bare.clock))
    assert (bare.vault.folder / "vault.db").read_bytes() == b"somebody's"


def test_an_empty_folder_and_one_that_is_away_hold_no_copy(tmp_path):
    for folder in (tmp_path, tmp_path / "væk"):
        with pytest.raises(CopyMissing):
            find_copies(folder)


def test_the_copy_is_found_in_its_own_folder_and_in_the_one_around_it(night):
    (home,) = homes_in(night.stick, night.desk.founded.founding.org)
    for folder in (night.stick, home.parent, home):
        (copy,) = find_copies(folder)
        assert (copy.homes, copy.skadet, copy.mangler) == ((home,), False, False)
        assert copy.events == len(names(night.desk.log))


def test_a_code_of_another_place_and_a_code_with_a_slip_are_told_apart(night):
    copies = find_copies(night.stick)
    other = genesis.prepare()
    with pytest.raises(CopyForeign):
        opened_by(copies, " ".join(other.kits[0]))
    groups = night.code.split()
    groups[4] = "00000"
    with pytest.raises(KitWrong) as told:
        opened_by(copies, " ".join(groups))
    assert told.value.groups == (5,)


def test_of_two_places_in_one_folder_the_kit_finds_its_own(night, tmp_path):
    with founded_desk(tmp_path / "andet") as other:
        other.log.set_copy_targets(LEDER, [night.stick])
        other.log.copy_out()
        copies = find_copies(night.stick)
        assert len(copies) == 2
        for desk in (night.desk, other):
            copy, _ = opened_by(copies, " ".join(desk.kits[1]))
            assert copy.statements[0] == desk.log.statements()[0]


def test_a_damaged_copy_says_so_and_gives_what_is_whole(night, bare):
    path = night.segments()[-1]
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    (copy,) = find_copies(night.stick)
    assert copy.skadet
    bare.restore(night)
    bare.appoint(night)
    with closing(bare.unlock()) as store:
        assert store.get(LEDER, Henvendelse, night.call.id).notat.endswith("varmen sat på")


def test_half_a_copy_says_that_something_is_missing(night):
    assert len(night.segments()) > 1
    night.segments()[0].unlink()
    with pytest.raises(CopyDamaged):  # the list of members begins in the first
        find_copies(night.stick)


def test_a_copy_with_a_hole_gives_what_stands_before_it(night, bare):
    for number in range(3):
        night.desk.log.save(LEDER, opkald(notat=f"{number}"))
        night.desk.log.copy_out()
    night.segments()[-2].unlink()
    (copy,) = find_copies(night.stick)
    assert (copy.skadet, copy.mangler) == (False, True)
    bare.restore(night)
    bare.appoint(night)
    with closing(bare.unlock()) as store:
        assert len(store.henvendelser.liste(LEDER, limit=CALLS + 10)) == CALLS + 2
        assert {each.grund for each in store.net.quarantine()} == {"KOPI"}


def test_a_cut_file_alone_is_damage(night):
    first, *rest = night.segments()
    for path in rest:
        path.unlink()
    first.write_bytes(first.read_bytes()[:-50])
    with pytest.raises(CopyDamaged):
        find_copies(night.stick)


def newer_form(data: bytes) -> bytes:
    body = b"akdseg2\n" + data[len(segment.MAGIC) : -32]
    return body + crypto.sha256(body)


def newer_frame(data: bytes) -> bytes:
    body = data[:-32] + bytes([99]) + (3).to_bytes(4, "big") + b"new"
    return body + crypto.sha256(body)


@pytest.mark.parametrize("newer", [newer_form, newer_frame])
def test_a_copy_of_a_newer_program_is_left_to_that_program(night, newer):
    path = night.segments()[-1]
    path.write_bytes(newer(path.read_bytes()))
    with pytest.raises(CopyTooNew):
        find_copies(night.stick)


def test_the_copy_alone_holds_no_word_and_no_initials(night):
    everything = b"".join(path.read_bytes() for path in night.segments())
    markers = [
        "båret over",
        "varmen",
        "Fuglsang",
        "Anna",
        "Mogens",
        "22334455",
        "skabet",
        ANNAS_KODE,
    ]
    assert not words_in(everything, [*markers, *night.desk.kits[0], *night.desk.kits[1]])

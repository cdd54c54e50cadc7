"""A whole desk comes back from a backup and a kit, is compared, and goes again (decision 0163)."""

from __future__ import annotations

import shutil

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.gendannelsesproeve import (
    ANDEN,
    EGEN,
    FORSKEL,
    INGEN_KOPI,
    KOPI_UEGNET,
    LYKKEDES,
    VALGT,
)
from akutdesk.domain.record import RecordId
from akutdesk.storage import laid_aside
from akutdesk.storage.errors import DiskFull
from akutdesk.storage.gendannelsesproeve import Proeven, try_return
from akutdesk.storage.kit import groups_of
from akutdesk.storage.reservekopi import BackupUnfit
from akutdesk.storage.vault_errors import KitWrong
from tests.fakes.clock import FakeClock
from tests.storage.founded import ANNA, founded_desk
from tests.storage.persons import karen, opkald

LEDER = Adgang(RecordId(ANNA), "LEDER", "egen vagt")


@pytest.fixture
def desk(tmp_path):
    """A founded desk with a card, a backup, and a call after it."""
    with founded_desk(tmp_path / "pc") as desk:
        desk.log.sign_in(RecordId(ANNA), desk.keys.person.sign)
        desk.log.save(LEDER, karen(kaldenavn="Karen Fuglsang"))
        desk.log.reservekopier.tag()
        desk.log.save(LEDER, opkald(notat="efter kopien"))
        yield desk


def try_it(desk, code=None, adgang=LEDER, sted=None):
    code = " ".join(desk.kits[0]) if code is None else code
    try:
        proeven = Proeven(kode=code, sted=sted)
        return try_return(desk.vault, desk.log, proeven, clock=FakeClock(), adgang=adgang)
    finally:
        assert not (desk.vault.folder / laid_aside.TRY).exists()


def backup(desk):
    return desk.log.reservekopier.liste()[0].path


def test_what_comes_back_is_counted_and_is_the_same_although_work_went_on(desk):
    before = {path.name for path in desk.vault.folder.rglob("*")}
    (events,) = desk.log._file.db.execute("SELECT count(*) FROM event").fetchone()
    done = try_it(desk)
    assert done.udfald == LYKKEDES
    assert 0 < done.antal < events
    assert done.kopi_tid == desk.log.reservekopier.liste()[0].lavet
    assert done.kopi_sted == EGEN
    assert {path.name for path in desk.vault.folder.rglob("*")} == before
    assert desk.log.eftersyn.kort(LEDER).proeve == done


def test_a_stick_is_tried_as_it_lies_and_not_the_backup_beside_the_file(desk, tmp_path):
    stick = tmp_path / "stik"
    stick.mkdir()
    desk.log.set_copy_targets(LEDER, [stick])
    desk.log.copy_out()
    desk.log.reservekopier.tag()
    for path in (desk.vault.folder / "backup").iterdir():
        path.unlink()
    done = try_it(desk, sted=stick)
    assert done.udfald == LYKKEDES
    assert done.kopi_tid is not None
    assert done.kopi_sted == VALGT
    away = tmp_path / "taget med"
    shutil.copytree(stick, away)
    assert try_it(desk, sted=away).kopi_sted == ANDEN
    for path in stick.rglob("kopi-*.db"):
        data = bytearray(path.read_bytes())
        data[5000:5100] = bytes(100)
        path.write_bytes(data)
    assert try_it(desk, sted=stick).udfald == KOPI_UEGNET


def test_a_folder_without_a_backup_is_no_try(desk, tmp_path):
    for sted in (tmp_path / "findes ikke", tmp_path):
        with pytest.raises(BackupUnfit):
            try_it(desk, sted=sted / "tom")
    assert desk.log.eftersyn.kort(LEDER).proeve is None


def test_a_sheet_of_another_place_is_in_the_log_with_who_tried_it(desk):
    with pytest.raises(KitWrong):
        try_it(desk, " ".join(groups_of(bytes(range(20)))))
    desk.log.hold_log_key(LEDER.bruger, desk.keys.person.kem)
    rows = desk.log.read_log(LEDER, desk.log._file.presence.log_keys[LEDER.bruger])
    wrong = [row.bruger for row in rows if row.entry.handling == "FEJL_LOGIND"]
    assert wrong == [LEDER.bruger]


def test_an_event_that_differs_here_is_told(desk):
    db = desk.log._file.db
    with desk.log._file.transaction():
        db.execute("UPDATE event SET chain = zeroblob(32) WHERE eid & 4095 = 3")
        db.execute(
            "DELETE FROM event WHERE eid IN (SELECT eid FROM event ORDER BY eid DESC LIMIT 4)"
        )
    assert try_it(desk).udfald == FORSKEL


def test_without_a_backup_and_with_a_damaged_one_that_is_what_came_of_it(desk):
    path = backup(desk)
    data = bytearray(path.read_bytes())
    data[5000:5100] = bytes(100)
    path.write_bytes(data)
    assert try_it(desk).udfald == KOPI_UEGNET
    path.unlink()
    assert try_it(desk).udfald == INGEN_KOPI


def test_a_wrong_code_and_a_full_disk_are_no_try(desk, monkeypatch):
    with pytest.raises(KitWrong):
        try_it(desk, "0" * 40)

    def full(*_):
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr("akutdesk.storage.from_backup.take_place", full)
        with pytest.raises(DiskFull):
            try_it(desk)
    assert desk.log.eftersyn.kort(LEDER).proeve is None


def test_only_who_sets_the_house_up_may_try(desk):
    with pytest.raises(AdgangError):
        try_it(desk, adgang=Adgang(RecordId(ANNA), "MEDARBEJDER", "egen vagt"))


def test_i7_what_is_being_tried_goes_when_something_is_erased(desk):
    room = desk.vault.folder / laid_aside.TRY
    room.mkdir()
    (room / "vault.db").write_bytes(b"somebody")
    laid_aside.forget(desk.vault.folder)
    assert not room.exists()

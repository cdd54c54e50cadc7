"""The file is ill, or gone: one screen says so, and one key brings the newest backup back (F07, F11; decision 0160)."""

from __future__ import annotations

import shutil
from contextlib import closing

import pytest
from PySide6.QtCore import QTimer

from akutdesk.domain.borger import Borger
from akutdesk.domain.record import new_id
from akutdesk.storage import laid_aside
from akutdesk.storage.errors import DiskFull
from akutdesk.storage.from_backup import FETCHED
from akutdesk.ui.laas import rescue
from akutdesk.ui.laas.kit_page import KitScreen, KitWhoScreen
from akutdesk.ui.laas.page import LaasScreen
from akutdesk.ui.laas.rescue_screen import RescueScreen, Trin
from akutdesk.ui.laas.vagtkode_page import VagtkodeScreen
from akutdesk.ui.refusal import RefusalScreen
from tests.flows.running_desk import ANNA, KODER, LEDERS_KODE, VAGTKODE, RunningDesk, found
from tests.flows.seen import visible_words

NY_KODE = "fire nye ord i nat"
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def desk(tmp_path):
    """A desk with a backup of 23.40 and Karen in it; now it is 00.15."""
    desk = RunningDesk(tmp_path / "data")
    found(desk)
    desk.start()
    desk.composed.unlock("LE", LEDERS_KODE, VAGTKODE)
    leder, store = desk.limbs.workplace.bruger, desk.composed.door.noegler.store()
    desk.karen = new_id()
    store.save(leder.adgang, Borger(id=desk.karen, kaldenavn="Karen"))
    with closing(store.beside()) as mine:
        desk.kopi = mine.reservekopier.tag().kopi
    desk.stop()
    desk.clock.turn(35 * 60)
    yield desk
    desk.stop()


def spoil(desk):
    path = desk.folder / "vault.db"
    data = bytearray(path.read_bytes())
    data[2000:2100] = bytes(100)
    path.write_bytes(data)
    return bytes(data)


def begin(desk, initialer="an", kode=KODER[ANNA]):
    """Start, and type a password with the keys."""
    desk.start()
    desk.type(initialer)
    desk.tab()
    desk.type(kode)
    desk.press("Return")


def come_to(desk, qtbot, trin):
    qtbot.waitUntil(
        lambda: isinstance(desk.front, RescueScreen) and desk.front.trin is trin, timeout=20_000
    )
    desk.window.activateWindow()
    qtbot.wait(10)
    return desk.front


def words(desk):
    return " ".join(visible_words(desk.window))


def holds_karen(desk):
    ring, bruger = desk.composed.door.noegler, desk.limbs.workplace.bruger
    return ring.store().get(bruger.adgang, Borger, desk.karen).kaldenavn == "Karen"


def log_of(desk):
    ring, leder = desk.composed.door.noegler, desk.limbs.workplace.bruger
    store = ring.store()
    rows = store.read_log(leder.adgang, store._file.presence.log_keys[leder.id])
    return [(row.entry.handling, row.bruger) for row in rows]


def go_in_and_read_the_log(desk, qtbot):
    """After the rescue: Anna is in with Karen's card there, and the leader finds in the log that it was fetched."""
    desk.press("Return")
    qtbot.waitUntil(lambda: isinstance(desk.front, VagtkodeScreen), timeout=10_000)
    desk.type(VAGTKODE)
    desk.press("Return")
    assert holds_karen(desk)
    desk.stop()
    desk.start()
    desk.composed.unlock("LE", LEDERS_KODE, VAGTKODE)
    assert FETCHED in [handling for handling, _ in log_of(desk)]


def test_a_damaged_file_is_told_with_what_the_backup_is_worth_and_one_key_brings_it_back(
    desk, qtbot
):
    ill = spoil(desk)
    begin(desk)
    come_to(desk, qtbot, Trin.FUNDET)
    said = words(desk)
    assert "Filen med jeres data er gået i stykker" in said
    assert "23. november kl. 23.40" in said
    assert "op til 35 minutters arbejde" in said
    desk.press("Return")
    come_to(desk, qtbot, Trin.HER)
    assert "Jeres data er her igen" in words(desk)
    (aside,) = (desk.folder / laid_aside.FOLDER).iterdir()
    assert (aside / "vault.db").read_bytes() == ill
    go_in_and_read_the_log(desk, qtbot)


def after_the_backup(desk, stick):
    """Lone's card, which came after another backup and is on the stick that the backup knows of."""
    stick.mkdir()
    desk.start()
    desk.composed.unlock("LE", LEDERS_KODE, VAGTKODE)
    leder, store = desk.limbs.workplace.bruger, desk.composed.door.noegler.store()
    store.set_copy_targets(leder.adgang, [stick])
    with closing(store.beside()) as mine:
        mine.reservekopier.tag()
    lone = Borger(id=new_id(), kaldenavn="Lone")
    store.save(leder.adgang, lone)
    store.copy_out()
    desk.stop()
    return lone.id


def tear(desk):
    """The power went, and the disk had lied about what it had kept: sectors of the file are those of long ago."""
    path = desk.folder / "vault.db"
    data = bytearray(path.read_bytes())
    for at in range(1024, len(data), 3 * 512):
        data[at : at + 512] = bytes(512)
    path.write_bytes(data)
    path.with_name("vault.db-wal").unlink(missing_ok=True)


def test_f03_a_file_torn_by_a_power_cut_comes_back_with_what_only_the_second_copy_has(
    desk, qtbot, tmp_path
):
    lone = after_the_backup(desk, tmp_path / "stik")
    tear(desk)
    begin(desk)
    come_to(desk, qtbot, Trin.FUNDET)
    desk.press("Return")
    come_to(desk, qtbot, Trin.HER)
    desk.press("Return")
    qtbot.waitUntil(lambda: isinstance(desk.front, VagtkodeScreen), timeout=10_000)
    desk.type(VAGTKODE)
    desk.press("Return")
    assert holds_karen(desk)
    adgang = desk.limbs.workplace.bruger.adgang
    assert desk.composed.door.noegler.store().get(adgang, Borger, lone).kaldenavn == "Lone"


def test_a_file_that_is_gone_is_told_so_and_comes_back(desk, qtbot):
    for path in desk.folder.glob("vault.db*"):
        path.unlink()
    begin(desk)
    come_to(desk, qtbot, Trin.FUNDET)
    assert "Filen med jeres data er væk" in words(desk)
    desk.press("Return")
    come_to(desk, qtbot, Trin.HER)
    desk.press("Return")
    qtbot.waitUntil(lambda: isinstance(desk.front, VagtkodeScreen), timeout=10_000)


def test_without_a_backup_it_says_what_one_can_do_and_looks_where_one_says(desk, qtbot, tmp_path):
    stick = tmp_path / "stik"
    shutil.move(desk.folder / "backup", stick / "backup")
    spoil(desk)
    begin(desk)
    screen = come_to(desk, qtbot, Trin.INGEN)
    said = words(desk)
    assert "Der ligger ingen hel kopi på pc'en." in said
    assert "arket fra kuverten" in said
    desk.press("Return")
    assert "Vælg eller skriv mappen med kopien." in words(desk)
    desk.type(str(tmp_path / "findes ikke"))
    desk.press("Return")
    qtbot.waitUntil(lambda: "Der ligger ingen reservekopi her." in words(desk))
    come_to(desk, qtbot, Trin.INGEN)
    screen.place.line.setText(str(stick))
    desk.press("Return")
    come_to(desk, qtbot, Trin.FUNDET)
    desk.press("Return")
    come_to(desk, qtbot, Trin.HER)


def test_a_damaged_backup_is_passed_over_and_said_where_it_is_the_only_one(desk, qtbot):
    data = bytearray(desk.kopi.path.read_bytes())
    data[3000:3100] = bytes(100)
    desk.kopi.path.write_bytes(data)
    spoil(desk)
    begin(desk)
    come_to(desk, qtbot, Trin.INGEN)


def test_half_a_backup_gives_way_to_the_older_whole_one_and_the_log_has_it(desk, qtbot):
    desk.start()
    desk.composed.unlock("LE", LEDERS_KODE, VAGTKODE)
    with closing(desk.composed.door.noegler.store().beside()) as mine:
        newest = mine.reservekopier.tag().kopi
    desk.stop()
    assert newest.path != desk.kopi.path
    half = newest.path.read_bytes()[: newest.path.stat().st_size // 2]
    newest.path.write_bytes(half)
    spoil(desk)
    begin(desk)
    come_to(desk, qtbot, Trin.FUNDET)
    assert "23. november kl. 23.40" in words(desk)  # the one of before, not the half one
    desk.press("Return")
    come_to(desk, qtbot, Trin.HER)
    go_in_and_read_the_log(desk, qtbot)


def test_the_telephone_is_answered_in_front_of_it_and_the_clock_runs_on(desk, qtbot):
    spoil(desk)
    begin(desk)
    come_to(desk, qtbot, Trin.FUNDET)
    desk.press("F2")
    assert len(desk.composed.front.guard.ure) == 1
    assert isinstance(desk.front, RescueScreen)
    desk.press("Escape")
    assert isinstance(desk.front, LaasScreen)
    assert len(desk.composed.door.forhal.forside().ure) == 1


def test_a_full_disk_leaves_the_ill_file_and_can_be_tried_again(desk, qtbot, monkeypatch):
    ill = spoil(desk)
    begin(desk)
    come_to(desk, qtbot, Trin.FUNDET)

    def full(*_args, **_kwargs):
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr("akutdesk.storage.from_backup.take_place", full)
        desk.press("Return")
        qtbot.waitUntil(lambda: "Computeren er fuld" in words(desk))
    assert (desk.folder / "vault.db").read_bytes() == ill
    desk.press("Return")
    come_to(desk, qtbot, Trin.HER)


def test_a_shown_password_on_an_empty_chair_is_put_away(desk, qtbot):
    spoil(desk)
    begin(desk)
    screen = come_to(desk, qtbot, Trin.FUNDET)
    clocks = screen.findChildren(QTimer)
    next(one for one in clocks if one.interval() == rescue.LONGEST_MS).timeout.emit()
    assert isinstance(desk.front, LaasScreen)
    assert spoil(desk)  # nothing was brought


def test_a_sheet_from_the_envelope_brings_the_backup_back_and_goes_on_to_the_leader(desk, qtbot):
    spoil(desk)
    desk.start()
    desk.front.form._forgotten.click()
    desk.front.form._by_kit.click()
    assert isinstance(desk.front, KitScreen)
    for group in desk.kits[0]:
        desk.type(group.lower())
        desk.tab()
    desk.press("Return")
    come_to(desk, qtbot, Trin.FUNDET)
    desk.press("Return")
    come_to(desk, qtbot, Trin.HER)
    desk.press("Return")
    qtbot.waitUntil(lambda: isinstance(desk.front, KitWhoScreen), timeout=10_000)
    assert desk.front.who.currentText() == "Lene Eg"


def test_a_file_that_is_ill_in_another_way_is_refused_as_before(desk, qtbot):
    path = desk.folder / "vault.db"
    path.write_bytes(b"SQLite format 3\0" + bytes(8000))
    begin(desk)
    qtbot.waitUntil(lambda: isinstance(desk.front, RefusalScreen), timeout=10_000)
    assert "er ikke låst" in words(desk)


@pytest.mark.parametrize("how", ["gone", "damaged"])
def test_a_key_file_that_is_lost_in_every_generation_comes_back_with_the_sheet(desk, qtbot, how):
    lost = sorted(desk.folder.glob("vault.keys*"))
    assert lost
    for path in lost:
        path.unlink() if how == "gone" else path.write_bytes(b"akdvault, once")
    begin(desk)
    qtbot.waitUntil(desk.front.form._by_kit.isVisible, timeout=10_000)
    assert "Nøglefilen er" in words(desk)
    desk.front.form._by_kit.click()
    for group in desk.kits[1]:
        desk.type(group.lower())
        desk.tab()
    desk.press("Return")
    qtbot.waitUntil(lambda: isinstance(desk.front, KitWhoScreen), timeout=10_000)
    desk.front.beside.setCurrentText("En anden")
    desk.front.fields.first.line.setFocus()
    desk.type(NY_KODE)
    desk.tab(2)
    desk.type(NY_KODE)
    desk.press("Return")
    qtbot.waitUntil(lambda: isinstance(desk.front, VagtkodeScreen), timeout=10_000)
    desk.type(VAGTKODE)
    desk.press("Return")
    assert holds_karen(desk)
    assert desk.composed.door.noegler.proev(ANNA, KODER[ANNA])  # the others come in as before
    kept = {path.name for path in (desk.folder / laid_aside.FOLDER).glob("*/*")}
    assert kept == (set() if how == "gone" else {path.name for path in lost})


def test_a_key_file_is_not_put_back_for_a_sheet_of_another_place(desk, qtbot, tmp_path):
    other = RunningDesk(tmp_path / "andet")
    found(other)
    for path in desk.folder.glob("vault.keys*"):
        path.unlink()
    desk.start()
    desk.front.form._forgotten.click()
    desk.front.form._by_kit.click()
    for group in other.kits[0]:
        desk.type(group.lower())
        desk.tab()
    desk.press("Return")
    qtbot.waitUntil(lambda: "Arket åbner ikke her." in words(desk), timeout=10_000)
    assert not list(desk.folder.glob("vault.keys*"))

"""The file is ill, or gone: one screen says so, and one key brings the newest backup back (F07, F11; decision 0160)."""

from __future__ import annotations

import shutil
from contextlib import closing

import pytest
from PySide6.QtCore import QTimer

from akutdesk.domain.borger import Borger
from akutdesk.domain.record import new_id
from akutdesk.storage import laid_aside
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.errors import DiskFull
from akutdesk.storage.from_backup import FETCHED
from akutdesk.ui.fields import Button
from akutdesk.ui.laas import rescue
from akutdesk.ui.laas.kit_page import KitScreen, KitWhoScreen
from akutdesk.ui.laas.page import LaasScreen
from akutdesk.ui.laas.rescue_screen import RescueScreen, Trin
from akutdesk.ui.laas.vagtkode_page import VagtkodeScreen
from akutdesk.ui.refusal import RefusalScreen
from akutdesk.ui.whole_copy import STRIP
from tests.flows.running_desk import ANNA, KODER, LEDERS_KODE, VAGTKODE, RunningDesk, found
from tests.flows.seen import visible_words

NY_KODE = "fire nye ord i nat"
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def desk(tmp_path):
    """A desk with a backup of 22.40 and Karen in it, closed at 23.15; a stick holds what came after."""
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
    desk.press("Return")
    qtbot.waitUntil(lambda: isinstance(desk.front, VagtkodeScreen), timeout=10_000)
    desk.type(VAGTKODE)
    desk.press("Return")
    assert holds_karen(desk)
    desk.stop()
    desk.start()
    desk.composed.unlock("LE", LEDERS_KODE, VAGTKODE)
    assert FETCHED in [handling for handling, _ in log_of(desk)]


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
    assert "Skriv mappen med kopien." in words(desk)
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
    desk.press("Return")
    qtbot.waitUntil(lambda: isinstance(desk.front, VagtkodeScreen), timeout=10_000)
    desk.type(VAGTKODE)
    desk.press("Return")
    assert holds_karen(desk)
    desk.stop()
    desk.start()
    desk.composed.unlock("LE", LEDERS_KODE, VAGTKODE)
    assert FETCHED in [handling for handling, _ in log_of(desk)]


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
        patch.setattr("akutdesk.storage.from_backup._take_place", full)
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


# ---------------------------------------------------------------- a file that still opens (decision 0170)


def spoil_a_page_inside(desk):
    """A page of an index for reading: the desk opens, and only an examination finds it."""
    keys = desk.composed.door.noegler.proev(ANNA, KODER[ANNA]).database
    path = desk.folder / "vault.db"
    with closing(connect_unguarded(path, keys)) as db:
        (root,) = db.execute(
            "SELECT rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = 'papirskema' LIMIT 1"
        ).fetchone()
    data = bytearray(path.read_bytes())
    data[(root - 1) * 4096 + 200 : (root - 1) * 4096 + 300] = bytes(100)
    path.write_bytes(data)
    return bytes(data)


@pytest.fixture
def told(desk, qtbot):
    """Anna is in when the next backup is due, in a file with an ill page; she was told, and wrote on."""
    desk.clock.turn(30 * 60)
    desk.start()
    desk.ill = spoil_a_page_inside(desk)
    desk.come_in(ANNA)
    desk.limbs.workplace._maker.reserve.now()
    qtbot.waitUntil(lambda: STRIP in desk.window.frame.alarm_area.names, timeout=20_000)
    anna, store = desk.limbs.workplace.bruger, desk.composed.door.noegler.store()
    desk.sent = new_id()
    store.save(anna.adgang, Borger(id=desk.sent, kaldenavn="Svend"))
    return desk


def ask_for_a_whole_copy(desk):
    """Press the strip's button and say yes; a fresh process stands at the lock."""
    next(
        button
        for button in desk.window.frame.alarm_area.findChildren(Button)
        if "Hent en hel kopi" in button.text()
    ).click()
    assert "Den gamle fil bliver gemt." in words(desk)
    desk.press("Ctrl+Return")
    assert isinstance(desk.front, LaasScreen)
    assert desk.fresh.word
    desk.stop()
    begin(desk)


def test_a_backup_that_cannot_be_made_of_an_ill_page_is_told_and_leads_to_the_rescue(told, qtbot):
    assert "En del af filen er gået i stykker." in words(told)
    ask_for_a_whole_copy(told)
    come_to(told, qtbot, Trin.FUNDET)
    said = words(told)
    assert "En del af filen er gået i stykker" in said
    assert "23. november kl. 23.40" in said
    told.press("Return")
    come_to(told, qtbot, Trin.HER)
    assert "Intet er gået tabt." in words(told)
    told.press("Return")
    qtbot.waitUntil(lambda: isinstance(told.front, VagtkodeScreen), timeout=10_000)
    told.type(VAGTKODE)
    told.press("Return")
    assert holds_karen(told)
    ring, bruger = told.composed.door.noegler, told.limbs.workplace.bruger
    assert ring.store().get(bruger.adgang, Borger, told.sent).kaldenavn == "Svend"
    assert ring.er_sund()
    assert list((told.folder / laid_aside.FOLDER).glob("*/vault.db"))
    told.stop()
    begin(told)  # once is enough
    qtbot.waitUntil(lambda: isinstance(told.front, VagtkodeScreen), timeout=10_000)


def test_whoever_regrets_it_at_the_lock_works_on_in_the_file_as_it_is(told, qtbot):
    ask_for_a_whole_copy(told)
    screen = come_to(told, qtbot, Trin.FUNDET)
    assert "Gå videre uden" in screen.back.text()
    told.press("Escape")
    qtbot.waitUntil(lambda: isinstance(told.front, VagtkodeScreen), timeout=10_000)
    assert not (told.folder / laid_aside.FOLDER).exists()
    told.stop()
    begin(told)
    qtbot.waitUntil(lambda: isinstance(told.front, VagtkodeScreen), timeout=10_000)


def test_whoever_does_not_want_it_now_goes_on_working_and_a_leader_finds_it_again(told, qtbot):
    told.window.dispatch.run("hel_kopi")
    told.press("Escape")
    assert told.window.layers.full is None
    told.stop()
    told.start()
    told.composed.unlock("LE", LEDERS_KODE, VAGTKODE)
    told.press("Ctrl+Shift+E")
    qtbot.waitUntil(
        lambda: "Filen" in [card.told.titel for card in told.front.cards], timeout=20_000
    )
    next(card for card in told.front.cards if card.told.titel == "Filen").button.click()
    assert "Lås nu" in words(told)


def test_a_disk_that_takes_no_wish_says_so_and_nothing_locks(told, monkeypatch):
    def full(_self):
        raise DiskFull

    monkeypatch.setattr("akutdesk.storage.bestilling.Bestilling.giv", full)
    told.window.dispatch.run("hel_kopi")
    told.press("Ctrl+Return")
    assert "Computeren er fuld" in words(told)
    assert told.window.layers.full is None


def test_a_file_that_is_whole_after_all_keeps_its_place_although_somebody_asked(desk, qtbot):
    desk.start()
    desk.composed.door.forhal.bed_om_kopi()
    desk.stop()
    begin(desk)
    come_to(desk, qtbot, Trin.FUNDET)
    desk.press("Return")
    come_to(desk, qtbot, Trin.HER)
    assert "Vi har læst den igennem. Intet er ændret." in words(desk)
    assert not (desk.folder / laid_aside.FOLDER).exists()
    assert not desk.composed.door.forhal.kopi_er_bedt()


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

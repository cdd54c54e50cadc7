"""A file that still opens and has an ill page: it is told inside, and leads to the rescue when one says so (0170)."""

from __future__ import annotations

from contextlib import closing

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.record import new_id
from akutdesk.storage import laid_aside
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.errors import DiskFull
from akutdesk.ui.fields import Button
from akutdesk.ui.laas.page import LaasScreen
from akutdesk.ui.laas.rescue_screen import Trin
from akutdesk.ui.laas.vagtkode_page import VagtkodeScreen
from akutdesk.ui.whole_copy import STRIP
from tests.flows.running_desk import ANNA, KODER, LEDERS_KODE, VAGTKODE
from tests.flows.test_rescue import begin, come_to, desk, holds_karen, words

__all__ = ["desk"]

pytestmark = pytest.mark.usefixtures("qapp")


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

"""The lock comes, whatever goes wrong on a page, in a panel or on the disk, and says only what is known."""

from contextlib import suppress
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPlainTextEdit

from akutdesk.domain.record import RecordId, new_id
from akutdesk.storage.claim import Handed
from akutdesk.storage.errors import DiskFull
from akutdesk.ui.fields.list_box import ListBox
from akutdesk.ui.head import Strip
from akutdesk.ui.kladde import Kladde
from akutdesk.ui.laas.page import LaasScreen
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.printer import JobState, PrinterRefused
from tests.flows.running_desk import ANNA, KODER, LEDERS_KODE, VAGTKODER
from tests.flows.seen import visible_words

pytestmark = pytest.mark.usefixtures("qapp")
POPUP = Qt.WindowType.Popup


class Stumble(Exception):
    """A fault nobody foresaw."""


class StumblingPanel(Overlay):
    """A panel that fails when it is put away."""

    def on_leave(self):
        raise Stumble


def stumble():
    raise Stumble


def fill_up(desk):
    """The file may not grow by one page more: what a full disk does, with the reserve gone too."""
    store = desk.composed.door.noegler.store()
    db = store._file.db
    db.set_authorizer(None)
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages}")
    with suppress(DiskFull):
        while True:
            store.log(desk.limbs.workplace.bruger.adgang, "VIS_CPR")


def is_locked(desk):
    return isinstance(desk.front, LaasScreen) and not desk.window.frame.isVisible()


def waits_for_the_full_lock(desk):
    return desk.limbs.watch._timer.isActive()


def keys_are_gone(desk):
    noegler = desk.composed.door.noegler
    return noegler.initialer() == () and desk.limbs.workplace.bruger is None


def log_of(desk):
    """The log as the leader reads it."""
    noegler = desk.composed.door.noegler
    leder = noegler.lad_ind(noegler.proev("LE", LEDERS_KODE))
    store = noegler.store()
    rows = store.read_log(leder.adgang, store._file.presence.log_keys[leder.id])
    return [row.entry.handling for row in rows]


def test_that_somebody_was_warned_of_the_clock_is_in_the_log_once(inside):
    inside.clock.at -= timedelta(minutes=30)
    for _ in range(2):
        inside.press("Ctrl+L")
        inside.type(VAGTKODER[ANNA])
        inside.press("Return")
        asked = inside.window.frame.alarm_area.findChildren(QAbstractButton)
        for answer in [one for one in asked if "Uret går forkert" in one.text()]:
            answer.click()
    assert log_of(inside).count("UR_TVIVL") == 1


# ---- pages and panels


def test_page_that_fails_to_put_itself_away_is_covered_all_the_same(inside):
    inside.pages[-1].on_leave = stumble
    with pytest.raises(Stumble):
        inside.composed.life.lock_screen()
    assert is_locked(inside)
    assert waits_for_the_full_lock(inside)
    inside.type(VAGTKODER[ANNA])
    inside.press("Return")
    assert inside.front is inside.pages[-1]
    del inside.pages[-1].on_leave


def test_panel_that_fails_to_put_itself_away_is_gone_under_the_lock(inside):
    inside.window.open_overlay(StumblingPanel(inside.window.look))
    with pytest.raises(Stumble):
        inside.composed.life.lock_screen()
    assert is_locked(inside)
    assert inside.window.layers.overlay is None
    assert waits_for_the_full_lock(inside)


def test_full_lock_takes_the_keys_whatever_the_pages_do(inside):
    inside.window.go("henvendelse", new_id())
    for page in inside.pages:
        page.on_leave = stumble
    inside.window.open_overlay(StumblingPanel(inside.window.look))
    with pytest.raises(Stumble):
        inside.composed.life.full_lock()
    assert is_locked(inside)
    assert keys_are_gone(inside)
    assert inside.fresh.word
    assert inside.window.frame.pages.page is None


def test_window_that_closes_puts_the_keys_away_whatever_the_page_does(inside):
    inside.pages[-1].on_leave = stumble
    with suppress(Stumble):  # the binding hands it on, or tells its hook, as it likes
        inside.window.close()
    assert keys_are_gone(inside)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_open_list_and_menu_go_when_the_lock_comes(inside):
    page = inside.pages[-1]
    box = ListBox(inside.window.look, name="Borgere", options=[("1", "Karen"), ("2", "Ali")])
    box.setParent(page)
    box.show()
    box.showPopup()
    menu = QMenu(page)
    menu.addAction("Karen")
    menu.popup(page.mapToGlobal(page.rect().center()))
    assert QApplication.activePopupWidget() is not None
    inside.composed.life.lock_screen()
    assert is_locked(inside)
    popups = [one for one in QApplication.topLevelWidgets() if one.windowType() is POPUP]
    assert not any(one.isVisible() for one in popups)


# ---- the printer


def test_print_under_way_is_taken_back_at_a_full_lock(inside, qtbot):
    inside.printer.script = [JobState.I_GANG]
    printer = inside.limbs.workplace.desk.printer
    job = printer.submit(b"%PDF", printer="Kontoret")
    inside.press("Ctrl+L")
    assert inside.printer.cancelled == []
    inside.composed.life.full_lock()
    qtbot.waitUntil(lambda: inside.printer.cancelled == [job])
    with pytest.raises(PrinterRefused):
        printer.submit(b"%PDF", printer="Kontoret")
    assert len(inside.printer.sent) == 1


def test_sheet_that_has_come_out_is_left_alone(inside):
    printer = inside.limbs.workplace.desk.printer
    assert printer.follow(printer.submit(b"%PDF", printer="Kontoret")) is JobState.FAERDIG
    inside.composed.life.full_lock()
    inside.composed.door.jobs.stop()
    assert inside.printer.cancelled == []


# ---- the disk


def test_lock_comes_and_waits_for_the_full_one_on_a_full_disk(inside):
    fill_up(inside)
    inside.press("Ctrl+L")
    assert is_locked(inside)
    assert waits_for_the_full_lock(inside)
    inside.type(VAGTKODER[ANNA])
    inside.press("Return")
    assert inside.front is inside.pages[-1]


def test_full_lock_on_a_full_disk_takes_the_keys_and_calls_the_fresh_process(inside):
    fill_up(inside)
    inside.composed.life.full_lock()
    assert keys_are_gone(inside)
    assert inside.fresh.word


def test_lock_does_not_say_that_all_is_saved_while_a_save_fails(inside):
    words = inside.composed.door.sight.texts("fejl.gem")
    inside.window.alarm(Strip("gem", "err", words))
    inside.press("Ctrl+L")
    seen = " ".join(visible_words(inside.front))
    assert "Det sidste er måske ikke gemt." in seen
    assert "er gemt." not in seen
    assert "Alt er gemt" not in inside.front.foot._talk.accessibleName()


def test_fresh_process_says_that_the_last_words_may_not_be_saved(inside):
    words = inside.composed.door.sight.texts("fejl.gem")
    inside.window.alarm(Strip("gem", "err", words))
    inside.composed.life.full_lock()
    assert not inside.fresh.word
    for _ in range(2):
        inside.composed.life._words.look()
    assert inside.fresh.unsaved
    inside.stop()
    inside.start(Handed(0, inside.fresh.word, unsaved=inside.fresh.unsaved))
    assert "Det sidste er måske ikke gemt." in " ".join(visible_words(inside.front))


def typed(desk, words="hun sagde sin fars navn"):
    """A page on which these words stand, with the program's own draft of them."""
    page = desk.pages[-1]
    page.field = QPlainTextEdit(page)
    page.field.show()
    kladde = Kladde(page.desk, page, save=lambda: None, record_type="henvendelse")
    kladde.set_record(RecordId(new_id()))
    kladde.bind(page.field, "notat")
    page.on_leave = kladde.flush
    page.field.setPlainText(words)
    return kladde


def make_room(desk):
    db = desk.composed.door.noegler.store()._file.db
    db.set_authorizer(None)
    db.execute("PRAGMA max_page_count = 1000000")


def test_full_lock_waits_covered_for_words_that_no_disk_takes(inside):
    typed(inside, "hun sagde sin fars navn " * 200)
    fill_up(inside)
    inside.composed.life.full_lock()
    assert is_locked(inside)
    assert not inside.fresh.word
    assert "Det sidste er ikke gemt endnu." in " ".join(visible_words(inside.front))
    inside.composed.life._words.look()
    assert not inside.fresh.word
    make_room(inside)
    while not inside.fresh.word:
        inside.composed.life._words.look()
    assert keys_are_gone(inside)
    ring = inside.composed.door.noegler
    anna = ring.lad_ind(ring.proev(ANNA, KODER[ANNA]))
    drafts = ring.store().drafts(anna.adgang)
    assert [one.text for one in drafts] == ["hun sagde sin fars navn " * 200]


def test_only_a_password_opens_a_lock_that_waits(inside, qtbot):
    typed(inside, "hun sagde sin fars navn " * 200)
    fill_up(inside)
    inside.press("Ctrl+L")
    inside.composed.life.full_lock()
    form = inside.front.form
    assert form.initials.isVisible()
    assert not form._by_code.isVisible()
    form.initials.setText(ANNA)
    form.code.line.setFocus()
    inside.type(KODER[ANNA])
    inside.press("Return")
    qtbot.waitUntil(lambda: type(inside.front).__name__ == "VagtkodeScreen")
    make_room(inside)
    inside.type("736251")
    inside.press("Return")
    assert inside.front is inside.pages[-1]
    assert "fars navn" in inside.pages[-1].field.toPlainText()


def test_words_wait_in_memory_when_another_takes_over_a_full_disk(inside):
    anna = inside.limbs.workplace.bruger
    typed(inside, "hun sagde sin fars navn " * 200)
    fill_up(inside)
    inside.press("Ctrl+L")
    make_more = inside.composed.door.noegler
    bo = make_more.bruger(next(o.id for o in make_more.personale(anna) if o.initialer == "BO"))
    inside.composed.life.come_in(bo)
    store = make_more.store()
    assert store.drafts_wait
    assert [one.text for one in store.drafts(anna.adgang)] == ["hun sagde sin fars navn " * 200]
    assert store.drafts(bo.adgang) == ()
    make_room(inside)
    inside.composed.life._words.look()
    assert not store.drafts_wait
    assert [one.text for one in store.drafts(anna.adgang)] == ["hun sagde sin fars navn " * 200]


def test_process_that_cannot_be_started_is_replaced_in_place(inside):
    def no_room(*_, **__):
        raise OSError

    inside.fresh.succeed = no_room
    inside.composed.life.full_lock()
    assert inside.fresh.replaced


# ---- what the log says of the door


def test_log_knows_the_lock_the_wrong_codes_and_the_way_in_again(inside):
    inside.press("Ctrl+L")
    inside.type("000000")
    inside.press("Return")
    inside.type(VAGTKODER[ANNA])
    inside.press("Return")
    inside.composed.life.full_lock()
    told = [entry for entry in log_of(inside) if entry in {"LAAS", "FEJL_LOGIND", "LAAS_OP"}]
    assert told == ["LAAS", "FEJL_LOGIND", "LAAS_OP", "LAAS"]


# ---- keys that are gone


def test_lost_key_file_leads_to_the_lock_and_the_generation_before_opens(desk):
    desk.stop()
    (desk.folder / "vault.keys").unlink()
    desk.start()
    assert isinstance(desk.front, LaasScreen)
    desk.come_in(ANNA)
    assert desk.limbs.workplace.bruger is not None


def test_database_without_any_keys_leads_to_the_lock_which_says_so(desk, qtbot, assets):
    desk.stop()
    for path in desk.folder.glob("vault.keys*"):
        path.unlink()
    before = (desk.folder / "vault.db").read_bytes()
    desk.start()
    desk.type("an")
    desk.tab()
    desk.type("en kode som helst")
    desk.press("Return")
    sentence = assets.texts()("fejl.noegler_mangler")
    qtbot.waitUntil(lambda: desk.front.form._answer.text() == sentence)
    assert (desk.folder / "vault.db").read_bytes() == before


# ---- errors nobody caught


def test_known_error_that_no_screen_catches_is_told_in_its_own_words(inside, assets):
    def refused():
        raise DiskFull

    inside.window.on("opkald", refused)
    inside.press("F2")
    words = " ".join(visible_words(inside.window.frame.done_area))
    assert assets.texts()("fejl.disk_fuld").split(".")[0] in words

"""A night with the lock: it falls, the phone rings, somebody comes back, somebody else takes over."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.storage.laas import read_laas
from akutdesk.ui.laas.doorbell import OldProcess
from akutdesk.ui.laas.page import LaasScreen
from akutdesk.ui.laas.state import Laas
from tests.flows.running_desk import ANNA, BO, KODER, VAGTKODER, RunningDesk
from tests.flows.seen import visible_words

pytestmark = pytest.mark.usefixtures("qapp")

RID = b"opkald.........."


def locked_as(desk):
    return desk.front._state.laas if isinstance(desk.front, LaasScreen) else None


def pass_time(desk, seconds):
    desk.clock.turn(seconds)
    desk.limbs.watch.look()


# ---- unlocking


def test_unlock_costs_at_most_twenty_keys(desk, qtbot):
    desk.keys_pressed = 0
    desk.type("an")
    desk.tab()
    desk.type(KODER[ANNA])
    desk.press("Return")
    assert desk.keys_pressed - len(KODER[ANNA]) + 12 <= 20
    qtbot.waitUntil(lambda: type(desk.front).__name__ == "VagtkodeScreen")


def test_wrong_password_is_told_calmly_and_opens_nothing(desk, qtbot):
    desk.type("an")
    desk.tab()
    desk.type("forkert kode her")
    desk.press("Return")
    qtbot.waitUntil(lambda: desk.front.form._answer.text() == "Koden passer ikke. Prøv igen.")
    assert desk.front.form.code.text() == ""
    with pytest.raises(RuntimeError):
        desk.composed.door.noegler.store()


def test_whoever_is_unknown_hears_the_same_words_and_waits_as_long(desk, qtbot):
    """Nobody at the door learns who works here (F13)."""
    for tries, told in ((1, "Koden passer ikke. Prøv igen."), (3, "Vent 5 sekunder")):
        for _ in range(tries):
            desk.front.form.initials.setText("ZZ")
            desk.front.form.code.line.setFocus()
            desk.type("roligt hav i november")
            desk.press("Return")
            qtbot.waitUntil(lambda: not desk.front._state.arbejder)
        assert told in desk.front.form._answer.text()


def test_fourth_wrong_password_asks_to_wait_and_the_phone_still_rings(desk, qtbot):
    for _ in range(4):
        desk.front.form.initials.setText("AN")
        desk.front.form.code.line.setFocus()
        desk.type("forkert")
        desk.press("Return")
        qtbot.waitUntil(lambda: not desk.front._state.arbejder)
    assert "Vent 5 sekunder" in desk.front.form._answer.text()
    desk.press("F2")
    assert len(read_laas(desk.folder).ure) == 1


def test_forgotten_code_leads_to_the_bagvagt(inside):
    inside.press("Ctrl+L")
    inside.front.form._forgotten.click()
    assert inside.front.form._answer.text() == "Glemt koden? Ring til bagvagten på 00 00 00 01."


# ---- the skaermlaas


def test_lock_costs_two_keys_and_hides_everything(inside):
    inside.window.status_saved("Gemt 23.40")
    inside.keys_pressed = 0
    inside.press("Ctrl+L")
    assert inside.keys_pressed == 2
    assert locked_as(inside) is Laas.SKAERM
    assert not inside.window.frame.isVisible()
    words = " ".join(visible_words(inside.window))
    assert "Skærmen er låst" in words
    assert "Gemt 23.40" not in words
    assert "Anna Lund" not in words
    assert inside.window.windowTitle() == "Lås – akutdesk"


def test_shift_code_alone_opens_and_everything_is_as_it_was_left(inside):
    page = inside.pages[-1]
    inside.press("Ctrl+L")
    assert page.left == 1
    inside.type(VAGTKODER[ANNA])
    inside.press("Return")
    assert inside.front is page
    assert inside.limbs.workplace.bruger.navn == "Anna Lund"


def test_keys_of_the_desk_do_nothing_behind_the_lock(inside):
    inside.press("Ctrl+L")
    lock = inside.front
    inside.press("Ctrl+1", "Ctrl+K", "Ctrl+P", "F7", "Ctrl+Return", "Ctrl+Tab")
    assert inside.front is lock
    assert inside.window.layers.overlay is None


def test_five_wrong_codes_take_the_keys_away(inside):
    inside.press("Ctrl+L")
    for _ in range(4):
        inside.type("000000")
        inside.press("Return")
    assert "skal du bruge din adgangskode" in inside.front.form._answer.text()
    assert inside.limbs.workplace.bruger is not None
    inside.type("000000")
    inside.press("Return")
    assert inside.fresh.word
    with pytest.raises(RuntimeError):
        inside.composed.door.noegler.store()


def test_other_code_lets_the_other_person_in_and_parks_what_was_open(inside):
    anna = inside.limbs.workplace.bruger
    bo = inside.composed.door.noegler.lad_ind(inside.composed.door.noegler.proev(BO, KODER[BO]))
    inside.limbs.entrance.use_code(bo, VAGTKODER[BO])
    inside.limbs.entrance._known[bo.id] = bo
    page = inside.pages[-1]
    inside.press("Ctrl+L")
    inside.keys_pressed = 0
    inside.type(VAGTKODER[BO])
    inside.press("Return")
    assert inside.keys_pressed == 7
    assert inside.limbs.workplace.bruger == bo
    assert inside.front is not page
    assert inside.limbs.workplace.desk.adgang.bruger == bo.id != anna.id


def test_colleague_without_a_code_comes_in_by_password_and_chooses_one(inside, qtbot):
    inside.press("Ctrl+L")
    inside.front.form._by_password.click()
    inside.type("b")
    assert inside.front.form.initials.text() == "BO"
    inside.tab()
    inside.type(KODER[BO])
    inside.press("Return")
    qtbot.waitUntil(lambda: type(inside.front).__name__ == "VagtkodeScreen")
    inside.type(VAGTKODER[ANNA])
    inside.press("Return")
    assert "for nem at gætte" in inside.front._answer.text()
    inside.front.code.clear()
    inside.type(VAGTKODER[BO])
    inside.press("Return")
    assert inside.limbs.workplace.bruger.navn == "Bo Krag"


# ---- stillness


def test_still_desk_warns_without_taking_the_cursor_and_any_key_keeps_it_open(inside):
    focus = QApplication.focusWidget()
    pass_time(inside, 270)
    strips = inside.window.frame.alarm_area
    assert "låser om 30 sekunder" in " ".join(visible_words(strips))
    assert QApplication.focusWidget() is focus
    inside.press("Shift+F6")
    assert "låser om" not in " ".join(visible_words(strips))
    pass_time(inside, 269)
    assert locked_as(inside) is None


def test_still_desk_locks_its_screen_then_everything(inside):
    pass_time(inside, 300)
    assert locked_as(inside) is Laas.SKAERM
    pass_time(inside, 3300)
    assert not inside.fresh.word
    pass_time(inside, 300)
    assert inside.fresh.word


def test_running_talk_keeps_the_screen_for_half_an_hour(inside):
    store, adgang = inside.composed.door.noegler.store(), inside.limbs.workplace.bruger.adgang
    start = inside.clock.now()
    store.save(adgang, Henvendelse(id=RID, start=start, form="TLF"))
    inside.press("F6")
    pass_time(inside, 1700)
    assert locked_as(inside) is None
    pass_time(inside, 100)
    assert locked_as(inside) is Laas.SKAERM
    assert "Samtale i gang · 30 min" in " ".join(visible_words(inside.front))


def test_after_the_shift_the_next_lock_is_the_full_one(inside):
    inside.clock.turn(9 * 3600)
    inside.press("Ctrl+L")
    assert inside.fresh.word


# ---- the telephone


@pytest.mark.parametrize("kind", list(Laas))
def test_akutkort_opens_at_both_locks_with_numbers_only(inside, kind):
    if kind is Laas.FULD:
        inside.composed.life.full_lock()
    else:
        inside.press("Ctrl+L")
    lock = inside.front
    inside.press("F12")
    assert type(inside.front).__name__ == "AkutkortScreen"
    words = " ".join(visible_words(inside.front))
    assert "112" in words
    assert "Anna" not in words
    inside.press("F2")
    assert inside.front is lock
    assert len(read_laas(inside.folder).ure) == 1


def test_card_of_one_person_never_shows_to_the_next(inside):
    inside.press("F12")
    assert type(inside.front).__name__ == "DeskCard"
    inside.press("Ctrl+L")
    inside.come_in(BO)
    assert inside.front is inside.pages[-1]
    assert inside.window.layers.full is None


def jot(desk, words):
    desk.press("F2")
    desk.type(words)
    desk.clock.turn(240)
    desk.front.seal_now()
    desk.press("Esc")


def test_call_during_the_skaermlaas_is_there_after_unlock_with_its_true_start(inside):
    rang = inside.clock.now()
    inside.press("Ctrl+L")
    jot(inside, "kvinde i bil, bange")
    inside.type(VAGTKODER[ANNA])
    inside.press("Return")
    page = inside.front
    store, adgang = inside.composed.door.noegler.store(), inside.limbs.workplace.bruger.adgang
    record = store.reread(adgang, Henvendelse, page.rid)
    assert (record.start, record.form, record.slut) == (rang, "TLF", None)
    (draft,) = store.drafts(adgang)
    assert (draft.rid, draft.felt, draft.text) == (page.rid, "notat", "kvinde i bil, bange")
    assert list((inside.folder / "indbakke").iterdir()) == []
    assert read_laas(inside.folder).ure == (round(rang.timestamp() * 1000),)


def test_code_typed_at_once_after_f2_is_never_seen_and_opens(inside):
    """ux.md 2.22: the clock, then the code; no key in between."""
    inside.press("Ctrl+L")
    inside.press("F2")
    lock = inside.front
    for sign in VAGTKODER[ANNA]:  # the focus moves on the first
        inside.type(sign)
    assert lock._jot.field.words == ""
    assert lock.form.code.text() == VAGTKODER[ANNA]
    inside.press("Return")
    assert inside.front.rid is not None


def test_words_that_begin_with_a_number_are_jotted_all_the_same(inside):
    inside.press("Ctrl+L")
    inside.press("F2")
    lock = inside.front
    for sign in "2 børn i bilen":
        inside.type(sign)
    assert lock._jot.field.words == "2 børn i bilen"
    assert lock.form.code.text() == ""
    inside.press("Esc")
    inside.type(VAGTKODER[ANNA])
    inside.press("Return")
    assert inside.front.rid is not None


def test_call_during_the_full_lock_survives_the_process(inside):
    inside.composed.life.full_lock()
    jot(inside, "ringer igen kl. 3")
    start = inside.clock.now()
    inside.stop()
    again = RunningDesk(inside.folder, clock=inside.clock, secret=inside.secret)
    again.start()
    again.use_plain_pages()
    assert len(again.front._state.ure) == 1
    again.come_in(ANNA)
    assert again.front.rid is not None
    store, adgang = again.composed.door.noegler.store(), again.limbs.workplace.bruger.adgang
    assert [d.text for d in store.drafts(adgang)] == ["ringer igen kl. 3"]
    assert start > store.reread(adgang, Henvendelse, again.front.rid).start
    again.stop()
    inside.start()


def test_jotted_words_are_in_no_file(inside):
    inside.press("Ctrl+L")
    jot(inside, "kanariefuglens hemmelighed")
    held = [p for p in inside.folder.rglob("*") if p.is_file()]
    assert not any(b"kanariefugl" in p.read_bytes() for p in held)
    assert "indbakke" in {p.parent.name for p in held}


# ---- the full lock


def test_full_lock_shuts_the_store_and_leaves_its_clocks_to_the_fresh_process(inside, qtbot):
    store, adgang = inside.composed.door.noegler.store(), inside.limbs.workplace.bruger.adgang
    store.save(adgang, Henvendelse(id=RID, start=inside.clock.now(), form="TLF"))
    inside.composed.life.full_lock()
    assert inside.window.frame.pages.page is None
    assert len(read_laas(inside.folder).ure) == 1
    inside.clock.turn(1)
    inside.type("an")
    inside.tab()
    inside.type(KODER[ANNA])
    inside.press("Return")
    inside.press("F2")
    assert len(read_laas(inside.folder).ure) == 2
    assert inside.ended == []
    other = OldProcess(inside.limbs.place.bell._name, inside.fresh.word)
    other.painted()
    qtbot.waitUntil(lambda: inside.ended == [True])


def test_successor_that_dies_is_replaced_in_place(inside, qtbot):
    inside.composed.life.full_lock()
    inside.fresh.code = 1
    qtbot.waitUntil(lambda: inside.fresh.replaced)


def test_suspend_covers_the_screen_at_once(inside):
    inside.composed.life.full_lock()
    assert not inside.window.frame.isVisible()
    assert isinstance(inside.front, LaasScreen)


def test_fresh_process_shows_a_clock_the_old_one_started_meanwhile(desk):
    assert desk.front._state.ure == ()
    desk.composed.door.forhal.start_ur(desk.clock.now())
    desk.limbs.guard.read_clocks()
    assert desk.front._state.ure == (desk.clock.now(),)


def test_wall_clock_set_back_lengthens_no_shift_code(inside):
    inside.clock.at -= timedelta(hours=6)
    inside.clock.spent += 9 * 3600
    inside.press("Ctrl+L")
    assert not inside.limbs.guard.koder.koder
    assert inside.fresh.word


def test_code_holds_to_the_end_of_the_shift_on_both_clocks(inside):
    inside.clock.turn(6 * 3600)
    inside.press("Ctrl+L")
    assert locked_as(inside) is Laas.SKAERM
    inside.clock.at -= timedelta(hours=3)
    inside.type(VAGTKODER[ANNA])
    inside.press("Return")
    assert inside.limbs.workplace.bruger is not None
    assert locked_as(inside) is None


def test_clock_set_back_is_asked_about_at_unlock_and_not_again(inside):
    assert "Passer det?" not in " ".join(visible_words(inside.window.frame))
    inside.clock.at -= timedelta(minutes=30)
    inside.press("Ctrl+L")
    inside.type(VAGTKODER[ANNA])
    inside.press("Return")
    words = " ".join(visible_words(inside.window.frame.alarm_area))
    assert "Uret på computeren siger 23. november kl. 23.10. Passer det?" in words
    button(inside.window.frame.alarm_area, "Uret går forkert").click()
    assert "Ret uret, eller sig det til lederen." in " ".join(visible_words(inside.window.frame))
    inside.press("Ctrl+L")
    inside.type(VAGTKODER[ANNA])
    inside.press("Return")
    assert "Passer det?" not in " ".join(visible_words(inside.window.frame))


def button(area, words):
    return next(one for one in area.findChildren(QAbstractButton) if words in one.text())

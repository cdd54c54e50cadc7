"""A vikar's last night: told calmly when it is over, nothing typed is lost, and nobody comes in again (0155)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.adgangstid import Adgangstid
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.storage.keyring import Keyring
from akutdesk.ui.akutkort.screen import AkutkortScreen
from akutdesk.ui.fields import Button
from akutdesk.ui.henvendelse.guarded import GuardedText
from akutdesk.ui.laas.page import LaasScreen
from tests.flows.running_desk import ANNA, BO, KODER, LEDERS_KODE, VAGTKODER, RunningDesk, found
from tests.flows.seen import visible_words

pytestmark = pytest.mark.usefixtures("qapp")

TO_THE_END = 9 * 3600


def give_days(desk, initialer, tid):
    """The leader, before the night begins."""
    vault = desk.composed.door.noegler.vault
    ring = Keyring(vault=vault, clock=desk.clock, read_krav=lambda: None)
    leder = ring.lad_ind(ring.proev("LE", LEDERS_KODE))
    person = next(one for one in ring.personale(leder) if one.initialer == initialer)
    ring._krav = desk.composed.door.noegler.krav
    ring.saet_tid(leder, person.id, tid)
    ring.luk()


@pytest.fixture
def last_night(tmp_path):
    desk = RunningDesk(tmp_path / "data")
    found(desk)
    desk.start()
    give_days(desk, ANNA, Adgangstid(til=date(2026, 11, 23)))
    desk.come_in(ANNA)
    yield desk
    desk.stop()


def over(desk):
    desk.clock.turn(TO_THE_END)
    desk.composed.life._time_end.look()
    QApplication.processEvents()


def words(desk):
    return " ".join(visible_words(desk.window))


def notes(desk):
    """Everything in notes, read by somebody who may be in."""
    ring = Keyring(vault=desk.composed.door.noegler.vault, clock=desk.clock, read_krav=lambda: None)
    bo = ring.lad_ind(ring.proev(BO, KODER[BO]))
    calls = ring.store().henvendelser.liste(bo.adgang)
    found = [ring.store().get(bo.adgang, Henvendelse, row.rid).notat for row in calls]
    ring.luk()
    return found


def begin_note(desk):
    desk.press("F2")
    desk.front.findChild(GuardedText).setFocus()
    QApplication.processEvents()


def test_the_end_is_told_and_the_page_stays(last_night):
    last_night.press("F2")
    page = last_night.front
    over(last_night)
    assert "Din adgang er slut nu." in words(last_night)
    assert last_night.front is page


def test_what_others_save_after_the_end_is_read_by_no_screen_and_goes_on_to_the_copies(last_night):
    changes, told = last_night.limbs.workplace.changes, []
    changes.saved.connect(lambda _: told.append("read"))
    changes.stored.connect(lambda _: told.append("carried"))
    changes.tell({"opfoelgning"})
    assert told == ["carried", "read"]
    over(last_night)
    changes.tell({"opfoelgning"})
    assert told == ["carried", "read", "carried"]


def test_what_was_being_typed_is_in_the_record_after_the_lock(last_night):
    begin_note(last_night)
    last_night.type("ringer igen")
    over(last_night)
    last_night.type(" i morgen")
    last_night.press("Ctrl+L")
    assert isinstance(last_night.front, LaasScreen)
    assert last_night.fresh.word, "the full lock: a fresh process takes over"
    assert notes(last_night) == ["ringer igen i morgen"]


def test_what_the_desk_does_by_itself_meanwhile_is_not_their_deed_and_locks_nothing(last_night):
    begin_note(last_night)
    last_night.type("ringer igen")
    page = last_night.front
    assert last_night.limbs.workplace.has_talk()
    over(last_night)
    last_night.type(" kl. 10")
    last_night.window.frame.minute_turned.emit()
    last_night.composed.program.look.set_percent(150)
    last_night.limbs.workplace.keep_front()
    last_night.limbs.watch.look()
    assert last_night.limbs.workplace.has_talk()
    last_night.composed.life._time_end.look()
    assert last_night.front is page
    last_night.type(" i dag")
    last_night.press("Ctrl+L")
    assert notes(last_night) == ["ringer igen kl. 10 i dag"]


def test_f12_shows_the_numbers_all_the_same_and_locks_nothing(last_night):
    begin_note(last_night)
    page = last_night.front
    over(last_night)
    last_night.press("F12")
    assert isinstance(last_night.front, AkutkortScreen)
    last_night.press("Esc")
    last_night.composed.life._time_end.look()
    assert last_night.front is page


@pytest.mark.parametrize("key", ["F2", "Ctrl+N"])
def test_a_contact_begun_then_is_taken_by_the_lock_and_a_call_keeps_its_start(last_night, key):
    begin_note(last_night)
    last_night.type("ringer igen")
    over(last_night)
    before = last_night.limbs.guard.ure
    last_night.press(key)
    assert isinstance(last_night.front, LaasScreen)
    begun = (last_night.clock.now(),) if key == "F2" else ()
    assert last_night.limbs.guard.ure == (*before, *begun)
    assert notes(last_night) == ["ringer igen"]


def test_opening_something_else_locks_and_keeps_the_words(last_night, qtbot):
    begin_note(last_night)
    last_night.type("ringer igen")
    over(last_night)
    last_night.press("Ctrl+1")
    qtbot.waitUntil(lambda: isinstance(last_night.front, LaasScreen), timeout=5000)
    assert last_night.fresh.word
    assert notes(last_night) == ["ringer igen"]


def test_a_shift_code_opens_no_screen_once_the_days_are_over(last_night):
    last_night.press("Ctrl+L")
    last_night.clock.at = last_night.clock.at.replace(day=24, hour=5, minute=59)
    last_night.clock.turn(70)
    last_night.type(VAGTKODER[ANNA])
    last_night.press("Return")
    assert isinstance(last_night.front, LaasScreen)


def test_somebody_whose_access_was_closed_elsewhere_is_told_at_the_lock(last_night):
    last_night.press("Ctrl+L")
    last_night.composed.door.noegler.store().hold_adgang({})
    last_night.type(VAGTKODER[ANNA])
    last_night.press("Return")
    assert isinstance(last_night.front, LaasScreen)
    assert "Din adgang er lukket." in words(last_night)


def test_who_comes_back_the_next_day_is_told_why_and_not_that_the_code_is_wrong(tmp_path, qtbot):
    desk = RunningDesk(tmp_path / "data")
    found(desk)
    desk.start()
    give_days(desk, ANNA, Adgangstid(til=date(2026, 11, 23)))
    desk.clock.turn(TO_THE_END)
    desk.type("an")
    desk.tab()
    desk.type(KODER[ANNA])
    desk.press("Return")
    qtbot.waitUntil(lambda: "Din adgang er slut." in desk.front.form._answer.text())
    with pytest.raises(RuntimeError):
        desk.composed.door.noegler.store()
    desk.stop()


# ---------------------------------------------------------------- a clock that once stood ahead (decision 0172)


@pytest.fixture
def stood_ahead(tmp_path):
    """Anna has a week; the leader unlocked once with a clock a year ahead, and it stands right again."""
    desk = RunningDesk(tmp_path / "data")
    found(desk)
    desk.start()
    give_days(desk, ANNA, Adgangstid(til=date(2026, 11, 30)))
    now = desk.clock.at
    desk.clock.turn(400 * 86_400)
    desk.composed.unlock("LE", LEDERS_KODE, "731962")
    desk.stop()
    desk.clock.at = now
    desk.start()
    desk.composed.unlock("LE", LEDERS_KODE, "731962")
    yield desk
    desk.stop()


def answer(desk, words):
    buttons = desk.window.frame.alarm_area.findChildren(Button)
    next(one for one in buttons if one.text().startswith(words)).click()
    QApplication.processEvents()


def test_the_leader_is_asked_whether_the_clock_is_right_now_and_a_yes_lets_anna_in(stood_ahead):
    ring = stood_ahead.composed.door.noegler
    anna = next(one for one in ring.store().staff_records() if one.initialer == ANNA)
    assert "Før stod det længere fremme." in " ".join(visible_words(stood_ahead.window))
    assert ring.afvist(anna.id) is not None
    answer(stood_ahead, "Det passer")
    assert ring.afvist(anna.id) is None
    assert "Før stod det" not in " ".join(visible_words(stood_ahead.window))


def test_a_no_changes_nothing_and_is_not_asked_again_in_the_same_start(stood_ahead):
    ring, leder = stood_ahead.composed.door.noegler, stood_ahead.limbs.workplace.bruger
    answer(stood_ahead, "Uret går forkert")
    assert "Ret uret, eller sig det til lederen." in " ".join(visible_words(stood_ahead.window))
    assert ring.store().uret.er_bagud(leder.adgang)
    stood_ahead.press("Ctrl+L")
    stood_ahead.composed.unlock("LE", LEDERS_KODE, "731962")
    assert "Før stod det" not in " ".join(visible_words(stood_ahead.window))

"""Steps 3 and 4 opened later by a leader: the telephone wins, and nothing that stood there is lost."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.enhed import Enhed
from akutdesk.ui.akutkort.desk_card import DeskCard
from akutdesk.ui.henvendelse.page import HenvendelsePage
from akutdesk.ui.laas.page import LaasScreen
from akutdesk.ui.leder.staff_page import MedarbejderePage
from akutdesk.ui.opsaetning.setup_screen import SetupScreen
from tests.flows.running_desk import LEDERS_KODE
from tests.flows.seen import visible_words

pytestmark = pytest.mark.usefixtures("qapp")
KODE = "736251"


@pytest.fixture
def desk(started):
    started.composed.unlock("LE", LEDERS_KODE, KODE)
    QApplication.processEvents()
    again(started)
    return started


def again(desk):
    desk.press("Ctrl+7", "Alt+M", "Alt+V")
    assert isinstance(desk.front, SetupScreen)


def place(desk):
    adgang = desk.limbs.workplace.bruger.adgang
    (enhed,) = desk.composed.door.noegler.store().setup(adgang, Enhed)
    return enhed


def test_telephone_wins_and_the_half_typed_colleague_is_there_again(desk):
    desk.type("CA")
    desk.tab()
    desk.type("Carla")
    desk.press("F2")
    assert isinstance(desk.front, HenvendelsePage)
    again(desk)
    assert desk.front.step.typed() == ("CA", "Carla", "MEDARBEJDER")


def test_lock_falls_from_here_too(desk):
    desk.press("Ctrl+L")
    assert isinstance(desk.front, LaasScreen)


def test_card_comes_over_it_and_goes_again(desk):
    desk.press("F12")
    assert isinstance(desk.front, DeskCard)
    desk.press("Escape")
    assert isinstance(desk.front, SetupScreen)


def test_esc_leads_back_and_says_so(desk):
    assert desk.front.leave_button.isVisible()
    desk.press("Escape")
    assert isinstance(desk.front, MedarbejderePage)


@pytest.mark.parametrize("key", ["Escape", "Ctrl+Return"])
def test_colleague_who_was_typed_and_not_let_in_is_told_before_one_goes_on(desk, key):
    desk.type("CA")
    desk.tab()
    desk.type("Carla")
    desk.press(key)
    step = desk.front.step
    row = step.fields["ny"]
    assert row.missing
    assert "Carla har ikke fået adgang endnu." in row.field.accessibleDescription()
    for field in (step.initials, step.name):
        field.setFocus()
        desk.press("Ctrl+A", "Delete")
    assert not row.missing
    desk.press(key)
    assert getattr(desk.front, "step", None) is not step


def test_enter_lets_the_typed_colleague_in(desk, qtbot):
    step = desk.front.step
    desk.type("CA")
    desk.tab()
    desk.type("Carla")
    desk.press("Ctrl+Return")
    step.name.setFocus()
    desk.press("Return")
    qtbot.waitUntil(lambda: bool(step.slip.text()))
    assert not step.fields["ny"].missing
    assert "Carla" in [row.text for row in step.list.rows]


def test_borders_shown_are_those_that_hold_and_looking_changes_nothing(desk):
    before = place(desk)
    desk.press("Ctrl+Return")
    assert place(desk) == before


def test_new_borders_hold_from_today_and_the_old_ones_for_the_nights_before(desk):
    step = desk.front.step
    step.times[0].setFocus()
    desk.press("Ctrl+A")
    desk.type("6.30")
    desk.press("Ctrl+Return")
    old, new = place(desk).vagtgraenser
    assert (old.dag, old.gaelder_fra) == ("07:00", date.min)
    assert (new.dag, new.gaelder_fra) == ("06:30", date(2026, 11, 23))
    desk.press("Escape")
    again(desk)
    assert desk.front.step.times[0].text() == "06.30"


def test_times_are_whole_when_the_text_grows(desk):
    for _ in range(5):
        desk.press("Ctrl++")
    QApplication.processEvents()
    field = desk.front.step.times[0]
    assert field.width() >= field.fontMetrics().horizontalAdvance("07.00") + 24


def test_note_stands_at_the_end_of_the_card_where_the_foot_has_no_room(desk):
    note = "Du kan lukke og fortsætte senere. Alt er gemt."
    assert visible_words(desk.front).count(note) == 1
    desk.window.resize(683, 384)
    QApplication.processEvents()
    assert visible_words(desk.front).count(note) == 1
    assert desk.front._note_below.isVisible()


def test_borders_typed_and_left_with_esc_are_kept(desk):
    desk.front.step.times[2].setFocus()
    desk.press("Ctrl+A")
    desk.type("22.30")
    desk.press("Escape")
    assert isinstance(desk.front, MedarbejderePage)
    assert place(desk).vagtgraenser[-1].nat == "22:30"

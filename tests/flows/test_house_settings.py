"""What the leader sets acts in the whole program, from that moment on (ux.md 2.16)."""

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.ui.leder.page import OpsaetningPage
from akutdesk.ui.opsaetning.setup_screen import SetupScreen
from tests.flows.running_desk import ANNA, LEDERS_KODE
from tests.flows.seen import visible_words

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def leader(started):
    started.composed.unlock("LE", LEDERS_KODE, "736251")
    QApplication.processEvents()
    started.press("Ctrl+7")
    assert isinstance(started.front, OpsaetningPage)
    return started


def find(leader, letters):
    leader.type(letters)
    leader.press("Return")


def test_the_lock_falls_after_the_time_that_was_set(leader):
    find(leader, "lås")
    leader.type("2")
    watch = leader.limbs.watch
    assert watch._frister.skaerm == 120
    leader.press("Ctrl+Z")
    assert watch._frister.skaerm == 300


def test_the_form_asks_with_the_digits_that_were_set(leader):
    find(leader, "fyld")
    leader.type("3")
    leader.press("F2")
    assert leader.front.body.groups["symptomer"].question.of_digit("3").kode == "ANGST"


def test_the_foot_of_every_screen_shows_the_bagvagts_new_number(leader):
    leader.press("Down", "Down", "Down", "Down", "Down", "Return")
    page = leader.front
    page.numbers.mark("BAGV")
    leader.press("Return", "Ctrl+A")
    leader.type("70 44 44 44")
    leader.press("Return")
    assert "70 44 44 44" in " ".join(visible_words(leader.window.frame.side))


def test_a_colleague_sees_no_opsaetning_and_its_key_does_nothing(started):
    started.come_in(ANNA)
    before = started.front
    assert "Opsætning" not in " ".join(row.text for row in started.window.frame.side.nav.rows)
    started.press("Ctrl+7")
    assert started.front is before


def test_the_test_page_is_printed_with_the_places_new_name(leader):
    find(leader, "stedets")
    leader.press("Ctrl+A")
    leader.type("Akuttilbuddet ved åen")
    leader.press("Return")
    find(leader, "prøve")
    assert isinstance(leader.front, SetupScreen)
    leader.press("Escape")
    assert isinstance(leader.front, OpsaetningPage)

"""Lists and favourites: digits move, answers are switched off and added, and nothing written before changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.kalender import kalender
from akutdesk.ui.furnish import furnish
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.house_codes import HouseCodes
from tests.ui.night_desk import LEADER

pytestmark = pytest.mark.usefixtures("page")


@pytest.fixture
def page(leader, hands):
    desk = leader.desk
    house = HouseCodes(desk.codes, desk.changes)
    house.read(desk.store, LEADER)
    leader.desk = replace(desk, codes=house)
    furnish(leader.window, leader.desk)
    hands.press("Ctrl+7", *"fyld", "Enter")
    return leader.page


def digits(leader):
    day = kalender(leader.desk.codes).dato(leader.clock.now())
    return {code.kode: digit for digit, code in leader.desk.codes["symptomer"].cifre(day)}


def question(leader):
    day = kalender(leader.desk.codes).dato(leader.clock.now())
    return question_of(leader.desk.codes["symptomer"], day, title="Hvad fylder?", many=True)


def test_a_digit_moves_the_answer_and_the_other_takes_its_place(leader, hands, page):
    assert QApplication.focusWidget() is page.list
    assert (digits(leader)["ANGST"], digits(leader)["URO"]) == (1, 3)
    hands.press("3")
    assert (digits(leader)["ANGST"], digits(leader)["URO"]) == (3, 1)
    assert page.list.marked == "ANGST"
    assert question(leader).of_digit("3").kode == "ANGST"
    hands.press("Ctrl+Z")
    assert (digits(leader)["ANGST"], digits(leader)["URO"]) == (1, 3)


def test_zero_takes_the_digit_and_leaves_its_place_free(leader, hands):
    hands.press("0")
    assert "ANGST" not in digits(leader)
    assert digits(leader)["NEDTRYKT"] == 2
    assert "ANGST" in {one.kode for one in question(leader).more}


def test_an_answer_that_is_switched_off_is_still_read_where_it_was_chosen(leader, hands, page):
    hands.press("Space")
    asked = question(leader)
    assert "ANGST" not in {one.kode for one in (*asked.choices, *asked.more)}
    assert [one.kode for one in asked.beyond(("ANGST",))] == ["ANGST"]
    assert leader.desk.codes["symptomer"].label("ANGST") == "Angst/nervøsitet"
    page.list.mark("ANGST")
    hands.press("Space")
    assert "ANGST" in {one.kode for one in question(leader).more}


@pytest.mark.parametrize("kode", ["INGEN", "SELVMORD"])
def test_what_a_contact_stands_on_cannot_be_switched_off(leader, hands, page, kode):
    page.list.mark(kode)
    hands.press("Space")
    assert kode in digits(leader)


def test_an_answer_of_the_houses_own_gets_a_digit(leader, hands):
    hands.press("Alt+N")
    hands.write("Savner sin hund")
    hands.press("Enter")
    assert leader.window.layers.overlay is None
    hands.press("4")
    assert question(leader).of_digit("4").text == "Savner sin hund"
    assert digits(leader).get("SOEVN") is None


def test_words_that_do_not_fit_a_key_are_asked_for_shorter_ones(leader, hands, page):
    hands.press("Alt+N", "Enter")
    panel = leader.window.layers.overlay
    assert panel._asked["navn"].missing
    hands.write("Bange for at miste sin bolig igen")
    hands.press("Enter")
    assert panel._asked["kort"].missing
    assert QApplication.focusWidget() is panel.kort
    hands.write("Bange for boligen")
    hands.press("Enter")
    assert leader.window.layers.overlay is None
    assert any(one.text == "Bange for at miste sin bolig igen" for one in page.list.rows)


def test_the_same_answer_twice_is_refused(leader, hands):
    hands.press("Alt+N")
    hands.write("ensomhed")
    hands.press("Enter")
    assert leader.window.layers.overlay._asked["navn"].missing

"""Telefonliste on a real store: numbers are checked, changed, hidden and added (design.md 8.23, domain.md 2.23)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.katalog import maa_trykkes
from akutdesk.domain.kriseplan import Kontakt
from akutdesk.domain.opslag import Opslag
from akutdesk.ui.akutkort.state import checked
from akutdesk.ui.leder.number_panel import NumberPanel
from akutdesk.ui.leder.phone_page import TelefonlistePage
from akutdesk.ui.place import katalog_of
from tests.ui.night_desk import ANNA, LEADER


def row(page, kode):
    return next(one for one in page.numbers.rows if one.id == kode)


def doctor(leader):
    return katalog_of(leader.desk).laegevagt("SD")


def may_print(leader):
    katalog = katalog_of(leader.desk)
    return maa_trykkes(Kontakt(navn="x", katalog_kode=doctor(leader).kode), katalog)


pytestmark = pytest.mark.usefixtures("page")


@pytest.fixture
def page(leader):
    leader.window.go("telefonliste")
    return leader.page


def type_anew(hands, text):
    hands.press("Ctrl+A")
    hands.write(text)


def test_the_list_has_the_region_in_the_order_of_the_card_and_the_focus(leader, page):
    assert isinstance(page, TelefonlistePage)
    assert QApplication.focusWidget() is page.numbers
    card = [post.kode for post in katalog_of(leader.desk).akutkort("SD")]
    shown = [one.id for one in page.numbers.rows if one.id in card]
    assert shown == [kode for kode in card if kode in shown]
    assert page.numbers.rows[0].aside == "112"
    assert row(page, doctor(leader).kode).right == "ikke kontrolleret"


def test_a_number_prints_on_a_plan_once_space_has_marked_it_checked(leader, hands, page):
    assert not may_print(leader)
    page.numbers.mark(doctor(leader).kode)
    hands.press("Space")
    assert may_print(leader)
    assert row(page, doctor(leader).kode).right == "tjekket 24. nov."
    (kept,) = leader.store.setup(LEADER, Opslag)
    assert (kept.kontrolleret_dato, kept.kontrolleret_af) == (date(2026, 11, 24), ANNA)
    assert kept.nummer == doctor(leader).nummer
    assert checked(doctor(leader), page._saying, date(2026, 11, 24)) == "tjekket 24. nov."


def test_the_check_is_taken_back_by_ctrl_z(leader, hands, page):
    page.numbers.mark(doctor(leader).kode)
    hands.press("Alt+K", "Ctrl+Z")
    assert not may_print(leader)
    assert row(page, doctor(leader).kode).right == "ikke kontrolleret"


def test_another_number_needs_its_own_check(leader, hands, page):
    page.numbers.mark(doctor(leader).kode)
    hands.press("Space", "Enter")
    type_anew(hands, "70 00 00 00")
    hands.press("Ctrl+Enter")
    assert leader.window.layers.overlay is None
    assert doctor(leader).nummer == "70 00 00 00"
    assert not may_print(leader)
    assert QApplication.focusWidget() is page.numbers


def test_another_name_keeps_the_check(leader, hands, page):
    page.numbers.mark(doctor(leader).kode)
    hands.press("Space", "Alt+R", "Shift+Tab")
    type_anew(hands, "Lægevagten i byen")
    hands.press("Enter")
    assert doctor(leader).navn == "Lægevagten i byen"
    assert may_print(leader)


def test_hours_that_nobody_can_read_are_told_at_the_field(leader, hands, page):
    page.numbers.mark(doctor(leader).kode)
    hands.press("Enter", "Tab")
    type_anew(hands, "når vi har tid")
    hands.press("Enter")
    panel = leader.window.layers.overlay
    assert isinstance(panel, NumberPanel)
    assert panel._asked["aabent"].missing
    type_anew(hands, "hverdage 16.00-08.00; weekend 00.00-24.00")
    hands.press("Enter")
    assert doctor(leader).aabent == ("hverdage 16:00-08:00", "weekend 00:00-24:00")


def test_what_was_typed_survives_escape(leader, hands, page):
    page.numbers.mark(doctor(leader).kode)
    hands.press("Alt+R")
    type_anew(hands, "70 11 11 11")
    hands.press("Esc", "Alt+R")
    assert leader.window.layers.overlay.nummer.text() == "70 11 11 11"


def test_a_number_with_letters_is_told_at_the_field_and_nothing_is_lost(leader, hands, page):
    page.numbers.mark(doctor(leader).kode)
    hands.press("Enter")
    type_anew(hands, "spørg Mette")
    hands.press("Enter")
    panel = leader.window.layers.overlay
    assert panel._asked["nummer"].missing
    assert QApplication.focusWidget() is panel.nummer
    assert panel.nummer.text() == "spørg Mette"
    assert doctor(leader).nummer != "spørg Mette"


def test_a_number_without_a_name_is_asked_for_one(leader, hands, page):
    page.numbers.mark(doctor(leader).kode)
    hands.press("Enter", "Shift+Tab", "Ctrl+A", "Delete", "Enter")
    assert leader.window.layers.overlay._asked["navn"].missing


@pytest.mark.parametrize("typed", ["", "113"])
def test_112_always_stands_there(leader, hands, page, typed):
    page.numbers.mark("N112")
    hands.press("Enter", "Ctrl+A", "Delete")
    hands.write(typed)
    hands.press("Enter")
    panel = leader.window.layers.overlay
    assert panel.nummer.accessibleDescription() == "112 skal altid stå her. Skriv 112."
    hands.press("Esc", "Alt+S")
    assert "N112" in {one.kode for one in katalog_of(leader.desk).poster}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("hverdage 16.00-12.00", "Der er lukket, før der er åbent."),
        ("hverdage 08.00-16.00; alle 15.00-18.00", "To af tiderne overlapper."),
    ],
)
def test_hours_that_cannot_be_say_why(leader, hands, page, typed, words):
    page.numbers.mark(doctor(leader).kode)
    hands.press("Enter", "Tab")
    type_anew(hands, typed)
    hands.press("Enter")
    assert leader.window.layers.overlay.aabent.accessibleDescription().startswith(words)


def test_a_hidden_number_leaves_the_card_and_comes_back(leader, hands, page):
    def on_card():
        return {post.kode for post in katalog_of(leader.desk).akutkort("SD")}

    page.numbers.mark("LIVS")
    hands.press("Alt+S")
    assert "LIVS" not in on_card()
    assert row(page, "LIVS").tag.text == "vises ikke"
    hands.press("Alt+S")
    assert "LIVS" in on_card()


def test_a_number_of_the_houses_own_stands_last_on_the_card(leader, hands):
    hands.press("Alt+N")
    hands.write("Vores egen nabo")
    hands.press("Tab")
    hands.write("70 22 22 22")
    hands.press("Ctrl+Enter")
    assert katalog_of(leader.desk).akutkort("SD")[-1].navn == "Vores egen nabo"


def test_a_number_nobody_called_for_180_days_is_told_in_a_banner(leader, hands, page):
    page.numbers.mark(doctor(leader).kode)
    hands.press("Space")
    assert page.old is None
    leader.clock.forward(days=181)
    leader.window.go("vagtbord")
    leader.window.go("telefonliste")
    assert page.old is not None
    assert row(page, doctor(leader).kode).tag.text == "tjek igen"
    page.numbers.mark(doctor(leader).kode)
    hands.press("Space")
    assert page.old is None

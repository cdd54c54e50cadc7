"""Ctrl+7 on a real store: numbers are checked and changed, and the second copy gets its folder (design.md 8.23)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.errors import AdgangError
from akutdesk.domain.katalog import maa_trykkes
from akutdesk.domain.kriseplan import Kontakt
from akutdesk.domain.opslag import Opslag
from akutdesk.ui.akutkort.state import checked
from akutdesk.ui.leder.number_panel import NumberPanel
from akutdesk.ui.leder.page import LederPage
from akutdesk.ui.place import katalog_of
from tests.ui.night_desk import ANNA, LEADER


def row(page, kode):
    return next(one for one in page.numbers.rows if one.id == kode)


def doctor(leader):
    return katalog_of(leader.desk).laegevagt("SD")


def may_print(leader):
    katalog = katalog_of(leader.desk)
    return maa_trykkes(Kontakt(navn="x", katalog_kode=doctor(leader).kode), katalog)


def type_anew(hands, text):
    hands.press("Ctrl+A")
    hands.write(text)


def test_the_list_has_the_region_in_the_order_of_the_card_and_the_focus(leader, page):
    assert isinstance(page, LederPage)
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
    hands.press("Alt+R", "Tab")
    type_anew(hands, "når vi har tid")
    hands.press("Enter")
    panel = leader.window.layers.overlay
    assert isinstance(panel, NumberPanel)
    assert panel._hours.missing
    type_anew(hands, "hverdage 16.00-08.00; weekend 00.00-24.00")
    hands.press("Enter")
    assert doctor(leader).aabent == ("hverdage 16:00-08:00", "weekend 00:00-24:00")


def test_what_was_typed_survives_escape(leader, hands, page):
    page.numbers.mark(doctor(leader).kode)
    hands.press("Alt+R")
    type_anew(hands, "70 11 11 11")
    hands.press("Esc", "Alt+R")
    assert leader.window.layers.overlay.nummer.text() == "70 11 11 11"


def test_nobody_but_a_leader_opens_the_page(people):
    with pytest.raises(AdgangError):
        LederPage(people.desk)
    with pytest.raises(AdgangError):
        LederPage(replace(people.desk, adgang=replace(LEADER, rolle="VIKAR")))


def test_a_folder_is_typed_and_the_copy_is_made_at_once(leader, hands, page, tmp_path, qtbot):
    stick = tmp_path / "stick"
    stick.mkdir()
    hands.press("F6")
    assert QApplication.focusWidget() is page.copy.folder
    hands.write(str(stick))
    hands.press("Enter")
    qtbot.waitUntil(lambda: bool(list(stick.rglob("*.akd"))))
    qtbot.waitUntil(lambda: page.copy.said.text() == "Kopien er lavet. Alt er med.")
    assert leader.store.copy_targets() == (stick,)
    assert "24. november kl. 02.14" in page.copy.facts.accessibleName()


@pytest.mark.parametrize(
    ("name", "words"),
    [("findes ikke", "Vi kan ikke finde mappen"), ("desk", "Her ligger jeres data")],
)
def test_a_folder_that_cannot_be_used_says_why(leader, hands, page, tmp_path, qtbot, name, words):
    hands.press("F6")
    hands.write(str(tmp_path / name))
    hands.press("Enter")
    qtbot.waitUntil(lambda: page.copy._labelled.missing)
    assert page.copy.folder.accessibleDescription().startswith(words)
    assert leader.store.copy_targets() == ()


def test_a_stick_that_is_away_is_told_calmly(leader, hands, page, tmp_path, qtbot):
    stick = tmp_path / "stick"
    leader.store.set_copy_targets(LEADER, [stick])
    hands.press("Alt+T")
    qtbot.waitUntil(lambda: page.copy.said.text().startswith("Vi kan ikke nå mappen"))
    assert leader.store.overblik().ukopierede > 0


def test_alt_t_without_a_folder_leads_to_the_field(hands, page):
    hands.press("Alt+T")
    assert QApplication.focusWidget() is page.copy.folder

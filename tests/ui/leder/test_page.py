"""Ctrl+7 on a real store: settings are found by letters, changed at once, taken back, and they act (ux.md 2.16)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.vagt import vagttype
from akutdesk.ui.krisesamtale.talk_guide import talk_guide
from akutdesk.ui.laas.frist import frister
from akutdesk.ui.leder.felt_panel import FeltPanel
from akutdesk.ui.leder.page import OpsaetningPage
from akutdesk.ui.place import enhed_of, house_rules, settings_of
from tests.ui.night_desk import LEADER, NIGHT

pytestmark = pytest.mark.usefixtures("page")


def overlay(leader):
    return leader.window.layers.overlay


def open_setting(hands, letters):
    hands.press(
        "Ctrl+7", "Ctrl+A", *("Space" if sign == " " else sign for sign in letters), "Enter"
    )


def type_anew(hands, text):
    hands.press("Ctrl+A", "Delete")
    hands.write(text)


def values(page):
    return {row.text: row.right or row.lines for row in page.rows.rows}


def test_the_search_field_has_the_focus_and_the_first_page_stands_beside(leader, page):
    assert isinstance(page, OpsaetningPage)
    assert QApplication.focusWidget() is page.line
    assert values(page)["Stedets navn"] == enhed_of(leader.desk).navn


def test_the_lock_time_is_changed_in_six_keys_at_most(leader, hands, page):
    hands.press("l", "å", "s", "Enter", "8")
    assert overlay(leader) is None
    assert frister(settings_of(leader.desk)).skaerm == 8 * 60
    assert values(page)["Lås skærmen efter"] == "8 minutter"


def test_ctrl_z_takes_a_change_back(leader, hands):
    hands.press("l", "å", "s", "Enter", "8")
    assert frister(settings_of(leader.desk)).skaerm == 8 * 60
    hands.press("Ctrl+Z")
    assert frister(settings_of(leader.desk)).skaerm == 5 * 60


def test_arrows_go_from_page_to_page_and_enter_goes_in(leader, hands, page):
    hands.press("Down", "Down", "Down", "Enter")
    assert page.sider.marked == "vagter"
    assert QApplication.focusWidget() is page.rows
    hands.press("Enter")
    assert isinstance(overlay(leader), FeltPanel)


def test_a_place_without_a_name_is_told_at_the_field_and_keeps_its_name(leader, hands):
    name = enhed_of(leader.desk).navn
    open_setting(hands, "sted")
    hands.press("Ctrl+A", "Delete", "Enter")
    assert overlay(leader)._row.missing
    hands.press("Esc")
    assert enhed_of(leader.desk).navn == name


def test_the_new_name_and_number_are_those_of_the_place(leader, hands):
    open_setting(hands, "sted")
    type_anew(hands, "Akuttilbuddet ved åen")
    hands.press("Enter")
    assert enhed_of(leader.desk).navn == "Akuttilbuddet ved åen"
    open_setting(hands, "telefon")
    type_anew(hands, "ring bare")
    hands.press("Enter")
    assert overlay(leader)._row.missing
    type_anew(hands, "70 33 33 33")
    hands.press("Enter")
    assert enhed_of(leader.desk).telefon == "70 33 33 33"


def test_what_was_typed_survives_escape(leader, hands):
    open_setting(hands, "adresse")
    type_anew(hands, "Bækvej 7")
    hands.press("Esc")
    open_setting(hands, "adresse")
    assert overlay(leader).field.text() == "Bækvej 7"


def test_a_new_shift_border_counts_from_today_and_old_nights_stay(leader, hands):
    before = vagttype(NIGHT.replace(day=20, hour=6, minute=30), enhed_of(leader.desk).vagtgraenser)
    open_setting(hands, "dagv")
    type_anew(hands, "8")
    hands.press("Enter")
    borders = enhed_of(leader.desk).vagtgraenser
    assert (borders[-1].dag, borders[-1].gaelder_fra) == ("08:00", date(2026, 11, 24))
    assert vagttype(NIGHT.replace(hour=6, minute=30), borders) == "NAT"
    assert vagttype(NIGHT.replace(day=20, hour=6, minute=30), borders) == before == "DAG"


def test_shifts_that_overlap_are_told_at_the_field(leader, hands):
    open_setting(hands, "aften")
    type_anew(hands, "06.00")
    hands.press("Enter")
    assert overlay(leader).field.accessibleDescription().startswith("Vagterne overlapper.")


def test_the_talk_says_the_places_own_words(leader, hands):
    shipped = talk_guide(leader.desk).trin("FULD", "1").sig
    open_setting(hands, "tag i")
    hands.press("Ctrl+A", "Delete")
    hands.write("Hej, du taler med Dit Akuttilbud.")
    hands.press("Ctrl+Enter")
    assert talk_guide(leader.desk).trin("FULD", "1").sig == ("Hej, du taler med Dit Akuttilbud.",)
    open_setting(hands, "tag i")
    hands.press("Ctrl+A", "Delete", "Ctrl+Enter")
    assert talk_guide(leader.desk).trin("FULD", "1").sig == shipped


def test_a_municipality_is_added_by_its_letters(leader, hands):
    before = enhed_of(leader.desk).deltagende_kommuner
    open_setting(hands, "kommuner")
    hands.press("0", *"vejle", "Space", "Ctrl+Enter")
    assert enhed_of(leader.desk).deltagende_kommuner == (*before, "0630")


def test_a_day_that_is_none_is_told(leader, hands):
    open_setting(hands, "besluttet")
    hands.write("31/2-2026")
    hands.press("Enter")
    assert overlay(leader)._row.missing
    type_anew(hands, "1/2-2026")
    hands.press("Enter")
    assert enhed_of(leader.desk).overnatning_hjemmel_dato == date(2026, 2, 1)


def test_more_nights_than_the_law_gives_cannot_be_set(leader, hands):
    open_setting(hands, "nætter")
    type_anew(hands, "4")
    hands.press("Enter")
    assert overlay(leader).field.accessibleDescription() == "Skriv et tal fra 1 til 3."


def test_nothing_found_says_so(hands, page):
    hands.press(*"xqz")
    assert not page.rows.rows
    assert page._both.about.text().startswith("Intet passer på")


def test_the_same_answer_again_makes_no_record(leader, hands):
    hands.press("l", "å", "s", "Enter", "5")
    assert overlay(leader) is None
    assert leader.store.setup(LEADER, Indstilling) == ()


def test_a_guest_is_told_the_rules_of_the_house(leader, hands):
    shipped = house_rules(leader.desk)
    open_setting(hands, "husr")
    hands.press("Ctrl+A", "Delete")
    hands.write("Ro efter klokken 22.")
    hands.press("Enter")
    hands.write("Katten må ikke komme ud.")
    hands.press("Ctrl+Enter")
    assert house_rules(leader.desk) == "Ro efter klokken 22. Katten må ikke komme ud."
    hands.press("Ctrl+Z")
    assert house_rules(leader.desk) == shipped

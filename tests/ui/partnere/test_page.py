"""Partners are looked up with arrows or from the palette; the leader writes them and their agreements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.ui.partnere.forms import AftaleForm, PartnerForm
from akutdesk.ui.place import enhed_of
from tests.ui.night_desk import LEADER
from tests.ui.partnere.conftest import AFTALE, DISTRIKT, RUS, move_in


def all_of(night, cls):
    return {one.id: one for one in night.store.setup(night.desk.adgang, cls)}


def test_the_list_says_the_number_and_whether_the_agreement_holds(page):
    told = [
        (row.text, row.aside, row.lines, row.tag.text if row.tag else row.right)
        for row in page.list.rows
    ]
    assert told == [
        ("Distriktspsykiatrien", "Distriktspsykiatri", "70 11 11 11", "udløbet"),
        ("Åens rådgivning", "Rusmiddeltilbud", "mangler nummer", "ingen aftale"),
    ]
    assert QApplication.focusWidget() is page.list


def test_arrows_show_one_after_the_other(page, hands):
    assert page.pane.facts.accessibleDescription() or page.pane.facts.isVisible()
    pairs = dict(page.pane.facts._pairs)
    assert pairs["Kun for jer"] == "70 11 11 11 · tjekket 2. nov."
    assert pairs["Åbent"] == "lukket nu – åbner kl. 8"
    agreed = dict(page.pane.agreement._pairs)
    assert agreed["Aftale"] == "Skriftlig og underskrevet · udløbet"
    assert agreed["Gælder"] == "1. marts 2024 – 1. november 2026"
    assert agreed["Kontakt"] == "Mette Dam 70 22 22 22"
    hands.press("Down")
    assert page.pane._title.text() == "Åens rådgivning"
    assert page.pane.agreement.isHidden()


def test_staff_change_nothing(people, page, hands):
    hands.press("Enter", "Alt+N", "Alt+R", "Alt+A", "Alt+K", "Alt+T")
    assert people.window.layers.overlay is None
    assert all_of(people, Samarbejdspartner) == {DISTRIKT.id: DISTRIKT, RUS.id: RUS}
    assert page.pane.others.isHidden()


@pytest.mark.usefixtures("page")
def test_the_palette_finds_a_partner_by_name_and_by_kind(people, hands):
    hands.press("Ctrl+1", "Ctrl+K")
    hands.write("aens")
    panel = people.window.layers.overlay
    assert next(row.text for row in panel.list.rows if not row.heading) == "Åens rådgivning"
    hands.press("Enter")
    assert people.page.list.marked == RUS.id
    hands.press("Ctrl+K")
    hands.write("rusm")
    rows = people.window.layers.overlay.list.rows
    assert ("Åens rådgivning", "Rusmiddeltilbud") in [(row.text, row.aside) for row in rows]


@pytest.mark.usefixtures("led")
def test_an_empty_list_leads_back_or_on(people, hands):
    hands.press("Ctrl+Shift+S")
    assert QApplication.focusWidget() is people.page.empty.button
    hands.press("Space")
    assert isinstance(people.window.layers.overlay, PartnerForm)


@pytest.mark.usefixtures("led_page")
def test_the_leader_writes_a_partner_with_keys(led, hands):
    hands.press("Alt+N", "3", "Tab")
    hands.write("Distrikt Nord")
    hands.press("Tab", "Tab")
    hands.write("70 33 33 33")
    hands.press("Tab")
    hands.write("hverdage 08.00-15.00")
    hands.press("Ctrl+Enter")
    new = next(
        one for one in all_of(led, Samarbejdspartner).values() if one.navn == "Distrikt Nord"
    )
    assert (new.type, new.direkte_nummer) == ("DISTRIKT", "70 33 33 33")
    assert (new.aabent, new.kontrolleret_dato) == (("hverdage 08:00-15:00",), None)
    assert led.page.list.marked == new.id
    hands.press("Ctrl+Z")
    assert new.id not in all_of(led, Samarbejdspartner)


@pytest.mark.usefixtures("led_page")
def test_what_cannot_be_kept_is_said_at_its_question(led, hands):
    hands.press("Alt+N")
    form = led.window.layers.overlay
    form.fields.fields["aabent"].setText("altid")
    hands.press("Ctrl+Enter")
    assert [felt for felt, row in form.fields.rows.items() if row.missing] == [
        "type",
        "navn",
        "aabent",
    ]


@pytest.mark.usefixtures("led_page")
def test_another_number_needs_its_own_check(led, hands):
    hands.press("Enter")
    form = led.window.layers.overlay
    form.fields.fields["direkte_nummer"].setText("70 99 99 99")
    hands.press("Ctrl+Enter")
    assert all_of(led, Samarbejdspartner)[DISTRIKT.id].kontrolleret_dato is None
    hands.press("Alt+K")
    checked = all_of(led, Samarbejdspartner)[DISTRIKT.id]
    assert (checked.kontrolleret_dato, checked.kontrolleret_af) == (
        date(2026, 11, 24),
        led.desk.adgang.bruger,
    )


@pytest.mark.usefixtures("led_page")
def test_an_agreement_is_written_beside_the_one_that_ran_out(led, hands):
    hands.press("Alt+A", "4", "Tab", "2", "Tab")
    hands.write("1/11-2026")
    hands.press("Tab")
    hands.write("1/11-2028")
    hands.press("Tab")
    hands.write("Bo Friis")
    hands.press("Tab", "Tab", "2", "Ctrl+Enter")
    new = next(one for one in all_of(led, Samarbejdsaftale).values() if one.id != AFTALE.id)
    assert (new.partner_id, new.status, new.indhold) == (DISTRIKT.id, "SKRIFTLIG", ("INDGANG",))
    assert (new.indgaaet, new.udloeb) == (date(2026, 11, 1), date(2028, 11, 1))
    assert led.page.list.rows[0].right == "gælder"
    told = dict(led.page.pane.agreement._pairs)
    assert told["Kontakt"] == "Bo Friis"
    assert (new.dataansvarlig_kommune, told["Skrevet under af"]) == ("0410", "Middelfart")
    assert [row.id for row in led.page.pane.others.rows] == [AFTALE.id, new.id]


def test_a_house_of_one_municipality_is_not_asked_which_one_signs(led, hands):
    house = enhed_of(led.desk)
    led.store.save(LEADER, replace(house, deltagende_kommuner=("0607",)), house)
    move_in(led)
    hands.press("Ctrl+Shift+S", "Alt+A")
    form = led.window.layers.overlay
    assert isinstance(form, AftaleForm)
    assert "dataansvarlig_kommune" not in form.fields.rows


@pytest.mark.usefixtures("led_page")
def test_an_agreement_that_ends_before_it_begins_is_not_kept(led, hands):
    hands.press("Alt+A", "4")
    form = led.window.layers.overlay
    assert isinstance(form, AftaleForm)
    form.fields.fields["indgaaet"].setText("1/11-2026")
    form.fields.fields["udloeb"].setText("1/11-2025")
    hands.press("Ctrl+Enter")
    field = form.fields.fields["udloeb"]
    assert field.accessibleDescription() == "Den slutter, før den begynder. Ret en af dagene."
    assert QApplication.focusWidget() is field


def test_one_that_is_no_longer_there_leaves_the_list_and_comes_back(led, led_page, hands):
    hands.press("Alt+T")
    assert all_of(led, Samarbejdspartner)[DISTRIKT.id].nedlagt
    assert [row.text for row in led_page.list.rows] == ["Åens rådgivning", "Distriktspsykiatrien"]
    assert led_page.list.rows[1].right == "findes ikke mere"
    hands.press("Ctrl+Z")
    assert not all_of(led, Samarbejdspartner)[DISTRIKT.id].nedlagt

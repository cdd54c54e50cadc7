"""What a citizen has said yes to is written with keys, is taken back with one, and shows on the card."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.samtykke import Samtykke
from akutdesk.ui.samtykke.form import SamtykkeForm
from tests.ui.folk import KAREN
from tests.ui.night_desk import NIGHT


def sharing(people) -> list[Samtykke]:
    found = [one for one in people.all_of(Samtykke) if one.formaal == "DELING_PARTNER"]
    return sorted(found, key=lambda one: one.givet_tid or NIGHT)


def form_of(people) -> SamtykkeForm:
    front = people.window.layers.overlay
    assert isinstance(front, SamtykkeForm)
    return front


def test_those_that_hold_stand_first_and_the_others_say_why(panel):
    told = [
        (row.text, row.aside, row.right, row.tag.text if row.tag else "") for row in panel.list.rows
    ]
    assert told == [
        ("Dele med samarbejdspartner", "egen læge", "til 1. maj", ""),
        ("Ringe mig op", "", "uden slutdato", ""),
        ("Bruge svar i evaluering", "", "", "taget tilbage 24. november"),
    ]


def test_a_consent_is_written_with_keys_and_shows_on_the_card(people, panel, hands):
    hands.press("Alt+N", "1", "Tab")
    hands.write("distriktspsykiatrien")
    hands.press("Tab")
    hands.write("at Karen har det svært")
    hands.press("Tab", "1", "Ctrl+Enter")
    new = next(one for one in sharing(people) if one.modtager == "distriktspsykiatrien")
    assert (new.borger_id, new.givet, new.givet_tid) == (KAREN, "MUNDTLIGT", people.clock.now())
    assert new.udloeb == date(2026, 11, 24) + timedelta(days=182)
    assert QApplication.focusWidget() is panel.list
    hands.press("Esc")
    assert "dele med distriktspsykiatrien til 25. maj" in people.page.consents.line.text()
    hands.press("Ctrl+Z")
    assert [one.modtager for one in sharing(people)] == ["egen læge"]


@pytest.mark.usefixtures("panel")
def test_what_is_missing_is_said_at_each_question(people, hands):
    hands.press("Alt+N")
    form = form_of(people)
    udloeb = form.fields.fields["udloeb"]
    udloeb.setText("om to år")
    hands.press("Ctrl+Enter")
    missing = [felt for felt, row in form.fields.rows.items() if row.missing]
    assert missing == ["formaal", "modtager", "oplysninger", "givet", "udloeb"]
    assert QApplication.focusWidget() is form.fields.rows["formaal"].stop()


@pytest.mark.usefixtures("panel")
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1/1-2029", "Et samtykke gælder højst et år. Skriv en dag inden for et år."),
        ("1/1-2020", "Den dag er gået. Skriv en dag, der kommer."),
        ("engang", "Skriv en dag, fx ”1. maj” eller ”om 6 måneder”."),
        ("", "Skriv den sidste dag, det gælder."),
    ],
)
def test_an_end_that_is_none_says_what_to_write(people, hands, typed, told):
    hands.press("Enter")
    form = form_of(people)
    form.fields.fields["udloeb"].setText(typed)
    hands.press("Ctrl+Enter")
    assert form.fields.fields["udloeb"].accessibleDescription() == told
    assert people.window.layers.overlay is form


def test_one_key_takes_it_back_and_ctrl_z_gives_it_again(people, panel, hands):
    hands.press("Alt+T")
    assert sharing(people)[0].trukket_tid == people.clock.now()
    assert panel.list.rows[-1].tag or panel.list.rows[0].tag
    hands.press("Esc")
    line = people.page.consents.line.text()
    assert line == "ringe op · dele med egen læge (taget tilbage 24. november)"
    hands.press("Ctrl+Z")
    assert sharing(people)[0].trukket_tid is None


def test_one_that_was_taken_back_stays_so_and_enter_begins_the_next(people, panel, hands):
    hands.press("Alt+T")
    hands.press("Alt+T")
    assert len(sharing(people)) == 1
    hands.press("Enter")
    form = form_of(people)
    assert form.fields.fields["modtager"].text() == "egen læge"
    form.fields.rows["givet"].stop().setFocus()
    hands.press("2", "Ctrl+Enter")
    old, new = sorted(sharing(people), key=lambda one: one.trukket_tid is None)
    assert (old.trukket_tid, new.trukket_tid) == (people.clock.now(), None)
    assert (new.modtager, new.givet) == ("egen læge", "SKRIFTLIGT")
    assert panel.list.rows[0].id == new.id


@pytest.mark.usefixtures("panel")
def test_words_that_were_typed_are_there_again(people, hands):
    hands.press("Alt+N", "Tab")
    hands.write("min søster")
    hands.press("Esc", "Alt+N")
    assert form_of(people).fields.fields["modtager"].text() == "min søster"


def test_tab_goes_from_the_list_to_the_deeds(panel, hands):
    assert QApplication.focusWidget() is panel.list
    for button in (panel.add, panel.take_back):
        hands.press("Tab")
        assert QApplication.focusWidget() is button

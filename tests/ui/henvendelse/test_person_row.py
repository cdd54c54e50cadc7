"""Whom a call is about: found, made, or nobody; without leaving the form (ux.md 2.5 T3, domain.md 10.3)."""

from __future__ import annotations

import pytest

from akutdesk.domain.borger import Borger
from tests.ui.henvendelse.test_page import only
from tests.ui.night_desk import ANNA, borger


def test_a_new_citizen_is_made_in_the_form(night, keyboard):
    keyboard.press("F2", "Alt+I", "3")
    keyboard.write("Åse")
    keyboard.press("Tab")
    keyboard.write("1971")
    keyboard.press("Enter")
    ase = only(night, Borger)
    assert (ase.kaldenavn, ase.foedselsaar, ase.identitet) == ("Åse", 1971, "ALIAS")
    assert (ase.aldersgruppe, ase.dataansvarlig_kommune) == ("A55", "0607")
    assert only(night).borger_id == ase.id


def test_whoever_was_made_stands_as_chosen_with_their_name(night, keyboard):
    keyboard.press("F2", "Alt+I", "3")
    keyboard.write("Åse")
    keyboard.press("Enter")
    group = night.page.body.person.group
    assert group.chosen == ("FIND",)
    assert group.stop().text() == "Åse"
    assert night.page.body.groups["grad_foer"].stop().hasFocus()


def test_once_somebody_is_found_a_digit_answers_the_next_question(night, keyboard):
    karen = borger("Karen")
    night.save(karen)
    keyboard.press("F2", "Alt+I", "2", *"kar", "Enter", "4")
    assert (only(night).borger_id, only(night).grad_foer) == (karen.id, "ALVOR")
    keyboard.press("Alt+I", "2", *"kar", "Enter")
    assert night.page.body.groups["symptomer"].stop().hasFocus()


def test_two_enters_never_make_a_second_person_of_a_name_that_is_known(night, keyboard):
    night.save(borger("Ali", foedselsaar=1991))
    keyboard.press("F2", "Alt+I", "3", *"Ali", "Enter", "Enter", "Enter")
    assert len(night.all_of(Borger)) == 1
    new = night.page.body.person.new
    assert new.list.hasFocus()
    assert new._ask.text() == "Er det en af dem? Vælg med pil ned og Enter."
    keyboard.press("Esc")
    assert new.navn.hasFocus()
    keyboard.press("Enter", "Down", "Down", "Enter")
    assert sorted(one.foedselsaar or 0 for one in night.all_of(Borger)) == [0, 1991]
    assert len({one.id for one in night.all_of(Borger)}) == 2


def test_a_name_that_is_known_is_taken_with_one_arrow(night, keyboard):
    ali = borger("Ali", foedselsaar=1991)
    night.save(ali)
    keyboard.press("F2", "Alt+I", "3", *"Ali", "Enter", "Down", "Enter")
    assert only(night).borger_id == ali.id


def test_those_who_may_be_the_same_are_shown_before_a_citizen_is_made(night, keyboard):
    soren = borger("Søren", foedselsaar=1970)
    night.save(soren)
    keyboard.press("F2", "Alt+I", "3")
    keyboard.write("Soeren")
    asked = night.page.body.person.new.list.rows
    assert (asked[0].id, asked[1].text) == (soren.id, "Nej, opret Soeren")
    keyboard.press("Down", "Enter")
    assert only(night).borger_id == soren.id
    assert len(night.all_of(Borger)) == 1


@pytest.mark.parametrize(("year", "wrong"), [("71", True), ("", False)])
def test_a_birth_year_has_four_digits_or_is_left_out(night, keyboard, year, wrong):
    keyboard.press("F2", "Alt+I", "3")
    keyboard.write("Åse")
    keyboard.press("Tab")
    keyboard.write(year)
    keyboard.press("Enter")
    assert len(night.all_of(Borger)) == (0 if wrong else 1)


def test_nobody_found_leads_to_a_new_citizen_of_that_name(night, keyboard):
    keyboard.press("F2", "Alt+I", "2")
    keyboard.write("Bodil")
    keyboard.press("Enter", "Enter")
    assert only(night, Borger).kaldenavn == "Bodil"


def test_what_is_typed_about_somebody_new_survives_another_choice(night, keyboard):
    keyboard.press("F2", "Alt+I", "3")
    keyboard.write("Åse")
    keyboard.press("Alt+I", "2", "Esc", "1", "3")
    assert night.page.body.person.new.navn.text() == "Åse"
    keyboard.press("F2")
    assert night.page.body.person.new is None


def test_esc_in_the_search_leaves_the_caller_anonymous(night, keyboard):
    keyboard.press("F2", "Alt+I", "2", "k", "Esc")
    assert night.page.body.person.group.chosen == ("ANONYM",)
    assert night.page.body.person.stop().hasFocus()


def test_each_search_is_one_entry_in_the_log(night, keyboard):
    night.save(borger("Karen"))
    before = count_log(night)
    keyboard.press("F2", "Alt+I", "2", "k", "a", "r", "Enter")
    assert count_log(night) - before == 1


def count_log(night):
    """How many entries the look-up log has."""
    (count,) = night.store._file.db.execute(
        "SELECT count(*) FROM event WHERE stream = 2"
    ).fetchone()
    return count


def test_words_about_somebody_new_stay_a_draft_while_another_choice_is_tried(night, keyboard):
    keyboard.press("F2", "Alt+I", "3")
    keyboard.write("Åse")
    keyboard.press("Alt+I", "1", "Alt+I", "3")
    assert night.page.body.person.new.navn.text() == "Åse"
    night.clock.forward(seconds=10)
    keyboard.press("Alt+I", "1", "F2")
    (draft,) = night.store.drafts(night.desk.adgang)
    assert (draft.felt, draft.text) == ("ny_borger", "3 0\nÅse")


def test_a_relative_may_ring_about_a_citizen(night, keyboard):
    karen = borger("Karen")
    night.save(karen)
    keyboard.press("F2", "Shift+Tab", "Shift+Tab", "2", "Alt+M")
    night.page.body.more.about.stop().setFocus()
    keyboard.press("2", "k", "a", "r", "Enter")
    written = only(night)
    assert (written.henvender, written.om_borger_id, written.borger_id) == ("PAAR", karen.id, None)


def test_a_call_is_as_secret_as_the_citizen_it_is_about(night, keyboard):
    secret = borger("Karen", fortrolighed="SKAERPET", fortrolig_for=(ANNA,))
    night.save(secret, borger("Birthe"))
    keyboard.press("F2", "Alt+I", "2", *"kar", "Enter")
    assert only(night).borger_id == secret.id
    assert (only(night).fortrolighed, only(night).fortrolig_for) == ("SKAERPET", (ANNA,))
    keyboard.press("Alt+I", "2", *"bir", "Enter")
    assert (only(night).fortrolighed, only(night).fortrolig_for) == ("NORMAL", ())


def test_a_row_shows_the_letters_of_a_surname_that_found_it(night, keyboard):
    night.save(borger("Laila", fornavn="Laila", efternavn="Kjær"))
    keyboard.press("F2", "Alt+I", "2", *"kj")
    (row,) = night.page.body.person._finder.list.rows
    assert row.text == "Laila Kj…"
    assert [row.text[start:stop] for start, stop in row.bold] == ["Kj"]

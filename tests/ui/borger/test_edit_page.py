"""Ret and Ny borger: everything typed is kept, nothing has to be filled in, and it can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.borger import Borger
from akutdesk.domain.record import RecordId
from akutdesk.ui.borger.edit_page import BorgerRetPage
from akutdesk.ui.borger.page import BorgerPage
from tests.ui.conftest import settle
from tests.ui.folk import CPR, KAREN, karen, log_of
from tests.ui.night_desk import LEADER
from tests.ui.spoken import controls


def stored(people, rid: RecordId = KAREN) -> Borger:
    return people.store.get(LEADER, Borger, rid)


def citizens(people):
    return people.all_of(Borger)


@pytest.fixture
def form(people, hands):
    """Karen's form, from her card."""
    people.window.go("borger", KAREN)
    hands.press("Alt+R")
    assert isinstance(people.page, BorgerRetPage)
    return people.page


@pytest.fixture
def new(people, hands):
    hands.press("Ctrl+Shift+N")
    assert isinstance(people.page, BorgerRetPage)
    return people.page


def go_to(page, felt):
    page.form.lines[felt].setFocus()
    settle()


def test_a_field_that_is_left_is_saved_and_only_that_field(people, form, hands):
    before = stored(people)
    hands.press("Tab", "Tab")
    assert QApplication.focusWidget() is form.form.lines["telefon"]
    hands.press("Ctrl+A")
    hands.write("11 22 33 44")
    hands.press("Tab")
    assert stored(people) == replace(before, telefon="11 22 33 44")


def test_an_answer_is_saved_at_once(people, form, hands):
    form.form.groups["boern"].stop().setFocus()
    hands.press("1")
    assert stored(people).boern == "JA_HJEMME"


@pytest.mark.usefixtures("form")
def test_the_whole_visit_is_taken_back_with_one_key(people, hands):
    before = stored(people)
    hands.press("Ctrl+A")
    hands.write("Kaja")
    hands.press("Tab", "Ctrl+A")
    hands.write("1985")
    hands.press("Ctrl+Enter")
    assert isinstance(people.page, BorgerPage)
    assert (stored(people).kaldenavn, stored(people).foedselsaar) == ("Kaja", 1985)
    hands.press("Ctrl+Z")
    assert stored(people) == before
    assert people.page.head.title == "Karen"


def test_leaving_by_escape_keeps_what_was_typed(people, form, hands):
    go_to(form, "moedes")
    hands.write(" Og med te.")
    hands.press("Esc")
    assert stored(people).moedes == "Roligt, uden gode råd Og med te."


def test_half_a_number_stays_as_a_draft_and_is_asked_about_at_the_end(people, form, hands):
    go_to(form, "cpr")
    hands.write("6101")
    hands.press("Ctrl+Enter")
    assert people.page is form
    assert form.summary.isVisible()
    assert form.summary.links[0].text() == "Et cpr-nummer har ti tegn."
    assert stored(people).cpr == ""
    hands.press("Enter")
    assert QApplication.focusWidget() is form.form.lines["cpr"]
    hands.press("Esc")
    people.window.close_pages()
    people.window.go("borger_ret", KAREN)
    assert people.page.form.lines["cpr"].text() == "6101"


def test_a_number_that_fails_the_old_check_is_kept_when_one_says_so(people, form, hands):
    go_to(form, "cpr")
    hands.write("020184-1234")
    hands.press("Ctrl+Enter")
    assert stored(people).cpr == ""
    assert QApplication.focusWidget() is form.form.cpr.keep
    hands.press("Enter")
    assert stored(people).cpr == "0201841234"
    assert isinstance(people.page, BorgerPage)


@pytest.mark.usefixtures("new")
def test_what_is_typed_when_somebody_alike_came_between_goes_into_the_next_field(people, hands):
    hands.write("Karen")
    assert people.page.people.isVisible()
    hands.press("Tab")
    assert QApplication.focusWidget() is people.page.people.list
    hands.write("1984")
    assert people.page.form.lines["foedselsaar"].text() == "1984"


def test_a_question_that_an_answer_settles_goes_and_the_cursor_goes_on(form, hands):
    go_to(form, "cpr")
    hands.write("610184-0123")
    hands.press("Tab")
    assert form.form.rows["cpr_svar"].isHidden()
    assert QApplication.focusWidget() is form.form.groups["identitet"].stop()
    hands.press("Shift+Tab")
    assert QApplication.focusWidget() is form.form.lines["cpr"]


def test_a_good_number_needs_no_question(people, form, hands):
    go_to(form, "cpr")
    hands.write("610184-0123")
    hands.press("Ctrl+Enter")
    after = stored(people)
    assert (after.cpr, after.cpr_svar, after.identitet) == (CPR, "OPLYST", "SIKKER")


def test_a_stored_number_is_hidden_until_it_is_asked_for(people, hands):
    people.store.save(LEADER, replace(stored(people), cpr=CPR), stored(people))
    people.window.go("borger_ret", KAREN)
    page = people.page
    assert page.form.lines["cpr"].isHidden()
    hands.press("Alt+C")
    assert log_of(people)[-1] == ("VIS_CPR", KAREN)
    assert page.form.lines["cpr"].text() == "610184-0123"
    hands.press("Ctrl+Enter")
    assert stored(people).cpr == CPR


def test_a_number_can_be_taken_away_again(people, hands):
    people.store.save(LEADER, replace(stored(people), cpr=CPR), stored(people))
    people.window.go("borger_ret", KAREN)
    hands.press("Alt+C", "Ctrl+A", "Delete", "Ctrl+Enter")
    assert stored(people).cpr == ""


@pytest.mark.usefixtures("new")
def test_a_new_citizen_is_made_in_one_act_and_undo_takes_it_away(people, hands):
    hands.write("Zenobia")
    hands.press("Tab")
    hands.write("1975")
    hands.press("Ctrl+Enter")
    assert isinstance(people.page, BorgerPage)
    (made,) = [one for one in citizens(people) if one.kaldenavn == "Zenobia"]
    assert (made.foedselsaar, made.aldersgruppe, made.identitet) == (1975, "A45", "ALIAS")
    hands.press("Ctrl+Z")
    assert "Zenobia" not in {one.kaldenavn for one in citizens(people)}
    assert not isinstance(people.page, BorgerPage)


@pytest.mark.usefixtures("new")
def test_nothing_typed_makes_nobody(people, hands):
    count = len(citizens(people))
    hands.press("Ctrl+Enter")
    assert len(citizens(people)) == count
    assert not isinstance(people.page, BorgerRetPage)


def test_those_who_may_be_the_same_are_shown_while_one_types(people, new, hands):
    hands.write("kar")
    assert [row.text for row in new.people.list.rows] == ["Karen", "Karsten Bro"]
    hands.press("Tab", "Enter")
    assert people.page.rid == KAREN
    assert len([one for one in citizens(people) if one.kaldenavn.startswith("kar")]) == 0


def test_the_same_phone_is_found_also_for_somebody_of_another_name(new, hands):
    hands.write("Helle")
    go_to(new, "telefon")
    hands.write("00 00 00 00")
    assert [row.id for row in new.people.list.rows] == [KAREN]


def test_a_new_citizen_half_written_is_there_after_the_desk_was_locked(people, new, hands):
    hands.write("Zenobia")
    new.form.groups["boern"].stop().setFocus()
    hands.press("1")
    people.window.close_pages()
    assert "Zenobia" not in {one.kaldenavn for one in citizens(people)}
    hands.press("Ctrl+Shift+N")
    assert people.page.form.lines["kaldenavn"].text() == "Zenobia"
    assert people.page.form.groups["boern"].chosen == ("JA_HJEMME",)
    hands.press("Ctrl+Enter", "Ctrl+Shift+N")
    assert people.page.form.lines["kaldenavn"].text() == ""


@pytest.mark.parametrize(
    "words",
    ["Å\u030a é 👋🏽", "\u202eneraK", "A\u0000B", "x" * 61, "A\u0301", "'); DROP TABLE borger"],
)
def test_odd_words_are_kept_as_they_are_or_refused_with_a_sentence(people, form, hands, words):
    hands.press("Ctrl+A")
    hands.paste(words)
    row = form.form.rows["kaldenavn"]
    kept = form.form.lines["kaldenavn"].text() == words
    assert kept or row.missing
    hands.press("Tab")
    assert stored(people).kaldenavn in (words, "Karen", "")


def test_a_paste_of_a_megabyte_is_refused_and_the_field_is_as_it_was(form, hands):
    go_to(form, "moedes")
    hands.paste("ord " * 250_000)
    assert form.form.lines["moedes"].words == "Roligt, uden gode råd"
    assert form.form.rows["moedes"].missing


def test_an_address_can_be_hidden(people, form, hands):
    go_to(form, "adresse")
    hands.write("Åvej 4")
    hands.press("Tab", "Space")
    assert (stored(people).adresse, stored(people).adresse_skjult) == ("Åvej 4", True)


def test_any_municipality_is_found_by_its_first_letters(people, form, hands):
    form.form.groups["kommunekode"].stop().setFocus()
    hands.press("0")
    hands.write("oden")
    hands.press("Space")
    assert stored(people).kommunekode == "0461"


@pytest.mark.usefixtures("new")
def test_what_the_program_filled_in_is_marked_as_a_suggestion(people, hands):
    hands.write("Zenobia")
    hands.press("Ctrl+Enter")
    (made,) = [one for one in citizens(people) if one.kaldenavn == "Zenobia"]
    (first,) = people.store.history(LEADER, made.id)
    sources = {one.felt: one.kilde for one in first.felter}
    assert (sources["identitet"], sources["kaldenavn"]) == ("FORSLAG", "MEDARBEJDER")


@pytest.mark.usefixtures("form")
def test_a_citizen_who_is_gone_closes_the_form_and_says_so(people, hands):
    other = replace(karen(), id=RecordId(b"g" * 16))
    saved = people.store.save(LEADER, other)
    people.window.go("borger_ret", other.id)
    hands.press("Ctrl+4")
    people.store.undo(LEADER, saved.handling_id)
    people.window.go("borger_ret", other.id)
    settle()
    assert not isinstance(people.page, BorgerRetPage)


def test_every_field_has_a_name_and_tab_reaches_it(form, hands):
    assert [one for one in controls(form) if not one.name.strip()] == []
    seen = set()
    for _ in range(60):
        seen.add(QApplication.focusWidget())
        hands.press("Tab")
    lines = {line for line in form.form.lines.values() if line.isVisible()}
    assert lines <= seen

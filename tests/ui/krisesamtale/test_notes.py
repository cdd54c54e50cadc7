"""Each answer and each word is on disk at once, on the record where it belongs (ux.md P3, design.md 8.14)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring
from akutdesk.ui.kladde import IDLE_MS, WRITE_MS
from akutdesk.ui.krisesamtale.door import krisesamtale_page
from tests.ui.conftest import settle
from tests.ui.night_desk import ANNA, NIGHT, after_crash

WORDS = "Min bror har ikke svaret i en uge. Jeg tør ikke slukke lyset."


def test_answers_of_a_step_are_those_of_the_form(talk):
    talk.page.show_step("3")
    talk.keys.press("1", "6")
    assert talk.contact.begivenheder == ("PAAR", "ISOLATION")
    talk.page.show_step("4")
    talk.keys.press("1", "Tab", "3")
    assert (talk.contact.symptomer, talk.contact.grad_foer) == (("ANGST",), "MELLEM")
    talk.page.show_step("8")
    talk.keys.press("1", "Tab", "7")
    assert (talk.contact.stabilisering, talk.contact.tryghed_efter) == ("STAB", 7)
    assert talk.status() == dict.fromkeys("348", "UDFOERT")


def test_the_form_shows_what_was_noted_in_the_talk_and_the_talk_what_was_noted_in_the_form(talk):
    talk.page.show_step("4")
    talk.keys.press("1")
    talk.keys.press("Ctrl+Enter")
    form = talk.night.page
    assert form.editing.body.groups["symptomer"].chosen == ("ANGST",)
    form.editing.body.groups["symptomer"].stop().setFocus()
    talk.keys.press("2", "F7")
    assert talk.page.step.notes[0].group.chosen == ("ANGST", "NEDTRYKT")


def test_the_main_event_is_asked_for_when_there_are_several(talk):
    page = talk.page
    page.show_step("3")
    main = page.step.notes[2]
    talk.keys.press("1")
    assert main.isHidden()
    talk.keys.press("6")
    assert not main.isHidden()
    main.entry().setFocus()
    talk.keys.press("2")
    assert talk.contact.hovedbegivenhed == "ISOLATION"
    page.step.notes[0].entry().setFocus()
    talk.keys.press("6")
    assert (talk.contact.hovedbegivenhed, talk.contact.begivenheder) == (None, ("PAAR",))


def test_five_numbers_are_typed_or_counted_and_empty_is_not_asked(talk):
    talk.page.show_step("5")
    talk.keys.write("10")
    talk.keys.press("Tab", "Up", "Up", "Tab", "Tab", "5", "Tab", "Down")
    assert talk.samtale.omraader == (10, 1, None, 5, 10)
    talk.keys.press("Delete", "Backspace", "Backspace")
    assert talk.samtale.omraader == (10, 1, None, 5, None)
    assert talk.status() == {"5": "UDFOERT"}


def test_a_number_over_ten_is_not_taken(talk):
    talk.page.show_step("5")
    talk.keys.write("99")
    assert talk.samtale.omraader[0] == 9


def test_the_summary_was_heard_or_nobody_knows(talk):
    talk.page.show_step("8")
    tick = talk.page.step.notes[2]
    tick.entry().setFocus()
    talk.keys.press("Space")
    assert talk.samtale.opsummering_godkendt is True
    talk.keys.press("Space")
    assert talk.samtale.opsummering_godkendt is None


def test_words_become_a_draft_within_a_second_and_part_of_the_record_soon(talk):
    talk.page.show_step("6")
    talk.keys.write("En")
    assert talk.samtale.ressourcer  # the record is there before any draft points to it
    talk.keys.write(" tur med hunden")
    kladde = talk.page.editing._kladder[Krisesamtale.TYPE]
    assert (kladde._write_timer.interval(), kladde._write_timer.isActive()) == (WRITE_MS, True)
    assert (kladde._idle_timer.interval(), kladde._idle_timer.isActive()) == (IDLE_MS, True)
    kladde.write()
    (draft,) = talk.night.store.drafts(talk.night.desk.adgang)
    assert (draft.felt, draft.text) == ("ressourcer", "En tur med hunden")
    kladde.flush()
    assert talk.samtale.ressourcer == "En tur med hunden"
    assert talk.night.store.drafts(talk.night.desk.adgang) == ()


@pytest.mark.parametrize("leave", ["Tab", "Ctrl+S", "Ctrl+PgDn", "F2", "F12", "Ctrl+Enter"])
def test_words_are_in_the_record_when_one_leaves(talk, leave):
    talk.page.show_step("6")
    talk.keys.write("Musik")
    talk.keys.press(leave)
    assert talk.samtale.ressourcer == "Musik"


def test_the_free_note_is_the_note_of_the_contact_and_marks_no_step(talk):
    talk.page.show_step("4")
    talk.page.note.field.setFocus()
    talk.keys.write("Er hjemme.\nSøster kan komme kl. 3.")
    talk.keys.press("Ctrl+PgDn")
    assert talk.contact.notat == "Er hjemme.\nSøster kan komme kl. 3."
    assert talk.status() == {"4": "UDFOERT"}  # because it was passed
    talk.page.note.field.setFocus()
    talk.keys.write(" Ja.")
    talk.keys.press("Ctrl+S")
    assert set(talk.status()) == {"4"}
    assert talk.page.note.field.words.endswith("kl. 3. Ja.")


def test_after_a_call_in_between_step_field_and_cursor_are_as_they_were(talk):
    talk.page.show_step("3")
    field = talk.page.step.notes[1].field
    field.setFocus()
    talk.keys.write(WORDS)
    talk.keys.press("Left", "Left", "F2")
    assert talk.night.window.frame.pages.place[0] == "henvendelse"
    talk.night.window.go("krisesamtale", talk.henvendelse.id)
    settle()
    assert talk.page.kode == "3"
    assert QApplication.focusWidget() is field
    assert (field.words, field.textCursor().position()) == (WORDS, len(WORDS) - 2)


def test_after_a_crash_the_step_is_shown_in_which_one_was_typing(talk, look, assets, shown):
    talk.page.show_step("3")
    talk.page.step.notes[1].field.setFocus()
    talk.keys.write(WORDS)
    talk.page.editing._kladder[Krisesamtale.TYPE].write()
    again = after_crash(talk.night, look, assets)
    again.window.route("krisesamtale", lambda rid: krisesamtale_page(again.desk, rid))
    shown(again.window)
    again.window.go("krisesamtale", talk.henvendelse.id)
    settle()
    page = again.page
    assert page.kode == "3"
    assert page.step.notes[1].field.words == WORDS
    assert QApplication.focusWidget() is page.step.notes[1].field
    again.window.close()
    again.store.close()


def test_a_drafted_answer_about_danger_brings_that_step_back(talk):
    talk.page.show_step("2")
    talk.group("tanker")
    talk.keys.press("5")
    field = talk.page.step.danger.parts.texts["spurgt_ikke_fordi"]
    field.setFocus()
    talk.keys.write("Han lagde på")
    talk.page.editing._kladder[Sikkerhedsafklaring.TYPE].write()
    page = type(talk.page)(talk.night.desk, talk.henvendelse.id)
    page.on_enter()
    assert page.kode == "2"
    page.deleteLater()


@pytest.mark.parametrize("text", ["NFD é — 🌊 שלום", "a" * 2000, "”hvorfor” & <b>"])
def test_words_are_kept_byte_for_byte(talk, text):
    talk.page.show_step("6")
    talk.keys.paste(text)
    talk.keys.press("Ctrl+S")
    assert talk.samtale.ressourcer == text


def test_too_much_is_refused_with_a_sentence(talk):
    talk.page.show_step("6")
    talk.keys.paste("a" * 1_000_000)
    assert talk.page.step.notes[0].field.words == ""
    assert talk.stored(Krisesamtale) is None
    said = [strip.text for strip in talk.night.window.frame.done_area.strips]
    assert said == [talk.night.desk.texts("henvendelse.afvist.LANG")]


def test_a_new_record_is_as_confidential_as_its_contact(begin):
    talk = begin(fortrolighed="SKAERPET", fortrolig_for=(ANNA,), dataansvarlig_kommune="0410")
    talk.open()
    talk.page.show_step("2")
    talk.group("tanker")
    talk.keys.press("3")
    for record in (talk.samtale, talk.svar):
        assert (record.fortrolighed, record.fortrolig_for) == ("SKAERPET", (ANNA,))
        assert record.dataansvarlig_kommune == "0410"
        assert record.henvendelse_id == talk.henvendelse.id


def note_of(talk, felt):
    return next(note for note in talk.page.step.notes if note.felt.navn == felt)


def test_who_rings_is_suggested_as_in_the_form_and_becomes_an_answer_only_when_chosen(talk):
    talk.page.show_step("1")
    caller = note_of(talk, "henvender")
    assert caller.group.chosen == ("BORGER",)
    assert talk.contact.henvender is None
    caller.entry().setFocus()
    talk.keys.press("2")
    assert talk.contact.henvender == "PAAR"
    assert caller.group.chosen == ("PAAR",)


def test_somebody_at_the_door_does_not_ring(talk):
    talk.page.show_step("1")
    caller, form = note_of(talk, "henvender"), note_of(talk, "form")
    assert caller.group.question.title == "Hvem ringer?"
    form.entry().setFocus()
    talk.keys.press("2")
    assert caller.group.question.title == caller.row._words.text() == "Hvem er det?"


def test_a_citizen_we_know_is_not_asked_for_a_name(talk, begin):
    talk.page.show_step("1")
    assert note_of(talk, "kaldenavn").isHidden()
    anonymous = begin(borger_id=None)
    anonymous.open()
    anonymous.page.show_step("1")
    assert not note_of(anonymous, "kaldenavn").isHidden()


def test_the_head_says_no_minutes_until_somebody_knows_them(begin):
    visit = begin(form="FREM", slut=NIGHT - timedelta(minutes=8))
    visit.open()
    assert visit.page.head.talk is None
    minutes = begin(form="FREM", slut=NIGHT, samtaletid_min=95)
    minutes.open()
    assert minutes.page.head.talk.minutes == 95

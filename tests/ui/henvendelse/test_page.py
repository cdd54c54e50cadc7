"""A contact is registered while one talks, by digits (ux.md 2.8, budgets of 2.5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from akutdesk.domain.henvendelse import Henvendelse, minutter
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.record import new_id
from akutdesk.domain.sikkerhedsafklaring import OMGIVELSER, Sikkerhedsafklaring
from tests.ui.conftest import settle
from tests.ui.night_desk import ANNA, borger

T1 = ("2", "Tab", "1", "2", "Tab", "1", "Tab", "1", "Tab", "1")
"""Let krise, two symptoms, one event, one tiltag, stabilised."""


def only(night, kind=Henvendelse):
    """The one record of a type."""
    (found,) = night.all_of(kind)
    return found


def test_an_anonymous_call_costs_at_most_fourteen_keys(night, keyboard):
    keyboard.start()
    keyboard.press("F2")
    night.clock.forward(minutes=14)
    keyboard.press(*T1, "Ctrl+Enter")
    assert keyboard.keys <= 14
    closed = only(night)
    assert closed.status == "AFSLUTTET"
    assert minutter(closed) == 14
    assert (closed.form, closed.henvender, closed.borger_id) == ("TLF", "BORGER", None)
    assert (closed.grad_foer, closed.stabilisering) == ("LET", "STAB")
    assert closed.symptomer == ("ANGST", "NEDTRYKT")
    assert (closed.begivenheder, closed.tiltag) == (("PAAR",), ("INGEN",))
    assert (closed.krisesamtale, closed.kriseplan) == ("IKKE_REL", "IKKE_REL")


def test_accepted_suggestions_can_be_counted_apart(night, keyboard):
    keyboard.press("F2", *T1, "Ctrl+Enter")
    changes = night.store.history(night.desk.adgang, only(night).id)
    kilder = {one.felt: one.kilde for change in changes for one in change.felter if one.gaelder}
    suggested = {felt for felt, kilde in kilder.items() if kilde == "FORSLAG"}
    assert suggested == {
        *("form", "henvender", "gangtype", "maalgruppe"),
        *("krisesamtale", "kriseplan", "progressionsmaal"),
    }
    assert kilder["grad_foer"] == "MEDARBEJDER"


def test_a_known_citizen_is_found_by_three_letters_in_twentytwo_keys(night, keyboard):
    karen = borger("Karen", foedselsaar=1984)
    night.save(karen, borger("Kurt"), borger("Lone"))
    keyboard.start()
    keyboard.press("F2", "Alt+I", "2", "k", "a", "r", "Enter", *T1, "Ctrl+Enter")
    assert keyboard.keys <= 21
    closed = only(night)
    assert (closed.status, closed.borger_id) == ("AFSLUTTET", karen.id)
    assert closed.gangtype == "FOERST"


def test_the_known_citizen_stands_in_the_person_band_and_not_in_the_title(night, keyboard):
    night.save(borger("Karen", foedselsaar=1984))
    keyboard.press("F2", "Alt+I", "2", "k", "a", "r", "Enter")
    person = night.page.head.person
    assert (person.navn, person.facts[:7]) == ("Karen", "f. 1984")
    assert "Karen" not in night.window.windowTitle()


def test_a_returning_citizen_is_suggested_as_one_who_has_called_before(night, keyboard):
    karen = borger("Karen")
    night.save(
        karen,
        Henvendelse(
            id=karen.id[::-1], borger_id=karen.id, start=night.clock.now(), status="AFSLUTTET"
        ),
    )
    night.clock.forward(hours=1)
    keyboard.press("F2", "Alt+I", "2", "k", "a", "r", "Enter")
    assert night.page.body.suggestions.boxes["gangtype"].value == "ikke første gang"


def test_a_call_during_a_plan_comes_back_to_the_same_cursor(night, keyboard):
    plan = night.page
    plan.unfinished = True
    keyboard.write("Gå ned til åen")
    plan.field.setCursorPosition(3)
    keyboard.start()
    keyboard.press("F2")
    assert keyboard.keys == 1
    keyboard.press(*T1)
    before = keyboard.keys
    keyboard.press("Ctrl+Enter")
    assert keyboard.keys - before + 1 <= 3
    assert night.page is plan
    assert plan.field.hasFocus()
    assert (plan.field.text(), plan.field.cursorPosition()) == ("Gå ned til åen", 3)
    (strip,) = night.window.frame.done_area.strips
    assert strip.more == "Her slap du."


def test_what_is_missing_stands_at_the_top_and_at_the_question(night, keyboard):
    keyboard.press("F2", "Tab", "1", "Tab", "1", "Tab", "4", "Ctrl+Enter")
    body = night.page.body
    assert body.summary.isVisible()
    assert [link.text() for link in body.summary.links] == [
        "Vælg grad af krise. Er du i tvivl, så vælg Ved ikke.",
        "Vælg, hvordan det stod til, da I sluttede.",
    ]
    assert body.summary.links[0].hasFocus()
    assert {felt for felt, group in body.groups.items() if group.missing} == {
        "grad_foer",
        "stabilisering",
    }
    assert only(night).status == "KLADDE"


def test_a_missing_answer_is_given_in_four_keys(night, keyboard):
    keyboard.press("F2", "2", "Tab", "1", "Tab", "1", "Tab", "4", "Ctrl+Enter")
    keyboard.start()
    keyboard.press("Enter", "1", "Ctrl+Enter")
    assert keyboard.keys <= 4
    assert only(night).status == "AFSLUTTET"


def test_the_soft_question_comes_once(night, keyboard):
    keyboard.press("F2", "2", "Tab", "1", "Tab", "1", "Tab", "1", "Tab", "3", "Ctrl+Enter")
    assert only(night).status == "KLADDE"
    keyboard.press("Enter")
    assert night.page.body.groups["tiltag"].isAncestorOf(night.window.focusWidget())
    keyboard.press("Ctrl+Enter")
    assert only(night).status == "AFSLUTTET"


def test_a_grave_crisis_adds_a_quiet_line_and_no_panel(night, keyboard):
    keyboard.press("F2", "4")
    body = night.page.body
    assert body.ask.isVisible()
    assert night.window.layers.overlay is None
    assert body.groups["handleniveau"].isVisible()
    keyboard.press("F7")
    assert night.window.frame.pages.place == ("krisesamtale", only(night).id)


def test_the_quiet_line_takes_no_digit_from_the_next_question(night, keyboard):
    keyboard.press("F2", "4", "Tab", "1", "2")
    assert only(night).symptomer == ("ANGST", "NEDTRYKT")


def test_thoughts_of_suicide_need_a_level_of_action(night, keyboard):
    keyboard.press("F2", "2", "Tab", "5", "Tab", "1", "Tab", "4", "Tab", "1", "Ctrl+Enter")
    words = [link.text() for link in night.page.body.summary.links]
    assert "Vælg, hvad der skal ske nu." in words


def test_a_heavier_contact_has_no_suggestion_for_talk_and_plan(night, keyboard):
    keyboard.press("F2", "3")
    boxes = night.page.body.suggestions.boxes
    assert (boxes["krisesamtale"].value, boxes["kriseplan"].value) == ("vælg", "vælg")
    assert boxes["maalgruppe"].value == "i målgruppen"


def test_a_suggestion_is_changed_in_four_keys(night, keyboard):
    keyboard.press("F2")
    keyboard.start()
    keyboard.press("Alt+R", "Down", "2")
    assert keyboard.keys <= 4
    assert only(night).maalgruppe == "U18"
    assert night.page.body.suggestions.boxes["maalgruppe"].accepted


def test_a_rare_symptom_is_found_by_its_first_letters(night, keyboard):
    keyboard.press("F2", "2", "Tab")
    keyboard.start()
    keyboard.press("h", "å", "Space")
    assert keyboard.keys <= 4
    assert only(night).symptomer == ("HAABLOES",)


def test_several_answers_stand_in_the_order_of_their_list(night, keyboard):
    keyboard.press("F2", "Tab", "4", "1")
    assert only(night).symptomer == ("ANGST", "SOEVN")


def test_an_agreed_call_becomes_an_opfoelgning_with_its_time(night, keyboard):
    keyboard.press("F2", "2", "Tab", "1", "Tab", "1", "Tab", "5", "Tab")
    keyboard.write("i morgen kl. 10")
    keyboard.press("Tab")
    keyboard.write("00 00 00 00")
    keyboard.press("Tab", "1", "Ctrl+Enter")
    task = only(night, Opfoelgning)
    assert (task.type, task.henvendelse_id) == ("OPKALD", only(night).id)
    assert task.forfald.isoformat() == "2026-11-24T09:00:00+00:00"
    assert task.telefon == "00 00 00 00"


def test_an_agreement_without_a_time_is_asked_about(night, keyboard):
    keyboard.press("F2", "2", "Tab", "1", "Tab", "1", "Tab", "2", "Tab", "Tab", "1", "Ctrl+Enter")
    assert [link.text() for link in night.page.body.summary.links] == [
        "Skriv, hvornår. Fx i morgen kl. 10."
    ]
    keyboard.press("Enter")
    keyboard.write("fredag")
    keyboard.press("Ctrl+Enter")
    assert only(night, Opfoelgning).type == "NYSAMTALE"


def test_a_visit_has_no_clock_and_asks_for_minutes(night, keyboard):
    keyboard.press("Ctrl+N", *T1, "Ctrl+Enter")
    assert night.page.head.talk is None
    assert [link.text() for link in night.page.body.summary.links] == [
        "Skriv, hvor mange minutter I talte."
    ]
    keyboard.press("Enter")
    keyboard.write("25")
    keyboard.press("Ctrl+Enter")
    closed = only(night)
    assert (closed.status, closed.form, minutter(closed)) == ("AFSLUTTET", "FREM", 25)


def test_a_contact_of_yesterday_says_that_it_is_registered_afterwards(night, keyboard):
    keyboard.press("Ctrl+N", "Alt+T")
    keyboard.write("25")
    keyboard.press("Shift+Tab", "Shift+Tab")
    night.page.body.time.field.dag.selectAll()
    keyboard.write("i går")
    keyboard.press("Tab")
    assert night.page.body.time.field.late.isVisible()
    written = only(night)
    assert (night.clock.now() - written.start).days == 1
    assert minutter(written) == 25


def test_half_past_eleven_typed_after_midnight_was_last_evening(night, keyboard):
    keyboard.press("Ctrl+N", "Alt+T", "Shift+Tab")
    night.page.body.time.field.klokken.selectAll()
    keyboard.write("23.30")
    keyboard.press("Tab", "Tab")
    assert not night.page.body.time.missing
    assert night.page.body.time.field.dag.text() == "23/11"
    assert night.clock.now() - only(night).start == timedelta(hours=2, minutes=44)


def test_a_time_that_has_not_come_is_refused_with_a_sentence(night, keyboard):
    keyboard.press("Ctrl+N", "Alt+T", "Shift+Tab")
    night.page.body.time.field.klokken.selectAll()
    keyboard.write("23.30")
    keyboard.press("Shift+Tab")
    night.page.body.time.field.dag.selectAll()
    keyboard.write("i dag")
    keyboard.press("Tab")
    assert night.page.body.time.missing
    marked = [line.property("missing") == "true" for line in night.page.body.time.field.lines]
    assert marked == [True, True, False]
    assert only(night).start < night.clock.now()


def test_the_clock_stops_and_its_minutes_can_be_set_right(night, keyboard):
    keyboard.press("F2")
    night.clock.forward(minutes=20)
    night.page.run("ur_stop")
    assert night.page.head.talk.minutes == 20
    keyboard.press("Alt+T")
    keyboard.write("14")
    keyboard.press("Tab")
    assert minutter(only(night)) == 14
    night.page.run("ur_start")
    assert only(night).slut is None


def test_after_saving_one_is_back_and_can_take_it_back(night, keyboard):
    elsewhere = night.page
    keyboard.press("F2", *T1, "Ctrl+Enter")
    assert night.page is elsewhere
    keyboard.press("Ctrl+Z")
    assert only(night).status == "KLADDE"
    assert night.window.frame.pages.place == ("henvendelse", only(night).id)
    keyboard.press("Ctrl+Enter")
    assert only(night).status == "AFSLUTTET"


def test_taking_it_back_takes_its_opfoelgning_back_too(night, keyboard):
    keyboard.press("F2", "2", "Tab", "1", "Tab", "1", "Tab", "2", "Tab")
    keyboard.write("fredag")
    keyboard.press("Tab", "1", "Ctrl+Enter")
    assert len(night.all_of(Opfoelgning)) == 1
    keyboard.press("Ctrl+Z")
    assert night.all_of(Opfoelgning) == ()


def test_a_kind_word_follows_a_grave_contact(night, keyboard):
    keyboard.press("F2", "4", "Tab", "Tab", "1", "Tab", "1", "Tab", "4", "Tab", "1", "Tab", "1")
    keyboard.press("Alt+R", "Right", "Right", "3", "Right", "4", "Ctrl+Enter")
    (strip,) = night.window.frame.done_area.strips
    assert strip.more == "Det var en svær samtale. Tag fem minutter, hvis du kan."


def test_an_opfoelgning_can_be_made_from_the_strip(night, keyboard):
    keyboard.press("F2", *T1, "Ctrl+Enter")
    (strip,) = night.window.frame.done_area.strips
    strip.buttons[1].do()
    settle()
    keyboard.press("1", "Tab", "Tab")
    keyboard.write("kl. 10")
    keyboard.press("Ctrl+Enter")
    assert only(night, Opfoelgning).type == "OPKALD"


def test_the_voluntary_answers_are_one_key_away(night, keyboard):
    keyboard.press("F2", "Alt+M")
    more = night.page.body.more
    more.groups["hoert_fra"].stop().setFocus()
    keyboard.press("2")
    more.score.stop().setFocus()
    keyboard.press("7")
    written = only(night)
    assert (written.hoert_fra, written.tryghed_efter) == ("NET", 7)
    keyboard.press("Alt+M")
    assert not night.page.body.is_more_open
    assert night.page.body.words.note.hasFocus()


def test_the_voluntary_answers_are_seen_when_they_are_asked_for(night, keyboard):
    keyboard.press("F2", "Alt+M")
    settle()
    pane, rows = night.page._pane, night.page.body.more.rows
    high = pane.viewport().height()
    tops = [row.mapTo(pane.viewport(), row.rect().topLeft()).y() for row in rows]
    assert tops[0] >= 0
    assert sum(0 <= top < high for top in tops) >= len(rows) // 2


def test_a_call_that_was_a_mistake_is_annulled_with_its_reason(night, keyboard):
    keyboard.press("F2", "Alt+M")
    night.page.body.more.annul.button.click()
    settle()
    keyboard.press("1", "Ctrl+Enter")
    gone = only(night)
    assert (gone.status, gone.annulleret_grund) == ("ANNULLERET", "Trykket ved en fejl")
    assert night.window.frame.open_items == ()


def test_an_own_reason_is_asked_for_in_words(night, keyboard):
    keyboard.press("F2", "Alt+M")
    night.page.body.more.annul.button.click()
    settle()
    keyboard.press("3", "Ctrl+Enter")
    assert only(night).status == "KLADDE"
    keyboard.write("Kollegaen skrev den")
    keyboard.press("Ctrl+Enter")
    assert only(night).annulleret_grund == "Kollegaen skrev den"


def test_the_record_belongs_to_this_place(night, keyboard):
    keyboard.press("F2")
    begun = only(night)
    assert (begun.enhed_id, begun.dataansvarlig_kommune) == (b"E" * 16, "0607")
    assert night.store.history(night.desk.adgang, begun.id)[-1].bruger == ANNA


def test_the_quiet_line_goes_when_the_questions_are_answered(night, keyboard):
    keyboard.press("F2", "4")
    asked = Sikkerhedsafklaring(
        id=new_id(),
        henvendelse_id=only(night).id,
        spurgt_direkte="JA",
        tanker="NEJ",
        allerede_handlet="NEJ",
        **dict.fromkeys(OMGIVELSER, "NEJ"),
    )
    begun = replace(asked, allerede_handlet=None)
    body = night.page.body
    body.ask.link.setFocus()
    keyboard.press("F7")
    night.save(begun)
    keyboard.press("Esc")
    assert body.ask.isVisible()
    assert body.ask.link.hasFocus()
    keyboard.press("F7")
    night.desk.store.save(night.desk.adgang, asked, begun)
    keyboard.press("Esc")
    assert not body.ask.isVisible()
    assert night.page.isAncestorOf(night.window.focusWidget())
    assert night.window.focusWidget().isVisible()

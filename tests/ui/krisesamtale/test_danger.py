"""Step 2: question and answer on one line, the deed at once; nothing is computed (domain.md 2.8, mock-up 04)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from akutdesk.domain.henvendelse import Lukkegrundlag, mangler
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.sikkerhedsafklaring import AFKLARENDE, Sikkerhedsafklaring
from akutdesk.storage.udkast import Udkast
from akutdesk.ui.akutkort.aftale import AftalePanel
from akutdesk.ui.fields import Button, StripView
from tests.ui.conftest import settle


@pytest.fixture
def danger(talk):
    """The step about danger is shown."""
    talk.page.show_step("2")
    settle()
    return talk


def shown_rows(talk):
    """The questions one sees, in order."""
    rows = talk.page.step.danger.parts.rows
    return [felt for felt, row in rows.items() if row.isVisibleTo(talk.page.step.view)]


def strips(talk):
    """The words of the deeds one sees."""
    found = talk.page.step.danger.strips
    view = talk.page.step.view
    return {kode: strip.words for kode, strip in found.items() if strip.isVisibleTo(view)}


def test_the_questions_follow_from_the_answers(danger):
    assert shown_rows(danger) == [
        *("andre_til_stede", "tanker", "allerede_handlet"),
        *("fare_for_andre", "vold_i_hjemmet", "boern_bekymring"),
    ]
    danger.group("tanker")
    danger.keys.press("1")
    assert shown_rows(danger)[2:6] == list(AFKLARENDE)
    assert (danger.svar.tanker, danger.svar.spurgt_direkte) == ("TANKER", "JA")
    danger.keys.press("3")
    assert "plan" not in shown_rows(danger)
    assert strips(danger) == {}


def test_what_has_no_answers_is_led_in_as_words_to_say(danger):
    view = danger.page.step.view
    assert [line.text() for line in view._said] == [
        "Sig fx: ”Er du et sted, hvor du er i sikkerhed?”"
    ]
    danger.page.step.say("FREM")
    assert view._said[0].text().startswith("Sig fx: ”")


@pytest.mark.parametrize("felt", AFKLARENDE)
def test_a_plan_or_its_kin_shows_the_doctor_of_this_hour_right_under_it(danger, felt):
    danger.group("tanker")
    danger.keys.press("1")
    danger.group(felt)
    danger.keys.press("1")
    said = strips(danger)
    assert set(said) == {"E3"}
    assert said["E3"] == (
        "Læge skal vurdere nu: Lægevagten 70\u00a011\u00a007\u00a007 "
        "Følg med. Karen er ikke alene, før andre har taget over."
    )
    strip = danger.page.step.danger.strips["E3"]
    last = danger.page.step.danger.parts.rows["tidspunkt"]
    next_ = danger.page.step.danger.parts.rows["allerede_handlet"]
    view = danger.page.step.view
    above, here, below = (w.mapTo(view, w.rect().topLeft()).y() for w in (last, strip, next_))
    assert above < here < below


def test_by_day_it_is_the_own_doctor(begin):
    talk = begin()
    talk.night.clock.forward(hours=8)
    talk.open()
    talk.page.show_step("2")
    talk.group("tanker")
    talk.keys.press("1")
    talk.group("plan")
    talk.keys.press("1")
    assert strips(talk)["E3"].startswith("Læge skal vurdere nu: Egen læge ")


def test_the_deed_takes_no_digit_from_the_question_under_it(danger):
    danger.group("tanker")
    danger.keys.press("1", *("Tab", "1") * 4, "Tab", "2")
    svar = danger.svar
    assert tuple(getattr(svar, felt) for felt in AFKLARENDE) == ("JA",) * 4
    assert svar.allerede_handlet == "NEJ"


def test_112_is_seen_as_soon_as_something_was_done_and_before_more_is_asked(danger):
    danger.group("tanker")
    danger.keys.press("1", *("Tab", "1") * 5)
    settle()
    strip = danger.page.step.danger.strips["E1"]
    assert strip.visibleRegion().boundingRect() == strip.rect()
    asked = danger.page.step.danger.parts.rows["handlet_hvad"]
    view = danger.page.step.view
    assert (
        strip.mapTo(view, strip.rect().topLeft()).y()
        < asked.mapTo(view, asked.rect().topLeft()).y()
    )


def test_what_to_do_about_a_child_is_seen_as_soon_as_one_worries(danger):
    danger.group("boern_bekymring")
    danger.keys.press("1")
    settle()
    strip = danger.page.step.danger.strips["E7"]
    assert strip.visibleRegion().boundingRect() == strip.rect()


def test_no_button_on_the_way_takes_the_answer_whom_it_was_discussed_with(danger):
    danger.page.step.notes[0].entry().setFocus()
    danger.keys.press("3")
    danger.keys.press("Tab", "2")
    assert len(danger.svar.droeftet_med) == 1


def test_the_deed_is_seen_without_scrolling(danger):
    danger.group("tanker")
    danger.keys.press("1", "Tab", "1")
    strip = danger.page.step.danger.strips["E3"]
    assert not strip.visibleRegion().isEmpty()
    assert strip.visibleRegion().boundingRect() == strip.rect()


def test_an_anonymous_citizen_is_called_the_citizen(begin):
    talk = begin(borger_id=None)
    talk.open()
    talk.page.show_step("2")
    talk.group("tanker")
    talk.keys.press("2")
    talk.group("midler")
    talk.keys.press("1")
    assert strips(talk)["E3"].endswith(
        "Følg med. Borgeren er ikke alene, før andre har taget over."
    )


def test_not_asked_is_an_answer_with_its_reason(danger):
    danger.group("tanker")
    danger.keys.press("5")
    assert "spurgt_ikke_fordi" in shown_rows(danger)
    danger.keys.press("Tab")
    danger.keys.write("Lagde på")
    danger.keys.press("Ctrl+S")
    svar = danger.svar
    assert (svar.spurgt_direkte, svar.spurgt_ikke_fordi, svar.tanker) == (
        *("NEJ_FORDI", "Lagde på"),
        None,
    )
    danger.group("tanker")
    danger.keys.press("3")
    assert (danger.svar.spurgt_direkte, danger.svar.tanker) == ("JA", "NEJ")
    assert danger.svar.spurgt_ikke_fordi == "Lagde på"  # hidden words are not lost


def test_what_when_and_how_much_are_asked_after_a_yes(danger):
    danger.group("allerede_handlet")
    danger.keys.press("1", "Tab")
    danger.keys.write("Panodil")
    danger.keys.press("Tab")
    danger.keys.write("kl. 1")
    danger.keys.press("Tab")
    danger.keys.write("ti")
    danger.keys.press("Tab")
    svar = danger.svar
    assert (svar.handlet_hvad, svar.handlet_hvornaar, svar.handlet_maengde) == (
        *("Panodil", "kl. 1", "ti"),
    )
    assert strips(danger)["E1"] == "Ring 112 nu Hold linjen åben. Find adressen."


def test_the_button_of_a_deed_opens_the_card_filled_in(danger):
    danger.group("tanker")
    danger.keys.press("1", "Tab", "1")
    danger.page.step.danger.strips["E3"].button.click()
    settle()
    card = danger.night.window.layers.full
    assert "har tænkt over hvordan" in card.isbar.lines[1].tekst
    danger.keys.press("Esc")
    assert danger.night.window.layers.full is None
    assert danger.page.kode == "2"


def test_staff_choose_the_level_by_its_action_and_answers_never_do(danger):
    danger.group("tanker")
    danger.keys.press("1", "Tab", "1", "Tab", "1", "Tab", "1", "Tab", "1")
    assert danger.contact.handleniveau is None
    level = danger.page.step.notes[0]
    assert [chip.face.choice.text for chip in level.group.chip_set.chips] == [
        *("Fortsæt samtalen", "Lav sikkerhedsdelen", "Læge nu", "Ring 112 nu", "Ikke vurderet"),
    ]
    level.entry().setFocus()
    danger.keys.press("3")
    assert danger.contact.handleniveau == "2"


def test_from_level_one_the_bagvagt_is_named_and_the_safety_part_offered(danger):
    after = danger.page.step.after
    level = danger.page.step.notes[0]
    level.entry().setFocus()
    danger.keys.press("1")
    assert after.doubt.isHidden()
    danger.keys.press("2")
    assert not after.doubt.isHidden()
    assert after.doubt.words == "Er du i tvivl, så ring til bagvagten: 00 00 00 00"
    buttons = [one.words for one in after.findChildren(Button) if one.isVisibleTo(after)]
    assert "Lav sikkerhedsdelen" in buttons
    assert "droeftet_med" not in shown_rows(danger)


def test_at_112_the_deed_stands_under_the_level(danger):
    level = danger.page.step.notes[0]
    level.entry().setFocus()
    danger.keys.press("4")
    assert danger.page.step.after.deed.words.startswith("Ring 112 nu")
    danger.group("allerede_handlet")
    danger.keys.press("1")
    assert danger.page.step.after.deed.isHidden()  # it stands under the answer now


def test_with_a_doctor_one_says_who_it_was_discussed_with_and_who_has_taken_over(danger):
    level = danger.page.step.notes[0]
    level.entry().setFocus()
    danger.keys.press("3")
    assert {"droeftet_med", "droeftet_med_navn"} <= set(shown_rows(danger))
    danger.group("droeftet_med")
    danger.keys.press("2", "3")
    assert danger.svar.droeftet_med == ("BAGVAGT", "LAEGE")
    assert not danger.page.step.after.reason.isHidden()
    danger.keys.press("Alt+N")
    panel = danger.night.window.layers.overlay
    assert isinstance(panel, AftalePanel)
    danger.keys.press("2", "Tab")
    danger.keys.write("Lars")
    panel.rows.resultat.stop().setFocus()
    danger.keys.press("1", "Ctrl+Enter")
    kontakt = danger.stored(Partnerkontakt)
    assert (kontakt.katalog_kode, kontakt.modtager_navn) == ("LVSD", "Lars")
    assert (kontakt.resultat, kontakt.modtager_bekraeftet) == ("OVERTAGET", "JA")
    assert danger.svar.overdraget == kontakt.id
    after = danger.page.step.after
    assert after._contacts.text() == "02.14 · Lægevagten · Har taget over"
    assert after.reason.isHidden()


def test_a_contact_that_was_handed_over_can_be_closed(danger):
    danger.page.step.notes[0].entry().setFocus()
    danger.keys.press("3", "Alt+N", "2")
    danger.night.window.layers.overlay.rows.resultat.stop().setFocus()
    danger.keys.press("1", "Esc")
    grundlag = Lukkegrundlag(
        sikkerhed=danger.stored(Sikkerhedsafklaring), kontakter=danger.page.work.kontakter
    )
    assert "OVERDRAGELSE" not in {one.kode for one in mangler(danger.contact, grundlag)}


def test_one_key_writes_when_the_doctor_was_rung(danger):
    danger.page.step.notes[0].entry().setFocus()
    danger.keys.press("3", "Alt+K")
    kontakt = danger.stored(Partnerkontakt)
    assert (kontakt.katalog_kode, kontakt.resultat) == ("LVSD", None)
    assert (kontakt.grundlag, kontakt.grundlag_tekst) == ("FARE", "at en læge skal se på det nu.")
    assert danger.page.step.after._contacts.text() == "02.14 · Lægevagten · mangler svar"
    danger.keys.press("Ctrl+Z")
    assert danger.night.all_of(Partnerkontakt) == ()
    assert danger.page.step.after._contacts.isHidden()


def test_with_nobody_to_ring_the_key_opens_the_card(danger):
    danger.keys.press("Alt+K")
    assert type(danger.night.window.layers.full).__name__ == "DeskCard"


def test_when_nobody_took_over_the_reason_is_kept_on_the_contact(danger):
    danger.page.step.notes[0].entry().setFocus()
    danger.keys.press("3")
    danger.page.step.after.reason.field.setFocus()
    danger.keys.write("Han gik selv til lægen")
    danger.keys.press("Ctrl+S")
    assert danger.contact.ikke_overdraget_grund == "Han gik selv til lægen"


def test_after_a_heavy_talk_somebody_says_take_five_minutes(danger):
    texts = danger.night.desk.texts
    said = texts("krisesamtale.efter")
    danger.page.show_step("BAGEFTER")
    assert said not in _strips_of(danger)
    danger.page.show_step("2")
    danger.page.step.notes[0].entry().setFocus()
    danger.keys.press("3")
    danger.page.show_step("BAGEFTER")
    assert said in _strips_of(danger)
    assert texts("krisesamtale.ikke_spurgt") in _strips_of(danger)


def _strips_of(talk):
    return [one.strip.text for one in talk.page.step.view.findChildren(StripView)]


def test_a_relative_is_asked_about_both_and_the_name_is_not_the_citizens(begin):
    talk = begin(henvender="PAAR", borger_id=None, kaldenavn="Lone")
    page = talk.open()
    page.show_step("2")
    assert page.panel("2").navn == "Er I i sikkerhed?"
    talk.group("tanker")
    talk.keys.press("1")
    talk.group("plan")
    talk.keys.press("1")
    assert "Lone" not in strips(talk)["E3"]


def test_an_old_draft_of_another_person_is_never_shown(danger):
    night = danger.night
    other = type(night.desk.adgang)(b"B" * 16, "MEDARBEJDER", "EGEN_VAGT")
    night.store.write_draft(
        other, Udkast(rid=danger.henvendelse.id, felt="notat", type="henvendelse", text="Bos ord")
    )
    night.clock.instant += timedelta(minutes=1)
    page = type(danger.page)(night.desk, danger.henvendelse.id)
    page.on_enter()
    assert "Bos ord" not in page.note.field.words
    page.deleteLater()


@pytest.mark.parametrize("wide", [1366, 1920])
def test_every_answer_about_danger_stands_in_one_column(danger, wide):
    """Mock-up 04: the eye runs down one edge, from the first question to who it was discussed with."""
    danger.night.window.resize(wide, 768)
    danger.group("tanker")
    danger.keys.press("1")
    danger.group("plan")
    danger.keys.press("1")
    danger.page.step.notes[0].entry().setFocus()
    danger.keys.press("3")
    settle()
    rows = danger.page.step.danger.parts.rows
    assert rows["droeftet_med_navn"].isVisible()
    beside = [row for row in rows.values() if row.isVisible() and row.answer.y() == 0]
    edges = {row.answer.mapTo(danger.page, row.answer.rect().topLeft()).x() for row in beside}
    assert len(beside) > 5
    assert len(edges) == 1

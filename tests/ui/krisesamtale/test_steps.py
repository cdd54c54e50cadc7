"""Steps in any order, never blocking; what was done is said in words (ux.md 2.9, domain.md 3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.ui.krisesamtale.page import KrisesamtalePage
from akutdesk.ui.text import Text
from tests.ui.conftest import settle


def test_a_call_is_one_key_from_its_talk_and_two_from_the_next_step(begin):
    talk = begin()
    talk.night.window.go("henvendelse", talk.henvendelse.id)
    settle()
    talk.keys.start()
    talk.keys.press("F7", "Ctrl+PgDn")
    assert talk.keys.keys <= 3
    assert (talk.page.kode, talk.page.work.henvendelse.id) == ("2", talk.henvendelse.id)


def test_f7_with_nothing_open_begins_a_contact_with_its_clock(night, keyboard):
    keyboard.press("F7")
    page = night.page
    assert isinstance(page, KrisesamtalePage)
    (made,) = night.all_of(Henvendelse)
    assert (made.start, made.slut, made.form) == (night.clock.now(), None, "TLF")
    assert page.work.henvendelse.id == made.id


def test_looking_at_a_talk_makes_no_record(talk):
    talk.keys.press("F6", "F6", "4", "2", "1")
    talk.night.window.go("borgere")
    assert talk.stored(Krisesamtale) is None


def test_a_passed_step_is_done_and_the_list_says_so(talk):
    talk.keys.press("Ctrl+PgDn")
    assert talk.status() == {"1": "UDFOERT"}
    row = talk.page.steps.rows.rows[1]
    assert (row.number, row.right_icon) == ("1", "check")
    assert "Gjort" in row.spoken(talk.night.desk.texts)


def test_back_marks_nothing(talk):
    talk.keys.press("Ctrl+PgDn", "Ctrl+PgUp")
    assert talk.page.kode == "1"
    talk.keys.press("Ctrl+PgUp")
    assert talk.page.kode == "FOER"
    assert talk.status() == {"1": "UDFOERT"}


def test_to_have_seen_the_step_about_danger_is_not_to_have_asked(talk):
    talk.keys.press("Ctrl+PgDn", "Ctrl+PgDn")
    assert talk.page.kode == "3"
    assert talk.status() == {"1": "UDFOERT"}
    talk.keys.press("Ctrl+PgUp")
    talk.group("tanker")
    talk.keys.press("3")
    assert talk.status()["2"] == "UDFOERT"


def test_f6_and_a_digit_jump_and_text_stays_over_jumps(talk):
    page = talk.page
    page.show_step("3")
    page.step.notes[1].entry().setFocus()
    talk.keys.write("Min bror har ikke svaret i en uge.")
    for kode in ("6", "4", "3"):
        talk.keys.press("F6", "F6", kode)
        assert page.kode == kode
        assert QApplication.focusWidget() is page.steps.rows
        talk.keys.press("Enter")
        assert page.step.view.isAncestorOf(QApplication.focusWidget())
    assert page.step.notes[1].field.words == "Min bror har ikke svaret i en uge."
    assert talk.samtale.borgers_ord == "Min bror har ikke svaret i en uge."


def test_arrows_in_the_list_show_each_step(talk):
    talk.keys.press("F6", "F6", "Down")
    assert talk.page.kode == "2"
    talk.keys.press("Up", "Up")
    assert talk.page.kode == "FOER"


def test_alt_s_and_a_digit_skip_a_step_with_its_reason(talk):
    talk.page.show_step("5")
    talk.keys.start()
    talk.keys.press("Alt+S", "1")
    assert talk.keys.keys == 3
    (one,) = talk.samtale.trin_status
    assert (one.trin, one.status, one.grund) == ("5", "SPRUNGET_OVER", "TID")
    assert talk.page.kode == "6"
    row = next(row for row in talk.page.steps.rows.rows if row.number == "5")
    assert row.lines == "Sprunget over · ikke tid"


def test_a_reason_can_be_chosen_with_arrows_and_esc_skips_nothing(talk):
    talk.page.show_step("5")
    talk.keys.press("Alt+S", "Down", "Esc")
    assert talk.stored(Krisesamtale) is None
    talk.keys.press("Alt+S", "Down", "Down", "Enter")
    assert talk.samtale.trin_status[0].grund == "BORGER_NEJ"


def test_what_was_skipped_stays_skipped_when_passed_and_is_done_when_noted(talk):
    page = talk.page
    page.show_step("6")
    talk.keys.press("Alt+S", "2", "Ctrl+PgUp", "Ctrl+PgDn")
    assert talk.status()["6"] == "SPRUNGET_OVER"
    talk.keys.press("Ctrl+PgUp")
    talk.keys.write("En tur med hunden")
    talk.keys.press("Ctrl+S")
    assert talk.status()["6"] == "UDFOERT"


def test_the_step_about_danger_is_never_skipped(talk):
    talk.page.show_step("2")
    talk.keys.press("Alt+S")
    assert talk.night.window.layers.overlay is None
    assert talk.stored(Krisesamtale) is None
    assert talk.page.kode == "2"


@pytest.mark.parametrize(
    ("fields", "spor"),
    [
        ({}, "FULD"),
        ({"grad_foer": "LET"}, "KORT"),
        ({"grad_foer": "ALVOR"}, "FULD"),
        ({"henvender": "PAAR"}, "PAAR"),
    ],
)
def test_the_track_fits_what_is_known(begin, fields, spor):
    talk = begin(**fields)
    page = talk.open()
    assert page.steps.tracks.chosen == (spor,)
    talk.keys.press("Ctrl+PgDn")
    (change,) = talk.night.store.history(talk.night.desk.adgang, talk.samtale.id)
    kilder = {one.felt: one.kilde for one in change.felter}
    assert (talk.samtale.spor, kilder["spor"]) == (spor, "FORSLAG")


def test_another_track_keeps_what_was_done_and_the_step(talk):
    page = talk.page
    talk.keys.press("Ctrl+PgDn", "Ctrl+PgDn")
    page.steps.tracks.chip_set.chips[0].setFocus()
    talk.keys.press("Space")
    assert (talk.samtale.spor, page.kode) == ("KORT", "3")
    assert talk.status()["1"] == "UDFOERT"
    assert [row.number for row in page.steps.rows.rows if row.number.strip()] == [*"12368"]


def test_a_step_that_the_new_track_lacks_gives_way_to_the_first_open_one(talk):
    talk.page.show_step("5")
    talk.page.steps.tracks.chip_set.chips[0].setFocus()
    talk.keys.press("Space")
    assert talk.page.kode == "1"


def test_the_agreement_stands_first_where_there_is_one(begin):
    talk = begin()
    desk = talk.night.desk
    karen = talk.night.store.get(desk.adgang, Borger, talk.henvendelse.borger_id)
    agreed = replace(
        karen,
        kontaktaftale="Ti minutter, højst to gange om natten.",
        kontaktaftale_udloeb=date(2026, 12, 20),
    )
    talk.night.store.save(desk.adgang, agreed, karen)
    page = talk.open()
    assert (page.kode, page.work.spor) == ("AFTALE", "AFTALE")
    assert [one.text for one in page.steps.tracks.question.choices][-1] == "Aftale"
    words = [one.text() for one in page.step.view.findChildren(Text)]
    assert "Ti minutter, højst to gange om natten." in words


def test_doubt_is_folded_until_somebody_opens_it_and_then_stays_as_it_was_left(talk):
    page = talk.page
    assert not page.step.view.doubt.is_open
    talk.keys.press("Alt+T")
    assert page.step.view.doubt.is_open
    talk.keys.press("Ctrl+PgDn")
    assert page.step.view.doubt.is_open
    talk.keys.press("Alt+T", "Ctrl+PgUp")
    assert not page.step.view.doubt.is_open


def test_ctrl_z_takes_the_last_answer_back(talk):
    talk.page.show_step("4")
    talk.keys.press("1")
    assert talk.contact.symptomer == ("ANGST",)
    talk.keys.press("Ctrl+Z")
    assert talk.contact.symptomer == ()
    assert talk.page.step.notes[0].group.chosen == ()
    assert talk.stored(Krisesamtale) is None


def test_the_last_step_leads_to_bagefter_and_from_there_to_the_form(talk):
    talk.page.show_step("8")
    talk.keys.press("Ctrl+PgDn")
    assert talk.page.kode == "BAGEFTER"
    talk.keys.press("Ctrl+PgDn")
    assert talk.page.kode == "BAGEFTER"
    talk.keys.press("Ctrl+Enter")
    assert talk.night.window.frame.pages.place == ("henvendelse", talk.henvendelse.id)


def test_a_closed_contact_can_be_read_but_not_written(begin):
    talk = begin(status="ANNULLERET")
    page = talk.open()
    assert QApplication.focusWidget() is page.steps.rows
    talk.keys.press("Ctrl+PgDn", "Alt+S")
    assert page.kode == "2"
    assert talk.stored(Krisesamtale) is None
    assert not page.note.field.isEnabled()


def test_who_closes_the_form_does_not_come_back_to_the_talk(begin):
    talk = begin(grad_foer="LET", symptomer=("ANGST",), begivenheder=("PAAR",), tiltag=("INGEN",))
    talk.night.window.go("borgere")
    talk.night.window.go("henvendelse", talk.henvendelse.id)
    settle()
    talk.keys.press("F7", "Ctrl+PgDn", "Ctrl+Enter")
    form = talk.night.page
    form.editing.body.groups["stabilisering"].stop().setFocus()
    talk.keys.press("1", "Ctrl+Enter")
    assert talk.contact.status == "AFSLUTTET"
    assert talk.night.window.frame.pages.place == ("borgere", None)


def test_the_open_call_is_marked_while_one_talks(talk):
    frame = talk.night.window.frame
    talk.keys.press("Ctrl+PgDn")
    rids = [item.rid for item in frame.open_items]
    assert frame.side.open.active == rids.index(talk.henvendelse.id)


@pytest.mark.turns(4)
@pytest.mark.parametrize("kode", ["1", "2", "3", "4", "7", "8"])
def test_what_has_the_focus_is_seen_also_after_doubt_was_opened(talk, look, kode):
    look.set_percent(200)
    talk.page.show_step(kode)
    settle()
    for press in ((), ("Alt+T",), ("Tab",), ("Alt+T",)):
        talk.keys.press(*press)
        settle()
        focused = QApplication.focusWidget()
        seen = focused.visibleRegion().boundingRect()
        assert seen.height() >= min(focused.height(), look.px(36)), (kode, press)
    look.set_percent(100)


def test_the_name_of_every_step_fits_beside_its_tick(look, assets):
    room = 240 - 12 - 22 - 12 - 20 - 12  # the row, its edges, the number, and the tick with its air
    guide = assets.guide("krisesamtale")
    names = [trin["navn"] for name in ("trin", "paar", "aftale") for trin in guide[name]]
    assert names
    assert [name for name in names if look.width(name, 16, 600) > look.px(room)] == []


def test_what_is_said_follows_the_form_of_the_contact_at_once(talk):
    """Somebody who walked in is not thanked for ringing (domain.md 2.6.3)."""

    def said() -> list[str]:
        return [one.text() for one in talk.page.step.view.findChildren(Text)]

    assert any("Godt, at du ringer." in words for words in said())
    talk.page.step.notes[0].entry().setFocus()
    talk.keys.press("2")
    assert talk.stored(Henvendelse).form == "FREM"
    assert any("Godt, at du kom." in words for words in said())
    assert not any("ringer" in words for words in said())
    talk.keys.press("Ctrl+PgDn", "Ctrl+PgDn")
    assert any("at du kom lige nu" in words for words in said())

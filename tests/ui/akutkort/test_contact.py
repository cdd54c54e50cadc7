"""A contact out: one key writes the clock time, a consent that holds no more stops, an answer comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.record import new_id
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.domain.samtykke import Samtykke
from akutdesk.domain.vagt import KBH
from akutdesk.ui.akutkort.aftale import AftalePanel
from akutdesk.ui.akutkort.aftale_work import AftaleWork
from akutdesk.ui.akutkort.calling import Calling
from akutdesk.ui.akutkort.isbar_panel import IsbarPanel
from akutdesk.ui.akutkort.isbar_printing import IsbarPrinting
from akutdesk.ui.samtykke.form import SamtykkeForm
from tests.fakes.printer import ScriptedPrinter
from tests.ui.conftest import settle
from tests.ui.night_desk import ANNA, NIGHT

DISTRIKT = Samarbejdspartner(
    id=new_id(),
    type="DISTRIKT",
    navn="Distriktspsykiatrien",
    nummer="70 00 00 00",
    direkte_nummer="70 11 11 11",
    aabent=("hverdage 08:00-16:00",),
)


def consent(henvendelse, **fields) -> Samtykke:
    known = {
        "formaal": "DELING_PARTNER",
        "modtager": "distriktspsykiatrien",
        "oplysninger": "at Karen har det svært",
        "givet": "MUNDTLIGT",
        "givet_tid": NIGHT - timedelta(days=40),
        "udloeb": date(2027, 5, 1),
    }
    return Samtykke(id=new_id(), borger_id=henvendelse.borger_id, **{**known, **fields})


def panel_of(night) -> AftalePanel:
    front = night.window.layers.overlay
    assert isinstance(front, AftalePanel)
    return front


def only(night) -> Partnerkontakt:
    (made,) = night.all_of(Partnerkontakt)
    return made


# ---- one key


def test_space_on_a_number_writes_when_it_was_rung(night, keyboard, rings, card):
    henvendelse = rings(handleniveau="3")
    screen = card()
    keyboard.press("Space")
    made = only(night)
    assert (made.henvendelse_id, made.katalog_kode, made.tid) == (henvendelse.id, "N112", NIGHT)
    assert (made.grundlag, made.resultat) == ("FARE", None)
    assert made.isbar[0].startswith("Jeg hedder Anna Lund")
    assert screen.numbers.numbers[0].ringet == "ringet 02.14"
    (strip,) = night.window.frame.done_area.strips
    assert strip.text == "Kl. 02.14: du ringede til Fare for liv."
    assert [(row.text, row.right) for row in screen.contacts.rows] == [
        ("Fare for liv", "mangler svar")
    ]


def test_each_step_has_its_own_time_and_the_mark_stays_where_it_was(night, keyboard, rings, card):
    rings(handleniveau="3")
    screen = card()
    keyboard.press("Space")
    night.clock.forward(minutes=4)
    keyboard.press("Down", "Down", "Alt+K")
    assert screen.numbers.marked == "PAKSD"
    told = [(one.katalog_kode, one.tid) for one in night.all_of(Partnerkontakt)]
    assert sorted(told) == [("N112", NIGHT), ("PAKSD", NIGHT + timedelta(minutes=4))]


def test_a_step_is_taken_back_on_the_card(night, keyboard, rings, card):
    rings(handleniveau="3")
    screen = card()
    keyboard.press("Space", "Ctrl+Z")
    assert night.all_of(Partnerkontakt) == ()
    assert (screen.numbers.numbers[0].ringet, screen.contacts.rows) == ("", ())


def test_a_step_is_taken_back_after_the_card_too(night, keyboard, rings, card):
    rings(handleniveau="3")
    card()
    keyboard.press("Space", "Esc", "Ctrl+Z")
    assert night.all_of(Partnerkontakt) == ()


@pytest.mark.usefixtures("card")
def test_without_a_talk_nothing_is_written(night, keyboard, card):
    card()
    keyboard.press("Space", "Alt+K", "Alt+R")
    assert night.window.layers.overlay is None
    assert night.all_of(Partnerkontakt) == ()


def test_the_answer_is_written_on_the_step_it_belongs_to(night, keyboard, rings, card):
    rings(handleniveau="3")
    screen = card()
    keyboard.press("Space")
    night.clock.forward(minutes=9)
    screen.contacts.setFocus()
    keyboard.press("Enter")
    panel = panel_of(night)
    assert QApplication.focusWidget() is panel.rows.navn
    panel.rows.resultat.stop().setFocus()
    keyboard.press("1", "Ctrl+Enter")
    made = only(night)
    assert (made.tid, made.svar_tid) == (NIGHT, NIGHT + timedelta(minutes=9))
    assert screen.contacts.rows[0].right == "Har taget over kl. 02.23"


# ---- consent


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"udloeb": date(2026, 11, 23)}, "Samtykket løb ud 23. november. Spørg igen, og skriv et nyt. Ellers vælg Uden navn."),
        ({"trukket_tid": NIGHT - timedelta(hours=3)}, "Borgeren tog sit ja tilbage 23. november. Spørg igen, eller vælg Uden navn."),
        (None, "Borgeren har ikke sagt ja til at dele. Spørg, og skriv svaret. Ellers vælg Uden navn."),
    ],
)  # fmt: skip
def test_a_consent_that_does_not_hold_stops_and_says_what_to_do(
    night, keyboard, rings, card, fields, told
):
    henvendelse = rings(handleniveau="1")
    if fields is not None:
        night.save(consent(henvendelse, **fields))
    card()
    keyboard.press("Alt+N", "2")
    panel = panel_of(night)
    panel.rows.resultat.stop().setFocus()
    keyboard.press("2")
    panel.rows.grundlag.stop().setFocus()
    keyboard.press("1")
    assert panel.rows.grundlag.accessibleDescription() == told
    assert only(night).grundlag == "ANONYMT"
    keyboard.press("Ctrl+Enter")
    assert night.window.layers.overlay is panel
    assert QApplication.focusWidget() is panel.rows.grundlag.stop()
    keyboard.press("4", "Ctrl+Enter")
    assert night.window.layers.overlay is None
    assert only(night).grundlag == "ANONYMT"


def test_a_new_yes_is_written_at_the_place_and_lets_one_go_on(night, keyboard, rings, card):
    henvendelse = rings(handleniveau="1")
    old = consent(henvendelse, udloeb=date(2026, 11, 1))
    night.save(old)
    card()
    keyboard.press("Alt+N", "2")
    panel = panel_of(night)
    panel.rows.resultat.stop().setFocus()
    keyboard.press("2")
    panel.rows.grundlag.stop().setFocus()
    keyboard.press("1", "Alt+T")
    form = night.window.layers.overlay
    assert isinstance(form, SamtykkeForm)
    form.fields.rows["givet"].stop().setFocus()
    keyboard.press("1", "Ctrl+Enter")
    assert night.window.layers.overlay is panel
    assert not panel.rows.grundlag.missing
    keyboard.press("Ctrl+Enter")
    assert night.window.layers.overlay is None
    given = next(one for one in night.all_of(Samtykke) if one.id != old.id)
    assert (only(night).grundlag, only(night).samtykke_id) == ("SAMTYKKE", given.id)


def test_a_consent_to_one_receiver_asks_whether_it_was_them_who_were_rung(
    night, keyboard, rings, card
):
    night.save(consent(rings(handleniveau="1")))
    card()
    keyboard.press("Alt+N", "2")
    assert panel_of(night).rows.consent.words.text() == (
        "Dele med distriktspsykiatrien til 1. maj · at Karen har det svært\n"
        "Ringede du til andre, så vælg en anden grund."
    )


def test_a_consent_taken_back_meanwhile_stops_at_the_end_too(night, keyboard, rings, card):
    henvendelse = rings(handleniveau="1")
    given = consent(henvendelse)
    night.save(given)
    card()
    keyboard.press("Alt+N", "2")
    panel = panel_of(night)
    assert panel.rows.grundlag.chosen == ("SAMTYKKE",)
    panel.rows.resultat.stop().setFocus()
    keyboard.press("4")
    night.store.save(night.desk.adgang, replace(given, trukket_tid=NIGHT), given)
    keyboard.press("Ctrl+Enter")
    assert night.window.layers.overlay is panel
    assert panel.rows.grundlag.missing


def test_what_was_told_under_a_consent_may_be_answered_after_it(night, keyboard, rings, card):
    henvendelse = rings(handleniveau="1")
    given = consent(henvendelse)
    night.save(given)
    screen = card()
    keyboard.press("Alt+N", "2")
    panel_of(night).rows.resultat.stop().setFocus()
    keyboard.press("4", "Ctrl+Enter")
    night.store.save(night.desk.adgang, replace(given, trukket_tid=NIGHT), given)
    screen.contacts.setFocus()
    keyboard.press("Enter")
    panel = panel_of(night)
    panel.rows.resultat.stop().setFocus()
    keyboard.press("2", "Ctrl+Enter")
    assert night.window.layers.overlay is None
    assert only(night).resultat == "RAADGIVET"


# ---- what came of it


def test_awaiting_an_answer_makes_a_task_and_the_answer_closes_it(night, keyboard, rings, card):
    henvendelse = rings(handleniveau="1")
    screen = card()
    keyboard.press("Alt+N", "2")
    panel_of(night).rows.resultat.stop().setFocus()
    keyboard.press("4", "Ctrl+Enter")
    (task,) = night.all_of(Opfoelgning)
    assert (task.type, task.tekst, task.henvendelse_id) == (
        "PARTNER",
        "Hør Lægevagten",
        henvendelse.id,
    )
    assert (task.ansvarlig_vagt, task.borger_id) == ("DAG", henvendelse.borger_id)
    assert task.forfald.astimezone(KBH).hour == 7
    assert only(night).opfoelgning_id == task.id
    screen.contacts.setFocus()
    keyboard.press("Enter")
    panel_of(night).rows.resultat.stop().setFocus()
    keyboard.press("1", "Ctrl+Enter")
    (task,) = night.all_of(Opfoelgning)
    assert task.status == "UDFOERT"


def test_a_no_needs_its_reason(night, keyboard, rings, card):
    rings(handleniveau="1")
    card()
    keyboard.press("Alt+N", "2")
    panel = panel_of(night)
    panel.rows.resultat.stop().setFocus()
    keyboard.press("3", "Ctrl+Enter")
    assert QApplication.focusWidget() is panel.rows.afvist
    keyboard.write("ingen plads")
    keyboard.press("Ctrl+Enter")
    assert night.window.layers.overlay is None
    assert (only(night).resultat, only(night).afvist_grund) == ("AFVIST", "ingen plads")


def test_at_a_high_level_name_and_confirmation_are_asked_for(night, keyboard, rings, card):
    rings(handleniveau="2")
    card()
    keyboard.press("Alt+N", "2")
    panel = panel_of(night)
    assert panel.rows.bekraeftet.isHidden()
    panel.rows.resultat.stop().setFocus()
    keyboard.press("1", "Ctrl+Enter")
    assert panel.rows.bekraeftet.isVisible()
    assert panel.rows.row("modtager_navn").missing
    keyboard.write("Lars Dam")
    keyboard.press("Ctrl+Enter")
    assert night.window.layers.overlay is None
    assert (only(night).modtager_navn, only(night).modtager_bekraeftet) == ("Lars Dam", "JA")


def test_minutes_are_numbers_or_nothing(night, keyboard, rings, card):
    rings()
    card()
    keyboard.press("Alt+N", "2")
    panel = panel_of(night)
    panel.rows.resultat.stop().setFocus()
    keyboard.press("2")
    panel.rows.ventetid.setFocus()
    keyboard.write("lang")
    keyboard.press("Ctrl+Enter")
    assert panel.rows.row("ventetid_min").missing
    panel.rows.ventetid.setText("12")
    keyboard.press("Ctrl+Enter")
    assert night.window.layers.overlay is None
    assert only(night).ventetid_min == 12


# ---- partners


def test_a_partner_is_found_behind_0_with_number_and_agreement(night, keyboard, rings, card):
    rings()
    leader = Adgang(bruger=ANNA, rolle="LEDER", formaal="EGEN_VAGT")
    agreed = Samarbejdsaftale(
        id=new_id(),
        partner_id=DISTRIKT.id,
        status="SKRIFTLIG",
        udloeb=date(2027, 3, 1),
        kontaktperson="Mette Dam",
        indhold=("INDGANG", "SPARRING"),
    )
    for record in (DISTRIKT, agreed):
        night.store.save(leader, record)
    card()
    keyboard.press("Alt+N", "0")
    keyboard.write("dis")
    keyboard.press("Enter")
    panel = panel_of(night)
    made = only(night)
    assert (made.partner_id, made.katalog_kode) == (DISTRIKT.id, "")
    number, agreement = panel.rows.partner.text().split("\n")
    assert number == "70 11 11 11 · lukket nu – åbner kl. 8 · ikke kontrolleret"
    assert agreement == (
        "aftale: skriftlig og underskrevet · til 1. marts 2027 · direkte indgang, "
        "adgang til sparring · kontakt: Mette Dam"
    )


# ---- the words to say


def test_the_words_are_changed_before_one_rings_and_stand_on_the_card(night, keyboard, rings, card):
    rings(handleniveau="2")
    screen = card()
    keyboard.press("Alt+R")
    panel = night.window.layers.overlay
    assert isinstance(panel, IsbarPanel)
    assert panel.fields[0].words.startswith("Jeg hedder Anna Lund")
    keyboard.write("at en læge kommer")
    keyboard.press("Ctrl+Enter")
    assert screen.isbar.lines[4].tekst == "at en læge kommer"
    assert screen.contacts.rows == ()
    assert only(night).isbar == ("", "", "", "", "at en læge kommer")
    keyboard.press("Down", "Space")
    made = only(night)
    assert (made.katalog_kode, made.isbar[4]) == ("LVSD", "at en læge kommer")
    assert made.isbar[0].startswith("Jeg hedder Anna Lund")


def test_the_sheet_with_the_words_is_printed(night, rings, qtbot):
    henvendelse = rings(handleniveau="3")
    printer = ScriptedPrinter("Kontoret")
    desk = replace(night.desk, printer=printer)
    calling = Calling(desk, henvendelse.id)
    work = AftaleWork(desk, calling.call, henvendelse, calling.sagt)
    printing = IsbarPrinting(desk, night.window, look_every_ms=5)
    words: list[str] = []
    printing.said.connect(words.append)
    printing.print_lines(work, calling.sagt)
    qtbot.waitUntil(lambda: bool(words) and words[-1].startswith("Færdig"), timeout=10_000)
    (sent,) = printer.sent
    page = pypdfium2.PdfDocument(sent.pdf)[0].get_textpage().get_text_range()
    assert "Jeg ringer om Karen Holm." in page.replace("\r\n", " ")
    assert "Gentag aftalen" in page


def test_a_name_in_the_words_is_not_printed_without_a_yes(night, keyboard, rings, card):
    henvendelse = rings(handleniveau="1")
    night.save(consent(henvendelse, udloeb=date(2026, 11, 1)))
    card()
    keyboard.press("Alt+R")
    panel = night.window.layers.overlay
    assert isinstance(panel, IsbarPanel)
    keyboard.write("hjælp til Karen")
    keyboard.press("Ctrl+P")
    settle()
    assert night.desk.printer.sent == []
    assert panel._said.text().startswith("Navnet står i ordene. Samtykket løb ud 1. november.")

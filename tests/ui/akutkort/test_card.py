"""F12: numbers left, words right, from everywhere, also while locked (ux.md 2.20)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.record import new_id
from akutdesk.domain.samtykke import Samtykke
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring
from akutdesk.storage.errors import DiskFault
from akutdesk.storage.forhal import Forhal
from akutdesk.storage.laas import FILE, Laas, LaasOpslag, write_laas
from akutdesk.ui.akutkort.door import show_card, show_locked_card
from akutdesk.ui.akutkort.screen import AkutkortScreen
from akutdesk.ui.fields import Button
from akutdesk.ui.laas.front import front_of
from akutdesk.ui.place import enhed_of, katalog_of
from tests.ui.conftest import settle
from tests.ui.spoken import spoken


def said(card) -> str:
    """All five lines as one text."""
    return " ".join(line.tekst for line in card.isbar.lines)


def test_one_key_opens_it_and_esc_gives_the_focus_back(night, keyboard, card):
    field = night.page.findChild(type(night.page.first_focus()))
    keyboard.press("F2")
    form = night.page
    before = QApplication.focusWidget()
    screen = card()
    assert QApplication.focusWidget() is screen.numbers
    keyboard.press("Esc")
    assert night.window.layers.full is None
    assert (night.page, QApplication.focusWidget()) == (form, before)
    assert field is not before


def test_112_stands_first_and_the_order_is_the_cards(card):
    numbers = [(one.kode, one.nummer) for one in card().numbers.numbers]
    assert [kode for kode, _ in numbers] == [
        *("N112", "LVSD", "PAKSD", "GIFT", "BAGV", "N114", "KVAGT", "LIVS"),
    ]
    assert numbers[0] == ("N112", "112")


def test_large_text_gives_the_heading_the_same_edge_as_the_numbers(night, card):
    screen = card()
    night.window.resize(1366, 768)
    night.desk.look.set_percent(200)
    settle()
    assert screen._head.contentsMargins().left() == night.desk.look.px(16)
    night.desk.look.set_percent(100)
    settle()
    assert screen._head.contentsMargins().left() == night.desk.look.px(48)


def test_arrows_mark_a_number_and_f6_leads_to_the_words(keyboard, card):
    screen = card()
    keyboard.press("Down", "Down")
    assert screen.numbers.currentIndex().row() == 2
    keyboard.press("F6")
    assert QApplication.focusWidget() is screen.isbar
    keyboard.press("F6")
    assert QApplication.focusWidget() is screen.numbers


def test_tab_reads_numbers_then_words_then_deeds(rings, keyboard, card):
    rings()
    screen = card()
    seen = []
    for _ in range(7):
        seen.append(QApplication.focusWidget())
        keyboard.press("Tab")
    names = [one.words if isinstance(one, Button) else type(one).__name__ for one in seen]
    assert names == [
        *("NumberList", "IsbarView", "Skriv, hvad der blev aftalt", "Udskriv", "Ringet nu"),
        *("Ret ordene", "Luk"),
    ]
    assert QApplication.focusWidget() is screen.numbers


def test_the_words_are_filled_from_the_open_talk(rings, card):
    rings(handleniveau="2")
    screen = card()
    assert [line.bogstav for line in screen.isbar.lines] == list("ISBAR")
    assert said(screen) == (
        "Jeg hedder Anna Lund og er medarbejder på Dit Akuttilbud. "
        "Jeg ringer om en kvinde, f. 1984. "
        "Hun har tanker om selvmord. Hun har tænkt over hvordan. Hun er alene. "
        " at en læge skal se på det nu. "
    )
    assert screen._about.text() == "Læs op fra oven. Udfyldt fra Karens samtale."


def test_the_name_is_said_only_when_life_is_in_danger(rings, card):
    rings(handleniveau="3")
    assert "Jeg ringer om Karen Holm." in said(card())


def test_the_name_is_said_when_the_citizen_has_said_yes(night, rings, card):
    henvendelse = rings(handleniveau="1")
    yes = Samtykke(id=new_id(), borger_id=henvendelse.borger_id, formaal="DELING_PARTNER")
    night.save(yes)
    assert "Jeg ringer om Karen Holm." in said(card())


def test_without_a_talk_only_the_caller_is_named(card):
    screen = card()
    assert said(screen).strip() == "Jeg hedder Anna Lund og er medarbejder på Dit Akuttilbud."
    assert screen._about.text() == "Læs op fra oven, og fyld selv hullerne ud."
    assert [one.words for one in screen.findChildren(Button) if one.isVisible()] == [
        *("Luk", "Udskriv"),
    ]


def test_another_persons_talk_does_not_fill_the_card(night, card):
    bo = type(night.desk.adgang)(b"B" * 16, "MEDARBEJDER", "EGEN_VAGT")
    night.store.save(bo, Henvendelse(id=new_id(), start=night.clock.now(), kaldenavn="Ali"))
    assert card()._about.text() == "Læs op fra oven, og fyld selv hullerne ud."


def test_a_ringing_phone_leaves_the_card(night, keyboard, card):
    card()
    keyboard.press("F2")
    assert night.window.layers.full is None
    assert night.window.frame.pages.place[0] == "henvendelse"


def test_f12_again_changes_nothing(night, keyboard, card):
    screen = card()
    keyboard.press("F12")
    assert night.window.layers.full is screen


def test_the_numbers_come_even_when_the_talk_cannot_be_read(night, monkeypatch, rings):
    rings()

    def broken(*_: object) -> object:
        raise DiskFault

    monkeypatch.setattr(type(night.store.vagtbord), "kladder", broken)
    show_card(night.desk)
    assert night.window.layers.full.numbers.numbers[0].nummer == "112"


# ---- what was agreed


def test_what_was_agreed_is_a_contact_with_whom_what_and_taken_over(night, keyboard, rings, card):
    henvendelse = rings(handleniveau="2")
    screen = card()
    keyboard.press("Alt+N", "2", "Tab")
    keyboard.write("Lars Dam")
    keyboard.press("Tab")
    keyboard.write("Lægen kommer kl. 3")
    keyboard.press("Tab", "1", "Ctrl+Enter")
    (made,) = night.all_of(Partnerkontakt)
    assert (made.henvendelse_id, made.borger_id) == (henvendelse.id, henvendelse.borger_id)
    assert (made.katalog_kode, made.kanal, made.grundlag) == ("LVSD", "TLF", "FARE")
    assert (made.modtager_navn, made.modtager_bekraeftet) == ("Lars Dam", "JA")
    assert (made.resultat, made.tid) == ("OVERTAGET", night.clock.now())
    assert made.isbar[0].startswith("Jeg hedder Anna Lund")
    assert made.isbar[1] == made.grundlag_tekst
    assert made.aftalt == "Lægen kommer kl. 3"
    (answers,) = night.all_of(Sikkerhedsafklaring)
    assert answers.overdraget == made.id
    (row,) = screen.contacts.rows
    assert (row.time, row.text, row.right) == ("02.14", "Lægevagten", "Har taget over")
    assert row.lines == "Lægen kommer kl. 3"


def test_enter_on_a_number_writes_down_that_one(night, keyboard, rings, card):
    rings()
    card()
    keyboard.press("Down", "Enter")
    panel = night.window.layers.overlay
    assert panel.rows.hvem.chosen == ("LVSD",)
    assert QApplication.focusWidget() is panel.rows.navn
    keyboard.press("Esc")
    assert night.all_of(Partnerkontakt) == ()


def test_opening_and_closing_stores_nothing(night, keyboard, rings, card):
    rings()
    card()
    keyboard.press("Alt+N", "Esc")
    assert night.window.layers.overlay is None
    assert night.all_of(Partnerkontakt) == ()


def test_esc_keeps_what_was_written_and_alt_n_goes_on_with_it(night, keyboard, rings, card):
    rings()
    card()
    keyboard.press("Alt+N", "2", "Tab")
    keyboard.write("Lars")
    keyboard.press("Esc")
    (made,) = night.all_of(Partnerkontakt)
    assert (made.modtager_navn, made.resultat) == ("Lars", None)
    keyboard.press("Alt+N")
    panel = night.window.layers.overlay
    assert (panel.rows.hvem.chosen, panel.rows.navn.text()) == (("LVSD",), "Lars")
    panel.rows.resultat.stop().setFocus()
    keyboard.press("4", "Ctrl+Enter")
    (made,) = night.all_of(Partnerkontakt)
    assert (made.resultat, made.modtager_bekraeftet) == ("AFVENTER", "NEJ")


def test_missing_answers_are_said_at_the_questions(night, keyboard, rings, card):
    rings()
    card()
    keyboard.press("Alt+N", "Ctrl+Enter")
    panel = night.window.layers.overlay
    assert panel.rows.hvem.missing
    assert panel.rows.resultat.missing
    assert QApplication.focusWidget() is panel.rows.hvem.stop()
    keyboard.press("2")
    assert not panel.rows.hvem.missing


def test_a_no_asks_why_and_danger_asks_which(night, keyboard, rings, card):
    rings()
    card()
    keyboard.press("Alt+N")
    panel = night.window.layers.overlay
    assert panel.rows.grundlag.chosen == ("ANONYMT",)
    panel.rows.resultat.stop().setFocus()
    keyboard.press("3")
    assert panel.rows.afvist.isVisible()
    panel.rows.grundlag.stop().setFocus()
    assert not panel.rows.tekst.isVisible()
    keyboard.press("2")
    assert panel.rows.tekst.isVisible()


def test_one_that_no_longer_takes_over_is_not_pointed_to(night, keyboard, rings, card):
    rings()
    card()
    keyboard.press("Alt+N", "2")
    panel = night.window.layers.overlay
    panel.rows.resultat.stop().setFocus()
    keyboard.press("1")
    (answers,) = night.all_of(Sikkerhedsafklaring)
    assert answers.overdraget is not None
    keyboard.press("2")
    (answers,) = night.all_of(Sikkerhedsafklaring)
    assert answers.overdraget is None


# ---- locked


@pytest.fixture
def locked(night, resources):
    """Opens the card as the lock does."""

    def opened() -> AkutkortScreen:
        forhal = Forhal(night.folder, night.clock)
        show_locked_card(night.desk.look, resources, night.window, forhal, night.clock)
        settle()
        screen = night.window.layers.full
        assert type(screen) is AkutkortScreen
        return screen

    return opened


def test_locked_it_shows_the_numbers_of_the_house_and_nobody(night, rings, locked):
    rings(handleniveau="3")
    desk = night.desk
    write_laas(night.folder, front_of(enhed_of(desk), katalog_of(desk), (), look=("dag", 100)))
    screen = locked()
    names = [one.navn for one in screen.numbers.numbers]
    assert names[:3] == ["Fare for liv", "Lægevagten", "Psykiatrisk akutmodtagelse, Vejle"]
    assert "Bagvagt · Mette Friis" in names
    assert screen.numbers.numbers[-1].tekst == "åben nu · lukker kl. 4"
    assert said(screen).strip() == ""
    spoken_words = spoken(screen.isbar).description
    assert "Karen" not in spoken_words
    assert "Anna" not in spoken_words


def test_locked_nothing_can_be_written_or_printed(night, keyboard, locked):
    locked()
    keyboard.press("Alt+N", "Ctrl+P", "Enter")
    assert night.window.layers.overlay is None
    assert night.desk.printer.sent == []


@pytest.mark.parametrize("content", [None, b"{", b"\xff\xfe"])
def test_without_laas_json_the_whole_countrys_numbers_are_there(night, locked, content):
    (night.folder / FILE).unlink(missing_ok=True)
    if content is not None:
        (night.folder / FILE).write_bytes(content)
    kinds = [one.kode for one in locked().numbers.numbers]
    assert kinds == ["N112", "GIFT", "N114", "LIVS"]


def test_a_wrong_date_in_laas_json_counts_as_not_checked(night, locked):
    rows = (
        LaasOpslag(kode="GIFT", navn="Giftlinjen", nummer="82 12 12 12", kontrolleret_dato="i går"),
    )
    write_laas(night.folder, Laas(opslag=rows))
    (row,) = locked().numbers.numbers
    assert row.tjekket == "ikke kontrolleret"


def test_a_number_only_the_house_knows_is_shown_locked_too(night, locked):
    rows = (LaasOpslag(kode="L_1", navn="Natteravnene", nummer="00 00 00 00", tekst="følger hjem"),)
    write_laas(night.folder, Laas(opslag=rows))
    (row,) = locked().numbers.numbers
    assert (row.navn, row.tekst) == ("Natteravnene", "følger hjem")
    assert date(2026, 11, 24)  # its hours are not known

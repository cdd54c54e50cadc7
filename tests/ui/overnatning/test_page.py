"""V6: who sleeps here, the decision of each night, looks in, and places made ready (ux.md 2.12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.nat import Nat
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.tilsyn import Tilsyn
from akutdesk.domain.vagt import Vagt
from akutdesk.ui.furnish import furnish
from akutdesk.ui.overnatning.free_pane import FreePane, SentencePane
from akutdesk.ui.overnatning.guest_pane import GuestPane
from akutdesk.ui.overnatning.here_panel import HerePanel
from akutdesk.ui.overnatning.refuse_panel import RefusePanel
from akutdesk.ui.overnatning.tilsyn_panel import TilsynPanel
from akutdesk.ui.place import enhed_of
from tests.ui.conftest import settle
from tests.ui.folk import KAREN, KARSTEN
from tests.ui.night_desk import ANNA, BO, LEADER, NIGHT, borger
from tests.ui.overnatning.conftest import KIM, stay

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def rows(page):
    return [(row.text, row.lines, row.right) for row in page.places.list.rows]


def decide(page, kode):
    page.places.list.setFocus()
    page.side.pane.beslutning.set_chosen((kode,))
    page.side.pane._follow()


def test_the_places_say_free_taken_and_being_made_ready(night, board):
    gone = stay(NIGHT - DAY, borger_id=KARSTEN, plads="2", afrejse=NIGHT - HOUR, afslutning="HJEM")
    night.save(stay(NIGHT - DAY), gone)
    page = board()
    assert rows(page) == [("Plads 1", "Karen", "nat 2 af 3"), ("Plads 2", "gøres klar", "")]
    assert page.places._title.accessibleName() == "Pladser, 0 ledige"
    assert [count for _, count in page.places.counts.lines] == ["1", "0", "1"]


def test_the_first_free_place_is_marked_else_the_first_guest(night, board):
    night.window.close_pages()
    night.save(stay(NIGHT))
    page = board()
    assert page.places.list.marked == "2"
    assert isinstance(page.side.pane, FreePane)
    night.save(stay(NIGHT, borger_id=KARSTEN, plads="2"))
    night.window.close_pages()
    assert isinstance(board().side.pane, GuestPane)


def test_a_place_is_made_ready_with_one_key_and_taken_back(night, board, hands):
    night.save(stay(NIGHT - DAY, afrejse=NIGHT, afslutning="HJEM"))
    page = board()
    page.places.list.mark("1")
    hands.press("Alt+K")
    assert rows(page)[0][1] == "ledig"
    hands.press("Ctrl+Z")
    assert rows(page)[0][1] == "gøres klar"


def test_how_surely_the_guest_is_known_stands_by_the_name(night, board):
    night.save(stay(NIGHT))
    title = board(night.all_of(Overnatning)[0].id).side.pane._title
    assert title.accessibleName() == "Plads 1 · Karen, f. 1984 · kendt under et navn"


def test_questions_about_a_guest_stand_apart_as_far_as_there_is_room(night, board):
    night.save(stay(NIGHT))
    pane = board(night.all_of(Overnatning)[0].id).side.pane

    def air():
        settle()
        return pane._why.geometry().top() - pane.beslutning.geometry().bottom() - 1

    night.window.resize(1366, 900)
    assert air() == 24
    night.window.resize(1366, 722)
    assert air() < 24


def test_the_cells_tell_the_nights(night, board):
    night.save(stay(NIGHT - DAY))
    one = board(night.all_of(Overnatning)[0].id).side.pane
    assert [(cell.titel, cell.tekst) for cell in one._nights.cells] == [
        ("Nat 1", "Blev · leder godkendte"),
        ("Nat 2", "I nat"),
        ("Nat 3", "Sidste mulige nat"),
    ]


def test_staying_needs_a_reason_and_somebodys_yes(night, board, hands):
    here = stay(NIGHT - DAY)
    night.save(here)
    night.clock.forward(hours=7)
    page = board(here.id)
    hands.press("Enter", "1", "Ctrl+Enter")
    pane = page.side.pane
    assert (pane._why.missing, pane.approval.who.missing) == (True, True)
    assert night.all_of(Nat) == ()
    pane.why.setFocus()
    hands.write("Hun er faldet til ro her.")
    hands.press("Tab", "1", "Ctrl+Enter")
    (nat,) = night.all_of(Nat)
    assert (nat.dato, nat.beslutning, nat.hvem, nat.delegation) == (
        date(2026, 11, 24),
        "FORTSAET",
        ANNA,
        "LEDER",
    )
    assert (nat.vurdering, nat.tid) == ("Hun er faldet til ro her.", night.clock.now())
    assert (
        night.window.frame.done_area.strips[-1].text == "Karen bliver i nat. Beslutningen er gemt."
    )


def test_somebody_talks_with_the_guest_in_the_morning(night, board, hands):
    here = stay(NIGHT - DAY)
    night.save(here)
    night.clock.forward(hours=7)
    page = board(here.id)
    decide(page, "FORTSAET")
    page.side.pane.why.setPlainText("Ro.")
    page.side.pane.approval.who.set_chosen((ANNA.hex(),))
    page.side.pane.approval.time.put(night.clock.now())
    hands.press("Ctrl+Enter")
    talks = [one for one in night.all_of(Opfoelgning) if one.type == "NYSAMTALE"]
    assert [(one.ansvarlig_vagt, one.forfald.isoformat()) for one in talks] == [
        ("DAG", "2026-11-25T08:00:00+00:00")
    ]
    page.side.pane.afslutning.set_chosen(("HJEM",))
    decide(page, "AFSLUT")
    hands.press("Ctrl+Enter")
    (talk,) = [one for one in night.all_of(Opfoelgning) if one.type == "NYSAMTALE"]
    assert talk.status == "BORTFALDET"


def test_a_bagvagt_needs_the_leaders_written_word(night, board, hands):
    here = stay(NIGHT - DAY)
    night.save(here)
    page = board(here.id)
    decide(page, "FORTSAET")
    pane = page.side.pane
    pane.why.setPlainText("Ro.")
    pane.approval.who.stop().setFocus()
    hands.press("2", "Ctrl+Enter")
    assert pane.approval.rows()["delegation_tekst"].missing
    assert night.all_of(Nat) == ()
    hands.write("Anna Lund, 1. november")
    hands.press("Ctrl+Enter")
    (nat,) = night.all_of(Nat)
    assert (nat.hvem, nat.delegation, nat.delegation_tekst) == (
        KIM,
        "BAGVAGT_DELEGERET",
        "Anna Lund, 1. november",
    )


def test_a_departure_frees_the_place_and_is_taken_back_whole(night, board, hands):
    here = stay(NIGHT - DAY)
    night.save(here)
    page = board(here.id)
    hands.press("Enter", "2", "Tab", "1", "Ctrl+Enter")
    (left,) = night.all_of(Overnatning)
    assert (left.afslutning, left.afrejse) == ("HJEM", NIGHT)
    assert [nat.beslutning for nat in night.all_of(Nat)] == ["AFSLUT"]
    assert rows(page)[0][1] == "gøres klar"
    hands.press("Ctrl+Z")
    assert rows(page)[0][1] == "Karen"
    assert night.all_of(Nat) == ()


def test_a_departure_before_the_arrival_is_refused_at_its_place(night, board, hands):
    here = stay(NIGHT - timedelta(hours=5))
    night.save(here)
    page = board(here.id)
    pane = page.side.pane
    decide(page, "AFSLUT")
    pane.afslutning.set_chosen(("HJEM",))
    pane.departure.setText("i går kl. 20")
    hands.press("Ctrl+Enter")
    assert pane._leaves._label.error == "Afrejsen er før ankomsten. Skriv et senere klokkeslæt."
    assert QApplication.focusWidget() is pane.departure
    assert night.all_of(Overnatning)[0].afrejse is None


def test_who_never_came_leaves_nothing_to_make_ready(night, board, hands):
    here = stay(NIGHT)
    night.save(here)
    page = board(here.id)
    hands.press("Enter", "2", "Tab", "6", "Ctrl+Enter")
    assert night.all_of(Overnatning)[0].afslutning == "UDEBLEV"
    assert rows(page)[0][1] == "ledig"


def test_after_three_nights_there_is_no_staying_and_the_text_says_why(night, board):
    here = stay(NIGHT - 2 * DAY)
    night.save(here)
    night.clock.forward(hours=7)
    pane = board(here.id).side.pane
    assert [one.digit for one in pane.beslutning.question.choices] == ["2", "3"]
    assert pane._limit.text().startswith("Karen har været her 3 nætter i træk.")


def test_a_gap_of_a_night_gives_three_again(night, board):
    before = stay(NIGHT - 5 * DAY, afrejse=NIGHT - 2 * DAY + timedelta(hours=8), rengjort=True)
    here = stay(NIGHT)
    night.save(before, here)
    page = board(here.id)
    assert rows(page)[0] == ("Plads 1", "Karen", "nat 1 af 3")


def test_what_two_desks_decided_otherwise_is_both_told(night, board):
    here = stay(NIGHT - DAY)
    both = [
        Nat(
            id=bytes([n]) * 16,
            parent_id=here.id,
            dato=date(2026, 11, 23),
            beslutning=kode,
            hvem=who,
        )
        for n, kode, who in ((1, "FORTSAET", ANNA), (2, "AFSLUT", BO))
    ]
    night.save(here, *both)
    pane = board(here.id).side.pane
    assert "Bliver endnu en nat – Anna, Rejser hjem – Bo" in pane._trouble.words
    assert pane.beslutning.chosen == ("AFSLUT",)


def test_a_look_in_is_a_row_with_its_time(night, board, hands):
    here = stay(NIGHT - DAY)
    night.save(here)
    page = board(here.id)
    hands.press("Alt+T")
    assert isinstance(night.window.layers.overlay, TilsynPanel)
    hands.press("Ctrl+Enter")
    assert night.window.layers.overlay.tilstand.missing
    hands.press("1", "Ctrl+Enter")
    (row,) = night.all_of(Tilsyn)
    assert (row.parent_id, row.tid, row.hvem, row.tilstand) == (here.id, NIGHT, ANNA, "SOVER")
    assert page.side.pane._looks.text() == "02.14 · Sover · Anna"


def test_a_look_in_that_is_still_to_come_is_refused(night, board, hands):
    night.save(stay(NIGHT - DAY))
    board(night.all_of(Overnatning)[0].id)
    hands.press("Alt+T", "1")
    panel = night.window.layers.overlay
    panel.time.setText("04.00")
    hands.press("Ctrl+Enter")
    assert panel._time._label.error.startswith("Tidspunktet er ikke nået endnu.")
    assert night.all_of(Tilsyn) == ()


def test_a_refusal_has_its_reason_and_what_was_done_instead(night, board, hands):
    board()
    hands.press("Alt+A", "Ctrl+Enter")
    panel = night.window.layers.overlay
    assert isinstance(panel, RefusePanel)
    assert panel.grund.missing
    hands.press("1", "Tab")
    hands.write("Hun sover hos sin søster.")
    hands.press("Ctrl+Enter")
    (refused,) = night.all_of(Overnatning)
    assert (refused.afvist_grund, refused.afvist_tekst, refused.afvist_tid) == (
        "FULDT",
        "Hun sover hos sin søster.",
        NIGHT,
    )
    assert refused.ankomst is None


def test_who_is_here_is_told_once_a_shift(night, board, hands):
    page = board()
    hands.press("Alt+H")
    panel = night.window.layers.overlay
    assert isinstance(panel, HerePanel)
    panel.staff.set_chosen((ANNA.hex(), BO.hex()))
    panel.residents.setText("seks")
    hands.press("Ctrl+Enter")
    assert panel._row.missing
    panel.residents.setText("6")
    hands.press("Ctrl+Enter")
    (shift,) = night.all_of(Vagt)
    assert (shift.vagttype, shift.medarbejdere, shift.beboere) == ("NAT", (ANNA, BO), 6)
    assert [count for _, count in page.places.counts.lines] == ["0", "6", "2"]


def test_what_was_being_answered_is_there_again(night, board, hands):
    here = stay(NIGHT - DAY)
    night.save(here)
    page = board(here.id)
    page.side.pane.why.setFocus()
    hands.write("Hun vil gerne")
    hands.press("F2")
    night.window.close_pages()
    assert board(here.id).side.pane.why.words == "Hun vil gerne"


def test_a_guest_for_named_staff_only_is_counted_and_not_opened(night, board):
    closed = borger("Mona", fortrolighed="SKAERPET", fortrolig_for=(BO,))
    secret = stay(NIGHT, borger_id=closed.id)
    night.save(closed, secret)
    other = Adgang(ANNA, "MEDARBEJDER", "EGEN_VAGT")
    assert night.desk.adgang == other
    page = board(secret.id)
    assert rows(page)[0][:2] == ("Plads 1", "En gæst")
    assert isinstance(page.side.pane, SentencePane)
    assert page.places.counts.lines[0] == ("Gæster", "1")


def test_places_are_not_in_use_before_the_leader_says_so(night, board, hands):
    place = enhed_of(night.desk)
    night.store.save(LEADER, replace(place, overnatning_hjemmel="INGEN"), place)
    page = board()
    assert type(page.side.pane).__name__ == "UnusedPane"
    hands.press("F9")
    assert night.page is page


def test_the_leaders_button_on_the_unused_board_leads_to_the_settings_of_the_nights(
    night, board, hands
):
    place = enhed_of(night.desk)
    night.store.save(LEADER, replace(place, overnatning_hjemmel="INGEN"), place)
    furnish(night.window, replace(night.desk, adgang=LEADER))
    page = board()
    page.side.pane.button.setFocus()
    hands.press("Space")
    assert night.window.frame.pages.place == ("opsaetning_overnatning", None)
    assert night.page.sider.marked == "overnatning"
    assert {punkt.side for punkt in night.page._punkter.values()} == {"overnatning"}
    hands.press("Ctrl+7")
    assert night.page.sider.marked == "sted"


@pytest.mark.parametrize("rid", [KAREN])
def test_f9_on_a_card_books_and_for_a_guest_shows_the_stay(night, hands, rid):
    night.window.go("borger", rid)
    hands.press("F9")
    assert type(night.page).__name__ == "BookPage"
    here = stay(NIGHT)
    night.save(here)
    night.window.go("borger", rid)
    hands.press("F9")
    assert night.window.frame.pages.place == ("overnatning", here.id)


def test_a_digit_on_a_guests_place_is_the_decision_and_two_keys_more_save_it(night, board, hands):
    """ux.md 2.22: `1`, Ctrl+Enter."""
    night.save(stay(NIGHT))
    page = board(night.all_of(Overnatning)[0].id)
    page.places.list.setFocus()
    hands.start()
    hands.press("2")
    assert page.side.pane.svar.beslutning == "AFSLUT"
    page.side.pane.afslutning.set_chosen(("HJEM",))
    hands.press("Ctrl+Enter")
    assert hands.keys == 3
    assert night.all_of(Overnatning)[0].afslutning == "HJEM"


def test_a_digit_on_a_free_place_does_nothing(night, board, hands):
    night.save(stay(NIGHT))
    page = board()
    page.places.list.mark("2")
    hands.press("1")
    assert isinstance(page.side.pane, FreePane)
    assert page.places.list.hasFocus()


def test_booking_stands_once_on_the_screen(board):
    """One action, one word: in the bar, with F9."""
    page = board()
    assert [item.text for item in page.bar if item.action == "overnatning"] == ["Book plads"]
    assert [button.words for button in page.side.pane.buttons] == ["Afvis med grund"]

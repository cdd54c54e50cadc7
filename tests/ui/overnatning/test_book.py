"""A place for the night from a contact, a card or the places; and what stands in its way (ux.md T10)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.indstilling import HUSREGLER, Indstilling
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.record import new_id
from akutdesk.ui.overnatning.book_page import BookPage
from akutdesk.ui.text import Text
from tests.ui.conftest import settle
from tests.ui.folk import KAREN, KARSTEN
from tests.ui.night_desk import ANNA, NIGHT
from tests.ui.overnatning.conftest import named, stay

DAY = timedelta(days=1)


@pytest.fixture
def from_call(night, hands):
    """Karen has rung, and F9 was pressed in her call."""
    hands.press("F2", "Alt+I", "2", *"kar", "Enter", "F9")
    assert isinstance(night.page, BookPage)
    return night.page


def test_a_place_is_booked_from_a_call_within_nine_keys(night, hands):
    hands.press("F2", "Alt+I", "2", *"kar", "Enter")
    hands.start()
    hands.press("F9", "Tab")
    hands.write("Hun tør ikke være alene i nat.")
    hands.press("Tab", "1", "Ctrl+Enter")
    assert hands.keys <= 9
    (made,) = night.all_of(Overnatning)
    assert (made.borger_id, made.plads, made.ankomst) == (KAREN, "1", NIGHT)
    assert (made.vurdering_hvem, made.vurdering_tid, made.delegation) == (ANNA, NIGHT, "LEDER")
    assert night.window.frame.pages.place == ("overnatning", made.id)
    strip = night.window.frame.done_area.strips[-1]
    assert strip.text == "Plads 1 er booket til Karen."


def test_the_contact_tells_that_a_night_was_offered(night, from_call, hands):
    fill(from_call, hands)
    (call,) = [one for one in night.all_of(Henvendelse) if one.status == "KLADDE"]
    (made,) = night.all_of(Overnatning)
    assert call.tiltag == ("OVERNAT",)
    assert made.henvendelse_id == call.id
    talks = [one for one in night.all_of(Opfoelgning) if one.type == "NYSAMTALE"]
    assert [one.borger_id for one in talks] == [KAREN]


def test_the_talk_goes_on_where_it_was_after_a_booking(night, hands):
    hands.press("F2", "Alt+I", "2", *"kar", "Enter", "F7")
    talk = night.page
    hands.press("F9")
    fill(night.page, hands)
    hands.press("Esc")
    assert night.page is talk


def test_a_booking_is_taken_back_whole(night, from_call, hands):
    fill(from_call, hands)
    hands.press("Ctrl+Z")
    assert night.all_of(Overnatning) == ()
    (call,) = [one for one in night.all_of(Henvendelse) if one.status == "KLADDE"]
    assert call.tiltag == ()


def fill(page, hands):
    page.form.why.setFocus()
    hands.write("Hun tør ikke være alene.")
    hands.press("Tab", "1", "Ctrl+Enter")


def test_the_time_the_program_wrote_is_typed_over(from_call, hands):
    from_call.form.why.setFocus()
    hands.press("Tab", "1", "Tab")
    hands.write("02.00")
    assert from_call.form.approval.time.text() == "02.00"
    hands.press("Shift+Tab", "Tab")
    hands.write(" i nat")
    assert from_call.form.approval.time.text() == "02.00 i nat"


def test_the_questions_stand_as_before_when_large_text_is_small_again(night, from_call):
    before = from_call.form.approval.y()
    night.desk.look.set_percent(200)
    settle()
    night.desk.look.set_percent(100)
    settle()
    assert from_call.form.approval.y() == before


def test_a_name_typed_where_nobody_is_chosen_begins_the_search(night, hands):
    hands.press("Ctrl+4", "F9", *"kars")
    guest = night.page.form.guest
    assert guest.finder.line.text() == "kars"
    hands.press("Enter")
    assert guest.hit.rid == KARSTEN
    assert guest.button.text() == "Karsten Bro"


def test_a_guest_who_has_a_place_is_marked_where_the_guest_stands(night, hands):
    night.save(stay(NIGHT, plads="2"))
    hands.press("Ctrl+4", "F9", *"karen", "Enter", "Ctrl+Enter")
    guest = night.page.form.guest
    words = "Gæsten har en plads allerede. Åbn den under Overnatning."
    assert (guest.missing, guest.button.accessibleDescription()) == (True, words)
    guest.button.setFocus()
    hands.press(*"kars", "Enter")
    assert (guest.missing, guest.button.accessibleDescription()) == (False, "")


def test_a_booking_without_a_guest_says_so_at_the_guest(night, hands):
    hands.press("Ctrl+4", "F9", "Ctrl+Enter")
    assert night.page.form.guest.missing
    hands.press("Enter")
    assert night.page.form.guest.button.hasFocus()


def test_somebody_nobody_knows_gets_a_card_with_the_booking(night, hands):
    hands.press("F2", "F9")
    page = night.page
    hands.press("Enter", *"mona", "Enter")
    assert page.form.guest.nyt_navn == "mona"
    fill(page, hands)
    (made,) = night.all_of(Overnatning)
    assert made.borger_id == named(night, "mona").id
    (call,) = [one for one in night.all_of(Henvendelse) if one.status == "KLADDE"]
    assert call.borger_id == made.borger_id


def test_somebody_known_is_found_from_the_places(night, hands):
    night.window.go("overnatning")
    hands.press("F9", "Enter", *"kars", "Enter")
    fill(night.page, hands)
    (made,) = night.all_of(Overnatning)
    assert made.borger_id == KARSTEN
    assert len([one for one in night.all_of(Borger) if one.kaldenavn == "Karsten Bro"]) == 1


def test_the_place_that_was_pointed_at_is_the_one_proposed(night, board, hands):
    page = board()
    page.places.list.mark("2")
    hands.press("Enter")
    assert night.page.form.plads.chosen == ("2",)


def test_what_is_missing_is_told_at_the_top_and_at_its_place(night, from_call, hands):
    hands.press("Ctrl+Enter")
    told = [link.text() for link in from_call.form.summary.links]
    assert told == [
        "Skriv, hvorfor en nat her er den rigtige hjælp.",
        "Vælg, hvem der har godkendt natten.",
    ]
    assert from_call.form._why.missing
    assert night.all_of(Overnatning) == ()


def test_a_place_booked_meanwhile_is_refused_at_its_place(night, from_call, hands):
    night.save(stay(NIGHT, borger_id=KARSTEN))
    fill(from_call, hands)
    assert from_call.form.plads.missing
    assert from_call.form.summary.links[0].text() == (
        "Pladsen er optaget på den tid. Vælg en anden plads."
    )
    assert len(night.all_of(Overnatning)) == 1


def test_a_fourth_night_is_refused_with_the_way_on(night, from_call, hands):
    night.save(stay(NIGHT - 3 * DAY, afrejse=NIGHT - timedelta(hours=1), rengjort=True))
    fill(from_call, hands)
    assert from_call.form.summary.links[0].text() == (
        "Det bliver for mange nætter i træk. Skriv en afvisning med Alt+A."
    )
    hands.press("Alt+A", "6", "Ctrl+Enter")
    refused = [one for one in night.all_of(Overnatning) if one.afvist_grund]
    assert [(one.afvist_grund, one.borger_id) for one in refused] == [("MAX_NAETTER", KAREN)]


def test_a_gap_of_a_night_makes_room_for_three_more(night, from_call, hands):
    night.save(stay(NIGHT - 4 * DAY, afrejse=NIGHT - DAY - timedelta(hours=15), rengjort=True))
    fill(from_call, hands)
    assert len(night.all_of(Overnatning)) == 2


def test_somebody_who_is_here_already_is_not_booked_again(night, from_call, hands):
    night.save(stay(NIGHT, plads="2"))
    fill(from_call, hands)
    assert from_call.form.summary.links[0].text() == (
        "Gæsten har en plads allerede. Åbn den under Overnatning."
    )


def test_what_was_written_is_there_after_a_crash_or_a_call(night, from_call, hands):
    from_call.form.why.setFocus()
    hands.write("Hun tør ikke")
    hands.press("F2")
    night.window.close_pages()
    rid = next(
        one.id
        for one in night.all_of(Henvendelse)
        if one.borger_id == KAREN and one.status == "KLADDE"
    )
    night.window.go("plads_book", rid)
    assert night.page.form.why.words == "Hun tør ikke"


def test_a_guest_is_moved_with_three_keys(night, board, hands):
    here = stay(NIGHT)
    night.save(here)
    board(here.id)
    hands.press("Alt+R", "2", "Ctrl+Enter")
    (moved,) = night.all_of(Overnatning)
    assert moved.plads == "2"
    assert night.window.frame.done_area.strips[-1].text == "Gæsten har nu Plads 2."


def test_two_on_one_place_are_both_shown_and_one_is_moved(night, board, hands):
    first, later = stay(NIGHT), stay(NIGHT, borger_id=KARSTEN)
    night.save(first, later)
    page = board(later.id)
    told = [(row.text, row.lines, row.tag.text) for row in page.places.list.rows[:2]]
    assert told == [
        ("Plads 1", "Karen", "to på pladsen"),
        ("Plads 1", "Karsten Bro", "to på pladsen"),
    ]
    assert page.side.pane._trouble.words == (
        "To gæster har fået plads 1: Karsten Bro, Karen. Flyt den ene."
    )
    hands.press("Alt+R", "2", "Ctrl+Enter")
    assert night.store.konflikter.liste(night.desk.adgang) == ()
    assert {one.plads for one in night.all_of(Overnatning)} == {"1", "2"}


def test_the_work_list_of_conflicts_leads_to_the_place(night, hands):
    first, later = stay(NIGHT), stay(NIGHT, borger_id=KARSTEN)
    night.save(first, later)
    hands.press("F5")
    card = night.page.cards[0]
    assert card.told.titel == "To gæster har fået den samme plads"
    hands.press("Enter")
    assert night.window.frame.pages.place == ("overnatning", later.id)


def test_an_arrival_after_the_departure_is_refused_when_a_stay_is_put_right(night, board, hands):
    here = stay(NIGHT - DAY, afrejse=NIGHT + timedelta(hours=6), afslutning="HJEM")
    night.save(here)
    board(here.id)
    hands.press("Alt+R")
    night.page.form.arrival.setText("i morgen kl. 20")
    hands.press("Ctrl+Enter")
    assert night.page.form._departure.missing
    assert night.all_of(Overnatning) == (here,)


def test_the_guest_is_told_the_rules_of_this_house(night, hands):
    own = Indstilling(id=new_id(), noegle=HUSREGLER, vaerdi="Ro efter kl. 21\nIngen sko indenfor")
    night.save(own)
    hands.press("F2", "Alt+I", "2", *"kar", "Enter", "F9")
    shown = [text.text() for text in night.page.findChildren(Text)]
    assert "Ro efter kl. 21 Ingen sko indenfor" in shown

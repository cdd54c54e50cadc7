"""Two desks give one place away apart: both guests are there, it is said, and one is moved (G50)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.record import new_id
from akutdesk.ui.overnatning.page import OvernatningPage
from akutdesk.ui.synk.told import kind_of
from tests.storage.desk import ANNA, LEDER
from tests.storage.persons import KAREN, karen
from tests.ui.konflikt.conftest import BO_HERE

ALI = new_id()


@pytest.fixture
def one_place(at_desk, house, middelfart):
    """Anna gave place 1 to Karen and Bo gave it to Ali, without a line between them."""
    return booked_apart(at_desk, house, middelfart, ((KAREN, "1"), (ALI, "1")))


@pytest.fixture
def one_guest(at_desk, house, middelfart):
    """Anna gave Karen place 1 and Bo gave her place 2."""
    return booked_apart(at_desk, house, middelfart, ((KAREN, "1"), (KAREN, "2")))


def booked_apart(at_desk, house, middelfart, given):
    """What Anna booked and what Bo booked, then both desks know it."""
    (place,) = at_desk.pc.store.setup(LEDER, Enhed)
    ready = replace(place, antal_pladser=2, overnatning_hjemmel="BESLUTTET")
    at_desk.pc.store.save(LEDER, ready, place)
    at_desk.save(karen(), karen(id=ALI, kaldenavn="Ali"))
    house.settle()
    stays: list[Overnatning] = []
    desks = ((at_desk.pc, LEDER), (middelfart, BO_HERE))
    for (pc, who), (guest, plads) in zip(desks, given, strict=True):
        now = house.clock.now()
        one = Overnatning(
            id=new_id(),
            borger_id=guest,
            plads=plads,
            ankomst=now - timedelta(minutes=1),
            vurdering_af_leder="Ro.",
            vurdering_hvem=ANNA,
            vurdering_tid=now,
            delegation="LEDER",
        )
        pc.store.save(who, one)
        stays.append(one)
        house.clock.go(minutes=3)
    house.settle()
    return stays


def test_both_guests_are_at_both_desks_and_one_is_to_be_moved(one_place, at_desk, middelfart):
    first, later = one_place
    for store in (at_desk.pc.store, middelfart.store):
        (told,) = store.konflikter.liste(LEDER)
        assert (told.rid, told.anden, told.navn) == (later.id, first.id, "Ali")
        guests = store.overnatninger.i_huset(LEDER, at_desk.desk.clock.now())
        assert sorted(guest.navn for guest in guests) == ["Ali", "Karen"]


def test_moving_one_settles_it_everywhere(one_place, at_desk, house, middelfart):
    first, later = one_place
    at_desk.keys.press("F5")
    at_desk.page.refresh()
    at_desk.page.first_focus().setFocus()
    at_desk.keys.press("Enter")
    assert isinstance(at_desk.page, OvernatningPage)
    assert at_desk.page.side.stay.ophold.id == later.id
    assert [row.tag is not None for row in at_desk.page.places.list.rows] == [True, True, False]
    at_desk.keys.press("Alt+R", "2", "Ctrl+Enter")
    house.settle()
    for store in (at_desk.pc.store, middelfart.store):
        assert store.konflikter.liste(LEDER) == ()
        assert store.get(LEDER, Overnatning, first.id).plads == "1"
        assert store.get(LEDER, Overnatning, later.id).plads == "2"


def test_a_guest_booked_on_two_places_apart_is_one_thing_to_settle_at_both_desks(
    one_guest, at_desk, middelfart
):
    first, later = one_guest
    for store in (at_desk.pc.store, middelfart.store):
        (told,) = store.konflikter.liste(LEDER)
        assert (told.rid, told.anden, told.kritisk) == (later.id, first.id, True)
        assert kind_of(told) == "gaest"
        guests = store.overnatninger.i_huset(LEDER, at_desk.desk.clock.now())
        assert [guest.plads for guest in guests] == ["1", "2"]


def test_ending_one_of_them_settles_it_everywhere_and_no_night_is_lost(
    one_guest, at_desk, house, middelfart
):
    first, later = one_guest
    nights = at_desk.pc.store.overnatninger.sovet(LEDER, KAREN, house.clock.now())
    at_desk.keys.press("F5")
    at_desk.page.refresh()
    at_desk.page.first_focus().setFocus()
    at_desk.keys.press("Enter")
    board = at_desk.page
    assert isinstance(board, OvernatningPage)
    assert board.side.stay.ophold.id == later.id
    assert board.side.pane._trouble.words.startswith("Karen er booket to gange: plads 2, 1.")
    assert [row.tag.text for row in board.places.list.rows] == ["to gange"] * 2
    at_desk.keys.press("2")
    board.side.pane.afslutning.set_chosen(("UDEBLEV",))
    at_desk.keys.press("Ctrl+Enter")
    house.settle()
    for store in (at_desk.pc.store, middelfart.store):
        assert store.konflikter.liste(LEDER) == ()
        assert store.get(LEDER, Overnatning, first.id).afrejse is None
        assert store.get(LEDER, Overnatning, later.id).afslutning == "UDEBLEV"
        assert store.overnatninger.sovet(LEDER, KAREN, house.clock.now()) == nights


@pytest.mark.usefixtures("one_place")
def test_two_cards_of_one_person_are_one_guest(at_desk, house, middelfart):
    """Ali's card turns out to be Karen's: then one guest was booked twice, on one place."""
    store = at_desk.pc.store
    ali = store.get(LEDER, Borger, ALI)
    store.save(LEDER, replace(ali, sammenlagt_til=KAREN), ali)
    house.settle()
    for each in (store, middelfart.store):
        (told,) = each.konflikter.liste(LEDER)
        assert kind_of(told) == "gaest"

"""Two desks give one place away apart: both guests are there, it is said, and one is moved (G50)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.record import new_id
from akutdesk.ui.overnatning.page import OvernatningPage
from tests.storage.desk import ANNA, LEDER
from tests.storage.persons import KAREN, karen
from tests.ui.konflikt.conftest import BO_HERE

ALI = new_id()


@pytest.fixture
def one_place(at_desk, house, middelfart):
    """Anna gave place 1 to Karen and Bo gave it to Ali, without a line between them."""
    (place,) = at_desk.pc.store.setup(LEDER, Enhed)
    ready = replace(place, antal_pladser=2, overnatning_hjemmel="BESLUTTET")
    at_desk.pc.store.save(LEDER, ready, place)
    at_desk.save(karen(), karen(id=ALI, kaldenavn="Ali"))
    house.settle()
    stays: list[Overnatning] = []
    for pc, who, guest in ((at_desk.pc, LEDER, KAREN), (middelfart, BO_HERE, ALI)):
        now = house.clock.now()
        one = Overnatning(
            id=new_id(),
            borger_id=guest,
            plads="1",
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

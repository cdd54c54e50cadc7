"""One citizen written down at two desks: both cards are kept, the desk says so, and it can be taken back (F49)."""

from __future__ import annotations

from akutdesk.domain.borger import Borger
from tests.storage.desk import LEDER
from tests.storage.exchange import state
from tests.storage.persons import KAJA, KAREN, kaja, karen, opkald


def same_state(*pcs):
    return len({state(pc.desk) for pc in pcs}) == 1


def written_twice(house, fredericia, middelfart):
    """Karen is written down in Fredericia and, under the same telephone number, in Middelfart."""
    fredericia.store.save(LEDER, karen())
    middelfart.store.save(LEDER, kaja(telefon=karen().telefon))
    middelfart.store.save(LEDER, opkald(borger_id=KAJA))
    house.settle()


def test_f49_a_citizen_written_down_twice_is_kept_twice_and_suggested(
    house, fredericia, middelfart
):
    written_twice(house, fredericia, middelfart)
    for pc in (fredericia, middelfart):
        mine = pc.store.get(LEDER, Borger, KAREN)
        (other,) = pc.store.borgere.duplikater(LEDER, mine)
        assert other.rid == KAJA
        assert {hit.rid for hit in pc.store.borgere.liste(LEDER)} == {KAREN, KAJA}


def test_f49_the_link_reaches_the_other_desk_and_is_taken_back_there(house, fredericia, middelfart):
    written_twice(house, fredericia, middelfart)
    fredericia.store.samling.saml(LEDER, KAREN, KAJA)
    house.settle()
    assert same_state(fredericia, middelfart)
    assert [hit.rid for hit in middelfart.store.borgere.liste(LEDER)] == [KAREN]
    middelfart.store.get(LEDER, Borger, KAREN)
    assert len(middelfart.store.henvendelser.for_borger(LEDER, KAREN)) == 1
    middelfart.store.samling.skil(LEDER, KAJA)
    house.settle()
    assert same_state(fredericia, middelfart)
    assert {hit.rid for hit in fredericia.store.borgere.liste(LEDER)} == {KAREN, KAJA}


def test_f49_two_desks_that_link_the_two_cards_apart_agree(house, fredericia, middelfart):
    written_twice(house, fredericia, middelfart)
    for pc in (fredericia, middelfart):
        pc.store.samling.saml(LEDER, KAREN, KAJA)
    house.settle()
    assert same_state(fredericia, middelfart)
    assert [hit.rid for hit in fredericia.store.borgere.liste(LEDER)] == [KAREN]
    middelfart.store.samling.skil(LEDER, KAJA)
    house.settle()
    assert same_state(fredericia, middelfart)
    assert len(fredericia.store.borgere.liste(LEDER)) == 2

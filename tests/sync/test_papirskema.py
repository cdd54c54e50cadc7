"""One paper form typed at two desks apart: nothing is lost, and both desks say so (G122)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.noedmappe import Noedmappe
from akutdesk.domain.papirskema import Papirskema
from akutdesk.domain.record import new_id
from akutdesk.domain.skemanummer import skemanummer
from akutdesk.storage.errors import FormTaken
from tests.storage.desk import LEDER
from tests.storage.persons import opkald

NUMMER = skemanummer(1, 7)


def typed(pc):
    talk = opkald()
    pc.store.save(LEDER, talk)
    pc.store.save(LEDER, Papirskema(id=new_id(), parent_id=talk.id, nummer=NUMMER))
    return talk


def others(pc, talk):
    return [row.rid for row in pc.store.papirskemaer.andre(LEDER, NUMMER, talk.id)]


def test_a_form_typed_at_two_desks_is_told_at_both_until_one_is_annulled(
    house, fredericia, middelfart
):
    here, there = typed(fredericia), typed(middelfart)
    assert others(fredericia, here) == others(middelfart, there) == []
    house.settle()
    for pc in (fredericia, middelfart):
        assert others(pc, here) == [there.id]
        assert others(pc, there) == [here.id]
    kept = middelfart.store.get(LEDER, Henvendelse, here.id)
    middelfart.store.save(LEDER, replace(kept, status="ANNULLERET"), kept)
    house.settle()
    for pc in (fredericia, middelfart):
        assert others(pc, there) == []


def test_a_form_that_another_desk_has_typed_is_refused_here(house, fredericia, middelfart):
    talk = typed(fredericia)
    house.settle()
    with pytest.raises(FormTaken) as told:
        typed(middelfart)
    assert told.value.rid == talk.id


def test_two_pcs_that_print_apart_have_letters_of_their_own(house, fredericia, middelfart):
    house.settle()
    places = {}
    for pc in (fredericia, middelfart):
        (mine,) = [each.nr for each in pc.net.called().values() if each.this_one]
        first = pc.store.papirskemaer.naeste(LEDER, mine)
        pc.store.save(LEDER, Noedmappe(id=new_id(), pc=mine, foerste=first, antal=15))
        places[mine] = first
    assert len(places) == 2
    house.settle()
    assert [fredericia.store.papirskemaer.naeste(LEDER, pc) for pc in places] == [16, 16]

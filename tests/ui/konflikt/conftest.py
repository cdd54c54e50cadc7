"""Two PCs of one house that have written the same place, and Anna's window at the first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.kriseplan import Kriseplan, saet_gaeldende
from akutdesk.domain.record import RecordId
from akutdesk.storage.saving import Saving
from tests.storage.desk import LEDER
from tests.storage.persons import KAREN, karen, plan
from tests.ui.net.conftest import at_desk, fredericia, house, middelfart

__all__ = ["at_desk", "fredericia", "house", "middelfart"]

FIRST, OURS, THEIRS = (RecordId(sign * 16) for sign in (b"1", b"2", b"3"))
BO_HERE = replace(LEDER, bruger=RecordId(b"B" * 16))


@pytest.fixture
def two_words(at_desk, house, middelfart):
    """Anna and Bo wrote two names and two ways to be met for Karen, apart."""
    at_desk.save(karen())
    house.settle()
    for pc, who, words in (
        (at_desk.pc, LEDER, {"moedes": "Roligt\nUden gode råd", "fornavn": "Karen"}),
        (middelfart, BO_HERE, {"moedes": "Med humor", "fornavn": "Karin"}),
    ):
        seen = pc.store.get(who, Borger, KAREN)
        pc.store.save(who, replace(seen, **words), seen)
        house.clock.go(minutes=3)
    house.settle()
    return at_desk


@pytest.fixture
def two_plans(at_desk, house, middelfart):
    """Both made a plan on top of the same one, and gave it out."""
    at_desk.save(karen())
    first = saet_gaeldende(plan(id=FIRST), house.clock.now())
    at_desk.save(first)
    house.settle()
    for pc, who, rid, own in (
        (at_desk.pc, LEDER, OURS, {"k5_selv": ("Gå ned til åen", "Lave te og tænde lampen")}),
        (middelfart, BO_HERE, THEIRS, {"k5_selv": ("Gå ned til åen", "Skrive i min bog")}),
    ):
        house.clock.go(minutes=16)
        new = replace(first, id=rid, bygger_paa=FIRST, status="KLADDE", **own)
        pc.store.save_all(who, [Saving(after=new)])
        valid = saet_gaeldende(replace(new, lavet_dato=None), house.clock.now())
        pc.store.save(who, valid, new)
    house.settle()
    assert at_desk.pc.store.get(LEDER, Kriseplan, OURS).status == "GAELDENDE"
    return at_desk

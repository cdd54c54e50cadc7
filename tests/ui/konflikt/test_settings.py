"""Two leaders set the same thing apart: both are seen, one of them chooses, and nothing is lost (ux.md 2.16)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.dublet import gaeldende
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.implementeringsmaaling import Implementeringsmaaling
from akutdesk.domain.indstilling import LAASETID, Indstilling, vaerdi_af
from akutdesk.domain.record import new_id
from akutdesk.domain.skemapakke import NOEGLE
from akutdesk.domain.vagtgraenser import Vagtgraenser
from akutdesk.ui.konflikt.page import KonfliktPage
from akutdesk.ui.synk.page import SynkPage
from tests.domain.packs import pack
from tests.storage.desk import LEDER
from tests.ui.conftest import settle
from tests.ui.konflikt.conftest import BO_HERE

DIGITS = ("ANGST", "URO", "NEDTRYKT")


def settings(pc):
    return gaeldende(pc.store.setup(LEDER, Indstilling))


def open_first(desk):
    desk.keys.press("F5")
    assert isinstance(desk.page, SynkPage)
    desk.page.refresh()
    desk.page.first_focus().setFocus()
    desk.keys.press("Enter")
    assert isinstance(desk.page, KonfliktPage)
    return {view.sted.titel: [side.linjer for side in view.sted.sider] for view in desk.page.views}


@pytest.fixture
def two_times(at_desk, house, middelfart):
    """Anna set 3 minutes and Bo 8, each where nobody had set any."""
    for pc, who, minutes in ((at_desk.pc, LEDER, "3"), (middelfart, BO_HERE, "8")):
        pc.store.save(who, Indstilling(id=new_id(), noegle=LAASETID, vaerdi=minutes))
        house.clock.go(minutes=3)
    house.settle()
    return at_desk


def test_every_desk_uses_the_same_time_until_a_leader_has_chosen(two_times, middelfart):
    assert settings(two_times.pc) == settings(middelfart)


def test_the_choice_counts_at_both_desks_and_the_other_is_laid_aside(two_times, house, middelfart):
    assert open_first(two_times) == {"Lås skærmen efter": [("3 minutter",), ("8 minutter",)]}
    two_times.keys.press("3", "Alt+G")
    settle()
    house.settle()
    for pc in (two_times.pc, middelfart):
        assert vaerdi_af(settings(pc), LAASETID) == "8"
        assert len(settings(pc)) == 1
        assert pc.store.konflikter.liste(LEDER) == ()


def test_a_point_that_two_scored_apart_is_named(at_desk, house, middelfart):
    for pc, who, score in ((at_desk.pc, LEDER, "3"), (middelfart, BO_HERE, "2")):
        scored = Implementeringsmaaling(id=new_id(), runde="2026-EFTERAAR", punkt="7", score=score)
        pc.store.save(who, scored)
        house.clock.go(minutes=3)
    house.settle()
    assert open_first(at_desk) == {
        "Krisesamtale efter fælles metode · Vurdering": [
            ("Stort set på plads",),
            ("Delvist på plads",),
        ]
    }
    at_desk.keys.press("3", "Alt+G")
    settle()
    house.settle()
    for pc in (at_desk.pc, middelfart):
        (left,) = gaeldende(pc.store.setup(LEDER, Implementeringsmaaling))
        assert left.score == "2"


def test_digits_that_two_arranged_stand_side_by_side_in_words(at_desk, house, middelfart):
    start = Indstilling(id=new_id(), liste="symptomer", favoritter=DIGITS)
    at_desk.save(start)
    house.settle()
    for pc, who, digits in (
        (at_desk.pc, LEDER, (*DIGITS[1:], "ANGST")),
        (middelfart, BO_HERE, DIGITS[::-1]),
    ):
        pc.store.save(who, replace(start, favoritter=digits), start)
        house.clock.go(minutes=3)
    house.settle()
    shown = open_first(at_desk)["Tallene på tasterne"]
    assert shown[0] == ("1 Uro og tankemylder", "2 Nedtrykt/ked af det", "3 Angst/nervøsitet")
    assert shown[1][0] == "1 Nedtrykt/ked af det"


def test_shift_borders_that_two_set_are_read_as_times(at_desk, house, middelfart):
    (place,) = at_desk.pc.store.setup(LEDER, Enhed)
    house.settle()
    for pc, who, dag in ((at_desk.pc, LEDER, "06:00"), (middelfart, BO_HERE, "08:00")):
        pc.store.save(who, replace(place, vagtgraenser=(Vagtgraenser(dag=dag),)), place)
        house.clock.go(minutes=3)
    house.settle()
    shown = open_first(at_desk)["Vagternes tider"]
    assert shown == [("06.00 · 15.00 · 23.00",), ("08.00 · 15.00 · 23.00",)]


def test_two_licence_packs_are_told_apart_by_their_leave(at_desk, house, middelfart):
    for pc, who, leave in ((at_desk.pc, LEDER, "Opfundet nr. 7"), (middelfart, BO_HERE, "Nr. 8")):
        text = pack(tilladelse=leave)
        pc.store.save(who, Indstilling(id=new_id(), noegle=f"{NOEGLE}SWEMWBS7", vaerdi=text))
        house.clock.go(minutes=3)
    house.settle()
    shown = open_first(at_desk)["Måleskema"]
    assert sorted(shown) == [("Prøveskema · Nr. 8",), ("Prøveskema · Opfundet nr. 7",)]

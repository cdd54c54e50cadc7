"""Which lines a card or a discreet sheet holds: whole lines, chosen, never cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.domain.borger import Borger
from akutdesk.domain.kriseplan import Kontakt
from akutdesk.domain.record import new_id
from akutdesk.reports.lommekort import kort_af_plan
from akutdesk.ui.udskriv.line_choice import card_lines, card_without, discreet_lines, marks_of
from akutdesk.ui.udskriv.papers import Kept
from tests.ui.plan_desk import whole_plan

KAREN = Borger(id=new_id())
LONE = Kontakt(navn="Lone", nummer="04612035")


@pytest.fixture
def plan():
    return whole_plan(
        KAREN,
        k4_advarselstegn=("Jeg sover ikke", "Jeg svarer ikke"),
        k6_ro=("Biblioteket",),
        k7_mennesker=(LONE,),
        k11_fast_i_livet=("Børnene",),
    )


def test_every_line_of_the_card_can_be_chosen(plan):
    lines = card_lines(kort_af_plan(plan))
    assert [line.text for line in lines] == [
        "Lone 04 61 20 35",
        "Akuttilbuddet 00 00 00 00",
        "Fare for liv 112",
        "Børnene",
        "Jeg sover ikke",
        "Jeg svarer ikke",
        *plan.k5_selv,
    ]


def test_what_is_taken_out_is_gone_and_the_rest_stands_as_written(plan):
    card = card_without(kort_af_plan(plan), {("tegn", 0), ("fast", 0), ("numre", 2)})
    assert card.tegn == ("Jeg svarer ikke",)
    assert card.fast == ""
    assert [one.navn for one in card.numre] == ["Lone", "Akuttilbuddet"]
    assert card.selv == plan.k5_selv


@given(st.sets(st.tuples(st.sampled_from(["numre", "fast", "tegn", "selv"]), st.integers(0, 3))))
def test_no_word_of_a_line_that_stays_is_changed(hidden):
    whole = kort_af_plan(whole_plan(KAREN, k4_advarselstegn=("a", "b", "c")))
    left = card_without(whole, hidden)
    kept = [line for line in card_lines(whole) if line.key not in hidden]
    assert [line.text for line in card_lines(left)] == [line.text for line in kept]


def test_the_discreet_sheet_offers_what_it_may_hold_and_nothing_else(plan):
    lines = discreet_lines(plan)
    assert [line.key for line in lines] == [
        ("K5", 0),
        ("K5", 1),
        ("K5", 2),
        ("K6", 0),
        ("K7", 0),
        ("K8", 0),
        ("K8", 1),
        ("K3", 0),
        ("K14", 0),
    ]
    assert [line.text for line in lines][-1] == "i morgen kl. 10"
    assert [line.number for line in lines if line.number] == ["04612035", "00 00 00 00", "112"]


def test_a_mark_of_the_citizens_belongs_to_a_number(plan):
    assert marks_of(plan, Kept())["112"] == ""
    assert marks_of(plan, Kept(maerker=(("112", "sol"),)))["112"] == "sol"

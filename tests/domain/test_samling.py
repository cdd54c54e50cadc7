"""Which card stands for a person, whatever desks apart have laid under what."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.domain.borger import Borger
from akutdesk.domain.record import RecordId
from akutdesk.domain.samling import FRIST, bliver_staaende, fyldt, kan_skilles, staar_for
from tests.fakes.clock import NIGHT

CARDS = st.sampled_from("abcdefg")


def card(name, identitet="ALIAS"):
    return Borger(id=RecordId(name.encode().ljust(16, b"-")), identitet=identitet)


@given(st.dictionaries(CARDS, CARDS))
def test_every_card_has_one_that_stands_and_nobody_disappears(under):
    found = staar_for(under)
    everybody = set(under) | set(under.values())
    standing = everybody - set(found)
    assert set(found.values()) <= standing
    for one, over in under.items():
        assert found.get(one, one) == found.get(over, over)


def people_of(under, everybody="abcdefg"):
    """Who is one person, by the cards of each."""
    found = staar_for(under)
    stands = {one: found.get(one, one) for one in everybody}
    return {frozenset(each for each in everybody if stands[each] == one) for one in stands.values()}


@given(st.dictionaries(CARDS, CARDS), st.randoms(use_true_random=False))
def test_in_whatever_order_links_come_the_same_cards_stand(under, chance):
    links = list(under.items())
    chance.shuffle(links)
    assert staar_for(dict(links)) == staar_for(under)


@given(st.dictionaries(CARDS, CARDS), CARDS, CARDS)
def test_laying_two_people_together_joins_them_and_touches_nobody_else(under, one, other):
    found = staar_for(under)
    one, other = found.get(one, one), found.get(other, other)
    if one == other or one in under or other in under:
        return  # one person already; or the link of a ring, which the store cuts first
    before = people_of(under)
    touched = {each for each in before if one in each or other in each}
    after = people_of({**under, one: other})
    assert after == (before - touched) | {frozenset().union(*touched)}


@given(st.dictionaries(CARDS, CARDS), CARDS)
def test_parting_a_card_parts_it_from_whoever_stands_and_nobody_else_from_anybody(under, one):
    stands = staar_for(under).get(one, one)
    cut = {card: over for card, over in under.items() if card not in (one, stands)}
    before, after = people_of(under), people_of(cut)
    (person,) = (each for each in before if one in each)
    assert before - {person} <= after
    if stands != one:
        assert not any({one, stands} <= each for each in after)


@given(
    st.lists(st.tuples(CARDS, st.none() | CARDS), max_size=12),
    st.integers(0, 11),
    st.randoms(use_true_random=False),
)
def test_laid_together_and_parted_in_any_order_desks_that_know_the_same_agree(deeds, cut, chance):
    """Each deed sets one card's link and comes to every desk once; of one card the last deed counts (design.md D2)."""
    heard = list(enumerate(deeds))
    chance.shuffle(heard)
    here, there = heard[:cut], heard[cut:]  # two desks apart, and then each hears of the other's
    assert people_of(linked([*here, *there])) == people_of(linked([*there, *here]))
    taken_back = [*heard, *((len(deeds) + n, (card, None)) for n, (card, _) in enumerate(deeds))]
    assert all(len(each) == 1 for each in people_of(linked(taken_back)))


def linked(deeds):
    last = {}
    for number, (card, over) in deeds:
        last[card] = max(last.get(card, (-1, None)), (number, over), key=lambda each: each[0])
    return {card: over for card, (_, over) in last.items() if over is not None}


def test_cards_in_a_row_stand_under_the_last():
    assert staar_for({"a": "b", "b": "c"}) == {"a": "c", "b": "c"}


def test_of_cards_laid_under_each_other_the_lowest_stands():
    assert staar_for({"b": "c", "c": "b", "a": "b"}) == {"a": "b", "c": "b"}


def test_the_better_known_card_stays():
    known, alias = card("b", "SIKKER"), card("a")
    assert bliver_staaende(alias, known) == bliver_staaende(known, alias) == (known, alias)
    assert bliver_staaende(card("b"), card("a")) == (card("a"), card("b"))


def test_the_card_that_stands_says_what_only_the_other_knows():
    stands = card("a", "SIKKER")
    under = replace(
        card("b"),
        telefon="22",
        maa_ringes_op="NEJ",
        moedes="Roligt",
        foedselsaar=1984,
        kaldenavn="Kaja",
    )
    known = fyldt(stands, [under, replace(card("c"), moedes="Højt", boern="NEJ")])
    assert (known.telefon, known.maa_ringes_op, known.moedes, known.boern) == (
        "22",
        "NEJ",
        "Roligt",
        "NEJ",
    )
    assert (known.id, known.identitet, known.kaldenavn) == (stands.id, "SIKKER", "")
    own = replace(stands, telefon="33")
    assert fyldt(own, [under]).maa_ringes_op is None, "the other number's answer is not this one's"
    assert fyldt(stands, []) == stands


@pytest.mark.parametrize(("after", "can"), [(FRIST, True), (FRIST + timedelta(seconds=1), False)])
def test_cards_can_be_parted_for_thirty_days(after, can):
    assert kan_skilles(NIGHT, NIGHT + after) is can

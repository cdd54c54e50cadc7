"""Which card stands for a person, whatever desks apart have laid under what."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.domain.borger import Borger
from akutdesk.domain.record import RecordId
from akutdesk.domain.samling import FRIST, bliver_staaende, kan_skilles, staar_for
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


def test_cards_in_a_row_stand_under_the_last():
    assert staar_for({"a": "b", "b": "c"}) == {"a": "c", "b": "c"}


def test_of_cards_laid_under_each_other_the_lowest_stands():
    assert staar_for({"b": "c", "c": "b", "a": "b"}) == {"a": "b", "c": "b"}


def test_the_better_known_card_stays():
    known, alias = card("b", "SIKKER"), card("a")
    assert bliver_staaende(alias, known) == bliver_staaende(known, alias) == (known, alias)
    assert bliver_staaende(card("b"), card("a")) == (card("a"), card("b"))


@pytest.mark.parametrize(("after", "can"), [(FRIST, True), (FRIST + timedelta(seconds=1), False)])
def test_cards_can_be_parted_for_thirty_days(after, can):
    assert kan_skilles(NIGHT, NIGHT + after) is can

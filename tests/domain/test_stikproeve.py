"""A sample of look-ups: drawn by lot, those that nothing explains first, and due once a month (domain.md 7)."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from akutdesk.domain.record import new_id
from akutdesk.domain.stikproeve import (
    ANTAL,
    I_ORDEN,
    IKKE_I_ORDEN,
    SPOERG,
    Muligt,
    StikproeveError,
    Stiksvar,
    gaeldende,
    kraev_svar,
    naeste,
    trukket,
)
from tests.fakes.clock import NIGHT


def possible(unexplained, explained):
    kinds = [""] * unexplained + ["KONTAKT"] * explained
    return [Muligt(nummer=nummer, forklaring=kind) for nummer, kind in enumerate(kinds)]


def test_those_without_an_explanation_come_first_and_others_fill_the_sample():
    drawn = trukket(possible(3, 40), Random(4))
    assert [bool(one.forklaring) for one in drawn] == [False] * 3 + [True] * (ANTAL - 3)
    assert len({one.nummer for one in drawn}) == ANTAL


def test_no_more_than_ten_are_drawn_though_many_are_unexplained():
    drawn = trukket(possible(80, 5), Random(4))
    assert len(drawn) == ANTAL
    assert not any(one.forklaring for one in drawn)


def test_every_look_up_can_be_drawn_and_none_is_sure_to_be():
    drawn = [{one.nummer for one in trukket(possible(20, 0), Random(seed))} for seed in range(60)]
    assert set.union(*drawn) == set(range(20))
    assert set.intersection(*drawn) == set()


def test_few_look_ups_are_all_drawn():
    assert {one.nummer for one in trukket(possible(1, 2), Random(1))} == {0, 1, 2}


def test_a_month_without_look_ups_has_no_sample():
    with pytest.raises(StikproeveError) as told:
        trukket((), Random(1))
    assert told.value.kode == "STIKPROEVE_TOM"


@pytest.mark.parametrize("svar", [SPOERG, IKKE_I_ORDEN])
def test_what_is_not_in_order_says_what(svar):
    with pytest.raises(StikproeveError) as told:
        kraev_svar(svar, "  ")
    assert (told.value.kode, told.value.felt) == ("STIKPROEVE_NOTE", "note")
    kraev_svar(svar, "Hvad var grunden?")


def test_what_is_in_order_needs_no_word():
    kraev_svar(I_ORDEN, "")


def test_an_answer_is_one_of_three():
    with pytest.raises(StikproeveError) as told:
        kraev_svar("", "Et ord")
    assert told.value.felt == "svar"


def test_the_newest_answer_of_a_place_holds_whatever_order_they_came_in():
    asked, fine = (
        Stiksvar(id=new_id(), plads=2, svar=svar, tid=NIGHT + timedelta(hours=hours))
        for svar, hours in ((SPOERG, 0), (I_ORDEN, 30))
    )
    assert gaeldende((asked, fine)) == gaeldende((fine, asked)) == {2: fine}


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (date(2026, 3, 12), date(2026, 4, 12)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2026, 12, 5), date(2027, 1, 5)),
        (None, date(2026, 6, 1)),
    ],
)
def test_the_next_one_is_due_a_month_after_the_last(last, due):
    assert naeste(last, date(2026, 6, 1)) == due

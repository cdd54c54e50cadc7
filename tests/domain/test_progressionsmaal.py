"""Measurements: what counts as a pair, which number follows, and when it may be made again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.domain.instrument import INSTRUMENTER, er_svar, tal_tekst
from akutdesk.domain.progressionsmaal import (
    BASIS,
    KODE_TEGN,
    OPF,
    Maalepar,
    Progressionsmaal,
    er_ny_nok,
    er_opmaerksom,
    forskel,
    igen_den,
    laes_forloebskode,
    maalt,
    ny_forloebskode,
    par,
    spring,
    tidligst,
)
from akutdesk.domain.record import new_id
from akutdesk.domain.skemapakke import laes_skemapakke
from tests.domain.packs import pack

DAG = date(2026, 11, 18)
TID = datetime(2026, 11, 18, 2, 14, tzinfo=UTC)


def before(instrument="OMR5", svar=(3, 4, 2, 5, 3), dato=DAG, tabel=()):
    rid = new_id()
    made = Progressionsmaal(
        id=rid, instrument=instrument, maaling=BASIS, par_id=rid, dato=dato, tid=TID
    )
    return maalt(made, svar, tabel)


def after(foer, svar, days=5, tid=TID, tabel=()):
    dato = foer.dato + timedelta(days=days)
    made = replace(foer, id=new_id(), maaling=OPF, dato=dato, tid=tid)
    return maalt(made, svar, tabel)


def test_five_areas_are_one_sum_when_all_are_answered():
    assert before().raa == 17
    assert before(svar=(3, None, 2, 5, 3)).raa is None


def test_one_goal_is_its_own_number():
    assert (before("EGET", (4,)).raa, before("EGET", (4,)).metrisk) == (4, None)


def test_swemwbs_is_raw_and_metric():
    tabel = laes_skemapakke(pack()).tabel
    made = before("SWEMWBS7", (3, 3, 3, 3, 3, 4, 4), tabel=tabel)
    assert (made.raa, tal_tekst(made.metrisk or 0)) == (23, "20,73")


def test_a_missing_answer_gives_no_number():
    tabel = laes_skemapakke(pack()).tabel
    made = before("SWEMWBS7", (3, 3, None, 3, 3, 4, 4), tabel=tabel)
    assert (made.raa, made.metrisk) == (None, None)


@pytest.mark.parametrize(
    ("svar", "tal", "sign"),
    [((0,) * 5, 0, True), ((5,) * 5, 100, False), ((3, 3, 2, 2, 3), 52, False), ((2, 2, 3, 3, 2), 48, True)],
)  # fmt: skip
def test_who5_is_four_times_the_raw_number_and_fifty_or_less_is_a_sign(svar, tal, sign):
    made = before("WHO5", svar)
    assert made.metrisk == tal * 100
    assert er_opmaerksom(made) is sign


def test_fifty_itself_is_a_sign():
    assert er_opmaerksom(replace(before("WHO5", (3, 3, 2, 2, 3)), metrisk=5000))


def test_no_other_instrument_gives_a_sign():
    assert not er_opmaerksom(replace(before("SWEMWBS7", (1,) * 7), metrisk=700))


def test_a_pair_is_a_before_and_the_latest_after():
    foer = before()
    third, fifth = after(foer, (4,) * 5, days=3), after(foer, (6,) * 5, days=5)
    for told in permutations((foer, third, fifth)):
        assert par(told) == (Maalepar(foer=foer, efter=fifth),)


def test_of_two_on_one_day_the_later_noted_counts():
    foer = before()
    first = after(foer, (4,) * 5)
    second = after(foer, (5,) * 5, tid=TID + timedelta(minutes=1))
    assert par((second, foer, first))[0].efter == second


def test_an_after_of_another_pair_instrument_or_time_does_not_count():
    foer = before()
    strange = (
        replace(after(foer, (4,) * 5), par_id=new_id()),
        replace(after(foer, (4,)), instrument="EGET"),
        after(foer, (4,) * 5, days=-1),
        Progressionsmaal(id=new_id()),
    )
    assert par((foer, *strange)) == (Maalepar(foer=foer),)


def test_the_newest_before_comes_first():
    old, new = before(dato=DAG - timedelta(days=30)), before()
    assert [each.foer for each in par((old, new))] == [new, old]


def test_the_difference_of_areas_is_the_mean_of_those_answered_both_times():
    foer = before(svar=(3, 4, None, 5, 3))
    hvert = Maalepar(foer=foer, efter=after(foer, (5, 4, 9, None, 5)))
    assert spring(hvert) == (2, 0, None, None, 2)
    assert forskel(hvert) == 133


def test_the_difference_of_swemwbs_is_metric_and_never_guessed():
    tabel = laes_skemapakke(pack()).tabel
    foer = before("SWEMWBS7", (3, 3, 3, 3, 3, 4, 4), tabel=tabel)
    full = after(foer, (5, 5, 5, 5, 4, 4, 4), days=14, tabel=tabel)
    assert forskel(Maalepar(foer=foer, efter=full)) == 2931 - 2073
    half = after(foer, (5, 5, 5, None, 4, 4, 4), days=14, tabel=tabel)
    assert forskel(Maalepar(foer=foer, efter=half)) is None


def test_without_a_second_measurement_there_is_no_difference():
    assert forskel(Maalepar(foer=before())) is None
    assert spring(Maalepar(foer=before())) == ()


def test_what_asks_about_two_weeks_waits_two_weeks():
    foer = before("SWEMWBS7", (3,) * 7)
    assert tidligst(foer) == date(2026, 12, 2)
    assert not er_ny_nok(foer, date(2026, 12, 1))
    assert er_ny_nok(foer, date(2026, 12, 2))


def test_the_built_in_ones_are_made_again_on_day_five_or_any_other():
    assert er_ny_nok(before(), DAG)
    assert igen_den(INSTRUMENTER["OMR5"], DAG) == date(2026, 11, 23)
    assert igen_den(INSTRUMENTER["EGET"], DAG) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("svar", "fits"),
    [((0, 10, None, 5, 5), True), ((0, 11, 5, 5, 5), False), ((1, 2), False), ((-1, 1, 1, 1, 1), False)],
)  # fmt: skip
def test_answers_are_as_many_as_the_instrument_has_and_within_its_bounds(svar, fits):
    assert er_svar(INSTRUMENTER["OMR5"], svar) is fits


@given(st.binary(min_size=4, max_size=4))
def test_a_code_is_read_back_however_it_is_typed(noise):
    kode = ny_forloebskode(noise)
    assert len(kode) == KODE_TEGN
    typed = kode.lower().replace("0", "o").replace("1", "l")
    assert laes_forloebskode(f" {typed[:3]}-{typed[3:]} ") == kode


@pytest.mark.parametrize("typed", ["", "7K3M2", "7K3M2PP", "7K3M2!", "karen hansen"])
def test_something_else_is_no_code(typed):
    assert laes_forloebskode(typed) == ""

"""Whoever has every file of a year, month by month, learns no number under five (design.md D18, decision 0139)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akutdesk.domain.figur import ALLE, Celle
from akutdesk.domain.periodetal import (
    UdgivelseError,
    delperioder,
    kraev_udgivelig,
    periodenavn,
)
from akutdesk.domain.rapportregler import REGLER
from akutdesk.domain.smaa_tal import Skjul, lille
from akutdesk.domain.statistik import Udvalg
from akutdesk.domain.udgivet_knude import PERSONTAL, Knude
from akutdesk.domain.udgivet_trae import fastlagt, knude_af, udgivet_periode
from tests.domain.attacker import told_apart
from tests.domain.invented_periods import known_small, papers, some_service, together

YEAR = Udvalg(fra=date(2026, 1, 1), til=date(2026, 12, 31))
AFTER = date(2027, 1, 1)
FEW = tuple(navn for navn in REGLER if navn != "doegn")


def shown_small(knude: Knude) -> list[Celle]:
    """Small counts that stand in a paper."""
    hidden = knude.skjult or {}
    unprinted = knude.tal.usete | knude.tal.manglende
    return [
        celle
        for celle, antal in knude.tal.antal.items()
        if lille(antal) and celle not in hidden and celle not in unprinted
    ]


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000), st.integers(90, 900))
def test_nobody_subtracts_the_files_of_a_year_to_a_number_under_five(seed: int, size: int) -> None:
    year = knude_af(some_service(seed, size).period(0, 12))
    assert not [one for paper in papers(year) for one in shown_small(paper)]
    assert not known_small(*together(year))


@settings(max_examples=3, deadline=None)
@given(st.integers(0, 10_000), st.integers(250, 900))
def test_nor_do_the_reports_of_that_year_tell_it(seed: int, size: int) -> None:
    year = knude_af(some_service(seed, size, FEW).period(0, 12))
    assert not [one for paper in papers(year) for one in shown_small(paper)]
    assert not known_small(*together(year))


@settings(max_examples=4, deadline=None)
@given(st.integers(0, 10_000), st.integers(300, 600))
def test_not_even_by_trying_every_number_in_the_files_of_a_quarter(seed: int, size: int) -> None:
    quarter = knude_af(some_service(seed, size).period(0, 3))
    assert not told_apart(*together(quarter))


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 10_000), st.integers(60, 600))
def test_the_counts_that_the_attack_reckons_with_are_right(seed: int, size: int) -> None:
    tal, _ = together(knude_af(some_service(seed, size, FEW).period(0, 12)))
    for one in tal.summer:
        assert tal.antal[one.helhed] == sum(tal.antal[part] for part in one.dele)


def test_the_attack_finds_what_is_given_away_when_each_file_is_judged_alone() -> None:
    service = some_service(4, 471)
    year = knude_af(service.period(0, 12))
    alone = replace(year, skjult={})
    assert known_small(*together(alone))


def test_a_month_hides_the_same_whichever_file_it_is_in() -> None:
    service = some_service(7, 471)
    quarter = knude_af(service.period(3, 6))
    year = knude_af(service.period(0, 12))
    assert year.dele[1].skjult == quarter.skjult
    months = [knude_af(service.period(at, at + 1)).skjult for at in (3, 4, 5)]
    assert [one.skjult for one in quarter.dele] == months
    assert udgivet_periode(service.period(3, 6)).skjult == quarter.skjult


def test_of_a_large_house_most_numbers_stand_in_the_file_of_a_year() -> None:
    year = knude_af(some_service(1, 5000).period(0, 12))
    printed = [one for one, antal in year.tal.antal.items() if antal and one not in year.tal.usete]
    assert len(year.skjult or {}) < len(printed) // 4


# ---- what an earlier attempt gave away


@pytest.mark.parametrize("seed", range(4))
def test_a_column_of_figure_nine_is_hidden_with_the_row_of_figure_two(seed: int) -> None:
    year = knude_af(some_service(seed, 471).period(0, 12))
    for paper in papers(year):
        hidden = paper.skjult or {}
        for grad in ("IKKE", "LET", "MELLEM", "ALVOR"):
            row, column = Celle("fig2", grad), Celle("fig9", ALLE, grad)
            assert (row in hidden) == (column in hidden)


@pytest.mark.parametrize("seed", range(4))
def test_those_who_came_for_the_first_time_are_not_told_by_all_contacts(seed: int) -> None:
    year = knude_af(some_service(seed, 300).period(0, 12))
    terms = [Celle("hoved", kode) for kode in ("FLER", "FOERST")]
    for paper in papers(year):
        hidden = paper.skjult or {}
        every = [one for one in terms if one in hidden]
        assert len(every) != 1 or Celle("hoved", ALLE) in hidden


def test_all_contacts_of_a_month_with_four_are_not_told_by_the_quarter() -> None:
    service = some_service(3, 471)
    few = replace(service.months[1], contacts=service.months[1].contacts[:4])
    months = (service.months[0], few, *service.months[2:])
    quarter = knude_af(replace(service, months=months).period(0, 3))
    every = Celle("hoved", "henvendelser")
    assert every in (quarter.dele[1].skjult or {})
    assert every in (quarter.skjult or {})
    assert not known_small(*together(quarter))


def test_people_are_hidden_where_the_sum_of_all_parts_says_how_many() -> None:
    quarter = knude_af(some_service(3, 471).period(0, 3))
    celle = PERSONTAL[2]
    counts = [(9, None), (4, Skjul.LILLE), (9, None)]
    dele = [
        replace(
            part, tal=replace(part.tal, antal={celle: antal}), skjult={celle: why} if why else {}
        )
        for part, (antal, why) in zip(quarter.dele, counts, strict=True)
    ]
    assert any(fastlagt(22, dele, celle))  # nobody came in two months
    assert not any(fastlagt(20, dele, celle))


# ---- of what a file is made


def _may(fra: date, til: date) -> bool:
    try:
        kraev_udgivelig(Udvalg(fra=fra, til=til), AFTER)
    except UdgivelseError:
        return False
    return True


def test_two_periods_that_may_leave_lie_apart_or_one_in_the_other() -> None:
    firsts = [date(2025 + at // 12, at % 12 + 1, 1) for at in range(24)]
    lasts = [one - timedelta(days=1) for one in (*firsts[1:], AFTER)]
    may = [(fra, til) for fra in firsts for til in lasts if til > fra and _may(fra, til)]
    assert len(may) == 2 * (12 + 4 + 1)
    for fra, til in may:
        for first, last in may:
            apart = til < first or last < fra
            within = (first <= fra and til <= last) or (fra <= first and last <= til)
            assert apart or within


@pytest.mark.parametrize(
    ("fra", "til", "kode"),
    [
        (date(2026, 3, 1), date(2026, 3, 31), None),
        (date(2026, 4, 1), date(2026, 6, 30), None),
        (date(2026, 1, 1), date(2026, 12, 31), None),
        (date(2026, 3, 1), date(2026, 3, 30), "UDGIVELSE_PERIODE"),
        (date(2026, 3, 2), date(2026, 3, 31), "UDGIVELSE_PERIODE"),
        (date(2026, 2, 1), date(2026, 4, 30), "UDGIVELSE_PERIODE"),
        (date(2026, 1, 1), date(2026, 6, 30), "UDGIVELSE_PERIODE"),
        (date(2026, 7, 1), date(2027, 6, 30), "UDGIVELSE_PERIODE"),
        (date(2025, 1, 1), date(2026, 12, 31), "UDGIVELSE_PERIODE"),
        (date(2027, 1, 1), date(2027, 1, 31), "UDGIVELSE_IKKE_SLUT"),
    ],
)
def test_a_file_is_of_a_month_a_quarter_or_a_year_that_has_ended(
    fra: date, til: date, kode: str | None
) -> None:
    asked = Udvalg(fra=fra, til=til)
    if kode is None:
        kraev_udgivelig(asked, AFTER)
        return
    with pytest.raises(UdgivelseError) as no:
        kraev_udgivelig(asked, AFTER)
    assert no.value.kode == kode


def test_the_present_year_has_not_ended_on_its_last_day() -> None:
    with pytest.raises(UdgivelseError):
        kraev_udgivelig(YEAR, date(2026, 12, 31))
    kraev_udgivelig(YEAR, AFTER)


@pytest.mark.parametrize(
    "other", [{"vagt": "NAT"}, {"henvender": "PAAR"}, {"kommune": "0101"}, {"grundlag": "HB"}]
)
def test_a_part_of_the_contacts_is_no_file(other: dict[str, str]) -> None:
    with pytest.raises(UdgivelseError) as no:
        kraev_udgivelig(replace(YEAR, **other), AFTER)
    assert no.value.kode == "UDGIVELSE_FILTER"


def test_a_year_is_four_quarters_of_three_months() -> None:
    quarters = [*delperioder(YEAR)]
    months = [periodenavn(one) for each in quarters for one in delperioder(each)]
    assert periodenavn(quarters[0]) == "2026-01/2026-03"
    assert months == [f"2026-{month:02}" for month in range(1, 13)]
    assert not [*delperioder(next(delperioder(quarters[0])))]

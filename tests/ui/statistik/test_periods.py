"""Which days a choice of period means."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from akutdesk.domain.kalender import kalender
from akutdesk.ui.statistik import periods, state
from akutdesk.ui.statistik.state import Choice, Unclear

NOW = datetime(2026, 11, 24, 1, 14, tzinfo=UTC)


@pytest.fixture
def said(codes):
    return kalender(codes)


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-h1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-h2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-k1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-k4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_a_period_is_its_days(code, first, last):
    assert periods.days_of(code) == (first, last)


def test_the_list_begins_with_the_first_contact_and_ends_with_own_days(texts, said):
    listed = periods.periods(date(2025, 8, 3), date(2026, 2, 1), texts, said)
    assert [code for code, _ in listed] == [
        *("2026", "2025", "2026-h1", "2025-h2", "2026-k1", "2025-k4", "2025-k3"),
        *("2026-02", "2026-01", "2025-12", "2025-11", "2025-10", "2025-09", "2025-08"),
        periods.OWN,
    ]
    assert dict(listed)["2025-h2"] == "2. halvår 2025"
    assert dict(listed)["2025-k3"] == "3. kvartal 2025"
    assert dict(listed)["2025-08"].startswith("August")


def test_of_ten_years_no_more_months_are_listed_than_one_looks_through(texts, said):
    listed = periods.periods(date(2016, 1, 1), date(2026, 12, 1), texts, said)
    assert len(listed) == 11 + 6 + 8 + 24 + 1


@pytest.mark.parametrize(
    ("fra", "til", "felt", "key"),
    [
        ("foraar", "1/2-2026", "fra", "statistik.fejl.fra"),
        ("1/2-2026", "32/2-2026", "til", "statistik.fejl.til"),
        ("1/2-2026", "1/12-2026", "til", "statistik.fejl.til"),
        ("2/2-2026", "1/2-2026", "til", "statistik.fejl.omvendt"),
    ],
)
def test_own_days_that_give_no_period_are_told_at_their_field(texts, fra, til, felt, key):
    unclear = state.days(Choice(periode=periods.OWN, fra=fra, til=til), NOW)
    assert unclear == Unclear(felt, key)
    assert texts(key)


def test_a_day_that_is_not_typed_yet_is_not_wrong():
    assert state.days(Choice(periode=periods.OWN), NOW) == Unclear("fra", "")
    begun = Choice(periode=periods.OWN, til="i går aftes")
    assert state.days(begun, NOW) == Unclear("til", "statistik.fejl.til")
    half = Choice(periode=periods.OWN, fra="1/2-2026")
    assert state.days(half, NOW) == Unclear("til", "")


def test_own_days_are_counted_both_with():
    chosen = Choice(periode=periods.OWN, fra="3/2-2026", til="i går")
    assert state.days(chosen, NOW) == (date(2026, 2, 3), date(2026, 11, 23))


def test_it_is_compared_with_the_period_before_or_a_year_before():
    chosen = Choice(periode="2026-h1", vagt="NAT", mod=state.BEFORE)
    shown = state.udvalg(chosen, periods.days_of("2026-h1"))
    before = state.compared(chosen, shown)
    assert (before.fra, before.til, before.vagt) == (date(2025, 7, 1), date(2025, 12, 31), "NAT")
    year = state.compared(Choice(periode="2026-h1", mod=state.YEAR_BEFORE), shown)
    assert (year.fra, year.til) == (date(2025, 1, 1), date(2025, 6, 30))
    assert state.compared(Choice(periode="2026-h1"), shown) is None


def test_a_year_before_the_end_of_february_is_its_end():
    assert periods.a_year_before((date(2028, 2, 1), date(2028, 2, 29))) == (
        date(2027, 2, 1),
        date(2027, 2, 28),
    )
    assert periods.a_year_before((date(2029, 2, 1), date(2029, 2, 28)))[1] == date(2028, 2, 29)

"""The telephone provider's numbers: which months there are, what may be typed, and what they come to."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from akutdesk.domain.record import RecordId
from akutdesk.domain.telefonital import (
    Telefonital,
    hele_maaneder,
    laes_antal,
    laes_maaned,
    laes_ventetid,
    mangler,
    telefoni,
    ventetider,
)

TODAY = date(2026, 11, 24)
NAMES = {"oktober": 10, "okt": 10, "november": 11, "december": 12}


def month(maaned: str, besvarede: int | None, mistede: int | None, wait: int | None = None):
    return Telefonital(
        id=RecordId(maaned.encode().ljust(16)),
        maaned=maaned,
        besvarede=besvarede,
        mistede=mistede,
        ventetid=wait,
    )


@pytest.mark.parametrize(
    ("fra", "til", "maaneder"),
    [
        (date(2026, 9, 1), date(2026, 10, 31), ("2026-09", "2026-10")),
        (date(2026, 9, 2), date(2026, 10, 31), ("2026-10",)),
        (date(2026, 9, 1), date(2026, 10, 30), ("2026-09",)),
        (date(2026, 10, 1), date(2026, 12, 31), ("2026-10",)),
        (date(2025, 12, 1), date(2026, 1, 31), ("2025-12", "2026-01")),
        (date(2026, 11, 1), date(2026, 11, 30), ()),
        (date(2026, 10, 5), date(2026, 10, 20), ()),
    ],
    ids=["two", "begun late", "ended early", "not over", "new year", "this month", "days"],
)
def test_months_are_those_that_lie_whole_in_the_period_and_are_over(fra, til, maaneder):
    assert hele_maaneder(fra, til, TODAY) == maaneder


def test_a_month_is_over_on_the_first_day_of_the_next():
    period = (date(2026, 10, 1), date(2026, 10, 31))
    assert hele_maaneder(*period, date(2026, 10, 31)) == ()
    assert hele_maaneder(*period, date(2026, 11, 1)) == ("2026-10",)


@pytest.mark.parametrize(
    ("typed", "maaned"),
    [
        ("10/2026", "2026-10"),
        ("10-2026", "2026-10"),
        (" Oktober  2026 ", "2026-10"),
        ("okt. 2026", "2026-10"),
        ("1.2026", "2026-01"),
        ("november 2026", None),
        ("11/2026", None),
        ("1/2027", None),
        ("13/2026", None),
        ("0/2026", None),
        ("10/0000", None),
        ("brumaire 2026", None),
        ("oktober", None),
        ("٣/2026", None),
        ("", None),
    ],
)
def test_a_month_is_read_as_one_writes_it_once_it_is_over(typed, maaned):
    assert laes_maaned(typed, NAMES, TODAY) == maaned


@pytest.mark.parametrize(
    ("typed", "antal"),
    [("0", 0), ("412", 412), (" 1.204 ", 1204), ("1204", 1204), ("999.999", 999_999)]
    + [(wrong, None) for wrong in ("", "-1", "4,5", "1.2", "mange", "1e3", "٣", "1234567", "1 2")],
)
def test_a_count_is_a_whole_number_and_nothing_else(typed, antal):
    assert laes_antal(typed) == antal


@pytest.mark.parametrize(
    ("typed", "sekunder"),
    [("75", 75), ("1.15", 75), ("1:15", 75), ("0", 0), ("60.00", 3600), ("3600", 3600)]
    + [(wrong, None) for wrong in ("", "3601", "60.01", "1.75", "et minut", "-5", "1,5")],
)
def test_a_wait_is_seconds_or_minutes_and_seconds_up_to_an_hour(typed, sekunder):
    assert laes_ventetid(typed) == sekunder


def test_both_counts_are_needed_and_the_wait_is_not():
    assert mangler(month("2026-10", 0, 0)) == ()
    assert [one.felt for one in mangler(month("", None, None))] == [
        "maaned",
        "besvarede",
        "mistede",
    ]


def test_the_figure_holds_the_months_that_were_typed_and_no_other():
    typed = (month("2026-09", 90, 10), month("2026-10", 0, 0), month("2025-10", 5, 5))
    found = telefoni(typed, ("2026-08", "2026-09", "2026-10"))
    assert found.n == 100
    assert {(one.celle.raekke, one.celle.soejle): one.antal for one in found.tal} == {
        ("2026-09", "besvarede"): 90,
        ("2026-09", "mistede"): 10,
        ("2026-10", "besvarede"): 0,
        ("2026-10", "mistede"): 0,
    }


def test_a_wait_is_over_the_calls_that_were_answered():
    typed = (month("2026-09", 90, 10, 75), month("2026-10", 3, 0))
    (mean,) = ventetider(typed, ("2026-09", "2026-10"))
    assert (mean.kode, mean.n, mean.middel) == ("2026-09", 90, Fraction(75))

"""A past day and clock in the ways people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from akutdesk.ui.henvendelse.tidspunkt import (
    laes_aar,
    laes_dag,
    laes_klokken,
    laes_minutter,
    seneste,
    tidspunkt,
)
from tests.ui.night_desk import NIGHT


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("i dag", date(2026, 11, 24)),
        (" I GÅR ", date(2026, 11, 23)),
        ("23/11", date(2026, 11, 23)),
        ("23.11.", date(2026, 11, 23)),
        ("23-11-26", date(2026, 11, 23)),
        ("23/11/2025", date(2025, 11, 23)),
        ("23/11 2025", date(2025, 11, 23)),
        ("1. 1. 2026", date(2026, 1, 1)),
        ("2 3/11", None),
        ("24/12", date(2025, 12, 24)),
        ("31/2", None),
        ("25/11/2026", None),
        ("", None),
        ("snart", None),
    ],
)
def test_a_day_that_has_been(typed, day):
    assert laes_dag(typed, NIGHT) == day


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("2.14", time(2, 14)),
        ("02:14", time(2, 14)),
        ("0214", time(2, 14)),
        ("214", time(2, 14)),
        ("2", time(2)),
        ("25.00", None),
        ("2.7", None),
        ("to", None),
    ],
)
def test_a_clock_time(typed, clock):
    assert laes_klokken(typed) == clock


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("14", 14), (" 0 ", 0), ("1440", 1440), ("1441", None), ("-3", None), ("x", None)],
)
def test_minutes_of_a_talk(typed, minutes):
    assert laes_minutter(typed) == minutes


@pytest.mark.parametrize(("typed", "year"), [("1971", 1971), ("71", None), ("2030", None)])
def test_a_birth_year(typed, year):
    assert laes_aar(typed, NIGHT) == year


def test_a_clock_time_later_than_now_was_last_evening_where_nobody_chose_the_day():
    night = datetime(2026, 11, 24, 1, 13, tzinfo=UTC)
    assert seneste(date(2026, 11, 24), time(23, 40), night) == datetime(
        2026, 11, 23, 22, 40, tzinfo=UTC
    )
    assert seneste(date(2026, 11, 24), time(2), night) == datetime(2026, 11, 24, 1, tzinfo=UTC)


def test_a_time_to_come_is_no_time_of_a_talk():
    assert tidspunkt(date(2026, 11, 24), time(23), NIGHT) is None
    assert tidspunkt(date(2026, 11, 24), time(1), NIGHT) == datetime(2026, 11, 24, tzinfo=UTC)

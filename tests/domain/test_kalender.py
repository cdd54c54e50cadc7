"""Dates and clock times as the desk says them, with the words that are shipped."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from akutdesk.assets import Assets, find_resources
from akutdesk.domain.codes import code_list
from akutdesk.domain.kalender import Kalender, kalender


@pytest.fixture(scope="module")
def kal() -> Kalender:
    raw = Assets(find_resources()).codes()
    return kalender({name: code_list(name, raw[name]) for name in ("ugedag", "maaned", "klokke")})


def test_a_clock_time_is_local(kal: Kalender):
    at = datetime(2026, 11, 24, 1, 14, tzinfo=UTC)
    assert kal.klokken(at) == "02.14"
    assert kal.entydig(at) == "02.14"
    assert kal.dato(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == date(2026, 11, 24)


def test_an_hour_said_twice_says_which(kal: Kalender):
    assert kal.entydig(datetime(2026, 10, 25, 0, 30, tzinfo=UTC)) == "02.30 (sommertid)"
    assert kal.entydig(datetime(2026, 10, 25, 1, 30, tzinfo=UTC)) == "02.30 (vintertid)"
    assert kal.entydig(datetime(2026, 10, 25, 2, 30, tzinfo=UTC)) == "03.30"


def test_closing_hours_are_said_short(kal: Kalender):
    assert kal.time(datetime(2026, 11, 24, 3, 0, tzinfo=UTC)) == "4"
    assert kal.time(datetime(2026, 11, 24, 22, 30, tzinfo=UTC)) == "23.30"
    assert kal.hel_time(datetime(2026, 11, 24, 6, 0, tzinfo=UTC)) == "07"


def test_dates_have_their_danish_names(kal: Kalender):
    day = date(2026, 11, 3)
    assert kal.dag(day) == "3. november"
    assert kal.dag_kort(day) == "3. nov."
    assert kal.kort(day) == "03/11"
    assert kal.dag_maaned(day) == "3/11"
    assert kal.lang(day) == "3. november 2026"
    assert kal.ugedag(day) == "tirsdag 3. november"
    assert kal.ugedag_kort(date(2026, 11, 24)) == "tir. 24. nov."

"""Shifts, nights and minutes by the local clock, also in the two nights of the year that lie."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.record import new_id
from akutdesk.domain.vagt import (
    KBH,
    lokal_dag,
    lokal_tid,
    minutter,
    natten,
    nattens_dato,
    vagtperiode,
    vagttype,
)
from akutdesk.domain.vagtgraenser import Vagtgraenser

USUAL = Enhed(id=new_id()).vagtgraenser
INSTANTS = st.integers(0, 10 * 366 * 24 * 3600).map(
    lambda seconds: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)


def local(*parts: int, fold: int = 0) -> datetime:
    """An instant by its local clock; fold 1 is the second time that clock is said."""
    return datetime(*parts, tzinfo=KBH, fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("at", "kind"),
    [
        ((6, 59, 59), "NAT"),
        ((7, 0, 0), "DAG"),
        ((14, 59, 59), "DAG"),
        ((15, 0, 0), "AFT"),
        ((22, 59, 59), "AFT"),
        ((23, 0, 0), "NAT"),
        ((2, 14, 0), "NAT"),
    ],
)
def test_a_shift_begins_on_its_first_second(at: tuple[int, int, int], kind: str):
    assert vagttype(local(2026, 11, 24, *at), USUAL) == kind


def test_a_night_bears_the_date_of_its_evening():
    night = vagtperiode(local(2026, 11, 24, 2, 14), USUAL)
    assert (night.vagttype, night.dato) == ("NAT", date(2026, 11, 23))
    assert (night.start, night.slut) == (local(2026, 11, 23, 23), local(2026, 11, 24, 7))
    assert nattens_dato(local(2026, 11, 24, 2, 14), USUAL) == date(2026, 11, 23)
    assert nattens_dato(local(2026, 11, 24, 6, 59), USUAL) == date(2026, 11, 23)
    assert nattens_dato(local(2026, 11, 24, 7), USUAL) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("evening", "hours"),
    [(date(2026, 10, 24), 9), (date(2027, 3, 27), 7), (date(2026, 11, 23), 8)],
)
def test_a_night_is_as_long_as_it_really_is(evening: date, hours: int):
    night = vagtperiode(lokal_tid(evening, time(23, 30)), USUAL)
    assert night.slut - night.start == timedelta(hours=hours)


@pytest.mark.parametrize("fold", [0, 1])
def test_half_past_two_twice_is_the_same_night(fold: int):
    at = local(2026, 10, 25, 2, 30, fold=fold)
    assert vagttype(at, USUAL) == "NAT"
    assert nattens_dato(at, USUAL) == date(2026, 10, 24)


def test_minutes_are_real_across_both_clock_changes():
    assert minutter(local(2026, 10, 25, 2, 30), local(2026, 10, 25, 2, 30, fold=1)) == 60
    assert minutter(local(2026, 10, 25, 2, 47), local(2026, 10, 25, 2, 13, fold=1)) == 26
    assert minutter(local(2027, 3, 28, 1, 50), local(2027, 3, 28, 3, 16)) == 26


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(0, 0), (29, 0), (30, 1), (89, 1), (90, 2), (-120, 0)]
)
def test_minutes_are_rounded_half_up(seconds: int, minutes: int):
    start = local(2026, 11, 24, 2)
    assert minutter(start, start + timedelta(seconds=seconds)) == minutes


def test_a_night_goes_from_its_night_shift_to_the_next_morning():
    assert natten(date(2026, 11, 23), USUAL) == (local(2026, 11, 23, 23), local(2026, 11, 24, 7))
    after_midnight = (Vagtgraenser(nat="00:30"),)
    assert natten(date(2026, 11, 23), after_midnight)[0] == local(2026, 11, 24, 0, 30)


def test_new_bounds_do_not_move_old_nights():
    bounds = (*USUAL, Vagtgraenser(gaelder_fra=date(2027, 1, 1), dag="08:00", nat="22:00"))
    assert vagttype(local(2026, 12, 31, 22, 30), bounds) == "AFT"
    assert vagttype(local(2027, 1, 1, 22, 30), bounds) == "NAT"
    first = vagtperiode(local(2027, 1, 1, 7, 30), bounds)
    assert (first.vagttype, first.slut) == ("NAT", local(2027, 1, 1, 8))


def test_before_the_first_bounds_the_first_ones_count():
    bounds = (
        Vagtgraenser(gaelder_fra=date(2027, 1, 1), nat="22:00"),
        Vagtgraenser(gaelder_fra=date(2026, 1, 1)),
    )
    assert vagttype(local(2025, 6, 1, 22, 30), bounds) == "AFT"


def test_without_bounds_there_are_no_shifts():
    with pytest.raises(ValueError, match="empty"):
        vagttype(local(2026, 11, 24, 2), ())


@given(INSTANTS)
def test_every_instant_lies_in_exactly_one_shift(at: datetime):
    shift = vagtperiode(at, USUAL)
    assert shift.start <= at < shift.slut
    assert vagtperiode(shift.slut, USUAL).start == shift.slut
    assert vagtperiode(shift.start - timedelta(seconds=1), USUAL).slut == shift.start


def test_a_local_day_may_have_23_or_25_hours():
    lengths = [
        lokal_dag(day)[1] - lokal_dag(day)[0]
        for day in (date(2027, 3, 28), date(2026, 11, 24), date(2026, 10, 25))
    ]
    assert lengths == [timedelta(hours=hours) for hours in (23, 24, 25)]

"""From which day to which somebody may be in, and whether a house is led on every day (decision 0155)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.domain.adgangstid import ALTID, Adgangstid, begynder, er_ledet, er_omvendt, slutter
from akutdesk.domain.vagtgraenser import Vagtgraenser

AUGUST = Adgangstid(fra=date(2026, 8, 1), til=date(2026, 8, 31))
USUAL = (Vagtgraenser(),)
DAYS = st.dates(date(2026, 10, 20), date(2026, 11, 10))
TIDER = st.lists(
    st.builds(Adgangstid, fra=st.none() | DAYS, til=st.none() | DAYS), min_size=1, max_size=4
)


def test_a_vikar_for_august_begins_at_midnight_and_ends_with_the_last_night():
    assert begynder(AUGUST) == datetime(2026, 7, 31, 22, tzinfo=UTC)
    assert slutter(AUGUST, USUAL) == datetime(2026, 9, 1, 5, tzinfo=UTC)


def test_the_end_follows_the_houses_own_borders():
    early = (Vagtgraenser(dag="06:30"),)
    assert slutter(AUGUST, early) == datetime(2026, 9, 1, 4, 30, tzinfo=UTC)


def test_the_night_of_the_clock_change_is_as_long_as_it_is():
    til = Adgangstid(til=date(2026, 10, 24))
    assert slutter(til, USUAL) == datetime(2026, 10, 25, 6, tzinfo=UTC)


def test_without_days_there_is_no_limit():
    assert ALTID.er_altid
    assert begynder(ALTID) is None
    assert slutter(ALTID, USUAL) is None


@pytest.mark.parametrize(("til", "wrong"), [(date(2026, 7, 31), True), (date(2026, 8, 1), False)])
def test_a_last_day_before_the_first_is_the_wrong_way_round(til, wrong):
    assert er_omvendt(Adgangstid(fra=date(2026, 8, 1), til=til)) == wrong


@given(TIDER, DAYS)
def test_a_house_is_led_if_and_only_if_somebody_may_be_in_on_every_day_from_now_on(tider, dag):
    beyond = date(2027, 1, 1)
    days = [dag + timedelta(n) for n in range((beyond - dag).days)]
    every_day = all(
        any((t.fra is None or t.fra <= day) and (t.til is None or day <= t.til) for t in tider)
        for day in days
    )
    assert er_ledet(tider, dag) == every_day


def test_nobody_leads_an_empty_house():
    assert not er_ledet((), date(2026, 8, 1))

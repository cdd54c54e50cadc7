"""How a share and a mean are written, and which shift an instant lies in when it is asked often."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.domain.figur import Celle, antal_tekst, procent_tekst, tal_tekst
from akutdesk.domain.middel import middel
from akutdesk.domain.statistik import foer
from akutdesk.domain.vagt import KBH, vagttype
from akutdesk.domain.vagtgraenser import Vagtgraenser
from akutdesk.domain.vagtkalender import Vagtkalender

DAYS = st.dates(date(2015, 1, 1), date(2016, 12, 31))


@pytest.mark.parametrize(
    ("antal", "n", "skrevet"),
    [
        (325, 471, "69,0 %"),
        (30, 37, "81,1 %"),
        (1, 8, "12,5 %"),
        (1, 16, "6,3 %"),  # 6.25 is half, and half goes up
        (3, 16, "18,8 %"),
        (1, 2000, "0,1 %"),  # 0.05
        (0, 3, "0,0 %"),
        (5, 5, "100,0 %"),
        (0, 0, "–"),
    ],
)
def test_a_share_has_one_decimal_half_up_and_a_comma(antal, n, skrevet):
    assert procent_tekst(antal, n) == skrevet


@pytest.mark.parametrize(
    ("tal", "skrevet"),
    [(Fraction(28), "28,0"), (Fraction(5, 4), "1,3"), (Fraction(-5, 4), "-1,3"), (None, "–")],
)
def test_a_mean_has_one_decimal(tal, skrevet):
    assert tal_tekst(tal) == skrevet


def test_mean_median_and_those_that_are_long():
    told = middel(Celle("varighed", "NAT"), {10: 2, 20: 1, 300: 1}, graense=240)
    assert (told.n, told.middel, told.median, told.over) == (4, Fraction(85), Fraction(15), 1)
    assert middel(Celle("varighed", "NAT"), {}).middel is None


@pytest.mark.parametrize(
    ("fra", "til", "expected"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), (date(2025, 1, 1), date(2025, 12, 31))),
        (date(2026, 3, 1), date(2026, 3, 31), (date(2026, 2, 1), date(2026, 2, 28))),
        (date(2026, 7, 1), date(2026, 12, 31), (date(2026, 1, 1), date(2026, 6, 30))),
        (date(2026, 3, 5), date(2026, 3, 11), (date(2026, 2, 26), date(2026, 3, 4))),
    ],
)
def test_period_before_is_as_long(fra, til, expected):
    assert foer(fra, til) == expected


@given(
    st.integers(0, 220 * 86400),
    st.sampled_from(
        [("07:00", "15:00", "23:00"), ("06:30", "14:00", "22:15"), ("02:30", "10:00", "18:00")]
    ),
)
def test_shift_asked_often_is_the_shift(sekunder, klokker):
    dag, aften, nat = klokker
    bounds = (
        Vagtgraenser(),
        Vagtgraenser(gaelder_fra=date(2026, 10, 24), dag=dag, aften=aften, nat=nat),
    )
    tid = datetime(2026, 3, 27, tzinfo=UTC) + timedelta(seconds=sekunder)
    kalender = Vagtkalender(bounds)
    for at in (tid, tid + timedelta(hours=1)):
        assert kalender.vagt(at, at.astimezone(KBH).date()) == vagttype(at, bounds)


@pytest.mark.parametrize(
    ("antal", "shown"), [(0, "0"), (999, "999"), (4114, "4.114"), (1_234_567, "1.234.567")]
)
def test_a_count_has_a_point_between_thousands(antal: int, shown: str) -> None:
    assert antal_tekst(antal) == shown

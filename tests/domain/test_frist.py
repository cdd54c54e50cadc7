"""What people say of time, understood; what is not, is asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.domain.frist import Frist, laes_frist, natten_til
from akutdesk.domain.vagt import KBH

NOW = datetime(2026, 11, 24, 1, 31, tzinfo=UTC)
"""Tuesday 24 November 2026 at 02.31 local time."""


def said(frist: Frist | None) -> str | None:
    """The time as local text: "24/11 10:00" or "27/11 00:00–28/11 00:00"."""
    if frist is None:
        return None
    ends = [end.astimezone(KBH).strftime("%d/%m %H:%M") for end in (frist.start, frist.slut) if end]
    return "–".join(ends)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("i dag kl. 10", "24/11 10:00"),
        ("I dag  kl. 10", "24/11 10:00"),
        ("kl. 10", "24/11 10:00"),
        ("kl 22.30", "24/11 22:30"),
        ("klokken 8", "24/11 08:00"),
        ("02.10", "25/11 02:10"),
        ("i morgen kl. 9.15", "24/11 09:15"),
        ("i overmorgen", "25/11 00:00–26/11 00:00"),
        ("fredag", "27/11 00:00–28/11 00:00"),
        ("på fredag kl. 13", "27/11 13:00"),
        ("tirsdag", "24/11 00:00–25/11 00:00"),
        ("tirsdag kl. 1", "01/12 01:00"),
        ("lørdag 28. november kl. 13", "28/11 13:00"),
        ("24. dec.", "24/12 00:00–25/12 00:00"),
        ("5. maj 2027", "05/05 00:00–06/05 00:00"),
        ("27/11", "27/11 00:00–28/11 00:00"),
        ("27/11-2026 kl. 10", "27/11 10:00"),
        ("3/1/27", "03/01 00:00–04/01 00:00"),
        ("3/1", "03/01 00:00–04/01 00:00"),
        ("torsdag d. 3.12 kl. 9", "03/12 09:00"),
        ("om fem dage", "29/11 00:00–30/11 00:00"),
        ("om 5 dage kl. 13", "29/11 13:00"),
        ("om et døgn", "25/11 00:00–26/11 00:00"),
        ("om en uge", "01/12 00:00–02/12 00:00"),
        ("om en måned", "24/12 00:00–25/12 00:00"),
        ("om to timer", "24/11 04:31"),
        ("om 90 min.", "24/11 04:01"),
        ("om en halv time", "24/11 03:01"),
        ("i aften kl. 8", "24/11 20:00"),
        ("fredag eftermiddag kl. 4.30", "27/11 16:30"),
        ("i nat kl. 3", "24/11 03:00"),
        ("i morgen tidligt", "24/11 06:00–24/11 09:00"),
        ("i formiddag", "24/11 09:00–24/11 12:00"),
        ("i eftermiddag", "24/11 13:00–24/11 17:00"),
        ("i morgen tidlig", "24/11 06:00–24/11 09:00"),
        ("fredag aften", "27/11 17:00–27/11 23:00"),
        ("i nat", "24/11 02:31–24/11 07:00"),
        ("fredag nat", "27/11 23:00–28/11 07:00"),
    ],
)
def test_the_time_is_understood(words: str, meant: str):
    assert said(laes_frist(words, NOW)) == meant


@pytest.mark.parametrize(
    "words",
    [
        "",
        "når Lone ringer",
        "hver dag",
        "som vi dagligt gør",
        "31/2",
        "kl. 25",
        "24.12",
        "i dag kl. 1",
        "23/11",
        "mandag 23. november kl. 10",
        "1/6",
        "om nul dage",
        "31/12-9999",
    ],
)
def test_what_is_not_understood_or_over_is_asked(words: str):
    assert laes_frist(words, NOW) is None


def test_tonight_said_in_the_evening_is_the_coming_night():
    evening = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
    assert said(laes_frist("i nat", evening)) == "24/11 23:00–25/11 07:00"


MORNING = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("i morgen kl. 10", "25/11 10:00"),
        ("i overmorgen kl. 10", "26/11 10:00"),
        ("i dag kl. 10", "24/11 10:00"),
        ("i nat", "24/11 23:00–25/11 07:00"),
    ],
)
@pytest.mark.parametrize("nu", [MORNING, datetime(2026, 11, 24, 21, 30, tzinfo=UTC)])
def test_by_day_and_in_the_evening_the_days_are_those_of_the_calendar(
    words: str, meant: str, nu: datetime
):
    if nu == MORNING or words != "i dag kl. 10":
        assert said(laes_frist(words, nu)) == meant


@pytest.mark.parametrize("month_day", [(3, 29), (10, 25), (11, 24)])
@pytest.mark.parametrize("words", ["i nat", "i morgen kl. 10"])
def test_one_night_is_the_same_night_on_both_sides_of_midnight(
    month_day: tuple[int, int], words: str
):
    """Also in the nights of both clock changes, at each half hour of them (design.md 7.2)."""
    month, day = month_day
    end = datetime(2026, month, day, 7, tzinfo=KBH).astimezone(UTC)
    at = datetime(2026, month, day - 1, 23, tzinfo=KBH).astimezone(UTC)
    while at < end:
        frist = laes_frist(words, at)
        assert frist is not None
        last = (frist.slut or frist.start).astimezone(KBH)
        assert (last.day, last.hour) == (day, 7 if words == "i nat" else 10)
        assert natten_til(frist.slut) == (last.date() if words == "i nat" else None)
        at += timedelta(minutes=30)


def test_a_part_of_the_day_that_is_over_is_asked():
    afternoon = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
    assert laes_frist("i formiddag", afternoon) is None


def test_a_date_more_than_half_a_year_gone_is_next_year():
    assert said(laes_frist("3/1", datetime(2026, 12, 24, 12, tzinfo=UTC))) == (
        "03/01 00:00–04/01 00:00"
    )


def test_a_day_of_the_clock_change_is_whole():
    frist = laes_frist("25/10", datetime(2026, 10, 20, 12, tzinfo=UTC))
    assert frist is not None
    assert frist.slut is not None
    assert (frist.slut - frist.start).total_seconds() == 25 * 3600


@given(st.text(max_size=40))
def test_any_words_are_read_without_harm(words: str):
    frist = laes_frist(words, NOW)
    assert frist is None or (frist.slut or frist.start) >= NOW


@given(st.integers(0, 400), st.sampled_from(["dage", "timer", "uger", "min"]))
def test_a_distance_is_never_before_now(count: int, unit: str):
    frist = laes_frist(f"om {count} {unit}", NOW)
    assert frist is None or (frist.slut or frist.start) >= NOW

"""Which shift is given, on both sides of its end and across both clock changes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from akutdesk.domain.opfoelgning import Opkaldslov, opkaldssvar
from akutdesk.domain.vagt import lokal_tid, vagtperiode
from akutdesk.domain.vagtgraenser import Vagtgraenser
from akutdesk.domain.vagtoverlevering import vagt_der_gives, vagt_efter, vagt_foer

USUAL = (Vagtgraenser(),)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return lokal_tid(day, time(hour, minute))


DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("now", "taken", "shift"),
    [
        (at(DAY, 6, 30), False, "NAT"),
        (at(DAY, 7), False, "NAT"),
        (at(DAY, 7), True, "NAT"),
        (at(DAY, 7) + timedelta(seconds=59), True, "NAT"),
        (at(DAY, 7, 1), True, "DAG"),
        (at(DAY, 7, 5), False, "NAT"),
        (at(DAY, 7, 5), True, "DAG"),
        (at(DAY, 8), False, "DAG"),
        (at(DAY, 15), False, "DAG"),
        (at(DAY, 15), True, "DAG"),
        (at(DAY, 23), True, "AFT"),
        (at(DAY, 23, 59), False, "AFT"),
    ],
)
def test_the_shift_that_ended_within_the_hour_is_given_until_somebody_has_it(now, taken, shift):
    assert vagt_der_gives(now, USUAL, er_taget=taken).vagttype == shift


@pytest.mark.parametrize("day", [date(2026, 10, 25), date(2027, 3, 28)])
def test_a_night_of_a_clock_change_is_given_to_the_day_shift_at_seven(day):
    night = vagt_der_gives(at(day, 7, 10), USUAL, er_taget=False)
    assert (night.vagttype, night.slut) == ("NAT", at(day, 7))
    assert vagt_efter(night, USUAL) == vagtperiode(at(day, 7), USUAL)
    assert vagt_foer(vagt_efter(night, USUAL), USUAL) == night


@pytest.mark.parametrize("day", [date(2026, 10, 25), date(2027, 3, 28)])
def test_a_night_of_a_clock_change_is_told_through_the_minute_it_ends_even_if_taken(day):
    ends = at(day, 7)
    night = vagtperiode(ends - timedelta(seconds=1), USUAL)
    assert night.slut == ends
    assert vagt_der_gives(ends, USUAL, er_taget=True) == night
    assert vagt_der_gives(ends, USUAL, er_taget=False) == night
    assert vagt_der_gives(ends + timedelta(minutes=1), USUAL, er_taget=True).vagttype == "DAG"


@pytest.mark.parametrize(
    ("lov", "svar"),
    [
        (Opkaldslov(), "UKENDT"),
        (Opkaldslov(svar="JA_IKKE_BESKED"), "JA_IKKE_BESKED"),
        (Opkaldslov(svar="JA", trukket=True), "NEJ"),
        (Opkaldslov(svar="JA", udloeb=DAY - timedelta(days=1)), "UDLOEBET"),
        (Opkaldslov(svar="NEJ", udloeb=DAY - timedelta(days=1)), "NEJ"),
        (Opkaldslov(udloeb=DAY), "JA"),
    ],
)
def test_a_consent_that_is_over_goes_before_an_older_yes(lov, svar):
    assert opkaldssvar(lov, DAY) == svar

"""When the next round is due."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from akutdesk.sync.obstacle import Obstacle
from akutdesk.sync.result import Outcome, RoundResult
from akutdesk.sync.rhythm import Rhythm

FINE = RoundResult(outcome=Outcome.FAERDIG)
AWAY = RoundResult(outcome=Outcome.OFFLINE, obstacle=Obstacle.NAVN)
BUSY = RoundResult(outcome=Outcome.VENT, code="busy", retry_after_s=60)
START = Rhythm(at_s=0)


def half() -> float:
    return 0.5


@given(st.floats(0, 1, exclude_max=True))
def test_an_idle_desk_asks_every_half_minute_or_so(draw):
    assert 124 <= START.after(FINE, 100, lambda: draw).at_s <= 136


def test_a_save_goes_two_seconds_later_where_there_is_a_network():
    idle = START.after(FINE, 100, half)
    assert idle.saved(105).at_s == 107
    assert idle.saved(129).at_s == 130
    away = START.after(AWAY, 100, half)
    assert away.saved(100) == away


def test_the_wait_grows_while_there_is_no_network_and_begins_anew_after_it():
    rhythm, waits = START, []
    for _ in range(12):
        rhythm = rhythm.after(AWAY, 0, half)
        waits.append(rhythm.at_s)
    assert waits[:4] == [0.5, 1, 2, 4]
    assert waits[-1] == 150
    assert rhythm.after(FINE, 0, half).failures == 0


def test_a_slow_line_that_gets_something_through_is_tried_again_soon():
    rhythm = replace(START, failures=9)
    assert rhythm.after(replace(AWAY, pushed=3), 0, half).at_s == 0.5
    assert rhythm.after(replace(BUSY, gathered=200), 0, half).at_s == 90


def test_a_network_that_comes_up_is_tried_at_once_and_only_once():
    away = replace(START, failures=8).after(AWAY, 100, half)
    up = away.network_up(110)
    assert up.at_s == 110
    again = up.after(AWAY, 111, half)
    assert again.network_up(112) == again
    assert again.after(FINE, 200, half).after(AWAY, 300, half).network_up(301).at_s <= 301


def test_f35_nothing_shortens_what_the_server_asked_for():
    rhythm = START.after(BUSY, 100, half)
    assert rhythm.at_s >= 160
    assert rhythm.saved(101) == rhythm
    assert rhythm.network_up(101) == rhythm
    assert rhythm.asked(101).at_s == 160
    assert rhythm.must_wait(159.9)
    assert not rhythm.must_wait(160)


def test_what_only_a_person_can_mend_is_tried_each_quarter_of_an_hour_or_when_asked():
    for outcome in (Outcome.SPAERRET, Outcome.ALARM, Outcome.AFVIST, Outcome.ANDEN_SERVER):
        rhythm = START.after(RoundResult(outcome=outcome), 100, half)
        assert rhythm.at_s == 1000
        assert rhythm.saved(200) == rhythm
        assert rhythm.asked(200).at_s == 200

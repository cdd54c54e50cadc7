"""Waiting after something failed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from akutdesk.sync.backoff import full_jitter, obeyed
from akutdesk.sync.pace import Pace


def almost_one() -> float:
    return 0.999999


def test_the_wait_doubles_from_one_second_to_five_minutes():
    longest = [round(full_jitter(failures, almost_one)) for failures in range(1, 12)]
    assert longest == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


@given(failures=st.integers(0, 10**6), draw=st.floats(0, 1, exclude_max=True))
def test_the_wait_is_anywhere_up_to_the_longest(failures, draw):
    assert 0 <= full_jitter(failures, lambda: draw) < 300


@given(after=st.floats(0, 3600), draw=st.floats(0, 1, exclude_max=True))
def test_f35_what_the_server_asks_for_is_never_cut_short(after, draw):
    assert after <= obeyed(after, 1, lambda: draw) <= after + max(1, min(after, 300))


def test_f28_a_batch_halves_after_a_time_out_and_grows_back():
    pace = Pace()
    for _ in range(20):
        pace = pace.slower()
    assert (pace.events, pace.bytes) == (1, 4096)
    for _ in range(20):
        pace = pace.faster()
    assert pace == Pace()
    assert pace.within(200, 1024) == Pace(events=200, bytes=1024)

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from akutdesk.wire.hlc import FORWARD_LIMIT_MS, after_page, millis, next_hlc

NIGHT = 1_795_474_800_000
TIMES = st.integers(-(2**40), 2**46)


@given(st.integers(0, 2**62), TIMES)
def test_the_next_stamp_is_always_later(last, now):
    assert next_hlc(last, now) > last


@given(st.lists(TIMES, max_size=50))
def test_stamps_keep_their_order_whatever_the_clock_does(clock):
    last, stamps = 0, []
    for now in clock:
        last = next_hlc(last, now)
        stamps.append(last)
    assert all(one < other for one, other in pairwise(stamps))


def test_seventy_thousand_events_in_one_millisecond_keep_their_order():
    last = next_hlc(0, NIGHT)
    for _ in range(70_000):
        last = next_hlc(last, NIGHT)
    assert last == (NIGHT << 16) + 70_000
    assert millis(last) == NIGHT + 1


@given(st.integers(0, 2**62), st.integers(0, 2**62), TIMES)
def test_a_clock_far_ahead_elsewhere_moves_ours_five_minutes_at_most(last, highest, now):
    after = after_page(last, highest, now)
    assert last <= after <= max(last, max(now + FORWARD_LIMIT_MS, 0) << 16)
    assert after in {last, highest, max(now + FORWARD_LIMIT_MS, 0) << 16}


def test_a_page_is_applied_in_any_order_with_the_same_result():
    assert after_page(after_page(5, 9, NIGHT), 7, NIGHT) == after_page(
        after_page(5, 7, NIGHT), 9, NIGHT
    )


def test_a_pc_of_nineteen_seventy_still_counts_on():
    assert next_hlc(0, -5000) == 1
    assert next_hlc(1, 0) == 2

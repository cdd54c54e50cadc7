"""What the desk thinks of the clocks."""

from __future__ import annotations

from akutdesk.sync.skew import SOUND_MS, Skew

NOW = SOUND_MS + 10**9
HOUR = 60 * 60 * 1000

DAY = 24 * 60 * 60 * 1000


def test_nothing_is_believed_before_the_first_answer():
    assert Skew().ms is None
    assert not Skew().wrong


def test_the_middle_of_the_last_five_counts():
    skew = Skew()
    for offset in (999_999, 0, 100, 200, 300, 50_000):
        skew = skew.heard(sent_ms=1000, came_ms=1200, server_ms=1100 + offset)
    assert skew.samples == (0, 100, 200, 300, 50_000)
    assert skew.ms == 200


def test_a_slow_trip_and_a_jump_of_the_clock_say_nothing():
    skew = Skew().heard(sent_ms=0, came_ms=2000, server_ms=DAY)
    assert skew.heard(sent_ms=5000, came_ms=4000, server_ms=DAY) == Skew()


def test_f54_clocks_a_day_apart_are_told_in_either_direction():
    for offset in (DAY, -DAY):
        skew = Skew().heard(sent_ms=0, came_ms=0, server_ms=offset)
        assert skew.wrong
        assert skew.ms == offset


def test_what_is_written_beside_times():
    def believed(offset: int, device_ms: int = NOW) -> int | None:
        skew = Skew().heard(sent_ms=0, came_ms=0, server_ms=offset)
        return skew.believed(device_ms)

    assert Skew().believed(NOW) is None
    assert believed(90_000) == 0
    assert believed(-2 * HOUR) == -2 * HOUR
    assert believed(DAY) is None  # whose clock is wrong, nobody knows (F54)
    assert believed(50 * 365 * DAY, device_ms=1000) == 50 * 365 * DAY  # a dead battery (F51)

from hypothesis import given
from hypothesis import strategies as st

from akutdesk.storage.forsoeg import (
    VENT_S,
    Forsoeg,
    clear_forsoeg,
    read_forsoeg,
    write_forsoeg,
)

NAT = 1_795_474_800_000


def after(tries):
    forsoeg = Forsoeg()
    for _ in range(tries):
        forsoeg = forsoeg.forkert(NAT)
    return forsoeg


def test_the_wait_grows_to_a_minute_and_stays_there():
    waits = [after(tries).vent_s(NAT) for tries in range(12)]
    assert waits == [0, 0, 0, 0, 5, 10, 20, 40, 60, 60, 60, 60]


def test_a_wait_ends():
    assert after(5).vent_s(NAT + 9_999) == 1
    assert after(5).vent_s(NAT + 10_000) == 0


@given(st.integers(0, 10**6), st.integers(-(10**12), 10**13))
def test_no_clock_makes_a_wait_longer_than_a_minute(tries, now):
    assert 0 <= Forsoeg(tries, NAT).vent_s(now) <= VENT_S[-1]


def test_a_clock_put_back_a_year_ends_the_wait():
    assert after(9).vent_s(NAT - 365 * 86_400_000) == 0


def test_the_count_is_kept_over_a_restart(tmp_path):
    write_forsoeg(tmp_path, after(6))
    assert read_forsoeg(tmp_path) == after(6)
    clear_forsoeg(tmp_path)
    assert read_forsoeg(tmp_path) == Forsoeg()
    clear_forsoeg(tmp_path)
    assert list(tmp_path.iterdir()) == []


@given(st.binary(max_size=40))
def test_a_damaged_count_never_locks_the_desk(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("forsoeg")
    (folder / "forsoeg").write_bytes(data)
    assert read_forsoeg(folder).vent_s(NAT) <= VENT_S[-1]

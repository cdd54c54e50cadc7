import math
from dataclasses import replace

import pytest

from akutdesk.storage.calibration import MOST_PASSES, calibrate, measured_by
from akutdesk.wire.crypto import Argon2Cost
from akutdesk.wire.locked_keys import DEFAULT_COST, FLOOR_COST


def a_pc(seconds_per_pass, most_kib=2**30):
    """A PC on which one pass over 256 MiB takes this long and no more memory than this is free."""

    def measure(cost):
        if cost.memory_kib > most_kib:
            return math.inf
        return seconds_per_pass * cost.passes * cost.memory_kib / (256 * 1024)

    return measure


def test_an_ordinary_pc_keeps_the_default():
    assert calibrate(a_pc(0.2)) == DEFAULT_COST


def test_a_fast_pc_works_more():
    assert calibrate(a_pc(0.05)) == replace(DEFAULT_COST, passes=10)


def test_a_slow_pc_works_less_and_never_less_than_the_floor():
    assert calibrate(a_pc(0.6)) == replace(DEFAULT_COST, memory_kib=128 * 1024)
    assert calibrate(a_pc(60)) == FLOOR_COST


def test_a_pc_with_little_free_memory_uses_what_there_is():
    assert calibrate(a_pc(0.2, 100 * 1024)).memory_kib == FLOOR_COST.memory_kib


def test_no_pc_is_so_fast_that_it_works_without_end():
    assert calibrate(a_pc(0.0)).passes == MOST_PASSES


@pytest.mark.parametrize("pace", [0.001, 0.01, 0.1, 0.3, 0.5, 1, 5])
def test_on_every_pc_a_try_is_neither_free_nor_a_torment(pace):
    cost = calibrate(a_pc(pace))
    taken = a_pc(pace)(cost)
    assert taken <= 1.0 or cost.memory_kib == FLOOR_COST.memory_kib
    assert taken >= 0.5 or cost.passes == MOST_PASSES or cost.memory_kib < DEFAULT_COST.memory_kib


def test_a_try_is_measured_by_the_clock_that_is_given():
    ticks = iter([10.0, 10.25])
    cheap = Argon2Cost(memory_kib=64, passes=1, lanes=1)
    assert measured_by(lambda: next(ticks))(cheap) == 0.25


def test_a_try_beyond_the_memory_takes_for_ever():
    huge = Argon2Cost(memory_kib=2**32 - 1, passes=1, lanes=1)
    assert measured_by(lambda: 0.0)(huge) == math.inf

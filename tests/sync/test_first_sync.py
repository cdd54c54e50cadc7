"""A PC that joins takes in the house's history; stopped in the middle it goes on where it was (F91)."""

from __future__ import annotations

from time import perf_counter

import pytest

from akutdesk.storage.stride import Stride
from akutdesk.ui.hands import Tempo
from akutdesk.ui.net.round_job import Courier
from tests.sync.house import house_in
from tests.sync.test_faults import read, write

CARDS = 60


@pytest.fixture
def house(tmp_path):
    with house_in(tmp_path) as house:
        yield house


def begin(pc) -> int:
    """The first round until something of the history is here; then the program is gone. The cursor there."""
    for progress in pc.start_round(stride=Stride()).steps():
        if progress.pulled:
            break
    pc.restart(clean=False)
    return pc.net.cursor().seq


def test_f91_a_first_sync_stopped_in_the_middle_goes_on_where_it_was(house):
    first = house.first()
    write(first, CARDS)
    joining = house.another()
    first.sync()
    came = begin(joining)
    there = len(house.central.names())
    assert 0 < came < there
    result = joining.sync()
    assert result.pulled <= there - came + result.pushed
    assert [read(joining, number) for number in (0, CARDS - 1)] == ["Karen 0", f"Karen {CARDS - 1}"]
    house.settle()


def test_steps_are_whole_pages_first_longer_until_the_history_is_here_and_short_from_then_on(house):
    first = house.first()
    write(first, CARDS)
    joining = house.another()
    first.sync()
    courier = Courier(clock=house.clock, seconds=perf_counter, tempo=Tempo())
    assert courier._stride_for(joining.net.cursor()).is_whole
    begin(joining)
    assert not joining.net.cursor().caught_up
    assert courier._stride_for(joining.net.cursor()).is_wide
    joining.sync()
    assert joining.net.cursor().caught_up
    stride = courier._stride_for(joining.net.cursor())
    assert not stride.is_wide
    assert not stride.is_whole

"""A step of a catch-up fills the time it may hold the file, on quick disks and slow ones (design.md 8.31)."""

from __future__ import annotations

import pytest

from akutdesk.domain.record import new_id
from akutdesk.storage.connection import WINDOW_MS, transaction
from akutdesk.storage.stride import AIM_S, LEAST, WIDE_S, WORK_S, Stride
from tests.storage.desk import LEDER
from tests.storage.exchange import prepare, push, state
from tests.storage.persons import karen


def settled(work_of, commit: float, stride: Stride | None = None) -> int:
    """The events of a step after many on a PC of one kind."""
    stride = stride or Stride()
    for _ in range(60):
        stride.took(stride.events, work_of(stride.events), commit)
    return stride.events


def usual(events: int) -> float:
    """Seconds of work, as measured: some for each step, some for each event."""
    return 0.0015 + events * 0.00003


@pytest.mark.parametrize("commit", [0.0, 0.001, 0.002])
def test_on_a_quick_disk_a_step_fills_its_time_and_no_more(commit):
    events = settled(usual, commit)
    assert events > 2 * LEAST
    assert 0.8 * AIM_S <= usual(events) + commit <= 1.05 * AIM_S


@pytest.mark.parametrize("commit", [0.006, 0.05])
def test_a_slow_disk_is_not_asked_more_often_for_less(commit):
    events = settled(usual, commit)
    assert 0.8 * WORK_S <= usual(events) <= 1.05 * WORK_S


def test_a_first_sync_that_was_stopped_takes_longer_steps_and_none_that_a_save_gives_up_for():
    events = settled(usual, 0.008, Stride.wide(lambda: 0.0))
    assert events > 4 * settled(usual, 0.008)
    assert 0.8 * WIDE_S <= usual(events) + 0.008 <= 1.05 * WIDE_S < WINDOW_MS / 1000


def test_a_slow_pc_takes_no_less_than_it_began_with():
    assert settled(lambda events: events * 0.01, 0.002) == LEAST


def test_one_bad_moment_halves_a_step_at_the_most():
    stride = Stride(events=200)
    stride.took(200, 1.0, 1.0)
    assert stride.events == 100


def test_the_short_rest_of_a_page_tells_nothing():
    stride = Stride(events=200)
    stride.took(3, 0.5, 0.1)
    assert stride.events == 200


def test_a_quick_pc_takes_more_and_more_of_a_page_in_a_step(anna, bo, server):
    for number in range(300):
        anna.store.save(LEDER, karen(id=new_id(), kaldenavn=f"Karen {number}"))
    prepare(anna, server)
    push(anna, server)
    prepare(bo, server)
    stride = Stride(timer=lambda: 0.0)
    sizes = [step.events for step in bo.store.net.apply(server.page(0), stride) if step.events]
    assert sizes[0] == LEAST
    assert sizes[:-1] == sorted(sizes[:-1])
    assert sizes[4] > 2 * LEAST
    assert state(anna) == state(bo)


def test_a_save_that_is_under_way_or_waits_is_seen_from_every_connection_of_the_start(anna):
    beside = anna.store.beside()
    assert not beside.net.others_write
    with anna.store._file.transaction():
        assert beside.net.others_write
    assert not beside.net.others_write
    with pytest.raises(ZeroDivisionError), anna.store._file.transaction():
        raise ZeroDivisionError
    assert not beside.net.others_write
    beside.close()


def test_a_steps_time_counts_from_when_it_has_the_file(anna):
    ticks, told = iter(range(100)), []

    class Telling(Stride):
        def took(self, events, work, commit):
            told.append((events, work, commit))

    with Telling(timer=lambda: next(ticks)).step(transaction(anna.db), 7):
        next(ticks)
    assert told == [(7, 2, 1)]

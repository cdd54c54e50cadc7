"""A closed page is taken away by the window's own thread, never by a job that happened to make much."""

from __future__ import annotations

import gc
import threading  # noqa: TID251 - the test looks at where rubbish is taken away
import weakref

import pytest
from PySide6.QtCore import QObject

from akutdesk.ui.garbage import EVERY_MS, Garbage
from akutdesk.ui.jobs import Jobs
from akutdesk.ui.messages import is_named

MANY = 20_000


class Ring:
    """Holds a timer-like Qt object and, as a closed page does, itself."""

    def __init__(self) -> None:
        self.part = QObject()
        self.itself = self


@pytest.fixture
def collecting():
    """Python's collector as it is in a program that says nothing about it."""
    gc.enable()
    yield
    gc.disable()


@pytest.fixture
def jobs(look):
    made = Jobs(named=is_named, crash=pytest.fail, parent=look)
    yield made
    made.stop()


def taken_away_by(jobs, qtbot):
    """The threads in which a dead ring was taken away while a job makes many new things."""
    threads = []
    ring = Ring()
    weakref.finalize(ring, lambda: threads.append(threading.current_thread()))
    del ring
    with qtbot.waitSignal(jobs.idle, timeout=5000):
        jobs.run(
            lambda: len([[] for _ in range(MANY)]),
            done=lambda _: None,
            failed=pytest.fail,
            owner=jobs,
        )
    return threads


@pytest.mark.usefixtures("collecting")
def test_a_dead_page_is_taken_away_by_the_windows_own_thread(jobs, qtbot, look):
    Garbage(look)
    threads = taken_away_by(jobs, qtbot)
    assert threads == [], "no job looks for rubbish"
    rubbish = [[] for _ in range(MANY)]
    qtbot.waitUntil(lambda: threads == [threading.main_thread()], timeout=5 * EVERY_MS)
    assert len(rubbish) == MANY


@pytest.mark.usefixtures("collecting")
def test_a_desk_at_rest_is_not_searched(look, qtbot):
    Garbage(look)
    gc.collect()
    before = [each["collections"] for each in gc.get_stats()]
    qtbot.wait(2 * EVERY_MS)
    assert [each["collections"] for each in gc.get_stats()] == before

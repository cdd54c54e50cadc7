"""What a leader sends to the server, or fetches from a stick, is over when the keys go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from akutdesk.ui.jobs import Errand
from akutdesk.ui.net.errands import Stopped, at_store


def test_an_errand_that_has_not_begun_finds_no_store_after_the_lock(at_desk):
    errand = Errand()
    errand.stop()
    with pytest.raises(Stopped), at_store(lambda: at_desk.pc.store, errand):
        raise AssertionError


def test_the_lock_waits_until_the_store_is_let_go_and_no_answer_comes(at_desk, qtbot):
    """It waits for the step at the store, not for the server; what comes back is told to nobody."""
    begun, told = [], []
    errands, owner = at_desk.synk.errands, QObject(at_desk.window)

    def work(errand):
        with at_store(lambda: at_desk.pc.store, errand) as mine:
            mine.net.state()
            begun.append(True)
            errand.rest(20)
            return errand.stopped

    errands.send(at_desk.desk.jobs, work, told=told.append, owner=owner)
    qtbot.waitUntil(lambda: bool(begun), timeout=20_000)
    at_desk.synk.stop()
    qtbot.waitUntil(lambda: not at_desk.desk.jobs.away, timeout=20_000)
    assert told == []


def test_an_answer_reaches_whoever_asked(at_desk, qtbot):
    told = []
    at_desk.synk.errands.send(
        at_desk.desk.jobs, lambda _errand: 7, told=told.append, owner=QObject(at_desk.window)
    )
    qtbot.waitUntil(lambda: told == [7], timeout=20_000)
    at_desk.synk.errands.stop()

"""What a leader sends to the server, or fetches from a stick, is over when the keys go."""

from __future__ import annotations

import time
from contextlib import closing

import pytest
from PySide6.QtCore import QObject

from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.server import make_setting
from akutdesk.sync.transport import Request
from akutdesk.ui.jobs import Errand
from akutdesk.ui.net.errands import Stopped, at_store
from tests.sync.test_transport import odd_server


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


def test_a_call_to_a_server_that_says_nothing_is_hung_up_at_the_lock(at_desk, qtbot):
    """It waits out no time-out, which would be another obstacle: half a minute of a desk that wants to be gone."""
    began, told, ended = [], [], []
    owner = QObject(at_desk.window)

    def work(errand):
        with errand.inside(), closing(errand.ways(time.monotonic)(make_setting(url))) as line:
            began.append(line._door._connections)
            try:
                line.send(Request(method="GET", path="/v1/info"))
            except Offline as away:
                ended.append(away.obstacle)

    with odd_server("silent") as port:
        url = f"http://127.0.0.1:{port}"
        at_desk.synk.errands.send(at_desk.desk.jobs, work, told=told.append, owner=owner)
        qtbot.waitUntil(lambda: bool(began and began[0]._newest), timeout=20_000)
        at_desk.synk.stop()
        qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert (ended, told) == ([Obstacle.AFBRUDT], [])

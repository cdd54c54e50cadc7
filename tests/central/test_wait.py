"""A desk that waits hears of something new at once, whichever way it came (long poll)."""

from __future__ import annotations

import threading
import time

import pytest

from akutdesk.central.service import make_service
from akutdesk.config import SystemClock
from akutdesk.wire import messages as m
from akutdesk.wire.batch import pack_batch
from tests.central.desks import Desk, found
from tests.central.running import running_over


class Waiting:
    """A call that is being waited for, on a thread of its own."""

    def __init__(self, desk: Desk, what: str) -> None:
        self.answer = None
        self._thread = threading.Thread(target=self._ask, args=(desk, what))
        self._thread.start()

    def _ask(self, desk, what):
        self.answer = desk.get(what)

    def end(self):
        self._thread.join(timeout=30)
        assert self.answer is not None
        return self.answer


def waits(server, desk):
    """Return when the server has somebody waiting for this org."""
    bell = server.server.config.app.state.bell
    for _ in range(3000):
        if bell.waited_for(desk.device.org.id):
            return
        time.sleep(0.01)  # another thread decides
    pytest.fail("nobody waits")


def test_what_is_there_is_not_waited_for(server):
    desk = found(server)
    writer = desk.start()
    writer.write()
    desk.push(writer.batch())
    assert len(desk.page(0, wait=25).headers) == 1


def test_a_push_ends_the_wait(server):
    desk = found(server)
    writer = desk.start()
    writer.write(2)
    waiting = Waiting(desk, "events?after=0&wait=25")
    waits(server, desk)
    desk.push(writer.batch())
    answer = waiting.end()
    assert len(answer.read(m.Page).headers) == 2
    assert answer.headers[m.HEAD_SEQ.lower()] == "2"


def test_a_push_at_another_node_ends_the_wait(store, server):
    desk = found(server)
    writer = desk.start()
    writer.write(2)
    waiting = Waiting(desk, "events?after=0&wait=25")
    waits(server, desk)
    node = make_service(store, SystemClock())
    caller = node.auth.caller(desk.device.org.id, desk.device.id)
    node.intake.append(caller, pack_batch(writer.batch()))
    assert len(waiting.end().read(m.Page).headers) == 2


def test_another_orgs_push_does_not(server):
    desk, other = found(server), found(server)
    writer = other.start()
    writer.write()
    waiting = Waiting(desk, "events?after=0&wait=1")
    waits(server, desk)
    other.push(writer.batch())
    assert waiting.end().read(m.Page).headers == ()


def test_nothing_new_is_an_empty_page_when_the_wait_is_over(server):
    assert found(server).page(0, wait=1).headers == ()


def test_a_device_revoked_while_it_waits_gets_nothing(server):
    leader = found(server)
    org = leader.device.org
    lost = org.device()
    leader.post("membership", m.Statements(index=0, statements=tuple(org.statements)))
    desk = Desk(server, lost).log_in()
    waiting = Waiting(desk, "events?after=0&wait=25")
    waits(server, desk)
    said = org.say(lost.statement(active=False))
    leader.post("membership", m.Statements(index=org.state.count - 1, statements=tuple(said)))
    writer = leader.start()
    writer.write()
    leader.push(writer.batch())
    answer = waiting.end()
    assert (answer.status, answer.code) == (403, "revoked")


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_server_that_ends_lets_who_waits_go(store):
    with running_over(store) as server:
        desk = found(server)
        waiting = Waiting(desk, "events?after=0&wait=25")
        waits(server, desk)
    assert waiting.end().read(m.Page).headers == ()

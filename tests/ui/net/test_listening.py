"""What a colleague wrote is here within seconds: the window listens between its rounds, and holds up nobody."""

from __future__ import annotations

import pytest
from PySide6.QtNetwork import QNetworkInformation
from PySide6.QtTest import QTest

from akutdesk.domain.borger import Borger
from akutdesk.sync.result import Outcome
from akutdesk.sync.rhythm import IDLE_S
from tests.storage.desk import LEDER
from tests.storage.persons import KAREN, karen


@pytest.fixture
def listens(at_desk, qtbot, house):
    """The first round is over, and the server is asked to speak up."""
    at_desk.synk.begin(at_desk.desk)
    qtbot.waitUntil(lambda: heard_by(house), timeout=20000)
    return at_desk


def heard_by(house) -> bool:
    """Whether somebody waits at the server."""
    bell = house.server.server._bell
    return any(bell.waited_for(org) for org in house.central.orgs())


def rounds_of(desk) -> list[Outcome]:
    """Every round from now on."""
    seen = []
    desk.synk.rounded.connect(lambda: seen.append(desk.synk.last.outcome))
    return seen


def test_what_a_colleague_pushes_is_here_before_the_next_tick(listens, middelfart, qtbot):
    middelfart.store.save(LEDER, karen())
    middelfart.sync()
    qtbot.waitUntil(lambda: bool(listens.pc.store.borgere.liste(LEDER)), timeout=20000)
    assert listens.pc.store.get(LEDER, Borger, KAREN).kaldenavn == "Karen"
    assert listens.seconds.at == 0.0  # no timer of the rhythm has run


def test_it_listens_on_after_what_it_heard(listens, middelfart, qtbot, house):
    for number in range(3):
        middelfart.store.save(LEDER, karen(id=bytes([number]) * 16))
        middelfart.sync()
        qtbot.waitUntil(
            lambda wanted=number + 1: len(listens.pc.store.borgere.liste(LEDER)) == wanted,
            timeout=20000,
        )
        qtbot.waitUntil(lambda: heard_by(house), timeout=20000)


def test_own_saves_wake_nobody_twice(listens, qtbot, house):
    seen = rounds_of(listens)
    listens.save(karen())
    listens.synk.now()
    qtbot.waitUntil(lambda: bool(seen), timeout=20000)
    qtbot.waitUntil(lambda: heard_by(house), timeout=20000)
    assert len(seen) <= 2


def test_f39_a_wait_that_is_dropped_on_the_way_is_asked_again_and_misses_nothing(
    listens, middelfart, qtbot, house
):
    seen = rounds_of(listens)
    listens.seconds.at = 20.0
    drop(listens)
    middelfart.store.save(LEDER, karen())
    middelfart.sync()
    qtbot.waitUntil(lambda: bool(listens.pc.store.borgere.liste(LEDER)), timeout=20000)
    qtbot.waitUntil(lambda: heard_by(house), timeout=20000)
    assert set(seen) == {Outcome.FAERDIG}


def test_a_line_that_will_not_hold_a_wait_is_looked_at_once_and_left_to_the_rhythm(listens, qtbot):
    seen = rounds_of(listens)
    drop(listens)
    qtbot.waitUntil(lambda: seen == [Outcome.FAERDIG], timeout=20000)
    qtbot.waitUntil(lambda: listens.synk._listening.waits, timeout=20000)
    drop(listens)
    qtbot.waitUntil(lambda: not listens.synk._listening.waits, timeout=20000)
    qtbot.wait(100)
    assert seen == [Outcome.FAERDIG]
    assert listens.synk.next_s() == pytest.approx(IDLE_S)


def test_a_server_that_goes_is_noticed_at_once(listens, qtbot, house):
    listens.seconds.at = 20.0
    house.central.stop()
    qtbot.waitUntil(lambda: listens.shown == "Uden net – alt gemmes her", timeout=20000)
    house.central.start()


def test_keys_that_go_leave_nobody_waiting(listens, house):
    listens.synk.stop()
    listens.desk.jobs.stop()  # comes back when every worker has
    assert heard_by(house)  # and long before the server would have answered


def test_a_line_that_was_cut_off_stays_so(listens, middelfart):
    courier = listens.synk._courier
    listens.synk.stop()
    middelfart.store.save(LEDER, karen())
    middelfart.sync()
    assert courier.listen(middelfart.net.cursor()).heard.name == "VAEK"


def test_somebody_new_at_the_desk_listens_again(listens, qtbot, middelfart):
    listens.synk.stop()
    assert not listens.synk._listening.waits
    listens.synk.begin(listens.desk)
    qtbot.waitUntil(lambda: listens.synk._listening.waits, timeout=20000)
    middelfart.store.save(LEDER, karen())
    middelfart.sync()
    qtbot.waitUntil(lambda: bool(listens.pc.store.borgere.liste(LEDER)), timeout=20000)


def test_a_network_that_comes_back_is_tried_at_once_and_once(at_desk, qtbot, house):
    house.central.stop()
    seen = rounds_of(at_desk)
    at_desk.synk.begin(at_desk.desk)
    qtbot.waitUntil(lambda: seen == [Outcome.OFFLINE], timeout=20000)
    at_desk.synk._due.stop()
    at_desk.synk._network.changed(QNetworkInformation.Reachability.Online)
    qtbot.waitUntil(lambda: seen == [Outcome.OFFLINE] * 2, timeout=20000)
    at_desk.synk._due.stop()
    at_desk.synk._network.changed(QNetworkInformation.Reachability.Online)
    assert not at_desk.synk.under_way
    house.central.start()


def drop(desk) -> None:
    """A box on the way drops the wait as soon as there is one; rounds get through."""
    listening, connections = desk.synk._listening, desk.synk._courier._ear._connections
    waits = listening._from
    while listening._from is waits:
        connections.drop()
        QTest.qWait(20)

"""A server that says when to come again is obeyed by everything that could begin a round (F35)."""

from __future__ import annotations

import pytest
from PySide6.QtNetwork import QNetworkInformation

from akutdesk.sync.result import Outcome

ASKED_S = 17


@pytest.fixture
def told(at_desk, qtbot, house):
    """A desk whose first round the server has refused, in the very second that its clock shows."""
    house.central.let_nobody_in(for_s=ASKED_S)
    with qtbot.waitSignal(at_desk.synk.rounded, timeout=20000):
        at_desk.synk.begin(at_desk.desk)
    assert at_desk.synk.last.outcome is Outcome.VENT
    assert at_desk.synk.last.retry_after_s == ASKED_S
    return at_desk


def test_f35_the_next_round_is_planned_spread_after_what_the_server_said(told):
    assert told.synk.next_s() == pytest.approx(ASKED_S * 1.5)  # chance is half here


def test_f35_f5_is_answered_as_soon_as_the_server_lets_us_and_no_sooner(told):
    told.keys.press("F5")
    assert not told.synk.under_way
    assert told.synk.next_s() == pytest.approx(ASKED_S)
    told.seconds.at = ASKED_S - 0.01
    told.synk.now()  # the timer, a little early, as a coarse one may be
    assert not told.synk.under_way
    told.seconds.at = ASKED_S
    told.synk.now()
    assert told.synk.under_way


def test_f35_a_network_that_comes_back_and_a_listener_shorten_nothing(told):
    planned = told.synk.next_s()
    told.synk._network.changed(QNetworkInformation.Reachability.Online)
    told.synk._listening.due.emit()
    assert not told.synk.under_way
    assert told.synk.next_s() == planned


def test_f35_f5_while_a_round_is_refused_begins_no_other_one(at_desk, qtbot, house):
    house.central.let_nobody_in(for_s=ASKED_S)
    with qtbot.waitSignal(at_desk.synk.rounded, timeout=20000):
        at_desk.synk.begin(at_desk.desk)
        qtbot.waitUntil(lambda: at_desk.synk.under_way)
        at_desk.synk.ask()
    assert at_desk.synk.last.outcome is Outcome.VENT
    assert not at_desk.synk.under_way
    assert at_desk.synk.next_s() >= ASKED_S


def test_f35_a_listener_that_is_refused_puts_the_rounds_off_too(at_desk, qtbot, house):
    with qtbot.waitSignal(at_desk.synk.rounded, timeout=20000):
        at_desk.synk.begin(at_desk.desk)
    house.central.let_nobody_in(for_s=120)
    at_desk.synk._listening._listen(at_desk.pc.net.cursor())
    qtbot.waitUntil(lambda: at_desk.synk.next_s() >= 120, timeout=20000)
    at_desk.synk._listening.due.emit()
    assert not at_desk.synk.under_way

"""What the pill and the screen may say."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from akutdesk.storage.net_state import NetState
from akutdesk.sync.obstacle import Obstacle
from akutdesk.sync.result import LEADERS, Outcome, Progress, RoundResult, Stuck
from akutdesk.sync.status import Maerke, Tilstand, status_of
from tests.fakes.clock import NIGHT

CALM = NetState(
    kontakt_tid=NIGHT,
    usendte=0,
    aeldste_usendte=None,
    mangler_noegle=0,
    kraever_opdatering=0,
    karantaene=0,
    afvigende_noegler=0,
    gendannet=False,
    i_tvivl=False,
)
WAITING = replace(CALM, usendte=6, aeldste_usendte=NIGHT - timedelta(hours=3))
FINE = RoundResult(outcome=Outcome.FAERDIG)
AWAY = RoundResult(outcome=Outcome.OFFLINE, obstacle=Obstacle.PORTAL)


def test_a_desk_without_a_server_says_so_and_nothing_else():
    status = status_of(WAITING, None, NIGHT, has_server=False)
    assert (status.tilstand, status.grund, status.usendte) == (Tilstand.INGEN_SERVER, "", 6)


@pytest.mark.parametrize("obstacle", list(Obstacle))
def test_no_network_is_the_usual_night_and_its_reason_has_a_name(obstacle):
    status = status_of(WAITING, replace(AWAY, obstacle=obstacle), NIGHT)
    assert (status.tilstand, status.grund) == (Tilstand.UDEN_NET, obstacle.value)
    assert status.aeldste_usendte == NIGHT - timedelta(hours=3)


def test_everything_is_sent_only_while_that_is_known():
    assert status_of(CALM, FINE, NIGHT).tilstand is Tilstand.SENDT
    assert status_of(CALM, FINE, NIGHT + timedelta(days=3)).tilstand is Tilstand.UDEN_NET
    assert status_of(WAITING, FINE, NIGHT).tilstand is Tilstand.VENTER


def test_before_the_first_answer_the_net_is_neither_there_nor_gone():
    assert status_of(WAITING, None, NIGHT).tilstand is Tilstand.SOEGER


def test_a_running_round_counts():
    status = status_of(WAITING, FINE, NIGHT, running=Progress(pushed=4))
    assert (status.tilstand, status.sendt_nu, status.usendte) == (Tilstand.SENDER, 4, 6)


@pytest.mark.parametrize("outcome", sorted(LEADERS))
def test_what_a_leader_must_see_is_said_whatever_else_goes_on(outcome):
    status = status_of(CALM, RoundResult(outcome=outcome), NIGHT, running=Progress(pushed=1))
    assert (status.tilstand, status.grund) == (Tilstand.LEDER, outcome.value)


@pytest.mark.parametrize("outcome", [Outcome.VENT, Outcome.FULD])
def test_a_busy_or_full_server_is_waited_for(outcome):
    status = status_of(CALM, RoundResult(outcome=outcome), NIGHT)
    assert (status.tilstand, status.grund) == (Tilstand.VENTER, outcome.value)


def test_each_mark_has_its_cause():
    assert status_of(CALM, FINE, NIGHT).maerker == ()
    worried = replace(
        CALM,
        karantaene=1,
        mangler_noegle=1,
        kraever_opdatering=1,
        gendannet=True,
        i_tvivl=True,
        dobbelte=(b"D" * 16,),
    )
    last = replace(
        FINE,
        stuck=(Stuck(writer=b"W" * 16, n=3, code="too-large"),),
        upgrade=True,
        clocks_differ=True,
        repaired=True,
    )
    other = RoundResult(outcome=Outcome.ANDEN_SERVER)
    assert status_of(CALM, other, NIGHT).maerker == (Maerke.ANDEN_SERVER,)
    assert set(status_of(worried, last, NIGHT).maerker) == set(Maerke) - {Maerke.ANDEN_SERVER}

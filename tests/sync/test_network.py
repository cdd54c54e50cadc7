"""The tests' network keeps the promises of the real door: a whole answer, or Offline with the same words."""

from __future__ import annotations

import random

import pytest

from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.reply import read_reply
from akutdesk.sync.transport import Answer, Request
from tests.fakes.clock import FakeClock
from tests.fakes.network import STORM, FakeNetwork, Fault

POST = Request(method="POST", path="/v1/x", body=bytes(100))
OURS = Answer(
    status=200,
    headers={
        "akutdesk-time": "1795474800000",
        "akutdesk-server": "00" * 16,
        "content-type": "application/msgpack",
    },
    body=b"\x80" * 50,
)


class Counting:
    """A server that counts."""

    def __init__(self) -> None:
        self.got: list[Request] = []

    def send(self, request: Request) -> Answer:
        self.got.append(request)
        return OURS


@pytest.fixture
def server() -> Counting:
    return Counting()


@pytest.fixture
def network(server) -> FakeNetwork:
    return FakeNetwork(server, FakeClock())


def obstacle(network: FakeNetwork) -> Obstacle:
    with pytest.raises(Offline) as met:
        read_reply(network.send(POST))
    return met.value.obstacle


def test_a_calm_network_carries_everything(network, server):
    assert network.send(POST) == OURS
    assert server.got == [POST]


@pytest.mark.parametrize(
    ("fault", "met", "arrivals"),
    [
        (Fault.DOWN, Obstacle.FORBINDELSE, 0),
        (Fault.BLACK_HOLE, Obstacle.TID, 0),
        (Fault.LOSE_ANSWER, Obstacle.TID, 1),
        (Fault.PORTAL, Obstacle.PORTAL, 0),
        (Fault.GARBAGE, Obstacle.PORTAL, 0),
        (Fault.LATE, Obstacle.TID, 0),
    ],
)
def test_each_fault_is_met_as_at_the_real_door(network, server, fault, met, arrivals):
    network.will(fault)
    assert obstacle(network) is met
    assert len(server.got) == arrivals
    assert network.send(POST) == OURS


def test_a_black_hole_takes_the_time_of_a_time_out(network):
    before = network.clock.at
    network.will(Fault.BLACK_HOLE)
    obstacle(network)
    assert (network.clock.at - before).total_seconds() == 30


def test_a_cut_within_the_request_reaches_nobody_and_one_within_the_answer_does(network, server):
    for at, arrivals in ((10, 0), (150, 1)):
        network.will(Fault.CUT, at=at)
        assert obstacle(network) is Obstacle.AFBRUDT
        assert len(server.got) == arrivals
    network.will(Fault.CUT, at=10_000)
    assert network.send(POST) == OURS


def test_a_doubled_and_a_late_request_arrive_two_times_in_all(network, server):
    network.will(Fault.TWICE)
    assert network.send(POST) == OURS
    network.will(Fault.LATE)
    obstacle(network)
    other = Request(method="GET", path="/v1/y")
    network.send(other)
    assert server.got == [POST, POST, other, POST]


def test_a_fault_waits_for_the_call_it_is_meant_for(network):
    network.will(Fault.PORTAL, on="/events")
    assert network.send(POST) == OURS


def test_one_seed_is_one_weather(server):
    def walk(seed: int) -> list[str]:
        network = FakeNetwork(server, FakeClock(), random.Random(seed), weather=STORM)
        felt = []
        for _ in range(200):
            try:
                felt.append(str(network.send(POST).status))
            except Offline as away:
                felt.append(away.obstacle.value)
        return felt

    assert walk(7) == walk(7) != walk(8)
    assert len(set(walk(7))) > 4

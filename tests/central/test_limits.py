"""A node takes so many calls from a device and an org, and says when the next may come."""

from __future__ import annotations

import random

import pytest

from akutdesk.central.limits import Allowance, Buckets, RateLimits

ORG, DESK, OTHER = b"o" * 16, b"d" * 16, b"e" * 16


def limits() -> RateLimits:
    return RateLimits(
        device=Allowance(per_second=2, burst=4),
        org=Allowance(per_second=3, burst=6),
        address=Allowance(per_second=1, burst=1),
    )


def test_a_desk_that_asks_too_often_is_told_how_long_to_wait():
    node = limits()
    assert [node.admit(ORG, DESK, 100) for _ in range(4)] == [0] * 4
    assert node.admit(ORG, DESK, 100) == pytest.approx(0.5)
    assert node.admit(ORG, DESK, 100.5) == 0


def test_knocking_while_one_should_wait_makes_the_wait_no_longer():
    node = limits()
    for _ in range(50):
        node.admit(ORG, DESK, 100)
    assert node.admit(ORG, DESK, 100) == pytest.approx(0.5)


def test_one_busy_desk_leaves_room_for_the_next_until_the_org_is_full():
    node = limits()
    for _ in range(9):
        node.admit(ORG, DESK, 0)
    assert [node.admit(ORG, OTHER, 0) for _ in range(3)][:2] == [0, 0]
    assert node.admit(ORG, OTHER, 0) > 0
    assert node.admit(b"p" * 16, OTHER, 0) == 0


def test_a_clock_that_goes_back_gives_nothing_and_takes_nothing():
    node = limits()
    assert node.admit_address(b"10.0.0.1", 100) == 0
    assert node.admit_address(b"10.0.0.1", 50) == 1


def test_over_any_time_no_more_goes_through_than_burst_and_rate(rng: random.Random):
    node, now, through = limits(), 0.0, 0
    for _ in range(2_000):
        now += rng.random() * 0.2
        through += node.admit(ORG, DESK, now) == 0
    assert 2 * now - 2 <= through <= 4 + 2 * now + 1


def test_a_node_forgets_the_bucket_unused_for_longest():
    buckets = Buckets(Allowance(per_second=1, burst=1), most=3)
    for at, name in enumerate([b"a", b"b", b"c", b"a", b"d"]):
        buckets.take(name, at)
    assert len(buckets) == 3
    assert buckets.wait(b"b", 4) == 0
    assert buckets.wait(b"d", 4) == 1

"""A hundred desks and one busy server: when they come, second by second, on clocks that the test moves (F35)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from akutdesk.central.limits import Allowance, RateLimits
from akutdesk.sync.result import Outcome, RoundResult
from akutdesk.sync.rhythm import Rhythm

DESKS = 100
TOLD_AT = 1000.0
ORG = b"o" * 16


def told(retry_after_s: int) -> RoundResult:
    return RoundResult(outcome=Outcome.VENT, code="busy", retry_after_s=retry_after_s)


def desks_told(retry_after_s: int, rng) -> list[Rhythm]:
    """All of them asked in the same moment, and all got the same answer."""
    return [
        Rhythm(at_s=TOLD_AT).after(told(retry_after_s), TOLD_AT, rng.random) for _ in range(DESKS)
    ]


def in_the_same_second(desks: list[Rhythm]) -> int:
    """How many come in the second that most of them come in."""
    return max(Counter(int(each.at_s) for each in desks).values())


def fair(retry_after_s: int) -> float:
    """What chance alone brings together where they come evenly for as long as they were told to wait."""
    mean = DESKS / retry_after_s
    return mean + 6 * mean**0.5 + 3


MEANWHILE: dict[str, Callable[[Rhythm], Rhythm]] = {
    "nothing": lambda desk: desk,
    "something is saved": lambda desk: desk.saved(TOLD_AT + 1),
    "the network comes back": lambda desk: desk.network_up(TOLD_AT + 1),
    "a listener is told too": lambda desk: desk.put_off(1, TOLD_AT + 1, lambda: 0.0),
}


@pytest.mark.parametrize("retry_after_s", [10, 30, 60, 300])
@pytest.mark.parametrize("what", MEANWHILE)
def test_f35_a_hundred_desks_told_the_same_come_spread_and_none_too_early(rng, what, retry_after_s):
    desks = [MEANWHILE[what](each) for each in desks_told(retry_after_s, rng)]
    assert min(each.at_s for each in desks) >= TOLD_AT + retry_after_s
    assert max(each.at_s for each in desks) <= TOLD_AT + 2 * retry_after_s
    assert in_the_same_second(desks) <= fair(retry_after_s)


def test_f35_a_hundred_listeners_told_the_same_come_spread(rng):
    idle = Rhythm(at_s=TOLD_AT + 5)
    desks = [idle.put_off(30, TOLD_AT, rng.random) for _ in range(DESKS)]
    desks = [each.saved(TOLD_AT + 2).network_up(TOLD_AT + 3) for each in desks]
    assert min(each.at_s for each in desks) >= TOLD_AT + 30
    assert in_the_same_second(desks) <= fair(30)


@dataclass
class Doorway:
    """The server's own counting, which lets four a second of an org in. Keeps who knocked when."""

    limits: RateLimits = field(
        default_factory=lambda: RateLimits(org=Allowance(per_second=4, burst=4))
    )
    knocks: Counter[int] = field(default_factory=Counter)

    def ask(self, desk: int, now_s: float) -> RoundResult:
        self.knocks[int(now_s)] += 1
        wait_s = self.limits.admit(ORG, desk.to_bytes(16, "big"), now_s)
        return told(int(wait_s) + 1) if wait_s > 0 else RoundResult(outcome=Outcome.FAERDIG)


def test_f35_a_hundred_desks_that_come_at_once_are_all_through_soon_and_crowd_less_and_less(rng):
    """The worst there is: the server tells each of them one second. Whoever is refused again spreads wider."""
    door, asked_for = Doorway(), dict.fromkeys(range(DESKS), 0.0)
    waiting = dict.fromkeys(range(DESKS), Rhythm(at_s=0.0))
    while waiting:
        desk = min(waiting, key=lambda each: waiting[each].at_s)
        now = waiting[desk].at_s
        assert now >= asked_for[desk]
        result = door.ask(desk, now)
        if result.got_through:
            del waiting[desk]
            continue
        asked_for[desk] = now + (result.retry_after_s or 0)
        waiting[desk] = waiting[desk].after(result, now, rng.random)
    last = max(door.knocks)
    assert door.knocks[0] == DESKS
    assert max(door.knocks[second] for second in range(8, last + 1)) <= DESKS // 3
    assert last <= 5 * DESKS / 4, "as fast as the door lets them, five times over at most"

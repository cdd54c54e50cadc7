"""F25: the server is down for a week while five desks write; then all of it is everywhere, each event once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.record import new_id
from akutdesk.storage.saving import Saving
from akutdesk.sync.result import Outcome
from tests.storage.desk import LEDER
from tests.storage.exchange import same_everywhere
from tests.storage.persons import KAREN, karen, opkald
from tests.sync.house import House, Pc
from tests.sync.postgres_here import on_both_stores

DESKS = 5
WEEK = 7
pytestmark = pytest.mark.long


@on_both_stores
def test_f25_a_week_without_the_server_then_every_event_once_and_everywhere(
    house: House, count: Callable[[str], int]
):
    first = house.first()
    pcs = [first, *(house.another() for _ in range(DESKS - 1))]
    first.store.save(LEDER, karen())
    house.settle()
    before = len(house.central.names())
    house.central.stop()
    each = count("absence_events") // WEEK
    for _ in range(WEEK):
        for pc in pcs:
            write_a_day(pc, each)
            assert pc.round().outcome is Outcome.OFFLINE
        house.clock.go(days=1)
    house.central.start()
    house.reconnect()
    written = Counter(name for pc in pcs for name in set(pc.names()))
    lonely = sum(times == 1 for times in written.values())
    assert lonely >= DESKS * WEEK * each
    house.settle()
    there = house.central.names()
    assert set(there) >= written.keys()
    assert len(there) == len(set(there)) >= before + DESKS * WEEK * each
    for pc in pcs:
        state = pc.net.state()
        assert (state.usendte, state.karantaene) == (0, 0)
    assert same_everywhere(*(pc.desk for pc in pcs))
    assert first.store.samtidige(LEDER, KAREN)  # and what two wrote apart stands side by side


def write_a_day(pc: Pc, events: int) -> None:
    """One change of somebody whom all know, then calls that are begun and ended, and new citizens."""
    seen = pc.store.get(LEDER, Borger, KAREN)
    night = [Saving(after=replace(seen, moedes=f"{seen.moedes} Med te."), before=seen)]
    while len(night) < events:
        call = opkald(notat="Hun ringede fra stationen og ville gerne tale med en.")
        ended = replace(call, slut=call.start + timedelta(minutes=14))
        night += [
            Saving(after=call),
            Saving(after=ended, before=call),
            Saving(after=karen(id=new_id())),
        ]
    for at in range(0, events, 30):
        pc.store.save_all(LEDER, night[at : at + 30])

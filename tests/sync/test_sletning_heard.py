"""From the moment a desk hears of an erasure nothing of it is shown, however far its round gets (F84, 2.9)."""

from __future__ import annotations

import pytest

from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import NotFound
from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.result import Outcome
from tests.storage.desk import LEDER
from tests.storage.persons import karen
from tests.sync.house import Pc
from tests.sync.test_sletning import GOES, STAYS, bo, erase, is_gone, read, sign_in, written

__all__ = ["bo", "written"]


def heard_of(pc: Pc) -> bool:
    """Whether the PC knows that the record is erased."""
    held = pc.desk.db.execute("SELECT 1 FROM slettet WHERE rid = ?", (GOES,)).fetchone()
    return held is not None


def shows_nothing(pc: Pc, *rids: RecordId) -> bool:
    """Whether no list and no card of the PC has anything of them."""
    for rid in rids:
        with pytest.raises(NotFound):
            read(pc, rid)
    rows = pc.store.borgere.liste(LEDER)
    return {row.rid for row in rows}.isdisjoint(rids)


def test_f84_from_the_moment_the_desk_hears_of_it_no_slice_of_its_round_shows_any_of_it(
    house, written
):
    one, other = written
    others = [RecordId(bytes([number]) * 16) for number in range(1, 9)]
    for number, rid in enumerate(others):
        one.store.save(LEDER, karen(id=rid, kaldenavn=f"Zebra {number}"))
    house.settle()
    other.network.down = True
    erase(one, GOES, *others)
    one.sync()
    house.clock.go(hours=60 * 24)
    other.network.down = False
    heard = 0
    for _ in other.start_round().steps():
        if heard_of(other):
            heard += 1
            assert shows_nothing(other, GOES, *others)
    assert heard > 1


@pytest.mark.parametrize("ends", ["the line is cut", "the program is killed"])
def test_f84_a_desk_that_only_just_heard_of_it_shows_nothing_of_it_either(house, written, bo, ends):
    """It got the list of members, and nothing after that: it could not even say what it had to say itself."""
    one, other = written
    other.network.down = True
    sign_in(other, bo)
    erase(other, STAYS)
    erase(one)
    one.sync()
    house.clock.go(hours=60 * 24)
    other.network.down = False
    if ends == "the line is cut":
        other.network.instead = lambda _: cut_once_told(other)
        assert other.round().outcome is Outcome.OFFLINE
    else:
        index, _ = other.net.statements_to_send()
        other.net.take_statements(index, one.store.statements()[index:])
        other.restart(clean=False)
    assert heard_of(other)
    assert shows_nothing(other, GOES)
    assert is_gone(other)


def cut_once_told(pc: Pc) -> None:
    """The line goes as soon as it has brought the statements."""
    if heard_of(pc):
        raise Offline(Obstacle.FORBINDELSE)

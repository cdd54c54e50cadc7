"""A PC is shut out while it holds words that nobody else has (F72, F73, I12)."""

from __future__ import annotations

import pytest

from akutdesk.storage.errors import NotFound
from akutdesk.storage.staff_roll import Actor, desk_of
from akutdesk.sync.enrolment import Gatekeeper, heads_at
from akutdesk.sync.members import AtServer
from akutdesk.sync.result import Outcome
from akutdesk.wire.membership import read_membership
from tests.storage.desk import ANNA, LEDER
from tests.storage.founded import NAT
from tests.sync.test_faults import read, write

UNSENT = 50


def gate_of(pc):
    return Gatekeeper(
        store=pc.store,
        speaker=AtServer(pc.client, pc.store),
        actor=Actor(id=ANNA, keys=pc.desk.person),
        desk=desk_of(pc.desk.founding),
        now_ms=NAT,
    )


def shut_out(leader, gone):
    """As the command does it: a round first, then what the server has of the PC counts, and no more."""
    leader.sync()
    device = gone.desk.founding.device
    return gate_of(leader).shut_out(device, heads_at(leader.client, leader.store, device))


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "stik").mkdir()
    return tmp_path / "stik"


def test_f72_what_was_sent_counts_and_what_was_not_waits_for_a_leader(
    house, fredericia, middelfart, stick
):
    write(middelfart, 3)
    house.settle()
    write(middelfart, UNSENT, first=100)
    middelfart.store.set_copy_targets(LEDER, [stick])
    middelfart.store.copy_out()
    device = middelfart.desk.founding.device
    shut_out(fredericia, middelfart)
    assert middelfart.round().outcome is Outcome.SPAERRET
    assert read(middelfart, 100 + UNSENT - 1) == f"Karen {100 + UNSENT - 1}"
    assert read(fredericia, 2) == "Karen 2"
    assert fredericia.store.withheld(device) == ()

    (home,) = stick.glob(f"akutdesk-*/{device.hex()}")
    for _ in fredericia.net.import_copy(home):
        pass
    held = fredericia.net.quarantine()
    assert {row.grund for row in held} == {"TILBAGEKALDT"}
    assert len(held) >= UNSENT
    for number in range(100, 100 + UNSENT):
        with pytest.raises(NotFound):
            read(fredericia, number)
    (reach,) = fredericia.store.withheld(device)
    assert reach.n == max(row.n for row in held)

    org = gate_of(fredericia).admit(device)
    assert org.admitted[reach.writer] == reach.n
    house.pcs.remove(middelfart)
    house.settle()
    assert fredericia.net.quarantine() == ()
    assert fredericia.store.withheld(device) == ()
    for number in range(100, 100 + UNSENT):
        assert read(fredericia, number) == f"Karen {number}"
    again = gate_of(fredericia).admit(device)
    assert again.count == org.count


def test_f72_a_colleague_hears_of_what_was_let_in(house, fredericia, middelfart, stick):
    third = house.another()
    fredericia.sync()
    write(middelfart, 2)
    middelfart.store.set_copy_targets(LEDER, [stick])
    middelfart.store.copy_out()
    house.settle()
    write(middelfart, 3, first=10)
    middelfart.store.copy_out()
    device = middelfart.desk.founding.device
    shut_out(fredericia, middelfart)
    house.pcs.remove(middelfart)
    (home,) = stick.glob(f"akutdesk-*/{device.hex()}")
    for _ in fredericia.net.import_copy(home):
        pass
    gate_of(fredericia).admit(device)
    house.settle()
    assert read(third, 12) == "Karen 12"


def test_a_pc_that_was_shut_out_gets_no_new_key_and_the_others_write_under_it_at_once(
    house, fredericia, middelfart
):
    third = house.another()
    house.settle()
    org = shut_out(fredericia, middelfart)
    gone = middelfart.desk.founding.device
    assert gone not in org.epochs[2].seals
    write(fredericia, 1, first=7)
    fredericia.sync()
    third.sync()
    assert read(third, 7) == "Karen 7"
    epochs = {
        row[0]
        for row in third.desk.db.execute("SELECT epoch FROM keywrap WHERE rid = ?", (seven(),))
    }
    assert epochs == {2}
    assert middelfart.round().outcome is Outcome.SPAERRET
    assert middelfart.store.secret("epoch_key:2") is None


def seven():
    return (7).to_bytes(16, "big")


def test_two_leaders_who_both_shut_somebody_out_leave_one_list(house, fredericia, middelfart):
    third, fourth = house.another(), house.another()
    house.settle()
    shut_out(fredericia, third)
    org = shut_out(middelfart, fourth)
    fredericia.sync()
    assert org.epoch == 3
    for pc in (fredericia, middelfart):
        assert read_membership(pc.store.statements()).head == org.head
        assert pc.store._file.writer.epoch == 3
    write(fredericia, 1)
    fredericia.sync()
    middelfart.sync()
    assert read(middelfart, 0) == "Karen 0"

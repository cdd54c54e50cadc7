"""Two leaders speak at once, and lists that are not whole (F74, F76)."""

from __future__ import annotations

import dataclasses

import pytest

from akutdesk.storage.errors import StatementsMoved
from akutdesk.sync.enrolment import look, say_yes
from akutdesk.sync.members import AtServer
from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.wire.messages import Statements
from akutdesk.wire.root import ROOT_ID
from tests.storage.founded import NAT, OLE
from tests.sync.joining import let_in, new_pc, second_desk


class Racing:
    """A line on which somebody else speaks just before us, the first `times` times."""

    def __init__(self, line, others, times=1):
        self.line, self.others, self.times = line, others, times

    def statements(self, index):
        return self.line.statements(index)

    def say(self, statements):
        if self.times:
            self.times -= 1
            self.others()
        self.line.say(statements)


def behind(gate, line):
    """The same leader, speaking over another line."""
    return dataclasses.replace(gate, speaker=AtServer(line, gate.store))


def test_f74_of_two_leaders_at_once_one_is_first_and_the_other_redoes(leader, pc, opened, tmp_path):
    joined = second_desk(leader, pc, opened)
    lost, found = (new_pc(tmp_path / name, leader.server) for name in ("tabt", "fundet"))
    let_in(leader, (gone := lost.request()))
    caller = look(leader.line, found.request().code)
    racing = Racing(leader.line, lambda: joined.gate().let_in(caller))
    org = behind(leader.gate(), racing).shut_out(gone.asked.device)
    assert org.devices[caller.asked.device].active
    assert not org.devices[gone.asked.device].active
    assert caller.asked.device in org.epochs[2].seals
    assert gone.asked.device not in org.epochs[2].seals
    joined.level()
    assert joined.store.statements() == leader.store.statements()


def test_f74_two_rotations_at_once_leave_one_newest_epoch_that_everybody_has(
    leader, pc, opened, tmp_path
):
    joined = second_desk(leader, pc, opened)
    lost = [new_pc(tmp_path / name, leader.server).request() for name in ("et", "to")]
    for waits in lost:
        let_in(leader, waits)
    first, second = (waits.asked.device for waits in lost)
    racing = Racing(leader.line, lambda: joined.gate().shut_out(first))
    org = behind(leader.gate(), racing).shut_out(second)
    joined.level()
    ours, theirs = leader.gate(), joined.gate()
    assert org.epoch == 3
    for number in (1, 2, 3):
        assert set(org.epochs[number].seals) >= {ours.desk.device, theirs.desk.device, ROOT_ID}
        key = org.epoch_key(ours.desk.device, ours.desk.kem_key, number)
        assert key == org.epoch_key(theirs.desk.device, theirs.desk.kem_key, number)
    assert second not in org.epochs[3].seals
    assert leader.store._file.writer.epoch == joined.store._file.writer.epoch == 3


def test_f74_the_same_pc_shut_out_by_two_leaders_costs_one_epoch(leader, pc, opened, tmp_path):
    joined = second_desk(leader, pc, opened)
    let_in(leader, (gone := new_pc(tmp_path / "tabt", leader.server).request()))
    racing = Racing(leader.line, lambda: joined.gate().shut_out(gone.asked.device))
    assert behind(leader.gate(), racing).shut_out(gone.asked.device).epoch == 2


def test_f74_whoever_is_never_first_gives_up_with_nothing_said_here(leader, pc, opened, tmp_path):
    joined = second_desk(leader, pc, opened)
    let_in(leader, (gone := new_pc(tmp_path / "tabt", leader.server).request()))
    users = iter(range(1, 100))

    def chatter():
        user = next(users).to_bytes(16, "big")
        joined.level()
        joined.staff.add(joined.unlock(), (user, f"N{user[-1]}", "VIKAR"), NAT)
        joined.level()

    with pytest.raises(StatementsMoved):
        behind(leader.gate(), Racing(leader.line, chatter, 100)).shut_out(gone.asked.device)
    leader.gate().speaker.level()
    assert leader.store.statements() == joined.store.statements()
    assert leader.store._file.writer.epoch == 1


def test_f75_a_pc_let_in_while_another_leader_makes_a_new_key_reads_what_is_written_under_it(
    leader, pc, opened, tmp_path
):
    joined = second_desk(leader, pc, opened)
    lost, found = (new_pc(tmp_path / name, leader.server) for name in ("tabt", "fundet"))
    let_in(leader, (gone := lost.request()))
    caller = look(joined.line, found.request().code)
    racing = Racing(joined.line, lambda: leader.gate().shut_out(gone.asked.device))
    org = behind(joined.gate(), racing).let_in(caller)
    say_yes(joined.line, caller, joined.store.statements())
    leader.gate().speaker.level()
    assert org.epoch == leader.store._file.writer.epoch == 2
    assert caller.asked.device in org.epochs[2].seals
    with found.joined() as third:
        assert third.store._file.writer.epoch == 2
        assert third.store._file.writer.epoch_keys == leader.store._file.writer.epoch_keys


class Losing:
    """A line whose answer to the first word is lost after the server heard it."""

    def __init__(self, line):
        self.line, self.lost = line, False

    def statements(self, index):
        return self.line.statements(index)

    def say(self, statements):
        self.line.say(statements)
        if not self.lost:
            self.lost = True
            raise Offline(Obstacle.AFBRUDT)


def test_an_answer_that_was_lost_is_no_second_epoch(leader, pc):
    let_in(leader, (gone := pc.request()))
    gate = behind(leader.gate(), Losing(leader.line))
    with pytest.raises(Offline):
        gate.shut_out(gone.asked.device)
    assert gate.shut_out(gone.asked.device).epoch == 2
    assert leader.gate().speaker.level().epoch == 2


class Cut:
    """No network."""

    def statements(self, _index):
        raise Offline(Obstacle.NAVN)

    def say(self, _statements):
        raise Offline(Obstacle.NAVN)


class Withholding:
    """A server that shows only the beginning of the list."""

    def __init__(self, line, upto):
        self.line, self.upto = line, upto

    def statements(self, index):
        shown = self.line.statements(index).statements[: max(self.upto - index, 0)]
        return Statements(index=index, statements=shown)

    def say(self, statements):
        self.line.say(statements)


def test_f76_no_key_is_made_on_top_of_a_list_that_is_not_known_to_its_end(leader, pc, opened):
    joined = second_desk(leader, pc, opened)
    known = len(leader.store.statements())
    joined.staff.add(joined.unlock(), (OLE, "OL", "MEDARBEJDER"), NAT)
    joined.level()
    for line, refusal in ((Cut(), Offline), (Withholding(leader.line, known), StatementsMoved)):
        with pytest.raises(refusal):
            behind(leader.gate(), line).shut_out(joined.desk.device)
    assert len(leader.store.statements()) == known
    assert leader.store._file.writer.epoch == 1
    assert leader.gate().shut_out(joined.desk.device).epoch == 2

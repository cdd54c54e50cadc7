"""PCs come and go, with a real server between them (sync-and-security.md 2.15, F72-F79)."""

from __future__ import annotations

import dataclasses
from contextlib import ExitStack

import msgspec
import pytest

from akutdesk.domain.record import RecordId
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.devices import root_of
from akutdesk.storage.errors import StatementsMoved
from akutdesk.storage.joining_errors import (
    CodeWrong,
    DeviceUnknown,
    KeysExchanged,
    PlaceWrong,
    RequestDamaged,
    RequestDenied,
    RequestExpired,
)
from akutdesk.storage.keyring import Keyring
from akutdesk.storage.vault_errors import PasswordWrong
from akutdesk.sync.enrolment import Caller, ask, heads_at, look, poll, say_no, say_yes
from akutdesk.sync.members import AtServer
from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.reply import Refused
from akutdesk.wire import crypto, enrolment
from akutdesk.wire.messages import Problem, Statements
from akutdesk.wire.root import ROOT_ID
from tests.fakes.clock import FakeClock
from tests.storage.founded import ANNAS_KODE, KRAV, MOGENS, NAT, OLE
from tests.sync.joining import client, leaders_desk, new_pc

NY_KODE = "fire nye ord i nat"


@pytest.fixture
def leader(tmp_path):
    with leaders_desk(tmp_path) as leader:
        yield leader


@pytest.fixture
def pc(leader, tmp_path):
    return new_pc(tmp_path / "ny", leader.server)


@pytest.fixture
def opened():
    with ExitStack() as stack:
        yield stack


def let_in(leader, waits, **more):
    """Anna types the code, compares the words, lets the PC in and says so."""
    caller = look(leader.line, waits.code)
    assert caller.words == enrolment.device_words(waits.asked)
    org = leader.gate().let_in(caller, **more)
    say_yes(leader.line, caller, leader.store.statements())
    return org


def second_desk(leader, pc, opened):
    """A PC that has joined, its own list level with the server's."""
    let_in(leader, pc.request())
    return opened.enter_context(pc.joined())


def test_a_new_pc_asks_waits_and_becomes_a_desk(leader, pc):
    waits = pc.request()
    assert pc.poll() is None
    let_in(leader, waits, navn="Kontoret")
    welcome = pc.poll()
    assert welcome.statements == leader.store.statements()
    assert len(welcome.words) == 6
    with pc.joined(welcome) as joined:
        assert pc.vault.unlock("AN", ANNAS_KODE, NAT).user
        assert joined.store.statements() == leader.store.statements()


def test_the_request_survives_a_restart_and_is_left_twice_without_harm(leader, pc):
    waits = pc.request()
    ask(pc.line(), pc.pending())
    let_in(leader, waits)
    assert poll(pc.line(), pc.pending(), pc.line) is not None


def test_a_leader_who_does_not_know_the_pc_says_no(leader, pc):
    waits = pc.request()
    say_no(leader.line, look(leader.line, waits.code))
    with pytest.raises(RequestDenied):
        pc.poll()


def test_a_code_that_nobody_shows_is_told_apart_from_a_mistyped_one(leader, pc):
    waits = pc.request()
    other = new_pc(pc.vault.folder.with_name("anden")).request()
    with pytest.raises(CodeWrong) as caught:
        look(leader.line, other.code)
    assert caught.value.groups == ()
    with pytest.raises(CodeWrong) as caught:
        look(leader.line, waits.code[:-1] + ("0" if waits.code[-1] != "0" else "1"))
    assert caught.value.groups == (2,)


def test_f77_a_server_that_exchanges_the_keys_is_found_out(leader, pc):
    waits = pc.request()
    shared = enrolment.Shared(waits.shared.id, b"nobody knows the real one-------")
    theirs = enrolment.ask(shared, crypto.make_signing_key(), crypto.make_kem_key())

    class Evil:
        def request_of(self, code_id):
            return msgspec.structs.replace(leader.line.request_of(code_id), request=theirs)

    with pytest.raises(KeysExchanged):
        look(Evil(), waits.code)
    assert enrolment.device_words(theirs) != enrolment.device_words(waits.asked)


def test_a_server_that_shows_another_place_joins_nobody(pc, tmp_path):
    waits = pc.request()
    with leaders_desk(tmp_path / "ond") as evil:
        evil.gate().let_in(Caller(waits.asked, enrolment.shared_by(b"guess")))
        root, org = root_of(evil.store.statements()), evil.founding.org

        class Evil:
            def enrolment(self, code_id):
                held = pc.line().enrolment(code_id)
                return msgspec.structs.replace(held, state="approved", org=org, root=root)

        welcome = poll(Evil(), waits, lambda _org: evil.line)
        with pytest.raises(PlaceWrong), pc.joined(welcome):
            pass


def test_an_answer_without_a_place_is_damage(pc):
    waits = pc.request()

    class Odd:
        def enrolment(self, code_id):
            return msgspec.structs.replace(pc.line().enrolment(code_id), state="approved")

    with pytest.raises(RequestDamaged):
        poll(Odd(), waits, pc.line)


def test_after_15_minutes_the_pc_asks_anew(pc):
    class Late:
        def enrolment(self, _code_id):
            raise refused(410, "expired")

        request_of = enrolment

    waits = pc.request()
    with pytest.raises(RequestExpired):
        poll(Late(), waits, pc.line)
    with pytest.raises(RequestExpired):
        look(Late(), waits.code)


def refused(status, code):
    return Refused(Problem(type=f"urn:akutdesk:{code}", title=code, status=status))


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


def test_f73_a_revoked_pc_is_refused_at_every_call(leader, pc, opened):
    joined = second_desk(leader, pc, opened)
    joined.line.statements(0)
    leader.gate().shut_out(joined.desk.device)
    for line in (joined.line, pc_line(leader.server, joined)):
        for call in (
            lambda line=line: line.statements(0),
            lambda line=line: line.certificates(0, 10),
            lambda line=line: line.wraps(0),
            lambda line=line: line.events(0, 10),
            lambda line=line: line.writers(0, 10),
        ):
            with pytest.raises(Refused) as caught:
                call()
            assert caught.value.code == "revoked"


def pc_line(server, joined):
    """A new connection of the same PC, without a token yet."""
    waits = joined.pending
    return client(server, joined.store.secret("org"), waits.asked.device, waits.device_key)


def test_a_pc_that_is_not_of_the_org_cannot_be_shut_out(leader):
    with pytest.raises(DeviceUnknown):
        leader.gate().shut_out(b"unknown-pc------")


def test_what_the_server_has_of_a_pc_counts_after_it_was_shut_out(leader, pc, opened):
    joined = second_desk(leader, pc, opened)
    heads = heads_at(leader.line, leader.store, joined.desk.device)
    org = leader.gate().shut_out(joined.desk.device, heads)
    assert org.devices[joined.desk.device].reach == heads


def test_f78_an_old_password_is_good_on_a_pc_until_it_has_heard_of_the_new_one(leader, pc, opened):
    made = leader.made
    slip = made.staff.add(made.keys, (MOGENS, "MO", "MEDARBEJDER"), NAT)
    leader.gate().speaker.level()
    joined = second_desk(leader, pc, opened)
    made.staff.change_password(made.unlock("MO", slip), slip, NY_KODE, NAT)
    leader.gate().speaker.level()
    assert joined.unlock("MO", slip).user == MOGENS
    joined.level()
    with pytest.raises(PasswordWrong):
        joined.unlock("MO", slip)
    assert joined.unlock("MO", NY_KODE).user == MOGENS


def test_whoever_comes_and_whoever_leaves_is_heard_of_on_every_pc(leader, pc, opened):
    joined = second_desk(leader, pc, opened)
    slip = joined.staff.add(joined.unlock(), (MOGENS, "MO", "MEDARBEJDER"), NAT)
    joined.level()
    leader.gate().speaker.level()
    leader.made.staff.settle(leader.made.keys)
    assert leader.made.unlock("MO", slip).temporary
    leader.made.staff.leave(leader.made.keys, MOGENS, NAT)
    leader.gate().speaker.level()
    assert joined.unlock("MO", slip).user == MOGENS
    joined.level()
    with pytest.raises(PasswordWrong):
        joined.unlock("MO", slip)


def test_whoever_unlocks_a_pc_that_has_just_joined_is_known_by_what_was_signed(leader, pc):
    let_in(leader, pc.request())
    with pc.joined():
        pass
    keyring = Keyring(vault=pc.vault, clock=FakeClock(), read_krav=lambda: KRAV)
    try:
        anna = keyring.lad_ind(keyring.proev("AN", ANNAS_KODE))
        assert (anna.initialer, anna.navn, anna.rolle) == ("AN", "AN", "LEDER")
        assert keyring.aktoer(anna).id == anna.id
    finally:
        keyring.luk()


def test_after_a_round_the_slots_follow_and_what_lost_its_place_is_said_again(leader, pc):
    made = leader.made
    slip = made.staff.add(made.keys, (MOGENS, "MO", "MEDARBEJDER"), NAT)
    leader.gate().speaker.level()
    let_in(leader, pc.request())
    with pc.joined() as joined:
        line = joined.line
    keyring = Keyring(vault=pc.vault, clock=FakeClock(), read_krav=lambda: KRAV)
    try:
        anna = keyring.lad_ind(keyring.proev("AN", ANNAS_KODE))
        ny = Bruger(id=RecordId(OLE), initialer="OL", navn="Ole", rolle="MEDARBEJDER")
        oles = keyring.giv_adgang(anna, ny)
        made.staff.change_password(made.unlock("MO", slip), slip, NY_KODE, NAT)
        leader.gate().speaker.level()
        there = AtServer(line, keyring.store())
        there.level()
        assert keyring.efter_runde()
        there.level()
        assert not keyring.efter_runde()
        assert keyring.proev("MO", NY_KODE).user == MOGENS
        leader.gate().speaker.level()
        made.staff.settle(made.keys)
        assert made.unlock("OL", oles).user == OLE
    finally:
        keyring.luk()

"""PCs come and go, with a real server between them (sync-and-security.md 2.15, F72-F79)."""

from __future__ import annotations

import msgspec
import pytest

from akutdesk.domain.record import RecordId
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.devices import root_of
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
from akutdesk.sync.enrolment import Caller, ask, heads_at, look, poll, say_no
from akutdesk.sync.members import AtServer
from akutdesk.sync.reply import Refused
from akutdesk.wire import crypto, enrolment
from akutdesk.wire.messages import Problem
from tests.fakes.clock import FakeClock
from tests.storage.founded import ANNAS_KODE, KRAV, MOGENS, NAT, OLE
from tests.sync.joining import client, leaders_desk, let_in, new_pc, second_desk

NY_KODE = "fire nye ord i nat"


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
    with leaders_desk(tmp_path / "falsk") as evil:
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


def test_f73_a_revoked_pc_is_refused_at_every_call(leader, pc, opened):
    joined = second_desk(leader, pc, opened)
    joined.line.statements(0)
    leader.gate().shut_out(joined.desk.device)
    for line in (joined.line, pc_line(leader.server, joined)):
        for call in (
            lambda line=line: line.statements(0),
            lambda line=line: line.certificates(0, 10),
            lambda line=line: line.wraps(0, 1),
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
        assert keyring.noegle(anna).user == anna.id
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

"""A PC joins by a stick, without a server."""

from __future__ import annotations

import dataclasses

import msgspec
import pytest

from akutdesk.domain.errors import AdgangError
from akutdesk.domain.record import RecordId
from akutdesk.storage import genesis, vault_file
from akutdesk.storage.devices import LettingIn, pcs, root_of
from akutdesk.storage.joining import (
    Welcome,
    answer_file,
    check,
    join,
    read_answer,
    read_request,
    request_file,
)
from akutdesk.storage.joining_errors import (
    CodeWrong,
    DeviceIsThisOne,
    KeysExchanged,
    NotLetIn,
    PlaceWrong,
    RequestDamaged,
)
from akutdesk.storage.pending import FILE, is_pending
from akutdesk.storage.vault_errors import MembershipDamaged, PasswordWrong
from akutdesk.sync.enrolment import Caller, caller_of, shared_by
from akutdesk.wire import crypto, enrolment
from akutdesk.wire.membership import read_membership
from akutdesk.wire.root import ROOT_ID
from tests.fakes.clock import FakeClock
from tests.storage.founded import ANNA, ANNAS_KODE, CHEAP, MOGENS, NAT, founded_desk
from tests.sync.joining import LeaderDesk, new_pc


@pytest.fixture
def leader(tmp_path):
    with founded_desk(tmp_path / "anna") as made:
        yield LeaderDesk(made)


@pytest.fixture
def pc(tmp_path):
    return new_pc(tmp_path / "ny")


def let_in(leader, waits, **more):
    """What the leader does with the stick: reads it, types the code, compares the words."""
    caller = caller_of(read_request(request_file(waits)), shared_by(waits.code))
    leader.gate().let_in(caller, **more)
    return answer_file(caller.shared, leader.store.statements())


def test_everybody_unlocks_the_new_pc_with_their_own_password(leader, pc):
    slip = leader.made.staff.add(leader.made.keys, (MOGENS, "MO", "MEDARBEJDER"), NAT)
    waits = pc.request()
    answer = let_in(leader, waits, navn="Kontoret")
    with pc.joined(read_answer(waits, answer)) as joined:
        anna = pc.vault.unlock("AN", ANNAS_KODE, NAT)
        mogens = pc.vault.unlock("mo", slip, NAT)
        assert anna.database == mogens.database != leader.made.keys.database
        assert mogens.temporary
        assert anna.person == leader.made.keys.person
        joined.store.sign_in(RecordId(ANNA), anna.person.sign)
        with pytest.raises(PasswordWrong):
            pc.vault.unlock("MO", ANNAS_KODE, NAT)
    assert not is_pending(pc.vault.folder)
    assert genesis.is_founded(pc.vault.folder)


def test_the_new_pc_holds_every_epoch_key_and_reads_what_was_wrapped_before(leader, pc):
    gate = leader.gate()
    other = new_pc(pc.vault.folder.with_name("anden"))
    first = other.request()
    let_in(leader, first)
    gate.shut_out(first.asked.device)
    waits = pc.request()
    with pc.joined(read_answer(waits, let_in(leader, waits))) as joined:
        org = read_membership(joined.store.statements())
        assert set(org.epochs) == {1, 2}
        for number in org.epochs:
            ours = org.epoch_key(waits.asked.device, waits.kem_key, number)
            founding = leader.founding
            assert ours == org.epoch_key(founding.device, founding.kem_key, number)


def test_either_kit_opens_the_new_pc(leader, pc):
    waits = pc.request()
    with pc.joined(read_answer(waits, let_in(leader, waits))):
        pass
    for kit in leader.made.kits:
        recovered = pc.vault.recover(" ".join(kit))
        assert recovered.database == pc.vault.unlock("AN", ANNAS_KODE, NAT).database


def test_the_stick_holds_no_secret(leader, pc):
    waits = pc.request()
    answer = let_in(leader, waits)
    for private in (waits.device_key, waits.kem_key, waits.secrets.vault_key):
        assert private not in request_file(waits)
        assert private not in answer
    assert leader.founding.org not in answer
    assert waits.code.replace(" ", "").encode() not in request_file(waits)


def test_f77_exchanged_keys_are_found_and_have_other_words(leader, pc):
    waits = pc.request()
    shared = shared_by(waits.code)
    others = crypto.make_signing_key(), crypto.make_kem_key()
    theirs = enrolment.ask(enrolment.Shared(shared.id, b"k" * 32), *others)
    with pytest.raises(KeysExchanged):
        caller_of(theirs, shared)
    assert enrolment.device_words(theirs) != enrolment.device_words(waits.asked)
    with pytest.raises(RequestDamaged):
        caller_of(msgspec.structs.replace(waits.asked, kem_public=theirs.kem_public), shared)
    # and a leader who lets them in all the same has let in another PC, not this one
    leader.gate().let_in(Caller(theirs, shared))
    answer = answer_file(shared, leader.store.statements())
    with pytest.raises(NotLetIn):
        check(waits, read_answer(waits, answer))


def test_an_invented_place_is_refused_by_the_code_that_nobody_typed_there(tmp_path, pc):
    waits = pc.request()
    with founded_desk(tmp_path / "falsk") as made:
        evil = LeaderDesk(made)
        guessed = enrolment.shared_by(b"guess")
        evil.gate().let_in(Caller(waits.asked, guessed))
        statements = evil.store.statements()
    welcome = Welcome(root_of(statements), statements)
    with pytest.raises(PlaceWrong):
        join(pc.vault, waits, welcome, cost=CHEAP, clock=FakeClock())
    assert not vault_file.vault_exists(pc.vault.folder)


def test_a_list_of_another_place_or_a_cut_one_lets_nobody_in(leader, pc):
    waits = pc.request()
    let_in(leader, waits)
    whole = leader.store.statements()
    root = root_of(whole)
    for welcome, refusal in (
        (Welcome(b"r" * 32, whole), PlaceWrong),
        (Welcome(root, whole[:-2]), NotLetIn),
        (Welcome(root, whole[:3] + whole[4:]), MembershipDamaged),
        (Welcome(root, ()), MembershipDamaged),
    ):
        with pytest.raises(refusal):
            check(waits, welcome)
    assert check(waits, Welcome(root, whole)).org == leader.founding.org


def test_an_answer_for_another_pc_and_a_damaged_request_are_refused(leader, pc):
    waits = pc.request()
    answer = let_in(leader, waits)
    other = new_pc(pc.vault.folder.with_name("anden")).request()
    for damaged in (answer[:-1], answer[::-1], b""):
        with pytest.raises(RequestDamaged):
            read_answer(waits, damaged)
    with pytest.raises(RequestDamaged):
        read_answer(other, answer)
    for damaged in (request_file(waits)[:-1], b"", b"\xff" * 40):
        with pytest.raises(RequestDamaged):
            read_request(damaged)
    with pytest.raises(KeysExchanged):
        caller_of(other.asked, shared_by(waits.code))


@pytest.mark.parametrize("typed", ["", "KODE", "ABCDE FGHJK", "00000 00000 00000"])
def test_a_mistyped_code_says_which_group(typed):
    with pytest.raises(CodeWrong) as caught:
        shared_by(typed)
    assert set(caught.value.groups) <= {1, 2}
    assert caught.value.groups


def test_the_code_is_read_as_people_type_it(pc):
    waits = pc.request()
    assert [len(group) for group in waits.code.split()] == [5, 5]
    typed = waits.code.lower().replace("0", "ø").replace("1", "l").replace(" ", "-")
    assert shared_by(typed) == waits.shared


def test_only_a_leader_lets_a_pc_in_or_shuts_one_out(leader, pc):
    slip = leader.made.staff.add(leader.made.keys, (MOGENS, "MO", "MEDARBEJDER"), NAT)
    mogens = leader.made.unlock("MO", slip)
    waits = pc.request()
    caller = caller_of(waits.asked, waits.shared)
    before = leader.store.statements()
    with pytest.raises(AdgangError):
        leader.gate(mogens).let_in(caller)
    with pytest.raises(AdgangError):
        let_in_and_out(leader, caller, mogens)
    assert leader.store.statements()[: len(before)] == before


def let_in_and_out(leader, caller, who):
    leader.gate().let_in(caller)
    leader.gate(who).shut_out(caller.asked.device)


def test_letting_in_twice_says_it_once(leader, pc):
    waits = pc.request()
    let_in(leader, waits)
    before = leader.store.statements()
    let_in(leader, waits)
    assert leader.store.statements() == before


def test_a_stop_anywhere_while_joining_is_begun_again(leader, pc):
    waits = pc.request()
    welcome = read_answer(waits, let_in(leader, waits))
    with pc.joined(welcome):
        pass
    # as if the power went before the vault was finished and the request taken away
    held = vault_file.load_vault(pc.vault.folder)
    vault_file.save_vault(pc.vault.folder, msgspec.structs.replace(held, finished=False))
    assert not genesis.is_founded(pc.vault.folder)
    store = join(pc.vault, waits, welcome, cost=CHEAP, clock=FakeClock())
    store.close()
    assert genesis.is_founded(pc.vault.folder)
    assert pc.vault.unlock("AN", ANNAS_KODE, NAT).user == ANNA
    assert not (pc.vault.folder / FILE).exists()


def test_the_pcs_of_the_org_are_known_by_their_words_and_names(leader, pc):
    waits = pc.request()
    let_in(leader, waits, navn="Kontoret på 1. sal")
    gate = leader.gate()
    first, second = pcs(gate.speaker.level(), gate.desk)
    assert (first.this_one, second.this_one) == (True, False)
    assert second.navn == "Kontoret på 1. sal"
    assert second.words == enrolment.device_words(waits.asked)
    assert all(b"Kontoret" not in each for each in leader.store.statements())


def test_a_pc_that_was_shut_out_gets_no_new_key_and_the_others_write_under_it_at_once(leader, pc):
    waits = pc.request()
    let_in(leader, waits)
    org = leader.gate().shut_out(waits.asked.device)
    assert not org.devices[waits.asked.device].active
    assert org.epoch == 2
    assert set(org.epochs[2].seals) == {leader.founding.device, ROOT_ID}
    assert leader.store._file.writer.epoch == 2
    again = leader.gate().shut_out(waits.asked.device)
    assert again.epoch == 2


def test_a_pc_cannot_shut_itself_out(leader):
    with pytest.raises(DeviceIsThisOne):
        leader.gate().shut_out(leader.founding.device)


def test_f75_a_pc_that_lacks_an_epoch_key_is_given_it_by_the_next_who_unlocks(leader, pc):
    slip = leader.made.staff.add(leader.made.keys, (MOGENS, "MO", "MEDARBEJDER"), NAT)
    waits = pc.request()
    letting_in = LettingIn(
        asked=waits.asked, shared=waits.shared, root=root_of(leader.store.statements())
    )
    gate = leader.gate()
    gate.speaker.say(gate.actor, lambda org: letting_in.contents(org, gate.desk)[:1], NAT)
    org = gate.speaker.level()
    assert waits.asked.device not in org.epochs[1].seals
    assert leader.made.staff.say_again(leader.made.unlock("MO", slip), NAT)
    org = gate.speaker.level()
    key = org.epoch_key(waits.asked.device, waits.kem_key, 1)
    assert key == org.epoch_key(leader.founding.device, leader.founding.kem_key, 1)
    before = leader.store.statements()
    assert leader.made.staff.say_again(leader.made.keys, NAT)
    assert leader.store.statements() == before


def test_f75_who_cannot_be_read_yet_keeps_their_slot(leader):
    made = leader.made
    slip = made.staff.add(made.keys, (MOGENS, "MO", "MEDARBEJDER"), NAT)
    blind = dataclasses.replace(made.staff.desk, kem_key=crypto.make_kem_key())
    dataclasses.replace(made.staff, desk=blind).settle(made.keys)
    assert made.unlock("MO", slip).user == MOGENS
    assert made.unlock().user == ANNA

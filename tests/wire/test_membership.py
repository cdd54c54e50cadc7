import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akutdesk.wire import crypto, membership
from akutdesk.wire import statement as s
from akutdesk.wire.crypto import Argon2Cost
from akutdesk.wire.errors import BadSignatureError, MalformedError, SealBrokenError, WireError
from akutdesk.wire.locked_keys import lock_keys, make_person_keys
from akutdesk.wire.membership import Signer, StatementRefusedError, apply, extend, read_membership
from akutdesk.wire.root import ROOT_ID, seal_root

ORG = b"o" * 16
ROOT = Signer(ROOT_ID, crypto.make_signing_key())
KEM = crypto.make_kem_key()
PUBLIC = crypto.kem_public(KEM)
ANNA, MOGENS, OLE = b"A" * 16, b"M" * 16, b"O" * 16
KEYS = {who: crypto.make_signing_key() for who in (ANNA, MOGENS, OLE)}


def person(who, rolle="MEDARBEJDER", **more):
    return s.Person(
        user=who,
        rolle=rolle,
        sign_public=crypto.verify_key(KEYS[who]),
        kem_public=PUBLIC,
        epoch=1,
        private=b"sealed",
        **more,
    )


def signer(who):
    return Signer(who, KEYS[who])


def genesis():
    content = s.Genesis(
        root_sign=crypto.verify_key(ROOT.key), root_kem=PUBLIC, audit_public=PUBLIC, kits=()
    )
    return membership.begin(ORG, ROOT.key, content, 1)


def an_org():
    first = genesis()
    rest, state = extend(
        read_membership((first,)), ROOT, (person(ANNA, "LEDER"), person(MOGENS)), 2
    )
    return (first, *rest), state


def refusal(state, who, content):
    with pytest.raises(StatementRefusedError) as caught:
        extend(state, who, (content,), 3)
    return caught.value.code


def test_a_chain_of_statements_adds_up_to_an_org():
    chain, state = an_org()
    assert read_membership(chain) == state
    assert state.count == 3
    assert {who: p.rolle for who, p in state.people.items()} == {
        ANNA: "LEDER",
        MOGENS: "MEDARBEJDER",
    }


def test_a_leader_adds_a_colleague_and_a_pc():
    chain, state = an_org()
    pc = s.Device(device=b"d" * 16, sign_public=b"s" * 32, kem_public=PUBLIC)
    more, after = extend(state, signer(ANNA), (person(OLE), pc), 3)
    assert after.people[OLE].active
    assert after.devices[b"d" * 16] == pc
    assert read_membership((*chain, *more)) == after


def test_a_member_of_staff_adds_nobody():
    _, state = an_org()
    assert refusal(state, signer(MOGENS), person(OLE)) == "RIGHT"


@pytest.mark.parametrize(
    "change",
    [{"rolle": "LEDER"}, {"active": False}, {"sign_public": b"x" * 32}, {"kem_public": b"x" * 99}],
    ids=lambda change: next(iter(change)),
)
def test_a_member_of_staff_cannot_promote_or_change_themselves(change):
    _, state = an_org()
    changed = msgspec.structs.replace(person(MOGENS), **change)
    assert refusal(state, signer(MOGENS), changed) == "RIGHT"


def test_a_member_of_staff_locks_their_own_keys_anew():
    _, state = an_org()
    changed = msgspec.structs.replace(person(MOGENS), private=b"new password")
    _, after = extend(state, signer(MOGENS), (changed,), 3)
    assert after.people[MOGENS].private == b"new password"


def test_a_member_of_staff_changes_nobody_elses_password():
    _, state = an_org()
    changed = msgspec.structs.replace(person(ANNA, "LEDER"), private=b"new password")
    assert refusal(state, signer(MOGENS), changed) == "RIGHT"


def test_whoever_left_says_nothing_more():
    _, state = an_org()
    _, state = extend(state, signer(ANNA), (person(MOGENS, active=False),), 3)
    assert refusal(state, signer(MOGENS), person(MOGENS)) == "SIGNER"
    assert refusal(state, Signer(OLE, KEYS[OLE]), person(OLE)) == "SIGNER"


def test_the_last_leader_can_neither_leave_nor_step_down():
    _, state = an_org()
    assert refusal(state, signer(ANNA), person(ANNA, "LEDER", active=False)) == "LAST_LEADER"
    assert refusal(state, signer(ANNA), person(ANNA, "MEDARBEJDER")) == "LAST_LEADER"
    _, state = extend(state, signer(ANNA), (person(OLE, "LEDER"),), 3)
    _, state = extend(state, signer(ANNA), (person(ANNA, "MEDARBEJDER"),), 4)
    assert state.people[ANNA].rolle == "MEDARBEJDER"


def test_the_kit_can_appoint_a_leader():
    _, state = an_org()
    _, after = extend(state, ROOT, (person(OLE, "LEDER"),), 3)
    assert after.people[OLE].rolle == "LEDER"


def test_a_forged_signature_adds_nobody():
    _, state = an_org()
    with pytest.raises(BadSignatureError):
        extend(state, Signer(ANNA, KEYS[MOGENS]), (person(OLE, "LEDER"),), 3)
    with pytest.raises(BadSignatureError):
        extend(state, Signer(ROOT_ID, KEYS[MOGENS]), (person(OLE, "LEDER"),), 3)


def test_a_statement_has_one_place_only():
    chain, _state = an_org()
    once = read_membership(chain[:2])
    assert apply(once, chain[2]).count == 3
    for state, signed in (
        (read_membership(chain), chain[2]),
        (read_membership(chain[:1]), chain[2]),
    ):
        with pytest.raises(StatementRefusedError) as caught:
            apply(state, signed)
        assert caught.value.code == "PLACE"


def test_of_two_leaders_who_speak_at_once_one_has_to_speak_again():
    _, state = an_org()
    (one,), _ = extend(state, signer(ANNA), (person(OLE),), 3)
    (other,), _ = extend(state, ROOT, (person(MOGENS, "LEDER"),), 3)
    after = apply(state, one)
    with pytest.raises(StatementRefusedError):
        apply(after, other)


def test_a_statement_follows_the_very_one_before_it():
    chain, _ = an_org()
    before = read_membership(chain[:1])
    (other,), _ = extend(before, ROOT, (person(OLE, "LEDER"),), 2)
    with pytest.raises(StatementRefusedError) as caught:
        read_membership((chain[0], other, chain[2]))
    assert caught.value.code == "PLACE"


def test_epochs_follow_one_another():
    _, state = an_org()
    key = crypto.random_bytes(32)
    seal = s.seal_epoch(PUBLIC, key, (ORG, 1, b"d" * 16))
    epoch = s.Epoch(number=1, seals={b"d" * 16: seal})
    _, after = extend(state, signer(ANNA), (epoch,), 3)
    assert after.epoch == 1
    assert after.epoch_key(b"d" * 16, KEM, 1) == key
    assert refusal(after, signer(ANNA), epoch) == "CONTENT"
    assert refusal(after, signer(ANNA), s.Epoch(number=3, seals={})) == "CONTENT"
    with pytest.raises(KeyError):
        after.epoch_key(b"e" * 16, KEM, 1)
    with pytest.raises(SealBrokenError):
        s.open_epoch(KEM, seal, (ORG, 2, b"d" * 16))


def test_a_chain_begins_with_a_genesis_that_its_own_root_signed():
    first = genesis()
    foreign = s.sign_statement(KEYS[ANNA], s.read_statement(first))
    with pytest.raises(BadSignatureError):
        read_membership((foreign,))
    for chain in ((), (an_org()[0][1],)):
        with pytest.raises(StatementRefusedError):
            read_membership(chain)
    _, state = an_org()
    content = s.read_statement(first).content
    assert refusal(state, ROOT, content) == "CONTENT"


@settings(max_examples=200)
@given(st.integers(0, 2), st.data())
def test_any_changed_bit_of_any_statement_is_found(which, data):
    chain = list(an_org()[0])
    spoiled = bytearray(chain[which])
    at = data.draw(st.integers(0, len(spoiled) * 8 - 1))
    spoiled[at // 8] ^= 1 << at % 8
    chain[which] = bytes(spoiled)
    with pytest.raises(WireError):
        read_membership(chain)


@given(st.binary(max_size=300))
def test_any_bytes_are_no_statement(data):
    with pytest.raises(MalformedError):
        s.read_statement(data)


def test_a_persons_private_part_opens_under_its_epoch_only():
    key = crypto.random_bytes(32)
    cheap = Argon2Cost(memory_kib=64, passes=1, lanes=1)
    locked = lock_keys(make_person_keys(), "tre små ord her", cheap, ORG + ANNA)
    private = s.PersonPrivate(initialer="AN", temporary=False, locked=locked)
    sealed = s.seal_private(key, private, (ORG, ANNA, 1))
    assert s.open_private(key, sealed, (ORG, ANNA, 1)) == private
    assert b"AN" not in sealed[:12]
    with pytest.raises(SealBrokenError):
        s.open_private(key, sealed, (ORG, MOGENS, 1))


def test_the_audit_key_opens_for_its_reader_only():
    audit = crypto.make_kem_key()
    sealed = s.seal_audit(PUBLIC, audit, ORG, ANNA)
    assert s.open_audit(KEM, sealed, ORG, ANNA) == audit
    with pytest.raises(SealBrokenError):
        s.open_audit(KEM, sealed, ORG, MOGENS)


PC = s.Device(device=b"d" * 16, sign_public=b"s" * 32, kem_public=PUBLIC)


def an_org_with_a_pc():
    """The org with one PC, to which its first epoch key is sealed."""
    _, state = an_org()
    epoch = s.Epoch(number=1, seals={PC.device: b"sealed"})
    return extend(state, signer(ANNA), (PC, epoch), 3)[1]


def test_a_pc_that_came_later_is_given_the_epoch_keys_from_before():
    state = an_org_with_a_pc()
    later = msgspec.structs.replace(PC, device=b"e" * 16)
    key = crypto.random_bytes(32)
    sealed = s.seal_epoch(PUBLIC, key, (ORG, 1, later.device))
    seals = s.EpochSeals(device=later.device, seals={1: sealed})
    _, after = extend(state, signer(ANNA), (later, seals), 4)
    assert after.epoch == 1
    assert after.epoch_key(later.device, KEM, 1) == key
    assert after.epochs[1].seals[PC.device] == b"sealed"


def test_f75_anybody_gives_a_pc_the_key_it_lacks_and_nobody_but_a_leader_another():
    state = an_org_with_a_pc()
    later = msgspec.structs.replace(PC, device=b"e" * 16)
    _, state = extend(state, signer(ANNA), (later,), 4)
    lacking = s.EpochSeals(device=later.device, seals={1: b"new"})
    _, after = extend(state, signer(MOGENS), (lacking,), 5)
    assert after.epochs[1].seals[later.device] == b"new"
    assert refusal(after, signer(MOGENS), lacking) == "RIGHT"
    assert extend(after, signer(ANNA), (lacking,), 5)


@pytest.mark.parametrize(
    "seals",
    [
        s.EpochSeals(device=b"unknown-pc------", seals={1: b"x"}),
        s.EpochSeals(device=PC.device, seals={2: b"x"}),
    ],
)
def test_seals_for_an_unknown_pc_or_epoch_have_no_place(seals):
    assert refusal(an_org_with_a_pc(), signer(ANNA), seals) == "CONTENT"


def test_a_pc_keeps_its_keys_and_does_not_come_back_after_it_was_revoked():
    state = an_org_with_a_pc()
    other = msgspec.structs.replace(PC, sign_public=b"x" * 32)
    assert refusal(state, signer(ANNA), other) == "CONTENT"
    gone = msgspec.structs.replace(PC, active=False)
    _, after = extend(state, signer(ANNA), (gone,), 4)
    assert refusal(after, signer(ANNA), PC) == "CONTENT"
    assert (
        refusal(after, signer(ANNA), s.EpochSeals(device=PC.device, seals={1: b"x"})) == "CONTENT"
    )


def test_what_staff_call_a_pc_opens_with_the_epoch_key_alone():
    key, place = crypto.random_bytes(32), (ORG, PC.device, 1)
    sealed = s.seal_label(key, "Kontoret på 1. sal", place)
    assert s.open_label(key, sealed, place) == "Kontoret på 1. sal"
    with pytest.raises(SealBrokenError):
        s.open_label(key, sealed, (ORG, b"e" * 16, 1))


def test_a_wrong_epoch_key_is_known_whoever_sealed_it():
    _, state = an_org()
    key = crypto.random_bytes(32)
    epoch = s.Epoch(number=1, seals={}, check=s.epoch_check(key))
    _, state = extend(state, signer(ANNA), (PC, epoch), 3)
    wrong = s.seal_epoch(PUBLIC, crypto.random_bytes(32), (ORG, 1, PC.device))
    lacking = s.EpochSeals(device=PC.device, seals={1: wrong})
    _, state = extend(state, signer(MOGENS), (lacking,), 4)
    with pytest.raises(SealBrokenError):
        state.epoch_key(PC.device, KEM, 1)
    right = s.seal_epoch(PUBLIC, key, (ORG, 1, PC.device))
    again = s.EpochSeals(device=PC.device, seals={1: right})
    _, state = extend(state, signer(ANNA), (again,), 5)
    assert state.epoch_key(PC.device, KEM, 1) == key


SEALS = tuple(seal_root(b"r" * 32, code, ORG) for code in (b"1" * 20, b"2" * 20))


def test_new_kits_take_the_place_of_those_of_before_and_a_leader_says_so():
    _, state = an_org()
    _, after = extend(state, signer(ANNA), (s.Kits(kits=SEALS),), 3)
    assert (state.kits, after.kits) == ((), SEALS)
    assert refusal(state, signer(MOGENS), s.Kits(kits=SEALS)) == "RIGHT"


def test_a_word_of_root_after_genesis_says_that_a_kit_was_used_until_new_ones_are_made():
    _, state = an_org()
    _, whole = extend(state, ROOT, (s.AuditReaders(seals={}),), 3)
    assert whole.kit_used_ms is None
    _, used = extend(whole, ROOT, (person(OLE, "LEDER"),), 4)
    assert used.kit_used_ms == 4
    _, on = extend(used, signer(ANNA), (person(MOGENS, "BAGVAGT"),), 5)
    assert on.kit_used_ms == 4
    _, anew = extend(on, signer(ANNA), (s.Kits(kits=SEALS),), 6)
    assert anew.kit_used_ms is None

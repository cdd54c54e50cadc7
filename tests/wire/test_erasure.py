"""An order to erase: two people, their rights, and nothing that is held back by law (2.9, docs/decisions/0088)."""

from __future__ import annotations

import msgspec
import pytest

from akutdesk.wire import crypto, erasure, membership
from akutdesk.wire import statement as s
from akutdesk.wire.erasure import Target, Why
from akutdesk.wire.errors import (
    BadSignatureError,
    MalformedError,
    SealBrokenError,
    UnknownFormatError,
)
from akutdesk.wire.membership import Signer, StatementRefusedError
from akutdesk.wire.root import ROOT_ID
from tests.wire.orders import EPOCH_KEY, KEM, Person, order_of, signed

ORG, RID, OTHER = b"o" * 16, b"r" * 16, b"s" * 16


class House:
    """An org with a leader, a member of staff, and a PC."""

    def __init__(self) -> None:
        self.root = crypto.make_signing_key()
        self.leader, self.staff = Person(), Person("MEDARBEJDER")
        self.pc = crypto.make_signing_key()
        genesis = s.Genesis(
            root_sign=crypto.verify_key(self.root), root_kem=KEM, audit_public=KEM, kits=()
        )
        self.chain = [membership.begin(ORG, self.root, genesis, 1)]
        device = s.Device(device=b"d" * 16, sign_public=crypto.verify_key(self.pc), kem_public=KEM)
        self.say(device, self.leader.statement(), self.staff.statement())

    @property
    def people(self):
        return self.leader, self.staff

    def say(self, *contents, signer=None):
        org = membership.read_membership(self.chain)
        said, after = membership.extend(org, signer or Signer(ROOT_ID, self.root), contents, 2)
        self.chain += said
        return after

    def by_pc(self, content):
        return self.say(content, signer=Signer(b"d" * 16, self.pc))


@pytest.fixture
def house():
    return House()


def refused(house, content, code="CONTENT"):
    with pytest.raises(StatementRefusedError) as refusal:
        house.by_pc(content)
    assert refusal.value.code == code


def test_a_pc_carries_what_two_people_have_signed(house):
    said = order_of(ORG, house.people, RID, OTHER)
    org = house.by_pc(said)
    assert org.erasures == (said,)
    assert [each.rid for each in erasure.read_order(said.order).targets] == [RID, OTHER]


def test_a_pc_says_nothing_else(house):
    refused(house, s.Hold(records=(RID,)), "SIGNER")
    refused(house, Person().statement(), "SIGNER")


def test_a_pc_that_was_shut_out_carries_nothing(house):
    device = membership.read_membership(house.chain).devices[b"d" * 16]
    house.say(msgspec.structs.replace(device, active=False))
    refused(house, order_of(ORG, house.people, RID), "SIGNER")


@pytest.mark.parametrize("rolle", ["MEDARBEJDER", "VIKAR", "BAGVAGT", "EVALUATOR_LAES"])
def test_only_a_leader_or_the_data_controller_orders(house, rolle):
    other = Person(rolle)
    house.say(other.statement())
    refused(house, order_of(ORG, (other, house.staff), RID))


@pytest.mark.parametrize("rolle", ["VIKAR", "EVALUATOR_LAES"])
def test_not_everybody_countersigns(house, rolle):
    other = Person(rolle)
    house.say(other.statement())
    refused(house, order_of(ORG, (house.leader, other), RID))


def test_a_stranger_signs_nothing(house):
    refused(house, order_of(ORG, (house.leader, Person()), RID))


def test_somebody_who_left_signs_nothing(house):
    house.say(house.staff.statement(active=False))
    refused(house, order_of(ORG, house.people, RID))


def test_one_person_is_not_two(house):
    with pytest.raises(MalformedError):
        house.by_pc(order_of(ORG, (house.leader, house.leader), RID))


def test_both_signatures_must_hold(house):
    said = order_of(ORG, house.people, RID)
    one, other = said.signatures
    for spoilt in ((other, one), (one, bytes(64)), (one, one)):
        with pytest.raises(BadSignatureError):
            house.by_pc(msgspec.structs.replace(said, signatures=spoilt))


def test_a_signature_covers_every_record(house):
    said = order_of(ORG, house.people, RID)
    order = erasure.read_order(said.order)
    wider = msgspec.structs.replace(order, targets=(*order.targets, Target(OTHER, ())))
    with pytest.raises(BadSignatureError):
        house.by_pc(msgspec.structs.replace(said, order=erasure.pack_order(wider)))


def test_another_places_order_is_refused(house):
    refused(house, order_of(b"p" * 16, house.people, RID))


def test_an_order_is_said_once(house):
    said = order_of(ORG, house.people, RID)
    house.by_pc(said)
    refused(house, said)


def test_a_legal_hold_refuses_until_a_leader_lets_go(house):
    leader = Signer(house.leader.id, house.leader.key)
    house.say(s.Hold(records=(RID,)), signer=leader)
    refused(house, order_of(ORG, house.people, OTHER, RID))
    house.say(s.Hold(records=(RID,), active=False), signer=leader)
    assert house.by_pc(order_of(ORG, house.people, RID)).erasures


def test_only_a_leader_holds(house):
    with pytest.raises(StatementRefusedError) as refusal:
        house.say(s.Hold(records=(RID,)), signer=Signer(house.staff.id, house.staff.key))
    assert refusal.value.code == "RIGHT"


@pytest.mark.parametrize(
    "targets", [(Target(RID, ()), Target(RID, ())), (Target(bytes(16), ()),)], ids=["twice", "none"]
)
def test_a_record_is_named_once_and_is_one(house, targets):
    order = erasure.read_order(order_of(ORG, house.people, RID).order)
    with pytest.raises(MalformedError):
        house.by_pc(signed(msgspec.structs.replace(order, targets=targets), house.people))


def test_an_order_of_a_newer_program_waits_for_an_upgrade(house):
    order = erasure.read_order(order_of(ORG, house.people, RID).order)
    with pytest.raises(UnknownFormatError):
        erasure.read_order(erasure.pack_order(msgspec.structs.replace(order, format=2)))


def test_the_reason_is_for_the_orgs_own_eyes(house):
    order = erasure.read_order(order_of(ORG, house.people, RID).order)
    assert b"GDPR" not in order.why
    assert erasure.open_why(EPOCH_KEY, order.why, ORG, 1) == Why(grund="FRIST", hjemmel="GDPR_17")
    with pytest.raises(SealBrokenError):
        erasure.open_why(EPOCH_KEY, order.why, b"p" * 16, 1)


def test_the_key_of_a_late_event_opens_for_readers_of_the_log_in_its_place_only():
    private = crypto.make_kem_key()
    sealed = erasure.seal_late(crypto.kem_public(private), b"k" * 32, (ORG, b"w" * 16, 7))
    assert erasure.open_late(private, sealed, (ORG, b"w" * 16, 7)) == b"k" * 32
    with pytest.raises(SealBrokenError):
        erasure.open_late(private, sealed, (ORG, b"w" * 16, 8))


def test_a_holds_reason_and_an_orders_reason_do_not_open_as_each_other():
    key, org = bytes(range(32)), b"o" * 16
    why = erasure.Why(grund="RETSSAG", hjemmel="GDPR_18")
    held = erasure.seal_hold_why(key, why, org, 1)
    assert erasure.open_hold_why(key, held, org, 1) == why
    for opener, sealed, epoch in (
        (erasure.open_why, held, 1),
        (erasure.open_hold_why, erasure.seal_why(key, why, org, 1), 1),
        (erasure.open_hold_why, held, 2),
    ):
        with pytest.raises(SealBrokenError):
            opener(key, sealed, org, epoch)

"""PCs let in and shut out, and legal holds, whose words lost their place with a server's list: a leader says them again."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from akutdesk.storage.devices import ShuttingOut
from akutdesk.storage.unsaid_deeds import Deeds, PcWish, to_say
from akutdesk.wire import crypto, membership
from akutdesk.wire import statement as s
from akutdesk.wire.membership import Signer
from tests.storage.founded import ANNA, NAT, OLE
from tests.storage.test_unsaid import anna_at
from tests.storage.test_unsaid import desks as desks  # noqa: PLC0414 - a fixture

NEW = s.Device(
    device=b"N" * 16,
    sign_public=crypto.verify_key(crypto.make_signing_key()),
    kem_public=crypto.kem_public(crypto.make_kem_key()),
)


def org_at(staff):
    return membership.read_membership(staff.log.statements())


def say(staff, *contents):
    """Anna says something at a desk, and only there."""
    org, keys = org_at(staff), anna_at(staff)
    said, _ = membership.extend(org, Signer(ANNA, keys.person.sign), contents, NAT)
    staff.log.append_statements(said, org.count)


def lose(desks):
    """Somebody with the shorter list is first at the server."""
    desks.first.add(anna_at(desks.first), (OLE, "OL", "MEDARBEJDER"), NAT)
    assert desks.meet()


def say_again(desks):
    """A leader unlocks at the desk whose word was lost; whoever is no leader cannot say it."""
    mogens = desks.second.vault.unlock("MO", desks.slip, NAT)
    assert not desks.second.say_again(mogens, NAT)
    assert desks.second.say_again(anna_at(desks.second), NAT)
    assert not desks.second.log.unsaid_deeds()
    desks.level()


def test_a_pc_that_was_let_in_in_vain_is_let_in_again_with_every_key(desks):
    say(desks.second, NEW)
    lose(desks)
    assert NEW.device not in org_at(desks.second).devices
    say_again(desks)
    org = org_at(desks.first)
    assert org.devices[NEW.device] == NEW
    assert all(NEW.device in epoch.seals for epoch in org.epochs.values())
    count = org.count
    assert desks.second.say_again(anna_at(desks.second), NAT)
    assert org_at(desks.second).count == count, "once is enough"


def test_a_pc_that_was_shut_out_in_vain_is_shut_out_again_and_gets_no_new_key(desks):
    say(desks.first, NEW)
    assert not desks.meet()
    out = ShuttingOut(device=NEW.device, reach=(s.Reach(b"w" * 16, 3, b"c" * 32),))
    say(desks.second, *out.contents(org_at(desks.second), desks.second.desk))
    lose(desks)
    assert org_at(desks.second).devices[NEW.device].active
    say_again(desks)
    org = org_at(desks.first)
    assert not org.devices[NEW.device].active
    assert org.admitted[b"w" * 16] == 3
    newest = org.epochs[org.epoch]
    assert newest.number == 2
    assert NEW.device not in newest.seals
    assert desks.first.desk.device in newest.seals


def test_a_legal_hold_that_lost_its_place_holds_again(desks):
    say(desks.second, s.Hold(records=(b"r" * 16,)))
    lose(desks)
    assert org_at(desks.second).held == frozenset()
    say_again(desks)
    assert org_at(desks.first).held == {b"r" * 16}


GONE = msgspec.structs.replace(NEW, active=False)
NAMED, RENAMED = (msgspec.structs.replace(NEW, label=name, epoch=1) for name in (b"one", b"two"))


@pytest.mark.parametrize(
    ("base", "mine", "now"),
    [(None, NEW, GONE), (None, NEW, NAMED), (NEW, NAMED, RENAMED), (NEW, GONE, GONE)],
    ids=["shut out since", "let in since", "named since", "shut out by both"],
)
def test_what_was_overtaken_is_let_go_of(desks, base, mine, now):
    org = replace(org_at(desks.first), devices={NEW.device: now})
    assert to_say(org, Deeds(pcs=(PcWish(base=base, mine=mine),))) == ()


def test_a_name_that_lost_its_place_is_given_again(desks):
    org = replace(org_at(desks.first), devices={NEW.device: NEW})
    assert to_say(org, Deeds(pcs=(PcWish(base=NEW, mine=NAMED),))) == (NAMED,)

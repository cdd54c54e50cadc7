import dataclasses

import pytest

from akutdesk.storage import genesis
from akutdesk.storage.genesis import Leader
from akutdesk.storage.kit import groups_of
from akutdesk.storage.vault import Vault
from akutdesk.storage.vault_errors import (
    DeviceSecretFault,
    KitsSwapped,
    KitWrong,
    PasswordRefused,
    VaultMissing,
    VaultThere,
)
from akutdesk.storage.vault_file import FILES
from akutdesk.wire import crypto
from akutdesk.wire.membership import read_membership
from akutdesk.wire.root import ROOT_ID, open_root, root_kem_key, root_sign_key
from akutdesk.wire.statement import open_audit, open_private
from tests.fakes.device_secret import MemoryDeviceSecret
from tests.storage.founded import ANNA, ANNAS_KODE, CHEAP, KRAV, NAT, founded_desk

LEADER = Leader(user=ANNA, initialer="AN", password=ANNAS_KODE)


def found(vault, draft=None, leader=LEADER):
    return genesis.found(
        vault, draft or genesis.prepare(), leader, krav=KRAV, cost=CHEAP, now_ms=NAT
    )


@pytest.fixture
def vault(tmp_path):
    return Vault(tmp_path / "data", MemoryDeviceSecret())


@pytest.fixture
def desk(tmp_path):
    with founded_desk(tmp_path / "data") as desk:
        yield desk


def test_both_kits_typed_back_right_are_confirmed():
    draft = genesis.prepare()
    genesis.confirm(draft, draft.kits)
    small = tuple(tuple(group.lower() for group in kit) for kit in draft.kits)
    genesis.confirm(draft, small)


def test_swapped_kits_and_one_kit_twice_are_noticed():
    draft = genesis.prepare()
    a, b = draft.kits
    for typed in ((b, a), (a, a), (b, b)):
        with pytest.raises(KitsSwapped):
            genesis.confirm(draft, typed)


def test_a_slip_in_a_kit_names_its_group():
    draft = genesis.prepare()
    a, b = draft.kits
    with pytest.raises(KitWrong) as caught:
        genesis.confirm(draft, (a, (*b[:6], "00000", b[7])))
    assert caught.value.groups == (7,)


def test_another_places_kit_names_every_group_that_differs():
    draft = genesis.prepare()
    other = groups_of(bytes(20))
    with pytest.raises(KitWrong) as caught:
        genesis.confirm(draft, (draft.kits[0], other))
    assert len(caught.value.groups) >= 7


def test_two_drafts_share_nothing():
    one, other = genesis.prepare(), genesis.prepare()
    assert one.org != other.org
    assert one.root != other.root
    assert len({*one.codes, *other.codes}) == 4


def test_a_draft_never_shows_its_codes():
    draft = genesis.prepare()
    assert repr(draft) == f"Draft(org={draft.org!r})"
    assert ANNAS_KODE not in repr(LEADER)


def test_the_founding_chain_names_the_pc_the_leader_and_the_log(desk):
    founding = desk.founded.founding
    org = read_membership(founding.statements)
    assert (org.org, org.count, org.epoch) == (founding.org, 5, 1)
    device = org.devices[founding.device]
    assert device.sign_public == crypto.verify_key(founding.device_key)
    assert device.kem_public == crypto.kem_public(founding.kem_key)
    anna = org.people[ANNA]
    assert (anna.rolle, anna.sign_public) == ("LEDER", crypto.verify_key(desk.keys.person.sign))
    key = org.epoch_key(founding.device, founding.kem_key, 1)
    assert key == founding.epoch_keys[1]
    assert open_private(key, anna.private, (org.org, ANNA, 1)).initialer == "AN"
    assert org.genesis.audit_public == founding.audit_public
    audit = open_audit(desk.keys.person.kem, org.audit.seals[ANNA], org.org, ANNA)
    assert crypto.kem_public(audit) == founding.audit_public


@pytest.mark.parametrize("which", [0, 1])
def test_a_kit_alone_opens_the_epoch_and_the_log_from_the_chain(desk, which):
    founding = desk.founded.founding
    org = read_membership(founding.statements)
    recovered = desk.vault.recover(" ".join(desk.kits[which]))
    assert crypto.verify_key(root_sign_key(recovered.root)) == org.genesis.root_sign
    kem = root_kem_key(recovered.root)
    assert org.epoch_key(ROOT_ID, kem, 1) == founding.epoch_keys[1]
    audit = open_audit(kem, org.audit.seals[ROOT_ID], org.org, ROOT_ID)
    assert crypto.kem_public(audit) == founding.audit_public


def test_the_kits_stand_in_the_chain_for_other_pcs():
    draft = genesis.prepare()
    assert [open_root(draft.seals, code, draft.org) for code in draft.codes] == [draft.root] * 2


def test_a_stopped_set_up_leaves_nothing_behind(vault):
    assert not genesis.is_founded(vault.folder)
    found(vault)
    (vault.folder / "vault.db").write_bytes(b"half made")
    assert not genesis.is_founded(vault.folder)
    genesis.clear_unfinished(vault.folder)
    assert list(vault.folder.iterdir()) == []
    again = found(vault)
    genesis.finish(vault)
    assert genesis.is_founded(vault.folder)
    assert vault.unlock("AN", ANNAS_KODE, NAT) == again.keys


def test_a_founded_desk_is_never_founded_again_or_cleared(vault):
    founded = found(vault)
    genesis.finish(vault)
    with pytest.raises(VaultThere):
        found(vault)
    with pytest.raises(VaultThere):
        genesis.clear_unfinished(vault.folder)
    assert vault.unlock("AN", ANNAS_KODE, NAT) == founded.keys


def test_a_database_without_its_keys_is_not_built_over(vault):
    vault.folder.mkdir()
    (vault.folder / "vault.db").write_bytes(b"somebody's nights")
    with pytest.raises(VaultThere):
        found(vault)
    with pytest.raises(VaultMissing):
        genesis.is_founded(vault.folder)
    genesis.clear_unfinished(vault.folder)
    assert (vault.folder / "vault.db").read_bytes() == b"somebody's nights"


def test_a_poor_password_founds_nothing(vault):
    with pytest.raises(PasswordRefused):
        found(vault, leader=dataclasses.replace(LEADER, password="Fredericia12"))
    assert not vault.folder.exists()


def test_a_pc_that_keeps_no_secret_founds_nothing(tmp_path):
    class Broken(MemoryDeviceSecret):
        def keep(self, secret):  # noqa: ARG002 - the port's signature
            raise DeviceSecretFault

    vault = Vault(tmp_path / "data", Broken())
    with pytest.raises(DeviceSecretFault):
        found(vault)
    assert not any((vault.folder / name).exists() for name in FILES)

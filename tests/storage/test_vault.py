import dataclasses

import msgspec
import pytest

from akutdesk.storage import vault_file
from akutdesk.storage.kit import groups_of
from akutdesk.storage.vault import initials_name
from akutdesk.storage.vault_errors import (
    DeviceSecretGone,
    KitWrong,
    PasswordWait,
    PasswordWrong,
    VaultDamaged,
    VaultMissing,
)
from akutdesk.wire import crypto
from tests.storage.founded import ANNAS_KODE, MOGENS, NAT, OLE, founded_desk


@pytest.fixture
def desk(tmp_path):
    with founded_desk(tmp_path / "data") as desk:
        yield desk


@pytest.mark.parametrize("initialer", ["AN", "an", " An "])
def test_initials_and_password_open_the_desk(desk, initialer):
    keys = desk.unlock(initialer)
    assert keys == desk.keys
    assert (len(keys.database.key), len(keys.database.salt)) == (32, 16)
    assert not keys.temporary


def test_a_wrong_password_of_the_same_length_fails_like_unknown_initials(desk):
    wrong = ANNAS_KODE[:-1] + "e"
    assert len(wrong) == len(ANNAS_KODE)
    for initialer, kode in (("AN", wrong), ("XX", ANNAS_KODE), ("", "")):
        with pytest.raises(PasswordWrong) as caught:
            desk.unlock(initialer, kode)
        assert str(caught.value) == "ADGANGSKODE_FORKERT 0"


def test_three_tries_are_free_then_the_wait_grows_and_nothing_is_wiped(desk):
    waits, now = [], NAT
    for _ in range(10):
        with pytest.raises(PasswordWrong) as caught:
            desk.unlock(kode="forkert kode her", now_ms=now)
        waits.append(caught.value.wait_s)
        now += caught.value.wait_s * 1000
    assert waits == [0, 0, 0, 5, 10, 20, 40, 60, 60, 60]
    assert desk.unlock(now_ms=now) == desk.keys


def test_during_a_wait_even_the_right_password_waits(desk):
    for _ in range(4):
        with pytest.raises(PasswordWrong):
            desk.unlock(kode="forkert kode her")
    with pytest.raises(PasswordWait) as caught:
        desk.unlock(now_ms=NAT + 1999)
    assert caught.value.wait_s == 4
    assert desk.unlock(now_ms=NAT + 5000) == desk.keys


def test_a_right_password_begins_the_count_anew(desk):
    for _ in range(2):
        for _ in range(3):
            with pytest.raises(PasswordWrong):
                desk.unlock(kode="forkert kode her")
        assert desk.unlock() == desk.keys


def test_a_lost_or_exchanged_pc_secret_is_said_plainly_and_counts_as_no_try(desk):
    kept = desk.secret.read()
    desk.secret.lose()
    for _ in range(5):
        with pytest.raises(DeviceSecretGone):
            desk.unlock()
    desk.secret.keep(crypto.random_bytes(32))
    with pytest.raises(DeviceSecretGone):
        desk.unlock()
    desk.secret.keep(kept)
    assert desk.unlock() == desk.keys


@pytest.mark.parametrize("which", [0, 1])
def test_either_kit_opens_without_the_pc_secret(desk, which):
    desk.secret.lose()
    recovered = desk.vault.recover("-".join(desk.kits[which]))
    assert recovered.database == desk.keys.database


def test_a_kit_with_one_wrong_sign_names_its_group(desk):
    groups = list(desk.kits[0])
    groups[4] = ("1" if groups[4][0] != "1" else "2") + groups[4][1:]
    with pytest.raises(KitWrong) as caught:
        desk.vault.recover(" ".join(groups))
    assert caught.value.groups == (5,)


def test_a_kit_of_another_place_is_told_from_a_slip(desk):
    with pytest.raises(KitWrong) as caught:
        desk.vault.recover(" ".join(groups_of(crypto.random_bytes(20))))
    assert caught.value.groups == ()


def test_an_older_generation_opens_when_the_newest_is_damaged(desk):
    newest = desk.vault.folder / "vault.keys"
    newest.write_bytes(newest.read_bytes()[:-1])
    assert desk.unlock() == desk.keys


def test_without_keys_there_is_no_guess(desk):
    for name in vault_file.FILES:
        (desk.vault.folder / name).unlink()
    with pytest.raises(VaultMissing):
        desk.unlock()


@pytest.mark.parametrize("field", ["vault_key", "key_check", "org", "device"])
def test_an_altered_vault_that_was_sealed_up_again_is_damaged_and_never_opened_wrong(desk, field):
    vault = vault_file.load_vault(desk.vault.folder)
    value = getattr(vault, field)
    altered = msgspec.structs.replace(vault, **{field: value[:-1] + bytes([value[-1] ^ 1])})
    vault_file.save_vault(desk.vault.folder, altered, forget=True)
    with pytest.raises((VaultDamaged, PasswordWrong)):
        desk.unlock()


def test_a_cost_that_no_machine_can_pay_is_damage_and_not_a_wrong_password(desk):
    vault = vault_file.load_vault(desk.vault.folder)
    slot = vault.slots[0]
    locked = msgspec.structs.replace(
        slot.locked, cost=msgspec.structs.replace(slot.locked.cost, lanes=16)
    )
    slots = (msgspec.structs.replace(slot, locked=locked),)
    vault_file.save_vault(
        desk.vault.folder, msgspec.structs.replace(vault, slots=slots), forget=True
    )
    with pytest.raises(VaultDamaged):
        desk.unlock()


def test_nothing_that_opens_stands_in_the_file(desk):
    keys, founding = desk.keys, desk.founded.founding
    data = b"".join(path.read_bytes() for path in desk.vault.folder.rglob("*") if path.is_file())
    for secret in (
        keys.person.kem,
        keys.person.sign,
        keys.vault_secret,
        keys.vault_key,
        keys.database.key,
        desk.secret.read(),
        founding.device_key,
        founding.kem_key,
        founding.inbox_key,
        founding.epoch_keys[1],
        ANNAS_KODE.encode(),
        *(group.encode() for kit in desk.kits for group in kit),
    ):
        assert secret not in data


def test_keys_never_show_in_a_trace(desk):
    for shown in (
        desk.keys,
        desk.keys.database,
        desk.founded.founding,
        desk.vault.recover("".join(desk.kits[0])),
    ):
        for field in dataclasses.fields(shown):
            value = getattr(shown, field.name)
            if isinstance(value, bytes) and len(value) == 32:
                assert repr(value) not in repr(shown)


def test_initials_stand_in_the_file_as_a_keyed_hash(desk):
    vault = vault_file.load_vault(desk.vault.folder)
    assert vault.slots[0].name == initials_name(vault.name_salt, "an")
    assert initials_name(bytes(16), "an") != initials_name(vault.name_salt, "an")


def test_align_twice_writes_once(desk):
    path = desk.vault.folder / "vault.keys"
    desk.staff.add(desk.keys, (MOGENS, "MO", "MEDARBEJDER"), NAT)
    first = path.read_bytes()
    desk.staff.settle(desk.keys)
    assert path.read_bytes() == first


def test_align_with_nobody_locks_nobody_out(desk):
    desk.vault.align(desk.keys, (), 99)
    assert desk.unlock() == desk.keys


def test_a_new_slot_leaves_everybody_elses_as_it_was(desk):
    before = vault_file.load_vault(desk.vault.folder).slots
    desk.staff.add(desk.keys, (OLE, "OL", "MEDARBEJDER"), NAT)
    after = vault_file.load_vault(desk.vault.folder).slots
    assert set(before) < set(after)


def test_an_exchanged_inbox_key_is_noticed(desk):
    inbox_key = desk.founded.founding.inbox_key
    assert desk.vault.inbox_holds(inbox_key)
    vault = vault_file.load_vault(desk.vault.folder)
    theirs = crypto.kem_public(crypto.make_kem_key())
    vault_file.save_vault(desk.vault.folder, msgspec.structs.replace(vault, inbox_public=theirs))
    assert not desk.vault.inbox_holds(inbox_key)
    assert desk.unlock() == desk.keys

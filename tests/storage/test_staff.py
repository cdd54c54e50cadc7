import pytest

from akutdesk.domain.errors import AdgangError
from akutdesk.storage import vault_file
from akutdesk.storage.vault_errors import (
    InitialsTaken,
    LastLeader,
    MembershipDamaged,
    PasswordRefused,
    PasswordWrong,
    PersonUnknown,
)
from akutdesk.wire import crypto
from akutdesk.wire.membership import read_membership
from akutdesk.wire.root import ROOT_ID
from akutdesk.wire.statement import open_audit
from tests.storage.founded import ANNA, ANNAS_KODE, MOGENS, NAT, OLE, founded_desk

NY_KODE = "fire nye ord i nat"


@pytest.fixture
def desk(tmp_path):
    with founded_desk(tmp_path / "data") as desk:
        yield desk


def org_of(desk):
    return read_membership(desk.log.statements())


def add_mogens(desk, rolle="MEDARBEJDER"):
    slip = desk.staff.add(desk.keys, (MOGENS, "MO", rolle), NAT)
    return desk.unlock("MO", slip), slip


def opens(desk, initialer, kode):
    try:
        desk.vault.unlock(initialer, kode, NAT + 10**9)
    except PasswordWrong:
        return False
    return True


def test_a_new_colleague_unlocks_with_the_slip_and_must_choose_a_password(desk):
    mogens, slip = add_mogens(desk)
    assert mogens.temporary
    assert mogens.database == desk.keys.database
    chosen = desk.staff.change_password(mogens, slip, NY_KODE, NAT)
    assert not chosen.temporary
    assert desk.unlock("MO", NY_KODE) == chosen
    assert not opens(desk, "MO", slip)


def test_a_changed_password_makes_one_small_blob_again_and_no_other_key(desk):
    before = vault_file.load_vault(desk.vault.folder)
    desk.staff.change_password(desk.keys, ANNAS_KODE, NY_KODE, NAT)
    after = vault_file.load_vault(desk.vault.folder)
    assert before.vault_key == after.vault_key
    assert before.slots[0].vault_secret == after.slots[0].vault_secret
    assert before.slots[0].locked != after.slots[0].locked
    assert desk.unlock(kode=NY_KODE) == desk.keys


def test_an_old_password_opens_no_generation(desk):
    desk.staff.change_password(desk.keys, ANNAS_KODE, NY_KODE, NAT)
    folder = desk.vault.folder
    for name in vault_file.FILES[:2]:
        (folder / name).unlink()
        assert not opens(desk, "AN", ANNAS_KODE)
        assert opens(desk, "AN", NY_KODE)


def test_the_old_password_is_asked_for_and_the_new_one_must_be_new_and_good(desk):
    with pytest.raises(PasswordWrong):
        desk.staff.change_password(desk.keys, "ikke Annas kode", NY_KODE, NAT)
    for new, grund in ((ANNAS_KODE, "ENS"), ("for kort", "KORT"), ("Fredericia 2026!", "KENDT")):
        with pytest.raises(PasswordRefused) as caught:
            desk.staff.change_password(desk.keys, ANNAS_KODE, new, NAT)
        assert caught.value.grund == grund
    assert desk.unlock() == desk.keys


def test_a_forgotten_password_is_issued_again_and_what_was_signed_stays_valid(desk):
    mogens, slip = add_mogens(desk)
    signature = crypto.sign(mogens.person.sign, b"afsluttet henvendelse")
    fresh = desk.staff.reissue(desk.keys, MOGENS, NAT)
    again = desk.unlock("MO", fresh)
    assert again.temporary
    assert again.person != mogens.person
    assert not opens(desk, "MO", slip)
    old = read_membership(desk.log.statements()[:6]).people[MOGENS]
    crypto.verify(old.sign_public, b"afsluttet henvendelse", signature)


def test_whoever_leaves_opens_nothing_more(desk):
    _, slip = add_mogens(desk)
    desk.staff.leave(desk.keys, MOGENS, NAT)
    assert not opens(desk, "MO", slip)
    folder = desk.vault.folder
    for name in vault_file.FILES[:2]:
        (folder / name).unlink()
        assert not opens(desk, "MO", slip)
    with pytest.raises(PersonUnknown):
        desk.staff.leave(desk.keys, MOGENS, NAT)


def test_initials_of_somebody_who_left_may_be_used_again(desk):
    add_mogens(desk)
    desk.staff.leave(desk.keys, MOGENS, NAT)
    slip = desk.staff.add(desk.keys, (OLE, "MO", "MEDARBEJDER"), NAT)
    assert desk.unlock("MO", slip).user == OLE


@pytest.mark.parametrize("initialer", ["MO", "mo", " Mo "])
def test_two_colleagues_cannot_have_the_same_initials(desk, initialer):
    add_mogens(desk)
    before = desk.log.statements()
    with pytest.raises(InitialsTaken):
        desk.staff.add(desk.keys, (OLE, initialer, "MEDARBEJDER"), NAT)
    assert desk.log.statements() == before


def test_only_a_leader_changes_the_staff(desk):
    mogens, _ = add_mogens(desk)
    before = desk.log.statements()
    with pytest.raises(AdgangError):
        desk.staff.add(mogens, (OLE, "OL", "LEDER"), NAT)
    with pytest.raises(AdgangError):
        desk.staff.change_role(mogens, MOGENS, "LEDER", NAT)
    with pytest.raises(AdgangError):
        desk.staff.leave(mogens, ANNA, NAT)
    assert desk.log.statements() == before


def test_f79_the_last_leader_cannot_leave_or_step_down(desk):
    with pytest.raises(LastLeader):
        desk.staff.leave(desk.keys, ANNA, NAT)
    with pytest.raises(LastLeader):
        desk.staff.change_role(desk.keys, ANNA, "MEDARBEJDER", NAT)
    assert desk.unlock() == desk.keys


def test_the_log_is_read_by_leaders_and_by_nobody_who_stopped_being_one(desk):
    mogens, _ = add_mogens(desk)
    assert set(org_of(desk).audit.seals) == {ANNA, ROOT_ID}
    desk.staff.change_role(desk.keys, MOGENS, "LEDER", NAT)
    org = org_of(desk)
    audit = open_audit(mogens.person.kem, org.audit.seals[MOGENS], org.org, MOGENS)
    assert crypto.kem_public(audit) == org.genesis.audit_public
    desk.staff.change_role(desk.keys, MOGENS, "MEDARBEJDER", NAT)
    assert set(org_of(desk).audit.seals) == {ANNA, ROOT_ID}


def test_a_leader_with_new_keys_reads_the_log_again(desk):
    add_mogens(desk, "LEDER")
    fresh = desk.unlock("MO", desk.staff.reissue(desk.keys, MOGENS, NAT))
    org = org_of(desk)
    audit = open_audit(fresh.person.kem, org.audit.seals[MOGENS], org.org, MOGENS)
    assert crypto.kem_public(audit) == org.genesis.audit_public


def test_a_password_change_says_nothing_about_the_log(desk):
    mogens, slip = add_mogens(desk)
    before = len(desk.log.statements())
    desk.staff.change_password(mogens, slip, NY_KODE, NAT)
    assert len(desk.log.statements()) == before + 1


def test_a_stop_between_the_statement_and_the_slot_is_healed_at_the_next_unlock(desk):
    slip = desk.staff.add(desk.keys, (MOGENS, "MO", "MEDARBEJDER"), NAT)
    held = vault_file.load_vault(desk.vault.folder)
    without = held.slots[:1]
    vault_file.save_vault(
        desk.vault.folder,
        vault_file.VaultFile(**{**_fields(held), "slots": without}),
        forget=True,
    )
    assert not opens(desk, "MO", slip)
    desk.staff.settle(desk.unlock(now_ms=NAT + 10**9))
    assert opens(desk, "MO", slip)


def _fields(record):
    return {name: getattr(record, name) for name in record.__struct_fields__}


@pytest.mark.parametrize("which", [0, 1])
def test_a_kit_gives_a_leader_a_new_password_on_a_pc_that_lost_its_secret(desk, which):
    mogens, slip = add_mogens(desk)
    desk.secret.lose()
    recovered = desk.vault.recover(" ".join(desk.kits[which]))
    desk.staff.restore(recovered, (ANNA, "AN", NY_KODE), NAT)
    anna = desk.unlock(kode=NY_KODE)
    assert anna.database == desk.keys.database
    assert desk.unlock("MO", slip).person == mogens.person
    assert not opens(desk, "AN", ANNAS_KODE)
    org = org_of(desk)
    assert open_audit(anna.person.kem, org.audit.seals[ANNA], org.org, ANNA)


def test_f79_a_kit_appoints_a_leader_when_the_only_one_is_gone(desk):
    recovered = desk.vault.recover(" ".join(desk.kits[0]))
    desk.staff.restore(recovered, (OLE, "OL", NY_KODE), NAT)
    ole = desk.unlock("OL", NY_KODE)
    desk.staff.leave(ole, ANNA, NAT)
    assert not opens(desk, "AN", ANNAS_KODE)


def test_a_poor_password_restores_nothing(desk):
    recovered = desk.vault.recover(" ".join(desk.kits[0]))
    before = desk.log.statements()
    with pytest.raises(PasswordRefused):
        desk.staff.restore(recovered, (ANNA, "AN", "kort"), NAT)
    assert desk.log.statements() == before


def test_a_chain_that_does_not_hold_changes_nobody(desk):
    spoiled = desk.log.statements()[3][:-1] + b"x"
    desk.log._file.db.execute("UPDATE membership SET statement = ? WHERE idx = 3", (spoiled,))
    with pytest.raises(MembershipDamaged):
        desk.staff.people()
    with pytest.raises(MembershipDamaged):
        desk.staff.add(desk.keys, (OLE, "OL", "MEDARBEJDER"), NAT)


def test_the_server_sees_no_initials_in_the_chain(desk):
    desk.staff.add(desk.keys, (OLE, "OLESEN", "MEDARBEJDER"), NAT)
    assert all(b"OLESEN" not in signed for signed in desk.log.statements())

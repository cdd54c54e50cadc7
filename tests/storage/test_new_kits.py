"""Once a sheet was used its code is known: two new kits are made, and no sheet of before opens (mockups/paper/11)."""

from __future__ import annotations

import pytest

from akutdesk.domain.indstilling import Indstilling
from akutdesk.storage.found_copy import find_copies, opened_by
from akutdesk.storage.genesis import Draft, draft_of, prepare
from akutdesk.storage.keyring import Keyring
from akutdesk.storage.kit import groups_of
from akutdesk.storage.restoration import restore
from akutdesk.storage.restore_errors import CopyForeign
from akutdesk.storage.vault import Vault
from akutdesk.storage.vault_errors import KitsSwapped, KitWrong
from akutdesk.storage.vault_file import FILES, load_vault
from tests.storage.founded import CHEAP, NAT, OLE
from tests.storage.test_keyring import KODE, NU, NY_KODE, Ur, entries, first, krav, nyt_sted, vault
from tests.storage.test_restoration import Night, bare, night
from tests.storage.test_unsaid import anna_at, desks

__all__ = ["bare", "desks", "first", "night", "vault"]

KUVERTER = ("Skab 4", "Borgmesterens boks")


@pytest.fixture
def kits(first):
    made = first.ark()
    first.opret(nyt_sted(made))
    return tuple(" ".join(one) for one in made)


@pytest.fixture
def ring(vault, kits):
    assert kits
    ring = Keyring(vault=vault, clock=Ur(), read_krav=krav)
    yield ring
    ring.luk()


@pytest.fixture
def leder(ring):
    return ring.lad_ind(ring.proev("LE", KODE))


def made_anew(ring, leder, kit):
    """Two new kits by whoever has this one; their codes as one types them."""
    new = ring.lav_nye_ark(kit)
    ring.tag_nye_ark(leder, new, KUVERTER)
    return tuple(" ".join(one) for one in new)


@pytest.mark.parametrize("which", [0, 1])
def test_new_kits_open_and_those_of_before_do_not(ring, leder, vault, kits, which):
    new = made_anew(ring, leder, kits[which])
    assert [vault.recover(one).vault_key for one in new] == [
        vault.unlock("LE", KODE, 0).vault_key
    ] * 2
    for old in kits:
        with pytest.raises(KitWrong):
            vault.recover(old)


def test_no_older_generation_of_the_vault_opens_with_an_old_kit_either(ring, leder, vault, kits):
    made_anew(ring, leder, kits[0])
    for name in FILES:
        (vault.folder / FILES[0]).write_bytes((vault.folder / name).read_bytes())
        with pytest.raises(KitWrong):
            vault.recover(kits[1])


def test_it_is_in_the_log_and_the_places_of_the_envelopes_are_kept(ring, leder, kits):
    made_anew(ring, leder, kits[0])
    assert "NYE_ARK" in [handling for handling, _ in entries(ring, leder)]
    known = {one.noegle: one.vaerdi for one in ring.store().setup(leder.adgang, Indstilling)}
    assert (known["kuvert_1"], known["kuvert_2"]) == KUVERTER


def test_a_sheet_of_another_place_is_in_the_log_as_a_wrong_code_and_a_slip_is_not(
    ring, leder, kits
):
    slip = kits[0][:-1] + ("0" if kits[0][-1] != "0" else "1")
    for code in (slip, " ".join(groups_of(bytes(range(20))))):
        with pytest.raises(KitWrong):
            ring.lav_nye_ark(code)
    assert [handling for handling, _ in entries(ring, leder)].count("FEJL_LOGIND") == 1


def test_sheets_typed_back_wrong_change_nothing(ring, leder, vault, kits):
    a, b = ring.lav_nye_ark(kits[0])
    with pytest.raises(KitsSwapped):
        ring.tag_nye_ark(leder, (b, a), KUVERTER)
    with pytest.raises(KitWrong):
        ring.tag_nye_ark(leder, (a, (*b[:7], a[7])), KUVERTER)
    assert vault.recover(kits[0])
    ring.tag_nye_ark(leder, (a, b), KUVERTER)
    assert vault.recover(" ".join(a))


def test_whoever_has_no_sheet_makes_no_new_ones(ring, leder, vault, kits):
    with pytest.raises(KitWrong):
        ring.lav_nye_ark(" ".join(prepare().kits[0]))
    ring.lav_nye_ark(kits[0])
    ring.glem_nye_ark()
    with pytest.raises(RuntimeError):
        ring.tag_nye_ark(leder, (("",) * 8, ("",) * 8), KUVERTER)
    assert vault.recover(kits[1])


def test_a_used_kit_is_known_until_new_ones_are_made(ring, leder, kits):
    assert ring.ark_brugt() is None
    ring.luk()
    ring.aabn_ark(kits[0])
    ring.genopret(leder, NY_KODE, None)
    leder = ring.lad_ind(ring.proev("LE", NY_KODE))
    assert ring.ark_brugt() == NU
    ring.luk()
    ring.lad_ind(ring.proev("LE", NY_KODE))
    assert ring.ark_brugt() == NU, "a restart forgets nothing"
    made_anew(ring, leder, kits[0])
    ring.luk()
    ring.lad_ind(ring.proev("LE", NY_KODE))
    assert ring.ark_brugt() is None


def renewed(staff, kit) -> Draft:
    """Two new kits, made and said at this desk by its leader, who has this one."""
    root = staff.vault.recover(" ".join(kit)).root
    draft = draft_of(load_vault(staff.vault.folder).org, root)
    staff.new_kits(anna_at(staff), draft.seals, NAT)
    return draft


def opens(vault: Vault, kit) -> bool:
    try:
        return bool(vault.recover(" ".join(kit)))
    except KitWrong:
        return False


def test_the_other_desk_follows_at_its_next_unlock(desks):
    draft = renewed(desks.first, desks.kits[0])
    desks.meet()
    desks.second.settle(anna_at(desks.second))
    for staff in (desks.first, desks.second):
        assert [opens(staff.vault, kit) for kit in (*desks.kits, *draft.kits)] == [0, 0, 1, 1]
    assert desks.second.kit_used_ms() is None


def test_new_kits_that_lost_the_race_to_their_place_open_and_are_said_again(desks):
    """F74: their sheets lie in envelopes, and the old ones are shredded."""
    desks.first.add(anna_at(desks.first), (OLE, "OL", "MEDARBEJDER"), NAT)
    draft = renewed(desks.second, desks.kits[0])
    assert len(desks.meet()) == 1
    desks.second.settle(anna_at(desks.second))
    assert all(opens(desks.second.vault, kit) for kit in draft.kits)
    mogens = desks.second.vault.unlock("MO", desks.slip, NAT)
    desks.second.say_again(mogens, NAT)
    assert desks.second.log.unsaid_kits() is not None, "that is a leader's to say"
    desks.second.say_again(anna_at(desks.second), NAT)
    desks.level()
    desks.first.settle(anna_at(desks.first))
    desks.second.settle(anna_at(desks.second))
    for staff in (desks.first, desks.second):
        assert [opens(staff.vault, kit) for kit in (*desks.kits, *draft.kits)] == [0, 0, 1, 1]


def test_of_two_pairs_made_at_once_no_sheet_is_void(desks):
    one, two = renewed(desks.first, desks.kits[0]), renewed(desks.second, desks.kits[1])
    desks.meet()
    desks.second.say_again(anna_at(desks.second), NAT)
    desks.level()
    for staff in (desks.first, desks.second):
        staff.settle(anna_at(staff))
        kits = (*desks.kits, *one.kits, *two.kits)
        assert [opens(staff.vault, kit) for kit in kits] == [0, 0, 1, 1, 1, 1]


def test_a_copy_made_after_it_opens_with_the_new_kits_only(night: Night, bare):
    draft = renewed(night.desk.staff, night.desk.kits[0])
    night.desk.log.copy_out()
    with pytest.raises(CopyForeign):
        opened_by(find_copies(night.stick), night.code)
    new = " ".join(draft.kits[1])
    copy, root = opened_by(find_copies(night.stick), new)
    assert list(restore(bare.vault, copy, root, cost=CHEAP, clock=bare.clock))
    assert opens(bare.vault, draft.kits[0])
    assert not opens(bare.vault, night.desk.kits[0])

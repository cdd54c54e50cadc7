"""A password is never cheaper to guess than the desk was founded with, whatever vault.keys says (2.2)."""

import msgspec
import pytest

from akutdesk.domain.record import new_id
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.keyring import Keyring
from akutdesk.storage.kode_cost import NAME
from akutdesk.storage.vault_file import load_vault, save_vault
from akutdesk.wire.crypto import Argon2Cost
from akutdesk.wire.locked_keys import FLOOR_COST, Cost
from tests.storage.test_keyring import KODE, Ur, first, krav, leder, nyt_sted, ring, vault

__all__ = ["first", "leder", "ring", "vault"]
DEAR = Argon2Cost(memory_kib=256, passes=2, lanes=1)


def costs(vault):
    return [
        (slot.locked.cost.memory_kib, slot.locked.cost.passes)
        for slot in load_vault(vault.folder).slots
    ]


def cheapen(vault):
    """Somebody with the folder at hand lowers what the next password costs."""
    held = load_vault(vault.folder)
    save_vault(vault.folder, msgspec.structs.replace(held, cost=Cost(8, 1, 1)))


@pytest.fixture
def dear(vault, first):
    """A desk that was founded with a dearer cost, open for its leader."""
    first.cost = lambda: DEAR
    first.opret(nyt_sted(first.ark()))
    ring = Keyring(vault=vault, clock=Ur(), read_krav=krav)
    yield ring
    ring.luk()


def test_cost_that_was_lowered_in_the_file_makes_no_new_password_cheaper(dear, vault):
    leder = dear.lad_ind(dear.proev("LE", KODE))
    cheapen(vault)
    dear.giv_adgang(leder, Bruger(id=new_id(), initialer="AN", navn="A", rolle="VIKAR"))
    assert costs(vault) == [(256, 2)] * 2


def test_desk_that_kept_no_cost_asks_the_floor(ring, leder, vault):
    store = ring.store()
    with store._file.transaction():
        store._file.db.execute("DELETE FROM secret WHERE name = ?", (NAME,))
    ring.giv_adgang(leder, Bruger(id=new_id(), initialer="AN", navn="A", rolle="VIKAR"))
    assert (FLOOR_COST.memory_kib, FLOOR_COST.passes) in costs(vault)


def test_weak_password_is_made_dear_after_unlock_and_opens_as_before(ring, leder, vault):
    found = ring.proev("LE", KODE)
    assert not ring.styrk(found, KODE)
    held = load_vault(vault.folder)
    save_vault(vault.folder, msgspec.structs.replace(held, cost=Cost(256, 2, 1)))
    assert ring.styrk(found, KODE)
    assert costs(vault) == [(256, 2)]
    again = ring.proev("LE", KODE)
    assert (again.user, again.person) == (found.user, found.person)
    assert not ring.styrk(again, KODE)
    ring.luk()
    assert ring.lad_ind(ring.proev("LE", KODE)) == leder


@pytest.mark.usefixtures("leder")
def test_wrong_password_strengthens_nothing(ring, vault):
    found = ring.proev("LE", KODE)
    held = load_vault(vault.folder)
    save_vault(vault.folder, msgspec.structs.replace(held, cost=Cost(256, 2, 1)))
    assert not ring.styrk(found, "en helt anden kode")
    assert ring.proev("LE", KODE) == found


def test_temporary_password_is_left_for_its_owner_to_change(ring, leder, vault):
    new = Bruger(id=new_id(), initialer="AN", navn="A", rolle="VIKAR")
    slip = ring.giv_adgang(leder, new)
    found = ring.proev("AN", slip)
    held = load_vault(vault.folder)
    save_vault(vault.folder, msgspec.structs.replace(held, cost=Cost(256, 2, 1)))
    assert not ring.styrk(found, slip)

"""An older vault.keys or an older database in the place of the newest: no old password comes back to life (T12)."""

from __future__ import annotations

import pytest

from akutdesk.domain.record import new_id
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.errors import AccessOver
from akutdesk.storage.vault_errors import PasswordWrong, PersonUnknown
from tests.storage.test_keyring import KODE, NY_KODE, entries, first, leder, ring, vault

__all__ = ["first", "leder", "ring", "vault"]


@pytest.mark.parametrize("how", ["changed", "forgotten"])
def test_password_that_was_replaced_opens_nothing_for_who_puts_an_older_key_file_back(
    ring, leder, vault, how
):
    anna = Bruger(id=new_id(), initialer="AN", navn="Anna Lund", rolle="MEDARBEJDER")
    slip = ring.giv_adgang(leder, anna)
    older = {path: path.read_bytes() for path in vault.folder.glob("vault.keys*")}
    found = ring.proev("AN", slip)
    ring.lad_ind(found)
    if how == "changed":
        ring.skift_kode(found, slip, NY_KODE)
        newest = NY_KODE
    else:
        newest = ring.ny_kode(leder, anna.id)
    ring.luk()
    for path, data in older.items():
        path.write_bytes(data)
    with pytest.raises(AccessOver, match="KODE"):
        ring.lad_ind(ring.proev("AN", slip))
    with pytest.raises(PersonUnknown):
        ring.noegle(anna)
    with pytest.raises(PasswordWrong):
        ring.proev("AN", slip)  # the slots have followed what was signed
    assert ring.lad_ind(ring.proev("AN", newest)) == anna
    ring.lad_ind(ring.proev("LE", KODE))
    assert ("ADGANG_AFVIST", None) in entries(ring, leder)


def test_new_password_opens_beside_an_older_copy_of_the_database(ring, leder, vault):
    path = vault.folder / "vault.db"
    ring.luk()
    older = path.read_bytes()
    ring.lad_ind(ring.proev("LE", KODE))
    ring.skift_kode(ring.proev("LE", KODE), KODE, NY_KODE)
    ring.luk()
    path.write_bytes(older)
    assert ring.lad_ind(ring.proev("LE", NY_KODE)) == leder

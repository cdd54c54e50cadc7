"""A leader, an envelope and a PC that lost its secret: the database opens again, with every word in it."""

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import RecordId
from akutdesk.storage import genesis
from akutdesk.storage.genesis import Leader
from akutdesk.storage.opening import create, open_store
from akutdesk.storage.staff import Staff
from akutdesk.storage.staff_roll import desk_of
from akutdesk.storage.vault import Vault
from akutdesk.storage.vault_errors import DeviceSecretGone, PasswordWrong
from tests.fakes.device_secret import MemoryDeviceSecret
from tests.storage.founded import ANNA, ANNAS_KODE, CHEAP, KRAV, MOGENS, NAT, Nat

NY_KODE = "fire nye ord i nat"
ADGANG = Adgang(RecordId(ANNA), "LEDER", "DRIFT")


@pytest.mark.parametrize("which", [0, 1])
def test_a_kit_opens_the_nights_again_and_gives_everybody_their_way_in_back(tmp_path, which):
    secret = MemoryDeviceSecret()
    vault, draft = Vault(tmp_path / "data", secret), genesis.prepare()
    leader = Leader(user=ANNA, initialer="AN", password=ANNAS_KODE)
    founded = genesis.found(vault, draft, leader, krav=KRAV, cost=CHEAP, now_ms=NAT)
    store = create(vault.folder, founded.keys.database, founded.founding, Nat())
    genesis.finish(vault)
    store.sign_in(RecordId(ANNA), founded.keys.person.sign)
    mogens = Medarbejder(id=RecordId(MOGENS), navn="Mogens", initialer="MO", rolle="MEDARBEJDER")
    store.save(ADGANG, mogens)
    desk = desk_of(founded.founding)
    staff = Staff(vault=vault, log=store, desk=desk, krav=KRAV, cost=CHEAP)
    slip = staff.add(founded.keys, (MOGENS, "MO", "MEDARBEJDER"), NAT)
    store.close()

    secret.lose()
    with pytest.raises(DeviceSecretGone):
        vault.unlock("AN", ANNAS_KODE, NAT)
    recovered = vault.recover(" ".join(draft.kits[which]))
    store = open_store(vault.folder, recovered.database, Nat())
    staff = Staff(vault=vault, log=store, desk=desk, krav=KRAV, cost=CHEAP)
    staff.restore(recovered, (ANNA, "AN", NY_KODE), NAT)
    store.close()

    anna, again = vault.unlock("AN", NY_KODE, NAT), vault.unlock("MO", slip, NAT)
    assert anna.database == again.database == founded.keys.database
    with pytest.raises(PasswordWrong):
        vault.unlock("AN", ANNAS_KODE, NAT)
    store = open_store(vault.folder, anna.database, Nat())
    store.sign_in(RecordId(ANNA), anna.person.sign)
    assert store.setup(ADGANG, Medarbejder) == (mogens,)
    assert ("NOEGLEARK", ANNA) in log_of(store, anna)
    store.close()


def log_of(store, anna):
    """(handling, bruger) of each entry, as Anna reads it."""
    assert store.hold_log_key(RecordId(ANNA), anna.person.kem)
    rows = store.read_log(ADGANG, store._file.presence.log_keys[RecordId(ANNA)])
    return [(row.entry.handling, row.bruger) for row in rows]

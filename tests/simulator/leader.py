"""What a leader does at a desk at the end of a run: unlocks, so that what lost its place is said again."""

from __future__ import annotations

from typing import Final

from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.staff_roll import StaffRoll, desk_of
from akutdesk.storage.vault import Keys, Vault
from akutdesk.wire.crypto import Argon2Cost
from tests.fakes.device_secret import MemoryDeviceSecret
from tests.storage.desk import ANNA
from tests.storage.founded import NAT
from tests.sync.house import Pc

_COST: Final = Argon2Cost(memory_kib=64, passes=1, lanes=1)


def say_again(pc: Pc) -> None:
    """Anna unlocks: PCs that were let in or shut out in vain, and keys that somebody lacks."""
    roll = StaffRoll(
        vault=Vault(pc.desk.folder, MemoryDeviceSecret()),
        log=pc.store,
        desk=desk_of(pc.desk.founding),
        krav=Adgangskodekrav(frozenset()),
        cost=_COST,
    )
    keys = Keys(user=ANNA, temporary=False, person=pc.desk.person, vault_secret=b"", vault_key=b"")
    assert roll.say_again(keys, NAT), "a leader's word waits"

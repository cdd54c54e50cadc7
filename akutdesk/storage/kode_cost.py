"""What a try at a password costs on this PC, never less than the desk was founded with (sync-and-security.md 2.2).

vault.keys lies open to whoever can write in the folder; the database does not. So what genesis measured is kept
in the database too, and a cost that somebody has lowered in vault.keys makes no new password cheaper to guess.
"""

from __future__ import annotations

from typing import Final

import msgspec

from akutdesk.storage.store import Store
from akutdesk.storage.vault import Vault
from akutdesk.wire.crypto import Argon2Cost
from akutdesk.wire.locked_keys import FLOOR_COST, Cost, LockedKeys

NAME: Final = "argon2_cost"
_DECODER: Final = msgspec.msgpack.Decoder(Cost)


def keep_cost(store: Store, cost: Argon2Cost) -> None:
    """At genesis: what was measured. Raises DiskFull, DiskFault."""
    kept = Cost(cost.memory_kib, cost.passes, cost.lanes)
    store.keep_secret(NAME, msgspec.msgpack.encode(kept))


def cost_of(vault: Vault, store: Store) -> Argon2Cost:
    """What the next password costs: the file's cost, and at least what was kept, or the floor where nothing was."""
    kept = store.secret(NAME)
    least = _plain(_DECODER.decode(kept)) if kept is not None else FLOOR_COST
    stored = vault.cost()
    return Argon2Cost(
        memory_kib=max(stored.memory_kib, least.memory_kib),
        passes=max(stored.passes, least.passes),
        lanes=stored.lanes,
    )


def is_weaker(locked: LockedKeys, cost: Argon2Cost) -> bool:
    """Whether a password is cheaper to guess than this."""
    return locked.cost.memory_kib < cost.memory_kib or locked.cost.passes < cost.passes


def _plain(cost: Cost) -> Argon2Cost:
    return Argon2Cost(memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes)

"""The vault of a PC that begins: at genesis with its leader, or joining with everybody (design.md 8.2, 8.5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from akutdesk.storage.vault import (
    Colleague,
    key_check,
    recovery_info,
    secret_check,
    slots_for,
    wrap_vault_key,
)
from akutdesk.storage.vault_file import VaultFile
from akutdesk.wire import crypto
from akutdesk.wire.crypto import Argon2Cost
from akutdesk.wire.locked_keys import Cost
from akutdesk.wire.root import KitSeal

_SALT = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultSecrets:
    """What only this PC has: VDK, VS, DS, and the private half of its inbox key."""

    vault_key: bytes = field(repr=False)
    vault_secret: bytes = field(repr=False)
    device_secret: bytes = field(repr=False)
    inbox_key: bytes = field(repr=False)


def new_vault(
    place: tuple[bytes, bytes],
    root: tuple[bytes, tuple[KitSeal, ...]],
    secrets: VaultSecrets,
    cost: Argon2Cost,
) -> VaultFile:
    """An unfinished vault without slots; `place` is (org, device), `root` its KEM key and ROOT under each kit."""
    root_kem, kits = root
    org, device = place
    info = recovery_info(org, device)
    return VaultFile(
        generation=0,
        org=org,
        device=device,
        name_salt=crypto.random_bytes(_SALT),
        cost=Cost(cost.memory_kib, cost.passes, cost.lanes),
        secret_check=secret_check(secrets.device_secret),
        vault_key=wrap_vault_key(
            secrets.vault_key, secrets.vault_secret, secrets.device_secret, org + device
        ),
        key_check=key_check(secrets.vault_key),
        kits=kits,
        recovery=crypto.seal_to(root_kem, secrets.vault_key, info),
        inbox_public=crypto.kem_public(secrets.inbox_key),
        slots=(),
        finished=False,
    )


def with_slots(
    vault: VaultFile, vault_secret: bytes, staff: Iterable[Colleague], count: int = 0
) -> VaultFile:
    """The vault with a slot for each of `staff`, made from `count` statements."""
    slots = slots_for(vault, vault_secret, staff)
    return msgspec.structs.replace(vault, slots=slots, statements=count)

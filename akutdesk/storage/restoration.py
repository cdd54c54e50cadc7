"""A whole desk again, on a bare PC, from a second copy and a recovery kit (sync-and-security.md 2.18, F81).

The copy holds everything but secrets: the list of members has ROOT under each kit, every epoch key under ROOT,
and each person's keys under their own password. The PC comes back as a new one, under an id and keys of its own,
so that nothing it writes can bear the name of something the old one wrote (V3). In the end the vault is marked
as finished; a stop anywhere before leaves what the next try takes away, and nothing else has been touched.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from akutdesk.domain.clock import Clock
from akutdesk.storage import claim, genesis
from akutdesk.storage.colleague import colleagues, epoch_keys
from akutdesk.storage.devices import ComingBack
from akutdesk.storage.durable import write_durably
from akutdesk.storage.found_copy import FoundCopy
from akutdesk.storage.founding import Founding
from akutdesk.storage.instant import instant, millis
from akutdesk.storage.net_errors import CopyUnreadable
from akutdesk.storage.new_vault import VaultSecrets, new_vault, with_slots
from akutdesk.storage.opening import create
from akutdesk.storage.pending import drop_pending
from akutdesk.storage.restore_errors import CopyDamaged
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Vault, database_keys
from akutdesk.storage.vault_file import save_vault
from akutdesk.wire import crypto, hlc, membership
from akutdesk.wire.crypto import Argon2Cost
from akutdesk.wire.errors import WireError
from akutdesk.wire.membership import Membership, Signer
from akutdesk.wire.root import ROOT_ID, root_kem_key, root_sign_key

_ID: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class _OwnKeys:
    """What only this PC will have."""

    device: bytes
    sign: bytes = field(repr=False)
    kem: bytes = field(repr=False)
    vault: VaultSecrets


@dataclass(frozen=True, slots=True)
class Taken:
    """How many events have come so far, and when the newest of them was written; None before the first."""

    events: int = 0
    nyeste: datetime | None = None


def restore(
    vault: Vault, copy: FoundCopy, root: bytes, *, cost: Argon2Cost, clock: Clock
) -> Generator[Taken]:
    """Make vault and database from the copy, unfinished; after each step it says how far it is.

    Minutes for a hundred thousand: a job's work. Raises VaultThere where a desk is already, CopyDamaged,
    DeviceSecretFault, DiskFull, DiskFault. Once somebody can unlock, `genesis.finish` makes a desk of it.
    """
    genesis.clear_unfinished(vault.folder)
    genesis.refuse_second(vault.folder)
    vault.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    drop_pending(vault.folder)
    write_durably(vault.folder / claim.BEGUN, b"")
    own = _make_keys()
    try:
        said, org = _announced(copy, root, own, millis(clock.now()))
        _lay_vault(vault, org, own, cost)
        founding = _founding(org, own, (*copy.statements, *said))
    except WireError:
        raise CopyDamaged from None
    keys = database_keys(own.vault.vault_key)
    with closing(create(vault.folder, keys, founding, clock)) as store:
        yield from _take_in(store, copy)


def _take_in(store: Store, copy: FoundCopy) -> Iterator[Taken]:
    taken, newest = 0, 0
    for home in copy.homes:
        with suppress(CopyUnreadable):  # told before it began; what is whole was taken in
            for step in store.net.import_copy(home, at_once=True):
                taken, newest = taken + step.events, max(newest, step.hlc)
                yield Taken(taken, instant(hlc.millis(newest) or None))
    for _ in store.net.settle():
        pass
    store.copy_out()  # to no place yet: the notes go over into the search index
    yield Taken(taken, instant(hlc.millis(newest) or None))


def _make_keys() -> _OwnKeys:
    def key() -> bytes:
        return crypto.random_bytes(crypto.KEY_SIZE)

    return _OwnKeys(
        device=crypto.random_bytes(_ID),
        sign=crypto.make_signing_key(),
        kem=crypto.make_kem_key(),
        vault=VaultSecrets(
            vault_key=key(),
            vault_secret=key(),
            device_secret=key(),
            inbox_key=crypto.make_kem_key(),
        ),
    )


def _announced(
    copy: FoundCopy, root: bytes, own: _OwnKeys, now_ms: int
) -> tuple[tuple[bytes, ...], Membership]:
    """What ROOT says about the PC, and the org after it. Raises WireError."""
    org = membership.read_membership(copy.statements)
    coming = ComingBack(
        device=own.device,
        sign_public=crypto.verify_key(own.sign),
        kem_public=crypto.kem_public(own.kem),
        root_kem=root_kem_key(root),
    )
    signer = Signer(ROOT_ID, root_sign_key(root))
    return membership.extend(org, signer, coming.contents(org), now_ms)


def _lay_vault(vault: Vault, org: Membership, own: _OwnKeys, cost: Argon2Cost) -> None:
    """The unfinished vault, with a slot for everybody: each password opens as before. Raises WireError."""
    staff = colleagues(org, epoch_keys(org, own.device, own.kem))
    bare = new_vault((org.org, own.device), (org.genesis.root_kem, org.kits), own.vault, cost)
    vault.secret.keep(own.vault.device_secret)
    slotted = with_slots(bare, own.vault.vault_secret, staff, org.count)
    save_vault(vault.folder, slotted, forget=True)


def _founding(org: Membership, own: _OwnKeys, statements: tuple[bytes, ...]) -> Founding:
    """Raises CopyDamaged if not even the newest epoch's key can be had."""
    keys = epoch_keys(org, own.device, own.kem)
    if org.epoch not in keys:
        raise CopyDamaged
    return Founding(
        org=org.org,
        device=own.device,
        device_key=own.sign,
        kem_key=own.kem,
        epoch=org.epoch,
        epoch_keys=keys,
        audit_public=org.genesis.audit_public,
        statements=statements,
        inbox_key=own.vault.inbox_key,
    )

"""How an org begins on its first PC, without a server (design.md 8.1-8.6; sync-and-security.md 2.15).

In order: `prepare` makes ROOT and both kits, in memory only. The kits are printed and typed back. `found`
writes the PC's secret and an unfinished vault. The database is made from `Founded`. `finish` closes it. A
stop anywhere before that leaves nothing that anybody has used, and `clear_unfinished` takes it away.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec

from akutdesk.storage import claim
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.durable import remove_durably
from akutdesk.storage.founding import Founding
from akutdesk.storage.kit import groups_of, read_groups
from akutdesk.storage.new_vault import VaultSecrets, new_vault, with_slots
from akutdesk.storage.vault import Colleague, Keys, Vault
from akutdesk.storage.vault_errors import KitsSwapped, KitWrong, VaultMissing, VaultThere
from akutdesk.storage.vault_file import FILES, VaultFile, load_vault, save_vault, vault_exists
from akutdesk.wire import crypto, membership
from akutdesk.wire import statement as s
from akutdesk.wire.crypto import Argon2Cost
from akutdesk.wire.locked_keys import PersonKeys, lock_keys, make_person_keys
from akutdesk.wire.membership import LEDER, Signer
from akutdesk.wire.root import (
    ROOT_ID,
    KitSeal,
    make_code,
    make_root,
    root_kem_key,
    root_sign_key,
    seal_root,
)

DATABASE_FILES: Final = ("vault.db", "vault.db-wal", "vault.db-shm", "vault.db-journal")

_ID: Final = 16
_EPOCH: Final = 1

Kit = tuple[str, ...]
"""The eight groups of one code."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An org that is not there yet, or one that gets new kits: its id, ROOT, and the two codes. Memory only."""

    org: bytes
    root: bytes = field(repr=False)
    codes: tuple[bytes, bytes] = field(repr=False)
    seals: tuple[KitSeal, ...] = field(repr=False)
    """ROOT under each of the codes."""

    @property
    def kits(self) -> tuple[Kit, Kit]:
        """Kit A and kit B as printed."""
        return groups_of(self.codes[0]), groups_of(self.codes[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """The first leader: the id of their medarbejder record, initials, and the password they chose."""

    user: bytes
    initialer: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Founded:
    """An unlocked desk whose database is still to be made: `keys.database` and `founding` are its input."""

    keys: Keys
    founding: Founding


@dataclass(frozen=True, slots=True, kw_only=True)
class _Secrets:
    """Every random key of a new org and its first PC."""

    device: bytes
    device_key: bytes = field(repr=False)
    kem_key: bytes = field(repr=False)
    inbox_key: bytes = field(repr=False)
    audit_key: bytes = field(repr=False)
    epoch_key: bytes = field(repr=False)
    vault_key: bytes = field(repr=False)
    vault_secret: bytes = field(repr=False)
    device_secret: bytes = field(repr=False)


def prepare() -> Draft:
    """A new org id, ROOT and two kit codes. Nothing is written."""
    return draft_of(crypto.random_bytes(_ID), make_root())


def draft_of(org: bytes, root: bytes) -> Draft:
    """Two new kits for this ROOT."""
    codes = make_code(), make_code()
    return Draft(org, root, codes, tuple(seal_root(root, code, org) for code in codes))


def confirm(draft: Draft, typed: tuple[Kit, Kit]) -> None:
    """Return if both kits were typed back right, each as its eight groups.

    Raises KitsSwapped, or KitWrong with the groups that differ from the paper.
    """
    codes = read_groups(typed[0]), read_groups(typed[1])
    if codes == draft.codes:
        return
    if set(codes) <= set(draft.codes):
        raise KitsSwapped
    raise KitWrong(tuple(_differing(codes, draft.codes)))


def found(
    vault: Vault,
    draft: Draft,
    leader: Leader,
    *,
    krav: Adgangskodekrav,
    cost: Argon2Cost,
    now_ms: int,
) -> Founded:
    """Write the PC's secret and the unfinished vault. Slow on purpose: call it as a job.

    Raises VaultThere, PasswordRefused, DeviceSecretFault, DiskFull, DiskFault.
    """
    refuse_second(vault.folder)
    krav.check(leader.password, (leader.initialer,))
    secrets = _make_secrets()
    person = make_person_keys()
    colleague = _colleague(draft, leader, person, cost)
    statements = _statements(draft, secrets, colleague, now_ms)
    vault.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    vault.secret.keep(secrets.device_secret)
    save_vault(vault.folder, _vault_file(draft, secrets, colleague, cost), forget=True)
    keys = Keys(
        user=leader.user,
        temporary=False,
        person=person,
        vault_secret=secrets.vault_secret,
        vault_key=secrets.vault_key,
    )
    return Founded(keys, _founding(draft, secrets, statements))


def finish(vault: Vault) -> None:
    """The database is there: from now on this vault is never written over."""
    done = msgspec.structs.replace(load_vault(vault.folder), finished=True)
    save_vault(vault.folder, done, forget=True)
    remove_durably(vault.folder / claim.BEGUN)


def is_founded(folder: Path) -> bool:
    """Whether an org begins or has begun here: False asks for the first run, True for the lock.

    Raises VaultMissing if a database lies there without its vault (F10), VaultDamaged, VaultTooNew.
    """
    if vault_exists(folder):
        return load_vault(folder).finished
    if (folder / DATABASE_FILES[0]).exists():
        raise VaultMissing
    return False


def clear_unfinished(folder: Path) -> None:
    """Take away what a genesis left that was stopped before `finish`; nobody has used it.

    Raises VaultThere for a finished vault: that one, and its database, are never deleted.
    """
    if not vault_exists(folder):
        return
    refuse_finished(folder)
    for name in (*DATABASE_FILES, *reversed(FILES)):
        remove_durably(folder / name)


def refuse_finished(folder: Path) -> None:
    """Return if no desk is here: an unfinished one is none. Raises VaultThere, VaultDamaged, VaultTooNew."""
    if is_founded(folder):
        raise VaultThere


def refuse_second(folder: Path) -> None:
    """Neither a vault nor a database without its vault (F10) is ever built over. Raises VaultThere."""
    if vault_exists(folder) or (folder / DATABASE_FILES[0]).exists():
        raise VaultThere


def _differing(typed: Iterable[bytes], codes: Iterable[bytes]) -> list[int]:
    wrong = {
        index + 1
        for one, other in zip(typed, codes, strict=True)
        for index, (here, there) in enumerate(zip(groups_of(one), groups_of(other), strict=True))
        if here != there
    }
    return sorted(wrong)


def _make_secrets() -> _Secrets:
    key = crypto.KEY_SIZE
    return _Secrets(
        device=crypto.random_bytes(_ID),
        device_key=crypto.make_signing_key(),
        kem_key=crypto.make_kem_key(),
        inbox_key=crypto.make_kem_key(),
        audit_key=crypto.make_kem_key(),
        epoch_key=crypto.random_bytes(key),
        vault_key=crypto.random_bytes(key),
        vault_secret=crypto.random_bytes(key),
        device_secret=crypto.random_bytes(key),
    )


def _colleague(draft: Draft, leader: Leader, person: PersonKeys, cost: Argon2Cost) -> Colleague:
    return Colleague(
        user=leader.user,
        initialer=leader.initialer,
        temporary=False,
        locked=lock_keys(person, leader.password, cost, draft.org + leader.user),
        kem_public=crypto.kem_public(person.kem),
        sign_public=crypto.verify_key(person.sign),
        leder=True,
    )


def _statements(
    draft: Draft, secrets: _Secrets, leader: Colleague, now_ms: int
) -> tuple[bytes, ...]:
    """The org's first five statements, signed by ROOT: itself, this PC, epoch 1, the leader, the log."""
    root = Signer(ROOT_ID, root_sign_key(draft.root))
    first = membership.begin(draft.org, root.key, _genesis(draft, secrets), now_ms)
    contents = (
        _device(secrets),
        _epoch(draft, secrets),
        _person(draft, secrets, leader),
        _audit_readers(draft, secrets, leader),
    )
    rest, _ = membership.extend(membership.read_membership((first,)), root, contents, now_ms)
    return (first, *rest)


def _genesis(draft: Draft, secrets: _Secrets) -> s.Genesis:
    return s.Genesis(
        root_sign=crypto.verify_key(root_sign_key(draft.root)),
        root_kem=crypto.kem_public(root_kem_key(draft.root)),
        audit_public=crypto.kem_public(secrets.audit_key),
        kits=draft.seals,
    )


def _device(secrets: _Secrets) -> s.Device:
    return s.Device(
        device=secrets.device,
        sign_public=crypto.verify_key(secrets.device_key),
        kem_public=crypto.kem_public(secrets.kem_key),
    )


def _epoch(draft: Draft, secrets: _Secrets) -> s.Epoch:
    recipients = {
        secrets.device: crypto.kem_public(secrets.kem_key),
        ROOT_ID: crypto.kem_public(root_kem_key(draft.root)),
    }
    seals = {
        name: s.seal_epoch(public, secrets.epoch_key, (draft.org, _EPOCH, name))
        for name, public in recipients.items()
    }
    return s.Epoch(number=_EPOCH, seals=seals, check=s.epoch_check(secrets.epoch_key))


def _person(draft: Draft, secrets: _Secrets, leader: Colleague) -> s.Person:
    private = s.PersonPrivate(initialer=leader.initialer, temporary=False, locked=leader.locked)
    place = (draft.org, leader.user, _EPOCH)
    return s.Person(
        user=leader.user,
        rolle=LEDER,
        sign_public=leader.sign_public,
        kem_public=leader.kem_public,
        epoch=_EPOCH,
        private=s.seal_private(secrets.epoch_key, private, place),
    )


def _audit_readers(draft: Draft, secrets: _Secrets, leader: Colleague) -> s.AuditReaders:
    recipients = {
        leader.user: leader.kem_public,
        ROOT_ID: crypto.kem_public(root_kem_key(draft.root)),
    }
    seals = {
        name: s.seal_audit(public, secrets.audit_key, draft.org, name)
        for name, public in recipients.items()
    }
    return s.AuditReaders(seals=seals)


def _vault_file(draft: Draft, secrets: _Secrets, leader: Colleague, cost: Argon2Cost) -> VaultFile:
    own = VaultSecrets(
        vault_key=secrets.vault_key,
        vault_secret=secrets.vault_secret,
        device_secret=secrets.device_secret,
        inbox_key=secrets.inbox_key,
    )
    root = crypto.kem_public(root_kem_key(draft.root)), draft.seals
    bare = new_vault((draft.org, secrets.device), root, own, cost)
    return with_slots(bare, secrets.vault_secret, (leader,))


def _founding(draft: Draft, secrets: _Secrets, statements: tuple[bytes, ...]) -> Founding:
    return Founding(
        org=draft.org,
        device=secrets.device,
        device_key=secrets.device_key,
        kem_key=secrets.kem_key,
        epoch=_EPOCH,
        epoch_keys={_EPOCH: secrets.epoch_key},
        audit_public=crypto.kem_public(secrets.audit_key),
        statements=statements,
        inbox_key=secrets.inbox_key,
    )

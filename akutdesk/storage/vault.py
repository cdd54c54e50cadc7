"""The vault of one PC: initials and password, or a recovery kit, to the keys of its database.

VS (vault secret) is sealed once to each person's key. VS and the PC's own secret DS open VDK (vault key),
from which the database's key follows. VDK is also sealed to ROOT, which either kit opens without DS.
VDK is random and wrapped, not derived: a lost DS is replaced without rewriting the database (decision 0008).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from akutdesk.storage import forsoeg as tries
from akutdesk.storage import lease
from akutdesk.storage.device_secret import DeviceSecret
from akutdesk.storage.errors import DiskFault, DiskFull
from akutdesk.storage.founding import DatabaseKeys
from akutdesk.storage.joining_errors import SlotLapsed
from akutdesk.storage.kit import read_code
from akutdesk.storage.vault_errors import (
    DeviceSecretGone,
    KitWrong,
    MemoryShort,
    PasswordWait,
    PasswordWrong,
    PersonUnknown,
    VaultDamaged,
)
from akutdesk.storage.vault_file import Slot, VaultFile, load_vault, save_vault
from akutdesk.wire import crypto
from akutdesk.wire.crypto import Argon2Cost
from akutdesk.wire.errors import MemoryShortError, SealBrokenError, WireError
from akutdesk.wire.locked_keys import LockedKeys, PersonKeys, spend, unlock_keys
from akutdesk.wire.root import KitSeal, open_root, root_kem_key

_CHECK: Final = 16

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """One of the staff as the vault needs them: whose slot it is, and what the slot is made of."""

    user: bytes
    initialer: str
    temporary: bool
    locked: LockedKeys
    kem_public: bytes
    sign_public: bytes
    leder: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What an unlock gives, in memory only: who it was, their own keys, and the vault's.

    `temporary`: the password was a slip of paper and must be changed now. `forkerte`: wrong passwords on this
    PC since the last right one, which are still to be logged. `locked` is what the password opened.
    """

    user: bytes
    temporary: bool
    forkerte: int = field(default=0, compare=False)
    locked: LockedKeys | None = field(default=None, compare=False, repr=False)
    person: PersonKeys = field(repr=False)
    vault_secret: bytes = field(repr=False)
    vault_key: bytes = field(repr=False)

    @property
    def database(self) -> DatabaseKeys:
        """The database's key."""
        return database_keys(self.vault_key)


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a recovery kit gives, in memory only: ROOT and the vault's key."""

    root: bytes = field(repr=False)
    vault_key: bytes = field(repr=False)

    @property
    def database(self) -> DatabaseKeys:
        """The database's key."""
        return database_keys(self.vault_key)


@dataclass(frozen=True, slots=True)
class Vault:
    """The vault in a data folder. Each call reads the file anew; nothing secret stays in here."""

    folder: Path
    secret: DeviceSecret

    def unlock(self, initialer: str | None, password: str, now_ms: int) -> Keys:
        """The keys of the person with these initials, or of the only leader. Slow on purpose: call it as a job.

        Raises PersonUnknown (no initials, and not one leader alone), PasswordWait (too many wrong ones; this
        try was not made), PasswordWrong (also for unknown initials), SlotLapsed (30 days without contact),
        DeviceSecretGone, MemoryShort, VaultMissing, VaultDamaged, VaultTooNew, DiskFault.
        """
        vault = load_vault(self.folder)
        before = tries.read_forsoeg(self.folder)
        if wait := before.vent_s(now_ms):
            raise PasswordWait(wait)
        secret = self._device_secret(vault)
        found = _opened_by(vault, _slots_of(vault, initialer), password)
        if found is None:
            after = before.forkert(now_ms)
            with suppress(DiskFull, DiskFault):  # the answer is the same when it cannot be counted
                tries.write_forsoeg(self.folder, after)
            raise PasswordWrong(after.vent_s(now_ms))
        slot, person = found
        tries.clear_forsoeg(self.folder)
        if lease.has_lapsed(vault, slot, now_ms):
            raise SlotLapsed
        keys = replace(_open_slot(vault, slot, person, secret), forkerte=before.antal)
        with suppress(DiskFull, DiskFault):  # a full disk keeps nobody out
            self._write(vault, lease.seen(vault, now_ms))
        return keys

    def recover(self, code: str) -> Recovered:
        """ROOT and the vault's key from either kit's code; the PC's secret is not needed.

        Raises KitWrong with the groups that fail, or with none if the code is another place's.
        """
        vault = load_vault(self.folder)
        try:
            root = open_root(vault.kits, read_code(code), vault.org)
        except SealBrokenError:
            raise KitWrong from None
        info = recovery_info(vault.org, vault.device)
        key = _unbroken(lambda: crypto.open_from(root_kem_key(root), vault.recovery, info))
        return Recovered(root, key)

    def align(
        self,
        keys: Keys,
        staff: Iterable[Colleague],
        count: int,
        keep: Collection[bytes] = (),
    ) -> None:
        """Make the slots those of `staff`: the active people after `count` statements, in any order.

        Idempotent. Someone who left, and an older password, open no generation afterwards. An older copy of
        the database, whose chain is shorter than the slots know, changes nothing (T12). `keep` names people
        whose statement cannot be read here yet (F75): their slots stay as they are.
        """
        vault = load_vault(self.folder)
        kept = tuple(slot for slot in vault.slots if slot.user in keep)
        slots = _by_user((*slots_for(vault, keys.vault_secret, staff), *kept))
        if slots == vault.slots or not slots or count < vault.statements:
            return
        lost = not {_lock(slot) for slot in vault.slots} <= {_lock(slot) for slot in slots}
        aligned = msgspec.structs.replace(vault, slots=slots, statements=count)
        save_vault(self.folder, aligned, forget=lost)

    def renew_kits(self, kits: tuple[KitSeal, ...], count: int) -> None:
        """Let these kits open the PC, and no generation any other; nothing from a shorter chain (T12). Idempotent."""
        vault = load_vault(self.folder)
        if kits and kits != vault.kits and count >= vault.statements:
            save_vault(self.folder, msgspec.structs.replace(vault, kits=kits), forget=True)

    def reseat(self, vault_key: bytes, staff: Iterable[Colleague], count: int) -> None:
        """Give the PC a new secret and everybody new slots, under the same vault key and database.

        For after a recovery. The new DS is kept first: a stop in between leaves a vault that the kit opens.
        """
        vault = load_vault(self.folder)
        secret, vault_secret = _random_key(), _random_key()
        bare = msgspec.structs.replace(
            vault,
            slots=(),
            statements=count,
            secret_check=secret_check(secret),
            vault_key=wrap_vault_key(vault_key, vault_secret, secret, place_of(vault)),
        )
        slots = slots_for(bare, vault_secret, staff)
        self.secret.keep(secret)
        save_vault(self.folder, msgspec.structs.replace(bare, slots=slots), forget=True)
        tries.clear_forsoeg(self.folder)

    def contact(self, now_ms: int) -> None:
        """There was contact with the server: everybody may unlock here for 30 days more. DiskFull, DiskFault."""
        vault = load_vault(self.folder)
        self._write(vault, lease.renewed(vault, now_ms))

    def holds(self, user: bytes, password: str) -> bool:
        """Whether this is the person's password; asked again before it is changed. As slow as unlock."""
        vault = load_vault(self.folder)
        slot = next((slot for slot in vault.slots if slot.user == user), None)
        return slot is not None and _try_password(vault, slot, password) is not None

    def statements(self) -> int:
        """From how many statements the slots were last made."""
        return load_vault(self.folder).statements

    def cost(self) -> Argon2Cost:
        """What the next password of this PC will cost to try."""
        stored = load_vault(self.folder).cost
        return Argon2Cost(memory_kib=stored.memory_kib, passes=stored.passes, lanes=stored.lanes)

    def inbox_public(self) -> bytes:
        """The key that notes jotted while locked are sealed to; no secret."""
        return load_vault(self.folder).inbox_public

    def inbox_holds(self, inbox_key: bytes) -> bool:
        """Whether the file's inbox key is the one whose private half lies in the database.

        If not, somebody has exchanged it to read what is jotted.
        """
        return crypto.equal(self.inbox_public(), crypto.kem_public(inbox_key))

    def _write(self, before: VaultFile, after: VaultFile) -> None:
        if after is not before:
            save_vault(self.folder, after)

    def _device_secret(self, vault: VaultFile) -> bytes:
        secret = self.secret.read()
        if secret is None or not crypto.equal(secret_check(secret), vault.secret_check):
            raise DeviceSecretGone
        return secret


def database_keys(vault_key: bytes) -> DatabaseKeys:
    """DBK: HKDF-Expand(VDK, "akd/db/1", 48), a 32-byte key and a 16-byte salt."""
    both = crypto.hkdf_expand(vault_key, b"akd/db/1", 48)
    return DatabaseKeys(key=both[:32], salt=both[32:])


def secret_check(secret: bytes) -> bytes:
    """What the file holds to recognise DS by."""
    return crypto.hkdf_expand(secret, b"akd/ds-check/1", _CHECK)


def key_check(vault_key: bytes) -> bytes:
    """What the file holds to recognise VDK by: AES-GCM alone does not commit to its key."""
    return crypto.hkdf_expand(vault_key, b"akd/vdk-check/1", _CHECK)


def wrap_vault_key(vault_key: bytes, vault_secret: bytes, secret: bytes, place: bytes) -> bytes:
    """VDK under HKDF(VS, salt = DS)."""
    return crypto.seal(_wrapping_key(vault_secret, secret), vault_key, b"akd/vdk/1" + place)


def recovery_info(org: bytes, device: bytes) -> bytes:
    """What VDK's seal to ROOT-kem is bound to."""
    return b"akd/recovery/1" + org + device


def place_of(vault: VaultFile) -> bytes:
    """Org and device: what the vault's seals are bound to."""
    return vault.org + vault.device


def initials_name(salt: bytes, initialer: str) -> bytes:
    """The keyed hash under which initials stand in the file."""
    text = unicodedata.normalize("NFC", initialer.strip()).casefold()
    secret = text.encode("utf-8", "surrogatepass")
    return crypto.hkdf(secret, salt=salt, info=b"akd/name/1", length=_CHECK)


def slot_for(vault: VaultFile, vault_secret: bytes, person: Colleague) -> Slot:
    """A new slot: VS sealed to the person's key."""
    info = b"akd/vs/1" + place_of(vault) + person.user
    return Slot(
        user=person.user,
        name=initials_name(vault.name_salt, person.initialer),
        temporary=person.temporary,
        locked=person.locked,
        kem_public=person.kem_public,
        sign_public=person.sign_public,
        vault_secret=crypto.seal_to(person.kem_public, vault_secret, info),
        leder=person.leder,
    )


def slots_for(
    vault: VaultFile, vault_secret: bytes, staff: Iterable[Colleague]
) -> tuple[Slot, ...]:
    """The slots of these people, each kept as it is if it still fits."""
    held = {slot.user: slot for slot in vault.slots}
    ordered = sorted(staff, key=lambda person: person.user)
    return tuple(_refreshed(vault, held.get(p.user), vault_secret, p) for p in ordered)


def _refreshed(vault: VaultFile, held: Slot | None, secret: bytes, person: Colleague) -> Slot:
    if held is None or held.kem_public != person.kem_public:
        return slot_for(vault, secret, person)
    return msgspec.structs.replace(
        held,
        name=initials_name(vault.name_salt, person.initialer),
        temporary=person.temporary,
        locked=person.locked,
        sign_public=person.sign_public,
        leder=person.leder,
    )


def _by_user(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    return tuple(sorted(slots, key=lambda slot: slot.user))


def _slots_of(vault: VaultFile, initialer: str | None) -> list[Slot]:
    """The slots that initials may mean: none, one, or two where two desks gave the same before they had met.

    For commands, where they may be left out: the only leader's (design.md 8.19).
    """
    if initialer is not None:
        name = initials_name(vault.name_salt, initialer)
        return [slot for slot in vault.slots if crypto.equal(slot.name, name)]
    leaders = [slot for slot in vault.slots if slot.leder]
    if len(leaders) != 1:
        raise PersonUnknown
    return leaders


def _opened_by(
    vault: VaultFile, slots: Iterable[Slot], password: str
) -> tuple[Slot, PersonKeys] | None:
    """The slot that the password opens; unknown initials cost the same work as one."""
    for slot in slots or (None,):
        person = _try_password(vault, slot, password)
        if slot is not None and person is not None:
            return slot, person
    return None


def _lock(slot: Slot) -> tuple[bytes, bytes]:
    """What a password opens; a new password makes another."""
    return slot.user, slot.locked.sealed


def _try_password(vault: VaultFile, slot: Slot | None, password: str) -> PersonKeys | None:
    """The person's keys, None for a wrong password; unknown initials cost the same work."""
    cost = vault.cost
    try:
        if slot is None:
            spend(
                password,
                Argon2Cost(memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes),
            )
            return None
        return unlock_keys(slot.locked, password, vault.org + slot.user)
    except SealBrokenError:
        return None
    except MemoryShortError:
        raise MemoryShort from None
    except WireError:
        raise VaultDamaged from None


def _open_slot(vault: VaultFile, slot: Slot, person: PersonKeys, secret: bytes) -> Keys:
    place = place_of(vault)
    info = b"akd/vs/1" + place + slot.user
    vault_secret = _unbroken(lambda: crypto.open_from(person.kem, slot.vault_secret, info))
    wrapping = _wrapping_key(vault_secret, secret)
    key = _unbroken(lambda: crypto.open_seal(wrapping, vault.vault_key, b"akd/vdk/1" + place))
    if not crypto.equal(key_check(key), vault.key_check):
        raise VaultDamaged
    return Keys(
        user=slot.user,
        temporary=slot.temporary,
        locked=slot.locked,
        person=person,
        vault_secret=vault_secret,
        vault_key=key,
    )


def _wrapping_key(vault_secret: bytes, secret: bytes) -> bytes:
    return crypto.hkdf(vault_secret, salt=secret, info=b"akd/vault/1")


def _random_key() -> bytes:
    return crypto.random_bytes(crypto.KEY_SIZE)


def _unbroken(opening: Callable[[], T]) -> T:
    """What an opening gives that only damage can stop, once the password or the code was right."""
    try:
        return opening()
    except WireError:
        raise VaultDamaged from None

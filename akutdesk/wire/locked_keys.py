"""A person's two private keys under their password: the blob that follows them to every desk.

KEM seed (opens the vault) and Ed25519 seed (signs finished entries), sealed under a key from Argon2id.
A changed password makes this one small record again and touches nothing else (sync-and-security.md 2.2).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Annotated, Final

import msgspec

from akutdesk.wire import crypto
from akutdesk.wire.codec import Id16
from akutdesk.wire.crypto import Argon2Cost
from akutdesk.wire.errors import MalformedError, SealBrokenError

DEFAULT_COST: Final = Argon2Cost(memory_kib=256 * 1024, passes=3, lanes=4)
FLOOR_COST: Final = Argon2Cost(memory_kib=64 * 1024, passes=3, lanes=4)
"""RFC 9106's second recommended option; calibration never goes below it."""

_SALT: Final = 16


class Cost(msgspec.Struct, frozen=True, array_like=True):
    """Argon2id parameters as stored. The upper limits keep a forged file from stopping the desk."""

    memory_kib: Annotated[int, msgspec.Meta(ge=8, le=1024 * 1024)]
    passes: Annotated[int, msgspec.Meta(ge=1, le=32)]
    lanes: Annotated[int, msgspec.Meta(ge=1, le=16)]


class LockedKeys(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """Salt, cost, commitment to the key, and the sealed pair."""

    salt: Id16
    cost: Cost
    commitment: Id16
    sealed: Annotated[bytes, msgspec.Meta(max_length=256)]


@dataclass(frozen=True, slots=True)
class PersonKeys:
    """A person's private keys, in memory only; both are 32-byte seeds and never shown."""

    kem: bytes = field(repr=False)
    sign: bytes = field(repr=False)


def make_person_keys() -> PersonKeys:
    """New random keys for a person."""
    return PersonKeys(kem=crypto.make_kem_key(), sign=crypto.make_signing_key())


def lock_keys(keys: PersonKeys, password: str, cost: Argon2Cost, place: bytes) -> LockedKeys:
    """Seal a person's keys under a password; `place` (org ‖ user) makes the blob fit no other person."""
    salt = crypto.random_bytes(_SALT)
    key, commitment = _key(password, salt, cost)
    sealed = crypto.seal(key, keys.kem + keys.sign, _aad(place, commitment))
    stored = Cost(cost.memory_kib, cost.passes, cost.lanes)
    return LockedKeys(salt=salt, cost=stored, commitment=commitment, sealed=sealed)


def unlock_keys(locked: LockedKeys, password: str, place: bytes) -> PersonKeys:
    """The keys behind a password. Raises SealBrokenError for a wrong password or an altered blob."""
    key, commitment = _key(password, locked.salt, cost_of(locked))
    if not crypto.equal(commitment, locked.commitment):
        raise SealBrokenError
    pair = crypto.open_seal(key, locked.sealed, _aad(place, commitment))
    if len(pair) != 2 * crypto.KEY_SIZE:
        raise MalformedError("locked keys")
    return PersonKeys(kem=pair[: crypto.KEY_SIZE], sign=pair[crypto.KEY_SIZE :])


def spend(password: str, cost: Argon2Cost) -> None:
    """Do the work of one try for nothing, so that unknown initials take as long as known ones (F13)."""
    _key(password, b"\0" * _SALT, cost)


def cost_of(locked: LockedKeys) -> Argon2Cost:
    """What a try at this blob costs."""
    cost = locked.cost
    return Argon2Cost(memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes)


def _key(password: str, salt: bytes, cost: Argon2Cost) -> tuple[bytes, bytes]:
    """The sealing key and the 16-byte string that commits to it.

    NFC, because one keyboard writes å as one sign and another as two (RFC 8265 4.2).
    """
    secret = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    root = crypto.argon2id(secret, salt, cost)
    return crypto.hkdf_expand(root, b"akd/kek/1"), crypto.hkdf_expand(root, b"akd/commit/1", 16)


def _aad(place: bytes, commitment: bytes) -> bytes:
    return b"akd/uk/1" + place + commitment

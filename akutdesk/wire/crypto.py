"""The one door to the `cryptography` library: every key, seal, hash and signature of akutdesk passes here.

Keys go in and out as bytes, so that no other module sees a type of the library. A private signing key
is its 32-byte seed (RFC 8032), a private KEM key its 32-byte seed (X-Wing). Sealed-to-a-key bytes and
KEM public keys begin with a suite byte, so that the suite can change (sync-and-security.md 2.2).
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric import ed25519, mlkem, x25519
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

from akutdesk.wire.errors import (
    BadKeyError,
    BadSignatureError,
    MemoryShortError,
    SealBrokenError,
    UnknownFormatError,
)

KEY_SIZE: Final = 32
NONCE_SIZE: Final = 12
TAG_SIZE: Final = 16
SEAL_OVERHEAD: Final = NONCE_SIZE + TAG_SIZE
SIGNATURE_SIZE: Final = 64
HASH_SIZE: Final = 32

KEM_SUITE: Final = 1
"""MLKEM768-X25519 (X-Wing), HKDF-SHA256, AES-256-GCM, HPKE base mode, single shot (RFC 9180)."""

_MLKEM_SEED: Final = 64
_MLKEM_PUBLIC: Final = 1184
_X25519_SIZE: Final = 32
KEM_PUBLIC_SIZE: Final = 1 + _MLKEM_PUBLIC + _X25519_SIZE

_SUITE_1 = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Argon2Cost:
    """What one guess at a password costs: memory in KiB, passes over it, lanes (RFC 9106)."""

    memory_kib: int
    passes: int
    lanes: int


def random_bytes(size: int) -> bytes:
    """Bytes from the operating system's random source."""
    return os.urandom(size)


def sha256(*parts: bytes | memoryview) -> bytes:
    """SHA-256 of the parts laid end to end."""
    if len(parts) == 1:  # a body is not copied to be hashed
        return hashlib.sha256(parts[0]).digest()
    return hashlib.sha256(b"".join(parts)).digest()


def sha256_each(parts: Iterable[bytes | memoryview]) -> list[bytes]:
    """SHA-256 of each part: hot where events come by the hundred."""
    sha = hashlib.sha256
    return [sha(part).digest() for part in parts]


def sha256_chain(start: bytes, links: Iterable[bytes]) -> bytes:
    """The last of X0 = start, Xi = SHA-256(Xi-1 ‖ link i): hot where events come by the hundred."""
    values = sha256_links(start, links)
    return values[-1] if values else start


def sha256_links(start: bytes, links: Iterable[bytes]) -> list[bytes]:
    """As `sha256_chain`, with every value on the way: X1, X2 and on."""
    sha = hashlib.sha256
    values: list[bytes] = []
    for link in links:
        start = sha(start + link).digest()
        values.append(start)
    return values


def hmac_sha256(key: bytes, message: bytes) -> bytes:
    """HMAC with SHA-256 (RFC 2104): 32 bytes that nobody without the key can make or check."""
    return hmac.digest(key, message, "sha256")


def equal(one: bytes, other: bytes) -> bool:
    """Whether two secrets are the same, in time that does not tell where they differ."""
    return hmac.compare_digest(one, other)


def argon2id(secret: bytes, salt: bytes, cost: Argon2Cost) -> bytes:
    """A 32-byte key from a password (RFC 9106). Slow on purpose; other threads run meanwhile.

    Raises BadKeyError for an impossible cost, MemoryShortError if the memory cannot be had.
    """
    try:
        kdf = Argon2id(
            salt=salt,
            length=KEY_SIZE,
            iterations=cost.passes,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
        )
    except (ValueError, OverflowError):
        raise BadKeyError("argon2id") from None
    try:
        return kdf.derive(secret)
    except MemoryError:
        raise MemoryShortError from None


def hkdf(secret: bytes, *, salt: bytes, info: bytes, length: int = KEY_SIZE) -> bytes:
    """HKDF-SHA256, extract then expand (RFC 5869)."""
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


def hkdf_extract(secret: bytes, *, salt: bytes) -> bytes:
    """The extract step alone: a pseudorandom key from uneven input (RFC 5869 2.2)."""
    return HKDF.extract(hashes.SHA256(), salt, secret)


def hkdf_expand(key: bytes, info: bytes, length: int = KEY_SIZE) -> bytes:
    """The expand step alone: `length` bytes from a key that is already even (RFC 5869 2.3)."""
    if length <= HASH_SIZE:  # one block, by its definition: this is done for every event
        return hmac.digest(key, info + b"\x01", "sha256")[:length]
    return HKDFExpand(hashes.SHA256(), length, info).derive(key)


def seal(key: bytes, plain: bytes, aad: bytes) -> bytes:
    """AES-256-GCM: random 96-bit nonce, then ciphertext, then tag. BadKeyError unless 32 bytes."""
    nonce = os.urandom(NONCE_SIZE)
    return nonce + _aes(key).encrypt(nonce, plain, aad)


def open_seal(key: bytes, sealed: bytes, aad: bytes) -> bytes:
    """The inverse of `seal`. Raises SealBrokenError, or BadKeyError for a key of another size."""
    return _opened(_aes(key), sealed, aad)


def opener(key: bytes) -> Callable[[bytes, bytes], bytes]:
    """`open_seal` for many seals under one key: to set a key up costs more than to open a small seal."""
    return partial(_opened, _aes(key))


def make_signing_key() -> bytes:
    """A new private Ed25519 key, as its 32-byte seed."""
    return os.urandom(KEY_SIZE)


def verify_key(signing_key: bytes) -> bytes:
    """The 32-byte public half of a signing key."""
    return _signer(signing_key).public_key().public_bytes_raw()


def sign(signing_key: bytes, message: bytes) -> bytes:
    """A 64-byte Ed25519 signature (RFC 8032)."""
    return _signer(signing_key).sign(message)


def verify(public_key: bytes, message: bytes, signature: bytes) -> None:
    """Return if the signature holds; raise BadSignatureError if not, BadKeyError for no key."""
    try:
        key = ed25519.Ed25519PublicKey.from_public_bytes(public_key)
    except ValueError:
        raise BadKeyError("ed25519") from None
    try:
        key.verify(signature, message)
    except InvalidSignature:
        raise BadSignatureError from None


def verifies(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the signature holds; a key that is none verifies nothing."""
    try:
        verify(public_key, message, signature)
    except (BadSignatureError, BadKeyError):
        return False
    return True


def make_kem_key() -> bytes:
    """A new private KEM key, as its 32-byte seed."""
    return os.urandom(KEY_SIZE)


def kem_public(kem_key: bytes) -> bytes:
    """The public half: suite byte, ML-KEM-768 key, X25519 key (1 217 bytes)."""
    lattice, curve = _kem_halves(kem_key)
    raw = lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()
    return bytes([KEM_SUITE]) + raw


def seal_to(public: bytes, plain: bytes, info: bytes) -> bytes:
    """HPKE: seal so that only the holder of the private half opens. `info` binds purpose and place.

    Raises BadKeyError, or UnknownFormatError for a suite that this program does not know.
    """
    return bytes([KEM_SUITE]) + _SUITE_1.encrypt(plain, _kem_public_key(public), info)


def open_from(kem_key: bytes, sealed: bytes, info: bytes) -> bytes:
    """The inverse of `seal_to`. Raises SealBrokenError, BadKeyError or UnknownFormatError."""
    if not sealed:
        raise SealBrokenError
    if sealed[0] != KEM_SUITE:
        raise UnknownFormatError("kem suite", sealed[0])
    private = hpke.MLKEM768X25519PrivateKey(*_kem_halves(kem_key))
    try:
        return _SUITE_1.decrypt(sealed[1:], private, info)
    except InvalidTag:
        raise SealBrokenError from None


def _aes(key: bytes) -> AESGCM:
    if len(key) != KEY_SIZE:  # the library would take 16 or 24 bytes too
        raise BadKeyError("aes-256")
    return AESGCM(key)


def _opened(aes: AESGCM, sealed: bytes, aad: bytes) -> bytes:
    if len(sealed) < SEAL_OVERHEAD:
        raise SealBrokenError
    try:
        return aes.decrypt(sealed[:NONCE_SIZE], sealed[NONCE_SIZE:], aad)
    except InvalidTag:
        raise SealBrokenError from None


def _signer(seed: bytes) -> ed25519.Ed25519PrivateKey:
    if len(seed) != KEY_SIZE:
        raise BadKeyError("ed25519")
    return ed25519.Ed25519PrivateKey.from_private_bytes(seed)


def _kem_halves(seed: bytes) -> tuple[mlkem.MLKEM768PrivateKey, x25519.X25519PrivateKey]:
    """X-Wing's key expansion: SHAKE256 of the seed gives the seeds of both halves."""
    if len(seed) != KEY_SIZE:
        raise BadKeyError("kem")
    wide = hashlib.shake_256(seed).digest(_MLKEM_SEED + _X25519_SIZE)
    lattice = mlkem.MLKEM768PrivateKey.from_seed_bytes(wide[:_MLKEM_SEED])
    curve = x25519.X25519PrivateKey.from_private_bytes(wide[_MLKEM_SEED:])
    return lattice, curve


def _kem_public_key(public: bytes) -> hpke.MLKEM768X25519PublicKey:
    if not public:
        raise BadKeyError("kem")
    if public[0] != KEM_SUITE:
        raise UnknownFormatError("kem suite", public[0])
    if len(public) != KEM_PUBLIC_SIZE:
        raise BadKeyError("kem")
    split = 1 + _MLKEM_PUBLIC
    try:
        lattice = mlkem.MLKEM768PublicKey.from_public_bytes(public[1:split])
        curve = x25519.X25519PublicKey.from_public_bytes(public[split:])
    except ValueError:
        raise BadKeyError("kem") from None
    return hpke.MLKEM768X25519PublicKey(lattice, curve)

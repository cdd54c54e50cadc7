"""ROOT: the 32 random bytes that stand above an org, and what each of its two kits opens (design.md 8.4).

ROOT is sealed once to each kit's 160-bit code. From ROOT come the key that signs the genesis statement and
the key that opens every vault. A code is random, so HKDF is enough; there is no password to stretch.
"""

from __future__ import annotations

from typing import Annotated, Final

import msgspec

from akutdesk.wire import crypto
from akutdesk.wire.codec import Id16
from akutdesk.wire.errors import SealBrokenError

CODE_SIZE: Final = 20
ROOT_ID: Final = b"\0" * 16
"""The name under which ROOT stands among signers and recipients."""


class KitSeal(msgspec.Struct, frozen=True, array_like=True):
    """ROOT sealed to one kit's code."""

    salt: Id16
    sealed: Annotated[bytes, msgspec.Meta(min_length=60, max_length=60)]


def make_root() -> bytes:
    """A new ROOT."""
    return crypto.random_bytes(crypto.KEY_SIZE)


def make_code() -> bytes:
    """A new kit code: 160 random bits."""
    return crypto.random_bytes(CODE_SIZE)


def seal_root(root: bytes, code: bytes, org: bytes) -> KitSeal:
    """ROOT under a kit's code."""
    salt = crypto.random_bytes(16)
    return KitSeal(salt, crypto.seal(_kit_key(code, salt), root, b"akd/root/1" + org))


def open_root(seals: tuple[KitSeal, ...], code: bytes, org: bytes) -> bytes:
    """ROOT from either kit's code. Raises SealBrokenError if the code belongs to neither."""
    for kit in seals:
        try:
            return crypto.open_seal(_kit_key(code, kit.salt), kit.sealed, b"akd/root/1" + org)
        except SealBrokenError:
            continue
    raise SealBrokenError


def root_sign_key(root: bytes) -> bytes:
    """ROOT-sign: the Ed25519 seed whose public half the server pins for ever."""
    return crypto.hkdf_expand(root, b"akd/root-sign/1")


def root_kem_key(root: bytes) -> bytes:
    """ROOT-kem: the KEM seed to which epoch keys, the audit key and every vault key are sealed too."""
    return crypto.hkdf_expand(root, b"akd/root-kem/1")


def _kit_key(code: bytes, salt: bytes) -> bytes:
    return crypto.hkdf(code, salt=salt, info=b"akd/kit/1")

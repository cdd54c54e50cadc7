"""The membership statements: who and what belongs to an org, each signed, each holding the one before.

sync-and-security.md 2.2, 2.15; design.md 8.1-8.6. The server sees them: names and password blobs are
therefore sealed under the epoch key, only ids, roles, days and public keys are in the open.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final

import msgspec

from akutdesk.wire import crypto
from akutdesk.wire.codec import Bytes32, Count, Id16, Signature, pack, unpack
from akutdesk.wire.errors import UnknownFormatError
from akutdesk.wire.locked_keys import LockedKeys
from akutdesk.wire.root import KitSeal

FORMAT: Final = 1
NO_STATEMENT: Final = b"\0" * 32
"""`previous` of the first statement."""

_SIGNED: Final = b"akd/member/1"

KemPublic = Annotated[bytes, msgspec.Meta(min_length=1, max_length=4096)]
Sealed = Annotated[bytes, msgspec.Meta(min_length=1, max_length=8192)]
Seals = dict[Id16, Sealed]
"""Recipient to sealed key; the recipient is a device, a person or ROOT_ID."""


class Genesis(msgspec.Struct, frozen=True, tag="genesis", kw_only=True):
    """The org begins: its root's public halves, its audit key, and ROOT sealed to both kits."""

    root_sign: Bytes32
    root_kem: KemPublic
    audit_public: KemPublic
    kits: tuple[KitSeal, ...]


class Reach(msgspec.Struct, frozen=True, array_like=True):
    """How far a writer's events count: up to this n, whose C is `chain`."""

    writer: Id16
    n: Count
    chain: Bytes32


class Device(msgspec.Struct, frozen=True, tag="device", kw_only=True):
    """A PC of the org, or one that no longer is (`active` false).

    A revoked PC's events count as far as `reach` says: what was at the server when the leader revoked it.
    `label` is what staff call the PC, under the key of `epoch`. `vouched` tells a joining PC that whoever
    let it in had typed the code on its own screen (wire/enrolment.py).
    """

    device: Id16
    sign_public: Bytes32
    kem_public: KemPublic
    active: bool = True
    reach: tuple[Reach, ...] = ()
    epoch: Count = 0
    label: Sealed | None = None
    vouched: Bytes32 | None = None


class Admit(msgspec.Struct, frozen=True, tag="admit", kw_only=True):
    """A leader has looked at events a revoked PC had not sent, and lets them in (sync-and-security.md 2.15)."""

    device: Id16
    reach: tuple[Reach, ...]


class Epoch(msgspec.Struct, frozen=True, tag="epoch", kw_only=True):
    """A new epoch key, sealed to every active device and to ROOT.

    `check` commits to the key, so that a PC knows a wrong one whoever sealed it; None from before there was one.
    """

    number: Annotated[int, msgspec.Meta(ge=1, le=2**31)]
    seals: Seals
    check: Id16 | None = None


class EpochSeals(msgspec.Struct, frozen=True, tag="epoch_seals", kw_only=True):
    """Epoch keys said before, sealed to a PC that came later, or that lacks one (F75): number to seal."""

    device: Id16
    seals: dict[Count, Sealed]


class Person(msgspec.Struct, frozen=True, tag="person", kw_only=True, omit_defaults=True):
    """A member of staff. `private` is a PersonPrivate under the key of `epoch`.

    `adgang_fra` and `adgang_til`: the first and the last day they may unlock, both included; None for no limit. A
    desk asks about them; whether a statement holds does not depend on a clock.
    """

    user: Id16
    rolle: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    sign_public: Bytes32
    kem_public: KemPublic
    active: bool = True
    epoch: Count
    private: Sealed
    adgang_fra: date | None = None
    adgang_til: date | None = None


class AuditReaders(msgspec.Struct, frozen=True, tag="audit_readers", kw_only=True):
    """The private audit key, sealed to each who may read the log, and to ROOT."""

    seals: Seals


class Kits(msgspec.Struct, frozen=True, tag="kits", kw_only=True):
    """New recovery kits: ROOT sealed to their codes. Those of before open nothing from here on."""

    kits: Annotated[tuple[KitSeal, ...], msgspec.Meta(min_length=2, max_length=16)]


class Erasure(msgspec.Struct, frozen=True, tag="erase", kw_only=True):
    """Records go for good: an order (wire/erasure.py) and the signatures of the two people in it, in their order.

    A PC says it under its device key: the order proves itself, whoever carries it.
    """

    order: Annotated[bytes, msgspec.Meta(min_length=1, max_length=512 * 1024)]
    signatures: tuple[Signature, Signature]


class Hold(msgspec.Struct, frozen=True, tag="hold", kw_only=True, omit_defaults=True):
    """Records that may not be erased until a leader lets go of them (`active` false): a legal hold (2.9).

    `why` is a wire.erasure.Why under the key of `epoch`; a program of before said none.
    """

    records: Annotated[tuple[Id16, ...], msgspec.Meta(min_length=1, max_length=2000)]
    active: bool = True
    epoch: Count = 0
    why: Sealed | None = None


Content = (
    Genesis | Device | Admit | Epoch | EpochSeals | Person | AuditReaders | Kits | Erasure | Hold
)


class PersonPrivate(msgspec.Struct, frozen=True, kw_only=True):
    """What the server must not see of a person: initials, and the keys under the password."""

    initialer: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    temporary: bool
    locked: LockedKeys


class Statement(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """One statement in its place; `signer` is a person, or ROOT_ID. `at_ms` is the device's UTC clock."""

    format: Count = FORMAT
    org: Id16
    index: Count
    previous: Bytes32
    at_ms: Annotated[int, msgspec.Meta(ge=-(2**62), le=2**62)]
    signer: Id16
    content: Content


class _Signed(msgspec.Struct, frozen=True, array_like=True):
    statement: bytes
    signature: Signature


_STATEMENT = msgspec.msgpack.Decoder(Statement)
_SIGNED_STATEMENT = msgspec.msgpack.Decoder(_Signed)
_PRIVATE = msgspec.msgpack.Decoder(PersonPrivate)


def sign_statement(signing_key: bytes, statement: Statement) -> bytes:
    """The statement's bytes with the signature, as stored and sent."""
    body = pack(statement)
    return pack(_Signed(body, crypto.sign(signing_key, _SIGNED + body)))


def read_statement(signed: bytes) -> Statement:
    """The statement, unverified. Raises MalformedError or UnknownFormatError."""
    body = unpack(_SIGNED_STATEMENT, signed, "statement").statement
    statement = unpack(_STATEMENT, body, "statement")
    if statement.format != FORMAT:
        raise UnknownFormatError("statement format", statement.format)
    return statement


def verify_statement(signed: bytes, public: bytes) -> None:
    """Return if `public` signed these bytes. Raises BadSignatureError, MalformedError."""
    inner = unpack(_SIGNED_STATEMENT, signed, "statement")
    crypto.verify(public, _SIGNED + inner.statement, inner.signature)


def statement_hash(signed: bytes) -> bytes:
    """What the next statement holds as `previous`."""
    return crypto.sha256(signed)


def seal_private(
    epoch_key: bytes, private: PersonPrivate, place: tuple[bytes, bytes, int]
) -> bytes:
    """A person's private part; `place` is (org, user, epoch)."""
    return crypto.seal(epoch_key, pack(private), _aad(*place))


def open_private(epoch_key: bytes, sealed: bytes, place: tuple[bytes, bytes, int]) -> PersonPrivate:
    """The inverse. Raises SealBrokenError or MalformedError."""
    return unpack(_PRIVATE, crypto.open_seal(epoch_key, sealed, _aad(*place)), "person")


def seal_label(epoch_key: bytes, label: str, place: tuple[bytes, bytes, int]) -> bytes:
    """What staff call a PC; `place` is (org, device, epoch)."""
    return crypto.seal(epoch_key, label.encode("utf-8", "replace"), _label_aad(*place))


def open_label(epoch_key: bytes, sealed: bytes, place: tuple[bytes, bytes, int]) -> str:
    """The inverse. Raises SealBrokenError."""
    return crypto.open_seal(epoch_key, sealed, _label_aad(*place)).decode("utf-8", "replace")


def seal_epoch(public: bytes, epoch_key: bytes, place: tuple[bytes, int, bytes]) -> bytes:
    """An epoch key for one recipient; `place` is (org, epoch, recipient)."""
    return crypto.seal_to(public, epoch_key, _epoch_info(*place))


def open_epoch(private: bytes, sealed: bytes, place: tuple[bytes, int, bytes]) -> bytes:
    """The inverse. Raises SealBrokenError."""
    return crypto.open_from(private, sealed, _epoch_info(*place))


def epoch_check(epoch_key: bytes) -> bytes:
    """What an epoch's statement holds to know its key by."""
    return crypto.hkdf_expand(epoch_key, b"akd/oek-check/1", 16)


def seal_audit(public: bytes, audit_private: bytes, org: bytes, recipient: bytes) -> bytes:
    """The private audit key for one reader of the log."""
    return crypto.seal_to(public, audit_private, b"akd/ak/1" + org + recipient)


def open_audit(private: bytes, sealed: bytes, org: bytes, recipient: bytes) -> bytes:
    """The inverse. Raises SealBrokenError."""
    return crypto.open_from(private, sealed, b"akd/ak/1" + org + recipient)


def _aad(org: bytes, user: bytes, epoch: int) -> bytes:
    return b"akd/person/1" + org + user + epoch.to_bytes(8, "big")


def _label_aad(org: bytes, device: bytes, epoch: int) -> bytes:
    return b"akd/device/1" + org + device + epoch.to_bytes(8, "big")


def _epoch_info(org: bytes, epoch: int, recipient: bytes) -> bytes:
    return b"akd/oek/1" + org + epoch.to_bytes(8, "big") + recipient

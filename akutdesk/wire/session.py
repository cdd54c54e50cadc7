"""The session certificate: a device says "this writer is one start of me" (sync-and-security.md V3, 2.4).

Two certificates with one predecessor are the visible trace of a PC restored from a copy, or cloned.
"""

from __future__ import annotations

from typing import Annotated, Final

import msgspec

from akutdesk.wire import crypto
from akutdesk.wire.codec import Bytes32, Count, Id16, Signature, pack, unpack
from akutdesk.wire.errors import UnknownFormatError

FORMAT: Final = 1
_SIGNED: Final = b"akd/session/1"
_AUDIT: Final = b"akd/audit-key/1"


class Session(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """One start of the program on one device. `started_ms` is the device's UTC clock.

    `membership` counts the statements known at the start, `membership_head` is the last one's hash.
    `previous` and `previous_chain` are the device's session before and the last C known of it.
    `audit_key` is this writer's audit key, sealed to the org's audit key pair (design.md 8.6).
    """

    format: Count = FORMAT
    org: Id16
    writer: Id16
    public: Bytes32
    device: Id16
    membership: Count
    membership_head: Bytes32
    previous: Id16 | None
    previous_chain: Bytes32 | None
    started_ms: Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
    app: Annotated[str, msgspec.Meta(max_length=40)]
    audit_key: Annotated[bytes, msgspec.Meta(max_length=4096)]


class _Certificate(msgspec.Struct, frozen=True, array_like=True):
    session: bytes
    signature: Signature


_SESSION = msgspec.msgpack.Decoder(Session)
_CERTIFICATE = msgspec.msgpack.Decoder(_Certificate)


def certify(device_key: bytes, session: Session) -> bytes:
    """The certificate's bytes: the session record signed by the device. C0 is the hash of all of them."""
    body = pack(session)
    return pack(_Certificate(body, crypto.sign(device_key, _SIGNED + body)))


def read_session(certificate: bytes) -> Session:
    """The session in a certificate, unverified: it names the device whose key `verify_session` needs.

    Raises MalformedError or UnknownFormatError.
    """
    inner = unpack(_CERTIFICATE, certificate, "session certificate")
    session = unpack(_SESSION, inner.session, "session")
    if session.format != FORMAT:
        raise UnknownFormatError("session format", session.format)
    return session


def verify_session(certificate: bytes, device_public: bytes) -> Session:
    """The session in a certificate that the device signed. Raises BadSignatureError, MalformedError."""
    inner = unpack(_CERTIFICATE, certificate, "session certificate")
    crypto.verify(device_public, _SIGNED + inner.session, inner.signature)
    return read_session(certificate)


def seal_audit_key(audit_public: bytes, org: bytes, writer: bytes, audit_key: bytes) -> bytes:
    """A writer's audit key for the readers of the log; staff can write the log but not read it."""
    return crypto.seal_to(audit_public, audit_key, _AUDIT + org + writer)


def open_audit_key(audit_private: bytes, session: Session) -> bytes:
    """The writer's audit key, for a reader of the log. Raises SealBrokenError."""
    return crypto.open_from(audit_private, session.audit_key, _AUDIT + session.org + session.writer)

"""The server's word that it has an event, and the running digest that proves a page whole (sync-and-security.md 2.11).

D0 = 32 zero bytes, Ds = SHA-256(Ds-1 ‖ Hs): equal D at the same number means that nothing was left out,
added, reordered or altered.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Final

import msgspec

from akutdesk.wire import crypto
from akutdesk.wire.codec import MAX_INT, Bytes32, Count, Id16, Signature, pack, unpack
from akutdesk.wire.errors import UnknownFormatError

FORMAT: Final = 1
NO_DIGEST: Final = b"\0" * 32
"""D0, before the first event."""

_SIGNED: Final = b"akd/receipt/1"


class Receipt(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """Event (writer, n) stands at number `seq` in this incarnation, and D there is `digest`."""

    format: Count = FORMAT
    org: Id16
    incarnation: Id16
    seq: Count
    digest: Bytes32
    writer: Id16
    n: Count
    time_ms: Annotated[int, msgspec.Meta(ge=-MAX_INT, le=MAX_INT)]


class _Signed(msgspec.Struct, frozen=True, array_like=True):
    receipt: bytes
    signature: Signature


_RECEIPT = msgspec.msgpack.Decoder(Receipt)
_SIGNED_RECEIPT = msgspec.msgpack.Decoder(_Signed)


def next_digest(digest: bytes, hashes: Iterable[bytes]) -> bytes:
    """D after these events' H, in the server's order."""
    return crypto.sha256_chain(digest, hashes)


def sign_receipt(server_key: bytes, receipt: Receipt) -> bytes:
    """The receipt's bytes with the server's signature."""
    body = pack(receipt)
    return pack(_Signed(body, crypto.sign(server_key, _SIGNED + body)))


def verify_receipt(signed: bytes, server_public: bytes) -> Receipt:
    """The receipt that this server signed. Raises BadSignatureError, MalformedError, UnknownFormatError."""
    inner = unpack(_SIGNED_RECEIPT, signed, "receipt")
    crypto.verify(server_public, _SIGNED + inner.receipt, inner.signature)
    receipt = unpack(_RECEIPT, inner.receipt, "receipt")
    if receipt.format != FORMAT:
        raise UnknownFormatError("receipt format", receipt.format)
    return receipt

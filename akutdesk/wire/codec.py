"""MessagePack of our records, with every failure turned into one of our errors.

Bytes are hashed and signed exactly as sent and never packed again, so no canonical form is needed
(sync-and-security.md 2.4). Unknown fields of a newer program are ignored here and live on in the bytes.
"""

from __future__ import annotations

from typing import Annotated, Final, TypeVar

import msgspec

from akutdesk.wire.errors import MalformedError

ID_SIZE: Final = 16
Id16 = Annotated[bytes, msgspec.Meta(min_length=ID_SIZE, max_length=ID_SIZE)]
"""A random name of 16 bytes: an org, writer, record, person or device."""

Bytes32 = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
Signature = Annotated[bytes, msgspec.Meta(min_length=64, max_length=64)]

MAX_INT: Final = 2**63 - 1
Count = Annotated[int, msgspec.Meta(ge=0, le=MAX_INT)]
"""A number that fits a signed 64-bit column."""

LAST_N: Final = 2**40 - 1
"""No start of the program counts its events further, so that an event's place fits one integer everywhere."""

S = TypeVar("S", bound=msgspec.Struct)

_ENCODER = msgspec.msgpack.Encoder()


def pack(record: msgspec.Struct) -> bytes:
    """The record's bytes. Raises MalformedError for text that UTF-8 cannot hold (a lone surrogate)."""
    try:
        return _ENCODER.encode(record)
    except (UnicodeEncodeError, OverflowError, TypeError, RecursionError):
        # the original error would carry what was typed
        raise MalformedError(type(record).__name__) from None


def pack_array(parts: tuple[object, ...]) -> bytes:
    """An array record whose last fields are left out."""
    return _ENCODER.encode(parts)


def unpack(decoder: msgspec.msgpack.Decoder[S], data: bytes, what: str) -> S:
    """The record in `data`. Raises MalformedError whatever is wrong with it."""
    try:
        return decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError, TypeError):
        raise MalformedError(what) from None

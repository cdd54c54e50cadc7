"""An event's header: what the server sees, and what the body is sealed to (sync-and-security.md 2.4).

MessagePack array of nine: format, suite, org, writer, n, stream, rid, epoch, size. A later format keeps
these nine in place and appends.
"""

from __future__ import annotations

import enum
from typing import Annotated, Final

import msgspec

from akutdesk.wire.codec import LAST_N, Count, Id16, pack, unpack
from akutdesk.wire.errors import UnknownFormatError

FORMAT: Final = 1
SUITE: Final = 1
"""AES-256-GCM under HKDF-SHA256 event keys, SHA-256 chain, Ed25519 signatures."""

NO_RECORD: Final = b"\0" * 16
"""The rid of events that must not tell the server which record they are about, such as the audit log's."""


class Stream(enum.IntEnum):
    """What an event is for; one chain and one n per writer run over all of them (design.md 8.6)."""

    DATA = 1
    AUDIT = 2
    CONTROL = 3


class Header(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """Where an event stands. `n` counts from 1 without gaps; `size` is the padded payload in bytes."""

    format: Count = FORMAT
    suite: Count = SUITE
    org: Id16
    writer: Id16
    n: Annotated[int, msgspec.Meta(ge=1, le=LAST_N)]
    stream: Stream
    rid: Id16
    epoch: Count
    size: Count = 0


_DECODER = msgspec.msgpack.Decoder(Header)


def pack_header(header: Header) -> bytes:
    """The header's bytes, made once and kept."""
    return pack(header)


def read_header(data: bytes) -> Header:
    """The header in `data`. Raises MalformedError, or UnknownFormatError if a newer program wrote it."""
    header = read_any_header(data)
    if header.format != FORMAT:
        raise UnknownFormatError("event format", header.format)
    return header


def read_any_header(data: bytes) -> Header:
    """The nine fields that every format keeps, for whoever carries an event that it cannot open (F82).

    Raises MalformedError.
    """
    return unpack(_DECODER, data, "header")

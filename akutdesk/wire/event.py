"""One sealed event: header in the open, body under a key of its own (sync-and-security.md 2.2, 2.4).

The sealed block is: flag (0 unsigned, 1 signed by the person) ‖ payload length, 4 bytes ‖ payload
‖ 64-byte signature if the flag says so ‖ zeros up to the padded size.
"""

from __future__ import annotations

import struct
from typing import Final

import msgspec

from akutdesk.wire import crypto
from akutdesk.wire.errors import MalformedError, TooLargeError, UnknownFormatError
from akutdesk.wire.header import SUITE, Header, pack_header
from akutdesk.wire.padding import padded_size

MAX_EVENT: Final = 256 * 1024
"""Header and body of one event in bytes; the server's limit (sync-and-security.md 2.11)."""

_PREFIX: Final = struct.Struct(">BI")
_MAX_HEADER: Final = 128
MAX_BLOCK: Final = MAX_EVENT - crypto.SEAL_OVERHEAD - _MAX_HEADER


class Event(msgspec.Struct, frozen=True):
    """The bytes of one event, as stored, mirrored and sent; never made again."""

    header: bytes
    body: bytes


class Opened(msgspec.Struct, frozen=True):
    """What was inside: the payload's bytes, and the person's signature over them if they signed."""

    payload: bytes
    signature: bytes | None


def event_key(record_key: bytes, writer: bytes, n: int) -> bytes:
    """EKn = HKDF-Expand(RK, "akd/evt/1" ‖ writer ‖ n as 8 bytes big-endian)."""
    return crypto.hkdf_expand(record_key, b"akd/evt/1" + writer + n.to_bytes(8, "big"))


def seal_event(
    record_key: bytes, header: Header, payload: bytes, *, signature: bytes | None = None
) -> Event:
    """Seal a payload in its place. The header's `size` is filled in.

    Raises TooLargeError if the event would be larger than the server takes.
    """
    block = _block(payload, signature)
    head = pack_header(msgspec.structs.replace(header, size=len(block)))
    key = event_key(record_key, header.writer, header.n)
    return Event(head, crypto.seal(key, block, head))


def open_event(record_key: bytes, header: Header, event: Event) -> Opened:
    """What is inside; `header` is `read_header(event.header)`, which the caller has anyway.

    Raises SealBrokenError, MalformedError, or UnknownFormatError for a suite not known here.
    """
    return open_with(event_key(record_key, header.writer, header.n), header, event)


def open_with(own_key: bytes, header: Header, event: Event) -> Opened:
    """The same for whoever has the key of this event alone. Raises as `open_event`."""
    if header.suite != SUITE:
        raise UnknownFormatError("event suite", header.suite)
    block = crypto.open_seal(own_key, event.body, event.header)
    if len(block) != header.size:
        raise MalformedError("event size")
    return _content(block)


def signed_message(header: Header, payload: bytes) -> bytes:
    """What a person's signature covers: the payload, bound to its place, so that it fits no other."""
    place = header.org + header.rid + header.writer + header.n.to_bytes(8, "big")
    return b"akd/sig/1" + place + payload


def _block(payload: bytes, signature: bytes | None) -> bytes:
    tail = signature or b""
    size = padded_size(_PREFIX.size + len(payload) + len(tail))
    if size > MAX_BLOCK:
        raise TooLargeError(size=size, limit=MAX_BLOCK)
    start = _PREFIX.pack(1 if tail else 0, len(payload))
    return (start + payload + tail).ljust(size, b"\0")


def _content(block: bytes) -> Opened:
    if len(block) < _PREFIX.size:
        raise MalformedError("event block")
    flag, length = _PREFIX.unpack_from(block)
    end = _PREFIX.size + length
    tail = crypto.SIGNATURE_SIZE if flag else 0
    if flag > 1 or end + tail > len(block) or block.count(0, end + tail) < len(block) - end - tail:
        raise MalformedError("event block")
    return Opened(block[_PREFIX.size : end], block[end : end + tail] if flag else None)

"""One file of the second copy: sealed events with what proves them, hashed, never changed (2.14).

A segment is: magic ‖ SHA-256 of the segment before (zeros for the first) ‖ frames ‖ SHA-256 of all that.
A frame is: kind, 1 byte ‖ length, 4 bytes ‖ content. All of it is sealed or public; it may lie anywhere.
"""

from __future__ import annotations

import enum
import struct
from collections.abc import Iterable, Iterator
from typing import Final

from akutdesk.wire import crypto

MAGIC: Final = b"akdseg1\n"
NO_SEGMENT: Final = b"\0" * 32
SUFFIX: Final = ".akd"

_FAMILY: Final = b"akdseg"
"""How the magic of every form begins, also of those to come."""
_FRAME: Final = struct.Struct(">BI")
_HASH: Final = 32
_HEAD: Final = len(MAGIC) + _HASH


class Kind(enum.IntEnum):
    """What a frame holds."""

    CERTIFICATE = 1
    KEYWRAP = 2
    """Record id (16) ‖ epoch (8) ‖ wrap."""
    STATEMENT = 3
    """Index (8) ‖ signed statement."""
    EVENT = 4
    """Header length (2) ‖ header ‖ body."""
    STRETCH = 5
    """Writer (16) ‖ first n (8) ‖ last n (8) ‖ the session's signature over C there (64)."""
    ERASED = 6
    """Header length (2) ‖ header ‖ SHA-256 of the body, of an event whose record was erased."""


class SegmentBrokenError(Exception):
    """A segment is cut, altered, or not one."""


class SegmentNewerError(SegmentBrokenError):
    """A newer program wrote it."""


def build(previous: bytes, frames: Iterable[tuple[Kind, bytes]]) -> bytes:
    """The segment's bytes; `previous` is the hash of the one before, or NO_SEGMENT."""
    parts = [MAGIC, previous]
    for kind, content in frames:
        parts += (_FRAME.pack(kind, len(content)), content)
    whole = b"".join(parts)
    return whole + crypto.sha256(whole)


def hash_of(segment: bytes) -> bytes:
    """The hash a segment ends with."""
    return segment[-_HASH:]


def holds(segment: bytes, digest: bytes) -> bool:
    """Whether this is, to the last byte, the segment that ends with this hash."""
    return hash_of(segment) == digest == crypto.sha256(segment[:-_HASH])


def begins(segment: bytes) -> bool:
    """Whether it follows no other: the first one, or the first after a place was found incomplete.

    A damaged one begins nothing: what stands before it still counts.
    """
    try:
        _require_whole(segment, NO_SEGMENT)
    except SegmentNewerError:
        return True
    except SegmentBrokenError:
        return False
    return True


def previous_of(segment: bytes) -> bytes:
    """The hash of the segment that it says it follows."""
    return segment[len(MAGIC) : _HEAD]


def read(segment: bytes, previous: bytes) -> Iterator[tuple[Kind, bytes]]:
    """The segment's frames. Raises SegmentBrokenError if it is damaged or does not follow `previous`.

    And SegmentNewerError for a whole one of a form or with a kind of frame that is not known yet.
    """
    _require_whole(segment, previous)
    at, end = _HEAD, len(segment) - _HASH
    while at < end:
        if end - at < _FRAME.size:
            raise SegmentBrokenError("frame")
        kind, length = _FRAME.unpack_from(segment, at)
        at += _FRAME.size
        if at + length > end:
            raise SegmentBrokenError("frame")
        if kind not in set(Kind):
            raise SegmentNewerError("newer")
        yield Kind(kind), segment[at : at + length]
        at += length


def _require_whole(segment: bytes, previous: bytes) -> None:
    if len(segment) < _HEAD + _HASH or not segment.startswith(_FAMILY):
        raise SegmentBrokenError("form")
    if crypto.sha256(segment[:-_HASH]) != hash_of(segment):
        raise SegmentBrokenError("hash")
    if not segment.startswith(MAGIC):
        raise SegmentNewerError("newer")
    if previous_of(segment) != previous:
        raise SegmentBrokenError("order")


def event_frame(header: bytes, body: bytes) -> tuple[Kind, bytes]:
    """An event's frame."""
    return Kind.EVENT, len(header).to_bytes(2, "big") + header + body


def event_of(content: bytes) -> tuple[bytes, bytes]:
    """Header and body of an event's frame."""
    size = int.from_bytes(content[:2], "big")
    return content[2 : 2 + size], content[2 + size :]


def erased_frame(header: bytes, body_hash: bytes) -> tuple[Kind, bytes]:
    """The frame of an event without its body; `event_of` reads it too."""
    return Kind.ERASED, len(header).to_bytes(2, "big") + header + body_hash


def keywrap_frame(rid: bytes, epoch: int, wrap: bytes) -> tuple[Kind, bytes]:
    """A record key's frame."""
    return Kind.KEYWRAP, rid + epoch.to_bytes(8, "big") + wrap


def statement_frame(index: int, signed: bytes) -> tuple[Kind, bytes]:
    """A membership statement's frame."""
    return Kind.STATEMENT, index.to_bytes(8, "big") + signed


def stretch_frame(writer: bytes, span: tuple[int, int], signature: bytes) -> tuple[Kind, bytes]:
    """A stretch's frame; `span` is its first and last n."""
    first, last = span
    return Kind.STRETCH, writer + first.to_bytes(8, "big") + last.to_bytes(8, "big") + signature


def stretch_of(content: bytes) -> tuple[bytes, tuple[int, int, bytes]]:
    """The writer of a stretch's frame, and its first n, last n and signature."""
    first, last = int.from_bytes(content[16:24], "big"), int.from_bytes(content[24:32], "big")
    return content[:16], (first, last, content[32:])


def keywrap_of(content: bytes) -> tuple[bytes, int, bytes]:
    """Record, epoch and wrap of a record key's frame."""
    return content[:16], int.from_bytes(content[16:24], "big"), content[24:]


def numbered_of(content: bytes) -> tuple[int, bytes]:
    """Index and statement of a statement's frame."""
    return int.from_bytes(content[:8], "big"), content[8:]

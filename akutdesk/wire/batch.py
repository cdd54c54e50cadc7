"""A batch: consecutive events of one writer under one signature, as pushed and kept (sync-and-security.md 2.4, 2.11).

The bodies are one byte string with their lengths beside it, so that neither side handles them one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType
from typing import Annotated, Final

import msgspec

from akutdesk.wire import crypto
from akutdesk.wire.chain import Stretch, hashes_of, next_chain, sign_stretch, verify_stretch
from akutdesk.wire.codec import MAX_INT, Bytes32, Count, Id16, Signature, pack_array, unpack
from akutdesk.wire.errors import ChainBrokenError, MalformedError, TooLargeError, UnknownFormatError
from akutdesk.wire.event import MAX_EVENT, Event
from akutdesk.wire.header import Header, read_header

FORMAT: Final = 1
MAX_EVENTS: Final = 500
MAX_BATCH: Final = 2 * 1024 * 1024
"""Bytes of headers and bodies in one batch."""

N = Annotated[int, msgspec.Meta(ge=1, le=MAX_INT)]


class Batch(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """Events n = first to last of a writer; `chain` is C at `last`, and the session's key signed the stretch.

    As in a page, an erased event has size 0, and its body's hash in `erased` by its place in the batch.
    """

    format: Count = FORMAT
    org: Id16
    writer: Id16
    first: N
    last: N
    chain: Bytes32
    signature: Signature
    headers: tuple[bytes, ...]
    sizes: tuple[Count, ...]
    bodies: bytes
    erased: dict[Annotated[int, msgspec.Meta(ge=0, lt=MAX_EVENTS)], Bytes32] = {}


class Piece(msgspec.Struct, frozen=True):
    """One event of a batch, checked: its header read and as bytes, its body, H, and C at it."""

    header: Header
    header_bytes: bytes
    body: bytes
    body_hash: bytes
    hash: bytes
    chain: bytes


class Columns(msgspec.Struct, frozen=True):
    """What was read and hashed of a batch, one item an event: headers, body hashes, H."""

    headers: tuple[Header, ...]
    body_hashes: tuple[bytes, ...]
    hashes: tuple[bytes, ...]


_DECODER = msgspec.msgpack.Decoder(Batch)


def make_batch(session_key: bytes, stretch: Stretch, events: Sequence[Event]) -> Batch:
    """Sign a stretch of one's own events."""
    return carry_batch(stretch, sign_stretch(session_key, stretch), events)


def carry_batch(
    stretch: Stretch,
    signature: bytes,
    events: Sequence[Event],
    erased: Mapping[int, bytes] = MappingProxyType({}),
) -> Batch:
    """A batch under a signature made before: one's own of old, or another writer's (repair, 2.18)."""
    return Batch(
        org=stretch.org,
        writer=stretch.writer,
        first=stretch.first,
        last=stretch.last,
        chain=stretch.chain,
        signature=signature,
        headers=tuple(event.header for event in events),
        sizes=tuple(len(event.body) for event in events),
        bodies=b"".join(event.body for event in events),
        erased=dict(erased),
    )


def pack_batch(batch: Batch) -> bytes:
    """The batch's bytes; where nothing is erased, that field is left out."""
    parts = msgspec.structs.astuple(batch)
    return pack_array(parts if batch.erased else parts[:-1])


def read_batch(data: bytes) -> Batch:
    """The batch in `data`, its numbers and sizes in agreement, nothing verified.

    Raises MalformedError, UnknownFormatError, TooLargeError.
    """
    batch = unpack(_DECODER, data, "batch")
    if batch.format != FORMAT:
        raise UnknownFormatError("batch format", batch.format)
    count = batch.last - batch.first + 1
    empty = {at for at, size in enumerate(batch.sizes) if not size}
    if (
        not len(batch.headers) == len(batch.sizes) == count
        or sum(batch.sizes) != len(batch.bodies)
        or empty != batch.erased.keys()
    ):
        raise MalformedError("batch")
    if count > MAX_EVENTS:
        raise TooLargeError(size=count, limit=MAX_EVENTS)
    _refuse_large(batch)
    return batch


def stretch_of(batch: Batch) -> Stretch:
    """What the batch's signature covers."""
    return Stretch(
        org=batch.org, writer=batch.writer, first=batch.first, last=batch.last, chain=batch.chain
    )


def columns_of(batch: Batch) -> Columns:
    """Read the headers, check that they stand where the batch says, and hash everything; no signature yet.

    Raises ChainBrokenError with the first n that is out of place, MalformedError and UnknownFormatError for
    a header that cannot be read.
    """
    headers: list[Header] = []
    for n, head in enumerate(batch.headers, batch.first):
        header = read_header(head)
        if header.n != n or header.writer != batch.writer or header.org != batch.org:
            raise ChainBrokenError(n)
        headers.append(header)
    view, ends = memoryview(batch.bodies), accumulate(batch.sizes)
    bodies = [view[end - size : end] for size, end in zip(batch.sizes, ends, strict=True)]
    return Columns(tuple(headers), *hashes_of(batch.headers, bodies, batch.erased))


def verify_batch(batch: Batch, session_public: bytes, start: bytes) -> tuple[Piece, ...]:
    """The batch's events, if they follow C = `start` and the session signed where they end.

    Raises BadSignatureError, ChainBrokenError with the first n that does not fit, MalformedError and
    UnknownFormatError for a header that cannot be read.
    """
    verify_stretch(session_public, stretch_of(batch), batch.signature)
    columns = columns_of(batch)
    chains = tuple(accumulate(columns.hashes, next_chain, initial=start))[1:]
    if not crypto.equal(chains[-1], batch.chain):
        raise ChainBrokenError(batch.last)
    return tuple(map(Piece, *_parts(batch, columns), chains))


def _parts(
    batch: Batch, columns: Columns
) -> tuple[Iterable[Header], Iterable[bytes], Iterable[bytes], Iterable[bytes], Iterable[bytes]]:
    ends = accumulate(batch.sizes)
    bodies = [batch.bodies[end - size : end] for size, end in zip(batch.sizes, ends, strict=True)]
    return columns.headers, batch.headers, bodies, columns.body_hashes, columns.hashes


def _refuse_large(batch: Batch) -> None:
    """Raise TooLargeError for an event or a batch over the limits."""
    total = len(batch.bodies)
    for index, (head, size) in enumerate(zip(batch.headers, batch.sizes, strict=True)):
        total += len(head)
        if len(head) + size > MAX_EVENT:
            raise TooLargeError(size=len(head) + size, limit=MAX_EVENT, index=index)
    if total > MAX_BATCH:
        raise TooLargeError(size=total, limit=MAX_BATCH)

"""The chain of one writer: each event's link holds the one before (sync-and-security.md 2.4, V9).

H = SHA-256(header ‖ SHA-256(body)), Cn = SHA-256(Cn-1 ‖ H), C0 = SHA-256(session certificate). The body
enters by its hash, so that an erased body leaves a chain that still verifies.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from akutdesk.wire import crypto
from akutdesk.wire.errors import ChainBrokenError
from akutdesk.wire.header import Header


@dataclass(frozen=True, slots=True)
class Link:
    """What is needed of one event to check its place: the header, its bytes, body hash, chain value."""

    header: Header
    header_bytes: bytes
    body_hash: bytes
    chain: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The part of a writer's chain that one signature covers: n from `first` to `last`, and C at `last`."""

    org: bytes
    writer: bytes
    first: int
    last: int
    chain: bytes


def body_hash(body: bytes) -> bytes:
    """SHA-256 of the sealed body."""
    return crypto.sha256(body)


def event_hash(header: bytes, body_hash: bytes) -> bytes:
    """H of an event, from its header's bytes and its body's hash."""
    return crypto.sha256(header, body_hash)


def hashes_of(
    headers: Iterable[bytes], bodies: Iterable[bytes | memoryview], erased: Mapping[int, bytes]
) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """The body hashes and the H of many events; `erased` holds by place the hash of a body that is gone."""
    body_hashes = crypto.sha256_each(bodies)
    for place, gone in erased.items():
        body_hashes[place] = gone
    joined = (head + hashed for head, hashed in zip(headers, body_hashes, strict=True))
    return tuple(body_hashes), tuple(crypto.sha256_each(joined))


def first_chain(certificate: bytes) -> bytes:
    """C0 of a writer, from the bytes of its signed session certificate."""
    return crypto.sha256(certificate)


def next_chain(previous: bytes, event_hash: bytes) -> bytes:
    """Cn from Cn-1 and H."""
    return crypto.sha256(previous, event_hash)


def last_chain(start: bytes, hashes: Iterable[bytes]) -> bytes:
    """C after these events' H, from the C before them."""
    return crypto.sha256_chain(start, hashes)


def verify_chain(writer: bytes, start: bytes, links: Iterable[Link], *, after: int = 0) -> bytes:
    """Check that the links follow n = `after` and C = `start` without a gap; the last C comes back.

    Raises ChainBrokenError with the first n that does not fit.
    """
    chain, n = start, after
    for link in links:
        n += 1
        if link.header.writer != writer or link.header.n != n:
            raise ChainBrokenError(n)
        chain = next_chain(chain, event_hash(link.header_bytes, link.body_hash))
        if not crypto.equal(chain, link.chain):
            raise ChainBrokenError(n)
    return chain


def sign_stretch(session_key: bytes, stretch: Stretch) -> bytes:
    """The session's signature: one per pushed batch, and one over the head at the end of a session."""
    return crypto.sign(session_key, _stretch_message(stretch))


def verify_stretch(session_public: bytes, stretch: Stretch, signature: bytes) -> None:
    """Return if the signature holds. Raises BadSignatureError or BadKeyError."""
    crypto.verify(session_public, _stretch_message(stretch), signature)


def _stretch_message(stretch: Stretch) -> bytes:
    span = stretch.first.to_bytes(8, "big") + stretch.last.to_bytes(8, "big")
    return b"akd/batch/1" + stretch.org + stretch.writer + span + stretch.chain

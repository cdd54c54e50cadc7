"""A second client, from docs/protocol.md alone: hashlib, Ed25519, and a few lines of MessagePack.

It shares no code with akutdesk, on purpose: what it verifies, anybody can.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

NUMBERS = {0xCC: ">B", 0xCD: ">H", 0xCE: ">I", 0xCF: ">Q"}
NUMBERS |= {0xD0: ">b", 0xD1: ">h", 0xD2: ">i", 0xD3: ">q"}
LENGTHS = {0xC4: ">B", 0xC5: ">H", 0xC6: ">I", 0xD9: ">B", 0xDA: ">H", 0xDB: ">I"}
LENGTHS |= {0xDC: ">H", 0xDD: ">I", 0xDE: ">H", 0xDF: ">I"}
PLAIN = {0xC0: None, 0xC2: False, 0xC3: True}


def sha(*parts: bytes) -> bytes:
    """SHA-256 of parts end to end."""
    return hashlib.sha256(b"".join(parts)).digest()


def signed_by(public: bytes, signature: bytes, *message: bytes) -> None:
    """Raise InvalidSignature unless the key signed the message."""
    Ed25519PublicKey.from_public_bytes(public).verify(signature, b"".join(message))


def u64(number: int) -> bytes:
    """A number as eight bytes."""
    return struct.pack(">Q", number)


def unpack(data: bytes) -> Any:
    """The one MessagePack value in `data`."""
    value, end = read(data, 0)
    assert end == len(data)
    return value


def read(data: bytes, at: int) -> tuple[Any, int]:
    """The value that begins at a place, and where the next begins."""
    first, at = data[at], at + 1
    if first < 0x80 or first >= 0xE0:
        return (first if first < 0x80 else first - 256), at
    if first < 0xC0:
        kind = "map" if first < 0x90 else "array" if first < 0xA0 else "str"
        return read_many(data, at, kind, first & (0x1F if kind == "str" else 0x0F))
    if first in PLAIN:
        return PLAIN[first], at
    form = NUMBERS.get(first) or LENGTHS[first]
    (number,) = struct.unpack_from(form, data, at)
    at += struct.calcsize(form)
    if first in NUMBERS:
        return number, at
    kind = {0xC: "bin", 0xD: "str" if first < 0xDC else "array" if first < 0xDE else "map"}
    return read_many(data, at, kind[first >> 4], number)


def read_many(data: bytes, at: int, kind: str, count: int) -> tuple[Any, int]:
    """A text, bytes, array or map of so many bytes, items or pairs."""
    if kind in {"bin", "str"}:
        raw = data[at : at + count]
        assert len(raw) == count
        return (raw if kind == "bin" else raw.decode()), at + count
    items = []
    for _ in range(count * (2 if kind == "map" else 1)):
        value, at = read(data, at)
        items.append(value)
    return (dict(zip(items[::2], items[1::2], strict=True)) if kind == "map" else items), at


@dataclass
class Writer:
    """A writer as far as it has been followed: its session's key, its last n, and C there."""

    public: bytes
    chain: bytes
    n: int = 0


@dataclass
class Follower:
    """Whoever follows an org and believes nothing: `digest` is D after `seq` events."""

    org: bytes
    server: bytes
    devices: dict[bytes, bytes] = field(default_factory=dict)
    writers: dict[bytes, Writer] = field(default_factory=dict)
    seq: int = 0
    digest: bytes = bytes(32)

    def statements(self, chain: list[bytes]) -> None:
        """Take the devices out of a chain of statements that ROOT signed throughout (7)."""
        previous = bytes(32)
        root = unpack(unpack(chain[0])[0])[6]["root_sign"]
        for index, whole in enumerate(chain):
            body, signature = unpack(whole)
            signed_by(root, signature, b"akd/member/1", body)
            form, org, at, before, _, _, content = unpack(body)
            assert (form, org, at, before) == (1, self.org, index, previous)
            previous = sha(whole)
            if content["type"] == "device":
                self.devices[content["device"]] = content["sign_public"]

    def certificate(self, whole: bytes) -> None:
        """Meet a writer (4)."""
        body, signature = unpack(whole)
        form, org, writer, public, device, *_ = unpack(body)
        assert (form, org) == (1, self.org)
        signed_by(self.devices[device], signature, b"akd/session/1", body)
        self.writers[writer] = Writer(public, sha(whole))

    def batch(self, data: bytes) -> None:
        """Follow a writer over a pushed batch (10.3)."""
        form, org, writer, first, last, chain, signature, headers, sizes, bodies, *more = unpack(
            data
        )
        erased = more[0] if more else {}
        known = self.writers[writer]
        assert (form, org, first, last) == (1, self.org, known.n + 1, known.n + len(headers))
        hashes = [sha(body) for body in cut(bodies, sizes)]
        assert set(erased) == {at for at, size in enumerate(sizes) if not size}
        for at, head in enumerate(headers):
            self.event(head, erased.get(at, hashes[at]))
        assert known.chain == chain
        self.signed(writer, first, last, signature)

    def page(self, data: bytes) -> int:
        """Follow the org over a page (10.5); how many events it had."""
        after, headers, sizes, bodies, erased, stretches, receipt = unpack(data)
        assert after == self.seq
        hashes = [sha(body) for body in cut(bodies, sizes)]
        ends = {(writer, last): (first, signature) for writer, first, last, signature in stretches}
        for at, head in enumerate(headers):
            writer, n = self.event(head, erased.get(at, hashes[at]))
            if (writer, n) in ends:
                first, signature = ends.pop((writer, n))
                self.signed(writer, first, n, signature)
        assert not ends
        if headers:
            self.receipt(receipt)
        return len(headers)

    def event(self, head: bytes, body_hash: bytes) -> tuple[bytes, int]:
        """One event in its place: the chain of its writer and the digest of the org go on."""
        _, _, org, writer, n, *_ = unpack(head)
        known = self.writers[writer]
        assert (org, n) == (self.org, known.n + 1)
        link = sha(head, body_hash)
        known.n, known.chain = n, sha(known.chain, link)
        self.seq, self.digest = self.seq + 1, sha(self.digest, link)
        return writer, n

    def signed(self, writer: bytes, first: int, last: int, signature: bytes) -> None:
        """Check a stretch's signature where the writer stands now."""
        known = self.writers[writer]
        span = u64(first) + u64(last)
        signed_by(known.public, signature, b"akd/batch/1", self.org, writer, span, known.chain)

    def receipt(self, whole: bytes) -> list[Any]:
        """Check a receipt for the newest event (10.4)."""
        body, signature = unpack(whole)
        signed_by(self.server, signature, b"akd/receipt/1", body)
        fields = unpack(body)
        form, org, _, seq, digest, writer, n, _ = fields
        assert (form, org, seq, digest) == (1, self.org, self.seq, self.digest)
        assert self.writers[writer].n == n
        return fields


def erased_by(content: dict, org: bytes, people: dict[bytes, bytes]) -> dict[bytes, list[Any]]:
    """The records that an erase statement's content names, if two of these people signed it, with what was known (7)."""
    assert content["type"] == "erase"
    form, place, _, targets, first, second, _, _ = unpack(content["order"])
    assert (form, place) == (1, org)
    assert first != second
    for person, signature in zip((first, second), content["signatures"], strict=True):
        signed_by(people[person], signature, b"akd/erase/1", content["order"])
    assert len({rid for rid, _ in targets}) == len(targets)
    return dict(targets)


def cut(bodies: bytes, sizes: list[int]) -> list[bytes]:
    """Bodies one by one."""
    ends = [sum(sizes[: at + 1]) for at in range(len(sizes))]
    assert (ends or [0])[-1] == len(bodies)
    return [bodies[end - size : end] for end, size in zip(ends, sizes, strict=True)]

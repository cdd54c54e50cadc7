"""The proof of one record's entries, for somebody who trusts neither the desk nor its program (T20; protocol.md 13).

It opens these entries alone: each comes with the key of that one event. Of everything else that a start wrote there
are hashes.
"""

from __future__ import annotations

from typing import Final

import msgspec

FORMAT: Final = "akutdesk-bevis/1"


class ProvenEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One event with the key of its body, and of no other."""

    header: bytes
    body: bytes
    key: bytes


class ProvenStart(msgspec.Struct, frozen=True, kw_only=True):
    """A start's chain from the first of the entries to an end that the start signed.

    `before` is C at n = `after`; `links` are the H of the events from there on. `signature` is the start's over
    (`first`, `after` + the number of links). `receipt` is the server's for one of them; None where it has none.
    """

    certificate: bytes
    after: int
    before: bytes
    links: tuple[bytes, ...]
    first: int
    signature: bytes
    receipt: bytes | None


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """All that is here of one record. `server` is the key of the receipts; None before the first sync."""

    format: str = FORMAT
    rid: bytes
    statements: tuple[bytes, ...]
    server: bytes | None
    starts: tuple[ProvenStart, ...]
    entries: tuple[ProvenEntry, ...]


def pack_proof(proof: Proof) -> bytes:
    """The file's bytes: JSON, bytes as base64."""
    return msgspec.json.format(msgspec.json.encode(proof), indent=1)

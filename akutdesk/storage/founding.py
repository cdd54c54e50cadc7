"""What the keys' side hands to the database's side: its key, and what a new database begins with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseKeys:
    """DBK: the raw SQLCipher key, 32 bytes, and the file's salt, 16 bytes. Memory only."""

    key: bytes = field(repr=False)
    salt: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """What a new database is given once, at genesis or when a desk joins (design.md 8.1-8.6).

    `org` and `device` are 16-byte ids. `device_key` (Ed25519), `kem_key` and `inbox_key` (KEM) are 32-byte
    seeds that live only in the database. `statements` is the membership chain from its first on.
    """

    org: bytes
    device: bytes
    device_key: bytes = field(repr=False)
    kem_key: bytes = field(repr=False)
    epoch: int
    epoch_keys: Mapping[int, bytes] = field(repr=False)
    audit_public: bytes
    statements: tuple[bytes, ...]
    inbox_key: bytes = field(repr=False)

"""The file vault.keys: what lies on the disk of a locked desk, in three generations.

Frame: 8 bytes `akdvault`, 1 byte format, 32 bytes SHA-256 of magic, format and body, then the body as
MessagePack. The digest finds damage, not malice: what is secret in the body is sealed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import msgspec

from akutdesk.storage.durable import write_durably
from akutdesk.storage.errors import DiskFault
from akutdesk.storage.vault_errors import VaultDamaged, VaultMissing, VaultTooNew
from akutdesk.wire import crypto
from akutdesk.wire.codec import Bytes32, Count, Id16, pack, unpack
from akutdesk.wire.errors import MalformedError
from akutdesk.wire.locked_keys import Cost, LockedKeys
from akutdesk.wire.root import KitSeal
from akutdesk.wire.statement import KemPublic, Sealed

FORMAT: Final = 1
FILES: Final = ("vault.keys", "vault.keys.1", "vault.keys.2")
"""Newest first."""

_MAGIC: Final = b"akdvault"
_HEAD: Final = len(_MAGIC) + 1 + crypto.HASH_SIZE
_MAX_FILE: Final = 8 * 1024 * 1024


class Slot(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """One person's way in. `name` is a keyed hash of the initials, `vault_secret` is VS sealed to them.

    `leder`: a leader's slot never lapses.
    """

    user: Id16
    name: Id16
    temporary: bool
    locked: LockedKeys
    kem_public: KemPublic
    sign_public: Bytes32
    vault_secret: Sealed
    leder: bool = False


class VaultFile(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that opening needs, and nothing that opens by itself.

    `vault_key` is VDK under VS and DS; `recovery` is VDK sealed to ROOT-kem; `kits` are ROOT under each
    kit's code. `secret_check` and `key_check` tell a wrong DS or VDK from a damaged file. `cost` is what
    the next password will cost to try. `finished` is false between genesis and its database. `statements`:
    how many statements about the staff the slots were made from, 0 for those of genesis. `synced_ms` and
    `seen_ms`: the latest contact with the server (0: never), and the latest instant an unlock was seen (lease.py).
    """

    generation: Count
    org: Id16
    device: Id16
    name_salt: Id16
    cost: Cost
    secret_check: Id16
    vault_key: Annotated[bytes, msgspec.Meta(max_length=256)]
    key_check: Id16
    kits: tuple[KitSeal, ...]
    recovery: Sealed
    inbox_public: KemPublic
    slots: tuple[Slot, ...]
    finished: bool = True
    statements: Count = 0
    synced_ms: Count = 0
    seen_ms: Count = 0


_DECODER = msgspec.msgpack.Decoder(VaultFile)


def pack_vault(vault: VaultFile) -> bytes:
    """The file's bytes."""
    body = pack(vault)
    start = _MAGIC + bytes([FORMAT])
    return start + crypto.sha256(start, body) + body


def read_vault(data: bytes) -> VaultFile:
    """The vault in a file's bytes. Raises VaultDamaged, or VaultTooNew for a newer program's file."""
    start, digest, body = data[: len(_MAGIC) + 1], data[len(_MAGIC) + 1 : _HEAD], data[_HEAD:]
    if not start.startswith(_MAGIC) or crypto.sha256(start, body) != digest:
        raise VaultDamaged
    if start[-1] > FORMAT:
        raise VaultTooNew
    try:
        return unpack(_DECODER, body, "vault")
    except MalformedError:
        raise VaultDamaged from None


def load_vault(folder: Path) -> VaultFile:
    """The newest generation that can be read.

    Raises VaultMissing, VaultDamaged, VaultTooNew, or DiskFault. An older generation never stands in for a
    newer program's file.
    """
    held = _generations(folder)
    if held:
        return read_vault(held[0])
    if any((folder / name).exists() for name in FILES):
        raise VaultDamaged
    raise VaultMissing


def save_vault(folder: Path, vault: VaultFile, *, forget: bool = False) -> VaultFile:
    """Write the next generation, read it back, and keep the two before it.

    `forget` writes the new one in the place of all three, so that no older generation still opens for an
    old password or for somebody who left. Raises DiskFull or DiskFault; the old generation then stands.
    """
    held = _generations(folder)
    newest = read_vault(held[0]).generation if held else 0
    fresh = msgspec.structs.replace(vault, generation=max(newest, vault.generation) + 1)
    data = pack_vault(fresh)
    if forget:
        for name in FILES:
            _put(folder / name, data)
        return fresh
    for name, older in reversed(list(zip(FILES[1:], held, strict=False))):
        _put(folder / name, older)
    _put(folder / FILES[0], data)
    return fresh


def vault_exists(folder: Path) -> bool:
    """Whether any generation is there, readable or not."""
    return any((folder / name).exists() for name in FILES)


def _generations(folder: Path) -> list[bytes]:
    """The readable generations, newest first. Raises VaultTooNew."""
    held: list[bytes] = []
    for name in FILES:
        data = _bytes(folder / name)
        if data is not None and _readable(data):
            held.append(data)
    return held


def _readable(data: bytes) -> bool:
    try:
        read_vault(data)
    except VaultDamaged:
        return False
    return True


def _bytes(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(_MAX_FILE)
    except FileNotFoundError:
        return None
    except OSError:
        raise DiskFault from None


def _put(path: Path, data: bytes) -> None:
    write_durably(path, data)
    if _bytes(path) != data:
        raise DiskFault

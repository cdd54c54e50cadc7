"""The file pending.keys: a PC that has asked to join and waits for an answer (design.md 8.5).

Its keys lie in it under the PC's own secret DS, for at most 24 hours, so that the program may be closed and
the PC restarted meanwhile. Frame as that of vault.keys, with `akdvente`.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final

import msgspec

from akutdesk.storage.durable import remove_durably, write_durably
from akutdesk.storage.errors import DiskFault
from akutdesk.storage.genesis import clear_unfinished, refuse_second
from akutdesk.storage.joining_errors import NothingPending, RequestDamaged, RequestExpired
from akutdesk.storage.kit import groups_of
from akutdesk.storage.new_vault import VaultSecrets
from akutdesk.storage.vault import Vault
from akutdesk.storage.vault_errors import DeviceSecretGone
from akutdesk.wire import crypto, enrolment
from akutdesk.wire.codec import Bytes32, pack, unpack
from akutdesk.wire.enrolment import Shared
from akutdesk.wire.errors import MalformedError, SealBrokenError
from akutdesk.wire.messages import AskEnrolment

FILE: Final = "pending.keys"
FORMAT: Final = 1
KEPT_MS: Final = 24 * 3600 * 1000

_MAGIC: Final = b"akdvente"
_HEAD: Final = len(_MAGIC) + 1 + crypto.HASH_SIZE
_AAD: Final = b"akd/pending/1"


class _File(msgspec.Struct, frozen=True, kw_only=True):
    """`server`: where the answer is fetched, with `ca` in PEM to trust; "" for an answer on a stick."""

    made_ms: int
    server: Annotated[str, msgspec.Meta(max_length=400)] = ""
    ca: Annotated[str, msgspec.Meta(max_length=64 * 1024)] = ""
    sealed: Annotated[bytes, msgspec.Meta(max_length=4096)]


class _Secrets(msgspec.Struct, frozen=True, kw_only=True):
    code: Annotated[bytes, msgspec.Meta(min_length=5, max_length=5)]
    device_key: Bytes32
    kem_key: Bytes32
    inbox_key: Bytes32
    vault_key: Bytes32
    vault_secret: Bytes32
    proxy: Annotated[str, msgspec.Meta(max_length=2000)] = ""


_FILE = msgspec.msgpack.Decoder(_File)
_SECRETS = msgspec.msgpack.Decoder(_Secrets)


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """Where the answer is fetched: the server's address, a certificate in PEM, a proxy; all empty for a stick."""

    server: str = ""
    ca: str = ""
    proxy: str = field(default="", repr=False)


BY_STICK: Final = Road()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A PC that waits: what it asked, what follows from its code, and its private keys. Memory only."""

    made_ms: int
    road: Road
    asked: AskEnrolment
    shared: Shared
    code: str
    """As it stands on the screen: two groups of five signs."""
    device_key: bytes
    kem_key: bytes
    secrets: VaultSecrets

    def __repr__(self) -> str:
        return "Pending()"


def park(vault: Vault, road: Road, now_ms: int) -> Pending:
    """Make this PC's keys and its code, and lay them down; what it asked before is forgotten.

    Raises VaultThere where a desk is already, DeviceSecretFault, DiskFull, DiskFault.
    """
    clear_unfinished(vault.folder)
    refuse_second(vault.folder)
    secret = crypto.random_bytes(crypto.KEY_SIZE)
    secrets = _Secrets(
        code=enrolment.make_code(),
        device_key=crypto.make_signing_key(),
        kem_key=crypto.make_kem_key(),
        inbox_key=crypto.make_kem_key(),
        vault_key=crypto.random_bytes(crypto.KEY_SIZE),
        vault_secret=crypto.random_bytes(crypto.KEY_SIZE),
        proxy=road.proxy,
    )
    sealed = crypto.seal(_key(secret), pack(secrets), _AAD)
    file = _File(made_ms=now_ms, server=road.server, ca=road.ca, sealed=sealed)
    vault.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    vault.secret.keep(secret)
    write_durably(vault.folder / FILE, _framed(pack(file)))
    return _pending(file, secrets, secret)


def is_pending(folder: Path) -> bool:
    """Whether this PC has asked."""
    return (folder / FILE).exists()


def load_pending(vault: Vault, now_ms: int) -> Pending:
    """What this PC asked. After 24 hours it is taken away.

    Raises NothingPending, RequestExpired, RequestDamaged, DeviceSecretGone, DiskFault.
    """
    file = _read(vault.folder / FILE)
    if abs(now_ms - file.made_ms) > KEPT_MS:  # either way: a clock that was set right is no reason
        drop_pending(vault.folder)
        raise RequestExpired
    secret = vault.secret.read()
    if secret is None:
        raise DeviceSecretGone
    try:
        opened = crypto.open_seal(_key(secret), file.sealed, _AAD)
        return _pending(file, unpack(_SECRETS, opened, "pending"), secret)
    except SealBrokenError:
        raise DeviceSecretGone from None
    except MalformedError:
        raise RequestDamaged from None


def drop_pending(folder: Path) -> None:
    """The PC has joined, or gives up: the keys are written over, as far as a disk does that, and removed."""
    path = folder / FILE
    with suppress(OSError), path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    remove_durably(path)


def _pending(file: _File, secrets: _Secrets, device_secret: bytes) -> Pending:
    shared = enrolment.shared_by(secrets.code)
    return Pending(
        made_ms=file.made_ms,
        road=Road(server=file.server, ca=file.ca, proxy=secrets.proxy),
        asked=enrolment.ask(shared, secrets.device_key, secrets.kem_key),
        shared=shared,
        code=" ".join(groups_of(secrets.code)),
        device_key=secrets.device_key,
        kem_key=secrets.kem_key,
        secrets=VaultSecrets(
            vault_key=secrets.vault_key,
            vault_secret=secrets.vault_secret,
            device_secret=device_secret,
            inbox_key=secrets.inbox_key,
        ),
    )


def _framed(body: bytes) -> bytes:
    start = _MAGIC + bytes([FORMAT])
    return start + crypto.sha256(start, body) + body


def _read(path: Path) -> _File:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise NothingPending from None
    except OSError:
        raise DiskFault from None
    start, digest, body = data[: len(_MAGIC) + 1], data[len(_MAGIC) + 1 : _HEAD], data[_HEAD:]
    if start != _MAGIC + bytes([FORMAT]) or crypto.sha256(start, body) != digest:
        raise RequestDamaged
    with suppress(MalformedError):
        return unpack(_FILE, body, "pending")
    raise RequestDamaged


def _key(device_secret: bytes) -> bytes:
    return crypto.hkdf_expand(device_secret, b"akd/pending-key/1")

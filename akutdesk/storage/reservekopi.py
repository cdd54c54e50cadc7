"""Backups of the whole file: one sealed file each, proved before it counts (sync-and-security.md 2.3, decision 0151).

A backup has a key of its own, which follows from the database's key and from what stands open in its first
sixteen bytes. Beside the backups lies what a recovery kit needs to open them on any PC, and nobody's password.
They are numbered, and turn by number, so that no clock can make one of them go too early (F20).
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Generator, Iterable
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from akutdesk.storage.chain_check import check_chains
from akutdesk.storage.connection import connect_still, copy_into, give_way
from akutdesk.storage.durable import FULL, keep_written, remove_durably, write_durably
from akutdesk.storage.errors import (
    DiskFault,
    DiskFull,
    FileDamaged,
    FileTooNew,
    StorageError,
    WrongKey,
)
from akutdesk.storage.founding import DatabaseKeys
from akutdesk.storage.health import page_faults
from akutdesk.storage.migration import refuse_newer
from akutdesk.storage.vault_file import FILES, load_vault, pack_vault
from akutdesk.wire import crypto
from akutdesk.wire.errors import WireError

FOLDER: Final = "backup"
HOURS: Final = 6
DAYS: Final = 7
"""How many of the newest stay, and for how many days before those the last one of each (2.3)."""

_NAME: Final = re.compile(r"kopi-(\d{6})-(\d{8}T\d{6})Z\.db")
_STAMP: Final = "%Y%m%dT%H%M%S"
_NEW: Final = ".ny"
_INFO: Final = b"akd/backup/1"
_CHECK: Final = b"akd/backup-check/1"
_HALF: Final = 8
_CHUNK: Final = 2 * 1024 * 1024
_ROOM_BESIDE: Final = 64 * 1024 * 1024
"""Bytes that a backup leaves free: it is never what fills the disk."""

Between = Callable[[], object]
"""Called every few megabytes: may rest, or raise WorkStopped to end the work."""


class BackupUnfit(StorageError):
    """No backup, or none that can be used.

    `grund`: MANGLER (none lies there), SKADET (damaged or half), FREMMED (of another place or PC, or none of ours),
    NYERE (a newer program's).
    """

    kode = "RESERVEKOPI"

    def __init__(self, grund: str) -> None:
        super().__init__(grund)
        self.grund = grund


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a backup is told: its number, the instant, and whom to give way to between two stretches."""

    nummer: int
    nu: datetime
    between: Between


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservekopi:
    """One backup as its name tells: its number and when it was begun (UTC). `size` in bytes."""

    path: Path
    nummer: int
    lavet: datetime
    size: int


def in_place(place: Path) -> tuple[Reservekopi, ...]:
    """The backups in a folder, newest first; anything else that lies there is not looked at."""
    found: list[Reservekopi] = []
    with suppress(OSError):
        for path in place.iterdir():
            if told := _NAME.fullmatch(path.name):
                lavet = datetime.strptime(told[2], _STAMP).replace(tzinfo=UTC)
                size = path.stat().st_size
                found.append(Reservekopi(path=path, nummer=int(told[1]), lavet=lavet, size=size))
    return tuple(sorted(found, key=lambda one: one.nummer, reverse=True))


def keys_of(path: Path, keys: DatabaseKeys) -> DatabaseKeys:
    """The key of one backup. Raises BackupUnfit MANGLER, SKADET, or FREMMED if it is not this database's."""
    try:
        with path.open("rb") as file:
            salt = file.read(2 * _HALF)
    except FileNotFoundError:
        raise BackupUnfit("MANGLER") from None
    except OSError:
        raise DiskFault from None
    if len(salt) < 2 * _HALF:
        raise BackupUnfit("SKADET")
    if not crypto.equal(salt, _salt(keys, salt[:_HALF])):
        raise BackupUnfit("FREMMED")
    return _keys(keys, salt)


def make(
    db: sqlite3.Connection, source: Path, place: Path, keys: DatabaseKeys, *, told: Told
) -> Reservekopi:
    """A backup of `source`, which `db` has open and nobody else uses meanwhile; it is proved before it has its name.

    Others go on saving. Raises DiskFull before anything is written if there is no room; DiskFault, BackupUnfit.
    """
    stamp = told.nu.astimezone(UTC).replace(microsecond=0)
    path = place / f"kopi-{told.nummer:06d}-{stamp.strftime(_STAMP)}Z.db"
    with _fresh(place, path) as fresh:
        _refuse_full(place, source.stat().st_size)
        salt = _salt(keys, crypto.random_bytes(_HALF))
        events = _copy(db, fresh, _keys(keys, salt), told.between)
        if prove(fresh, keys, told.between) != events:
            raise BackupUnfit("SKADET")
    return Reservekopi(path=path, nummer=told.nummer, lavet=stamp, size=path.stat().st_size)


def carry(backup: Reservekopi, place: Path, between: Between) -> None:
    """The same backup in another place, read back there. Raises DiskFull, DiskFault."""
    path = place / backup.path.name
    if path.exists():
        return
    with _fresh(place, path) as fresh:
        _refuse_full(place, backup.size)
        try:
            with backup.path.open("rb") as source, fresh.open("xb") as target:
                while chunk := source.read(_CHUNK):
                    target.write(chunk)
                    target.flush()
                    os.fsync(target.fileno())  # bit by bit: a slow stick holds up no closing
                    between()
            if _digest(fresh, between) != _digest(backup.path, between):
                raise DiskFault
        except OSError as error:
            raise DiskFull if error.errno in FULL else DiskFault from None


def keep_keys(vault: Path, place: Path) -> None:
    """Lay beside the backups what a kit needs to open them: the vault as of now, with nobody's password in it.

    So a kit that was replaced opens no backup either. Raises VaultMissing and the like, DiskFull, DiskFault.
    """
    bare = pack_vault(msgspec.structs.replace(load_vault(vault), slots=()))
    path = place / FILES[0]
    if not path.is_file() or path.read_bytes() != bare:
        write_durably(path, bare)


def prove(path: Path, keys: DatabaseKeys, between: Between = lambda: None) -> int:
    """Read a backup from end to end: pages, then every chain. How many events it holds.

    Raises BackupUnfit with what is wrong, DiskFault, WorkStopped. A job's work.
    """
    return prove_own(path, keys_of(path, keys), between)


def prove_own(path: Path, own: DatabaseKeys, between: Between = lambda: None) -> int:
    """The same of a copy whose own key is known. Raises as `prove`."""

    def opened(path: Path, keys: DatabaseKeys) -> sqlite3.Connection:
        db = connect_still(path, keys)
        give_way(db, between)
        return db

    try:
        if page_faults(path, own, opened=opened):
            raise BackupUnfit("SKADET")
        with closing(opened(path, own)) as db:
            refuse_newer(db)
            if any(check_chains(db)):
                raise BackupUnfit("SKADET")
            return _events(db)
    except FileTooNew:
        raise BackupUnfit("NYERE") from None
    except (FileDamaged, WrongKey, WireError):
        raise BackupUnfit("SKADET") from None


def turn(place: Path) -> None:
    """Let the old ones go: of those beyond the newest HOURS, the last of each of DAYS days stays. Raises DiskFault."""
    kept: set[int] = set()
    days: set[str] = set()
    for place_in_row, one in enumerate(in_place(place)):
        day = one.lavet.strftime("%Y%m%d")
        if place_in_row < HOURS:
            kept.add(one.nummer)
        elif day not in days and len(days) < DAYS:
            days.add(day)
            kept.add(one.nummer)
    drop(one for one in in_place(place) if one.nummer not in kept)


def drop(backups: Iterable[Reservekopi]) -> None:
    """Remove these for good. Raises DiskFault."""
    for one in backups:
        remove_durably(one.path)


def _copy(db: sqlite3.Connection, fresh: Path, keys: DatabaseKeys, between: Between) -> int:
    """Everything of one instant, in a file by itself; how many events that is."""
    db.execute("BEGIN")
    try:
        events = _events(db)  # from here on the connection sees this instant only
        with closing(connect_still(fresh, keys, create=True)) as target:
            copy_into(db, target, between)
        return events
    finally:
        db.execute("COMMIT")


@contextmanager
def _fresh(place: Path, path: Path) -> Generator[Path]:
    """A name to write under, which becomes the file's own once all went well; else nothing is left of it."""
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        _clear(place)
    except OSError as error:
        raise DiskFull if error.errno in FULL else DiskFault from None
    fresh = path.with_name(path.name + _NEW)
    try:
        yield fresh
        keep_written(fresh, path)
    except BaseException:
        with suppress(OSError, DiskFault):
            _clear(place)
        raise


def _clear(place: Path) -> None:
    """What a stop in the middle left behind."""
    for path in place.glob(f"kopi-*{_NEW}*"):
        path.unlink(missing_ok=True)


def _refuse_full(place: Path, size: int) -> None:
    if shutil.disk_usage(place).free < size + _ROOM_BESIDE:
        raise DiskFull


def _events(db: sqlite3.Connection) -> int:
    (count,) = db.execute("SELECT count(*) FROM event").fetchone()
    return int(count)


def _digest(path: Path, between: Between) -> bytes:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
            between()
    return found.digest()


def _salt(keys: DatabaseKeys, drawn: bytes) -> bytes:
    """Sixteen bytes in the open: half drawn, half telling whoever has the database's key that it is theirs."""
    return drawn + crypto.hkdf(keys.key, salt=drawn, info=_CHECK, length=_HALF)


def _keys(keys: DatabaseKeys, salt: bytes) -> DatabaseKeys:
    return DatabaseKeys(key=crypto.hkdf(keys.key, salt=salt, info=_INFO), salt=salt)

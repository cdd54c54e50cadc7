"""A data folder's database: made once, opened at each unlock, refused with a reason (sync-and-security.md 2.3)."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from akutdesk.domain.clock import Clock
from akutdesk.storage import draft, local_sum, meta, slettet, witness
from akutdesk.storage.connection import (
    connect,
    connect_unguarded,
    guard,
    transaction,
)
from akutdesk.storage.errors import AlreadyThere, DiskFault, DiskFull, FolderEmpty
from akutdesk.storage.event_log import EventLog
from akutdesk.storage.forgetting import forget
from akutdesk.storage.founding import DatabaseKeys, Founding
from akutdesk.storage.instant import millis
from akutdesk.storage.migration import (
    REPLAY_DUE,
    copy_before,
    migrate,
    newest,
    refuse_mislabelled,
    refuse_newer,
    version_of,
)
from akutdesk.storage.open_file import OpenFile, Presence
from akutdesk.storage.projection import Projection
from akutdesk.storage.replay import replay
from akutdesk.storage.reserve import Reserve
from akutdesk.storage.same_file import SameFile
from akutdesk.storage.store import Condition, Store
from akutdesk.storage.writer import EPOCH_KEY, Start, begin_writer
from akutdesk.wire.membership import read_membership

FILE: Final = "vault.db"
_LEAST_ROOM: Final = 256 * 1024
"""Bytes that an opening may need: shared memory, a start's certificate, the mark."""


def create(folder: Path, keys: DatabaseKeys, founding: Founding, clock: Clock) -> Store:
    """A new database in the folder, open. Raises AlreadyThere if there is one: nothing is written over."""
    path = folder / FILE
    if path.exists():
        raise AlreadyThere
    db = connect_unguarded(path, keys, create=True)
    try:
        migrate(db, lambda: _found(db, founding))
        local_sum.follow(db)
        guard(db)
        return _begin(db, folder, keys, clock)
    except BaseException:
        db.close()
        raise


def open_store(folder: Path, keys: DatabaseKeys, clock: Clock) -> Store:
    """The folder's store, brought to this program's form, with a fresh writer.

    Raises FolderEmpty, FilePlain, WrongKey, FileDamaged, FileTooNew, FileBusy, DiskFull. In each case
    what was in the file stays.
    """
    path = folder / FILE
    if not path.exists():
        raise FolderEmpty
    try:
        return _open(path, keys, clock)
    except (DiskFull, DiskFault):  # SQLite tells of no room for its shared memory as of a fault
        reserve = Reserve(folder)
        if reserve.room() > _LEAST_ROOM:
            raise
        # the reserve lies there for the night when somebody must come in and the disk is full
        if not reserve.free():
            raise DiskFull from None
        return _open(path, keys, clock)


def _open(path: Path, keys: DatabaseKeys, clock: Clock) -> Store:
    db = connect_unguarded(path, keys)
    try:
        refuse_newer(db)
        refuse_mislabelled(db)
        if version_of(db) < newest():
            copy_before(db, path, keys)
            migrate(db)
        local_sum.follow(db)
        guard(db)
        return _begin(db, path.parent, keys, clock)
    except BaseException:
        db.close()
        raise


def _begin(db: sqlite3.Connection, folder: Path, keys: DatabaseKeys, clock: Clock) -> Store:
    reserve = Reserve(folder)
    reserve.make()
    with transaction(db):
        writer = begin_writer(db, millis(clock.now()))
        unclean = meta.read(db, meta.CLOSED) == meta.NO
        meta.write(db, meta.CLOSED, meta.NO)
    file = _file(db, folder, keys, (Start(writer), clock, Presence(), reserve))
    older = _take_up(file)
    return Store(file, beside=_beside, condition=Condition(unclean=unclean, older=older))


def _take_up(file: OpenFile) -> bool:
    """What each start does first; whether the file lacks something that this PC wrote."""
    with transaction(file.db):
        draft.begin(file)
        if meta.read(file.db, REPLAY_DUE) is not None:
            replay(file.db, file.log, file.tables)
            meta.remove(file.db, REPLAY_DUE)
    for _ in forget(file):  # before anybody sees anything of what was erased
        pass
    older = witness.is_older(file.db, file.folder, file.keys)
    witness.write(file.db, file.folder, file.keys, file.writer.device)
    return older


def _beside(file: OpenFile) -> OpenFile:
    """Another connection of the same start, for the thread that calls."""
    db = connect(file.folder / FILE, file.keys)
    return _file(db, file.folder, file.keys, (file.start, file.clock, file.presence, file.reserve))


def _file(
    db: sqlite3.Connection,
    folder: Path,
    keys: DatabaseKeys,
    rest: tuple[Start, Clock, Presence, Reserve],
) -> OpenFile:
    start, clock, presence, reserve = rest
    log = EventLog(db, start)
    return OpenFile(
        folder=folder,
        keys=keys,
        db=db,
        start=start,
        log=log,
        tables=Projection(db, log),
        clock=clock,
        presence=presence,
        reserve=reserve,
        same=SameFile.of(folder / FILE),
    )


def _found(db: sqlite3.Connection, founding: Founding) -> None:
    """What a new database begins with."""
    secrets = {
        "org": founding.org,
        "device": founding.device,
        "device_key": founding.device_key,
        "kem_key": founding.kem_key,
        "inbox_key": founding.inbox_key,
        "audit_public": founding.audit_public,
        **{f"{EPOCH_KEY}{number}": key for number, key in founding.epoch_keys.items()},
    }
    db.executemany("INSERT INTO secret (name, value) VALUES (?, ?)", list(secrets.items()))
    db.executemany(
        "INSERT INTO membership (idx, statement) VALUES (?, ?)",
        list(enumerate(founding.statements)),
    )
    slettet.follow(db, read_membership(founding.statements))

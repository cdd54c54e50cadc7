"""A desk's file again from a backup: at the door of a PC whose file is ill, or on a bare PC with a kit (F07, F10, F81).

Nothing is written over: what lay there is laid aside, whole, and stays until something is erased. What was written
after the backup comes back from the second copies and from the server, event by event like anything from elsewhere.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, TypedDict

import msgspec

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.clock import Clock
from akutdesk.storage import claim, genesis, laid_aside
from akutdesk.storage.connection import connect_still, connect_unguarded, copy_into
from akutdesk.storage.copy_fetch import CopyUnfit, fetch_all
from akutdesk.storage.durable import keep_written, remove_durably, write_durably
from akutdesk.storage.errors import (
    DiskFault,
    DiskFull,
    FileDamaged,
    FileGone,
    FolderEmpty,
    StorageError,
    WrongKey,
)
from akutdesk.storage.founding import DatabaseKeys
from akutdesk.storage.from_ill import read_ill, take_along
from akutdesk.storage.health import examine
from akutdesk.storage.opening import open_store
from akutdesk.storage.reservekopi import FOLDER, BackupUnfit, Reservekopi, in_place, keys_of, prove
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Recovered, Vault
from akutdesk.storage.vault_errors import KitWrong
from akutdesk.storage.vault_file import load_vault, save_vault

ILL: Final = (FileDamaged, FileGone, FolderEmpty, WrongKey)
"""What an opening says of a file that is damaged, gone, or another one: here a backup helps."""

FETCHED: Final = "RESERVE_HENTET"
"""The entry of the log for a backup that took the file's place."""

_FRESH: Final = "vault.db.hentes"
_DEEP: Final = (FOLDER, f"*/{FOLDER}", f"*/*/{FOLDER}")
"""Beside the backups themselves: a PC's own folder, that of its place, or the one somebody chose for copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hentet:
    """What came back: when the backup was made, and how many events came after it from second copies and the ill file.

    `alt`: the ill file could be read to its end, so that nothing is lost by it.
    """

    lavet: datetime
    nye: int
    alt: bool = False


class Since(TypedDict):
    """As in Hentet: how many events came, and whether that is all there were."""

    nye: int
    alt: bool


def places_in(folder: Path) -> tuple[Path, ...]:
    """Where backups lie in or under a folder that somebody chose. Raises BackupUnfit MANGLER."""
    with suppress(OSError):
        places = (folder, *(place for deep in _DEEP for place in folder.glob(deep)))
        found = [place for place in places if in_place(place)]
        if found:
            return tuple(found)
    raise BackupUnfit("MANGLER")


def newest_sound(places: Sequence[Path], keys: DatabaseKeys) -> Reservekopi:
    """The newest backup that holds from end to end; a job's work.

    Raises BackupUnfit: MANGLER where there is none, else what is wrong with the newest.
    """
    wrong: BackupUnfit | None = None
    backups = [one for place in places for one in in_place(place)]
    for one in sorted(backups, key=lambda one: (one.nummer, one.lavet), reverse=True):
        try:
            prove(one.path, keys)
        except BackupUnfit as unfit:
            wrong = wrong or unfit
        else:
            return one
    raise wrong or BackupUnfit("MANGLER")


def is_ill(folder: Path, keys: DatabaseKeys) -> bool:
    """Whether a backup is needed: the file is gone, another one, or not whole by every check there is. Slow.

    Raises FilePlain, FileTooNew, FileBusy: then a backup is not what helps.
    """
    try:
        return not examine(folder / claim.DATABASE, keys, tables=True).whole
    except ILL:
        return True


def rescue(
    folder: Path, keys: DatabaseKeys, backup: Reservekopi, *, clock: Clock, adgang: Adgang
) -> Hentet:
    """Lay the ill file aside, put the backup in its place, and bring what came since. A job's work.

    That is what the second copies have, and what can still be read of the ill file. Logged under who did it. Raises
    DiskFull, DiskFault, BackupUnfit: then what was there is still there.
    """
    aside = take_place(folder, keys, (backup.path, keys_of(backup.path, keys)), clock.now())
    return Hentet(
        lavet=backup.lavet, **bring_since(folder, keys, aside, clock=clock, adgang=adgang)
    )


def bring_since(
    folder: Path, keys: DatabaseKeys, aside: Path | None, *, clock: Clock, adgang: Adgang
) -> Since:
    """What came after the copy that took the file's place: from second copies, and from the file laid aside."""
    with (
        read_ill(folder, keys, aside) as read,
        closing(open_store(folder, keys, clock)) as store,
    ):
        new = take_up(store, adgang)
        along, alt = take_along(store.net, read)
        return Since(nye=new + along, alt=alt)


def take_up(store: Store, adgang: Adgang) -> int:
    """The first thing on a file from a backup: the log says it, and second copies give what they have since."""
    store.log(adgang, FETCHED, objekt_type="reservekopi")
    new = 0
    for place in store.copy_targets():
        with suppress(
            CopyUnfit, OSError
        ):  # away, or nobody's: the server has it, or the next round brings it
            new += fetch_all(store.net, place).nye
    return new


def take_up_bare(vault: Vault, found: Recovered, clock: Clock, adgang: Adgang) -> int:
    """The same on a desk that `lay_desk` laid, once it has a leader. A job's work."""
    with closing(open_store(vault.folder, found.database, clock)) as store:
        return take_up(store, adgang)


def lay_desk(vault: Vault, folder: Path, code: str, now: datetime) -> tuple[Recovered, Reservekopi]:
    """A desk in an empty folder, from the newest sound backup under `folder` and a kit's code; unfinished yet.

    KitDesk then makes a leader, and `genesis.finish` a desk of it. A stop anywhere before leaves what the next try
    takes away. Raises VaultThere, BackupUnfit, KitWrong with the groups that fail or none, DiskFull, DiskFault.
    """
    genesis.clear_unfinished(vault.folder)
    genesis.refuse_second(vault.folder)
    place, found = _opened_by(places_in(folder), vault, code)
    backup = newest_sound([place], found.database)
    vault.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_durably(vault.folder / claim.BEGUN, b"")
    bare = load_vault(place)
    save_vault(vault.folder, msgspec.structs.replace(bare, finished=False), forget=True)
    source = backup.path, keys_of(backup.path, found.database)
    take_place(vault.folder, found.database, source, now)
    return found, backup


def _opened_by(places: Iterable[Path], vault: Vault, code: str) -> tuple[Path, Recovered]:
    """Of the places that this kit opens, the one with the newest backup. Raises KitWrong."""
    opened: list[tuple[Path, Recovered]] = []
    wrong: StorageError | None = None
    for place in places:
        try:
            opened.append((place, Vault(place, vault.secret).recover(code)))
        except StorageError as error:
            wrong = error
    if not opened:
        raise wrong or KitWrong
    return max(opened, key=lambda one: in_place(one[0])[0].lavet)


def take_place(
    folder: Path, keys: DatabaseKeys, copy: tuple[Path, DatabaseKeys], now: datetime
) -> Path | None:
    """The copy under the file's own key, whole beside it, and then in its place; where what lay there lies now.

    `copy` comes with the key it has. Raises DiskFull, DiskFault: then what was there is still there.
    """
    fresh = folder / _FRESH
    _clear(fresh)
    if shutil.disk_usage(folder).free < copy[0].stat().st_size:
        raise DiskFull
    try:
        with (
            closing(connect_still(*copy)) as source,
            closing(connect_still(fresh, keys, create=True)) as target,
        ):
            copy_into(source, target)
        with closing(connect_unguarded(fresh, keys)) as db:
            db.execute("SELECT count(*) FROM event").fetchall()
    except BaseException:
        with suppress(OSError, DiskFault):
            _clear(fresh)
        raise
    aside = laid_aside.lay(folder, now)
    keep_written(fresh, folder / claim.DATABASE)
    return aside


def _clear(fresh: Path) -> None:
    for path in fresh.parent.glob(f"{_FRESH}*"):
        remove_durably(path)

"""The try itself: the newest backup and a kit's code make the whole desk again in a folder of its own (decision 0163).

Nothing of it stays, whatever happens; only the record of it does. The desk goes on meanwhile.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from akutdesk.domain.adgang import kraev
from akutdesk.domain.clock import Clock
from akutdesk.domain.gendannelsesproeve import (
    ANDEN,
    EGEN,
    FORSKEL,
    INGEN_KOPI,
    KOPI_UEGNET,
    LYKKEDES,
    VALGT,
    Gendannelsesproeve,
)
from akutdesk.domain.record import new_id
from akutdesk.storage import laid_aside
from akutdesk.storage.claim import DATABASE
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.eftersyn import Head, heads_of
from akutdesk.storage.errors import FileDamaged
from akutdesk.storage.founding import DatabaseKeys
from akutdesk.storage.from_backup import lay_desk
from akutdesk.storage.health import examine
from akutdesk.storage.reservekopi import FOLDER as BACKUPS
from akutdesk.storage.reservekopi import BackupUnfit
from akutdesk.storage.vault import Vault
from akutdesk.storage.vault_errors import KitWrong

if TYPE_CHECKING:
    from akutdesk.domain.adgang import Adgang
    from akutdesk.storage.store import Store


@dataclass(frozen=True, kw_only=True)
class Proeven:
    """What a try needs of whoever tries: the code of a sheet, and where the backup lies; None for beside the file."""

    kode: str = field(repr=False)
    sted: Path | None = None


def try_return(
    vault: Vault, store: Store, proeven: Proeven, *, clock: Clock, adgang: Adgang
) -> Gendannelsesproeve:
    """Do it, save what came of it, and give that back. Slow: a job's work, with a `store` of its own.

    Raises AdgangError; KitWrong, which is logged where the sheet is another's, BackupUnfit MANGLER for a chosen folder without one, DiskFull, DiskFault: then
    nothing was tried.
    """
    kraev(adgang, "SKRIV_OPSAETNING")
    begun = clock.now()
    try:
        found = _tried(vault, proeven, store, adgang, begun)
    except BackupUnfit as unfit:
        if unfit.grund == "MANGLER" and proeven.sted is not None:
            raise
        grund = INGEN_KOPI if unfit.grund == "MANGLER" else KOPI_UEGNET
        found = Gendannelsesproeve(id=new_id(), udfald=grund)
    except KitWrong as wrong:
        if not wrong.groups:  # a whole code of another sheet, and no slip of the pen
            store.log(adgang, "FEJL_LOGIND")
        raise
    finally:
        laid_aside.clear_try(vault.folder)
    spent = max(0, round((clock.now() - begun).total_seconds()))
    done = replace(
        found,
        tid=begun,
        medarbejder=adgang.bruger,
        sekunder=spent,
        kopi_sted=_place(proeven.sted, store),
    )
    store.save(adgang, done)
    return done


def _tried(
    vault: Vault, proeven: Proeven, store: Store, adgang: Adgang, nu: datetime
) -> Gendannelsesproeve:
    """The desk made again, read from end to end, and compared with the one that is open."""
    laid_aside.clear_try(vault.folder)
    room = Vault(vault.folder / laid_aside.TRY, vault.secret)
    sted = proeven.sted or vault.folder / BACKUPS
    found, backup = lay_desk(room, sted, proeven.kode, nu)
    path = room.folder / DATABASE
    whole, heads = _is_whole(path, found.database), _heads_of(path, found.database)
    same = whole and store.eftersyn.har(adgang, heads)
    return Gendannelsesproeve(
        id=new_id(),
        kopi_tid=backup.lavet,
        antal=sum(head.antal for head in heads),
        udfald=LYKKEDES if same else FORSKEL,
    )


def _place(sted: Path | None, store: Store) -> str:
    """Which folder it was, in a word: a path may name people."""
    if sted is None:
        return EGEN
    chosen = [each.resolve() for each in store.copy_targets()]
    here = sted.resolve()
    return VALGT if any(each in {here, *here.parents} for each in chosen) else ANDEN


def _is_whole(path: Path, keys: DatabaseKeys) -> bool:
    """Every page, every chain, and each table made again from its events."""
    try:
        health = examine(path, keys, tables=True)
    except FileDamaged:
        return False
    return replace(health, older=False).whole


def _heads_of(path: Path, keys: DatabaseKeys) -> tuple[Head, ...]:
    with closing(connect_unguarded(path, keys)) as db:
        return heads_of(db)

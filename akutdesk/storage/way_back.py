"""Back to the program from before an update, whose file has a newer form by now (G119, F19, decision 0191).

The older program takes the copy that was made before the form was changed. What the newer one wrote since comes along
event by event, like anything from elsewhere; its file is laid aside, whole.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.clock import Clock
from akutdesk.storage import claim
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.errors import StorageError
from akutdesk.storage.founding import DatabaseKeys
from akutdesk.storage.from_backup import (
    Hentet,
    bring_since,
    newest_sound,
    places_in,
    take_place,
)
from akutdesk.storage.migration import newest, newest_copy, version_of
from akutdesk.storage.reservekopi import keys_of, prove_own


class FormKnown(StorageError):
    """The file has a form that this program reads: there is nothing to go back from, and nothing was done."""

    kode = "FORM_KENDT"


@dataclass(frozen=True, slots=True)
class _Copy:
    path: Path
    keys: DatabaseKeys
    lavet: datetime


def go_back(folder: Path, keys: DatabaseKeys, *, clock: Clock, adgang: Adgang) -> Hentet:
    """Lay the newer file aside, put the copy from before in its place, and bring what came since. A job's work.

    Logged under who did it. Raises FormKnown, BackupUnfit, DiskFull, DiskFault, and what an opening raises: then what
    was there is still there.
    """
    with closing(connect_unguarded(folder / claim.DATABASE, keys)) as db:
        if version_of(db) <= newest():
            raise FormKnown
    copy = _copy_before(folder, keys)
    aside = take_place(folder, keys, (copy.path, copy.keys), clock.now())
    return Hentet(lavet=copy.lavet, **bring_since(folder, keys, aside, clock=clock, adgang=adgang))


def _copy_before(folder: Path, keys: DatabaseKeys) -> _Copy:
    """The copy from before the update, proved from end to end; without one the newest backup that holds.

    Something was erased since, where there is none. Raises BackupUnfit.
    """
    path = newest_copy(folder)
    if path is None:
        backup = newest_sound(places_in(folder), keys)
        return _Copy(backup.path, keys_of(backup.path, keys), backup.lavet)
    prove_own(path, keys)
    return _Copy(path, keys, datetime.fromtimestamp(path.stat().st_mtime, UTC))

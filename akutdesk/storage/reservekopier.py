"""The store's backups: when one is due, where they lie, and that older ones go only after a new one is proved (0151).

They lie in `backup/` beside the file, and in the home that this PC has in each place of the second copy.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from akutdesk.domain.adgang import Adgang
from akutdesk.storage import audit, meta, reservekopi
from akutdesk.storage.claim import DATABASE
from akutdesk.storage.errors import DiskFault, DiskFull, StorageError, WorkStopped
from akutdesk.storage.instant import instant, millis
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.reservekopi import Between, Reservekopi, Told
from akutdesk.storage.second_copy import home_of

EVERY: Final = timedelta(hours=1)
FAILED: Final = "RESERVE_FEJL"
"""The entry of the log for a backup that could not be made."""


@dataclass(frozen=True, kw_only=True)
class Taget:
    """One round: the backup, None if none was due, and how many places could not be reached or are full."""

    kopi: Reservekopi | None = None
    mangler: int = field(default=0)


class Reservekopier:
    """Over one connection, which a round holds to itself: give it a Store of its own (`Store.beside`)."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def liste(self) -> tuple[Reservekopi, ...]:
        """Those beside the file, newest first."""
        return reservekopi.in_place(self._here)

    def mangler(self) -> bool:
        """Whether one is due. A clock that was wrong makes one come too early, never too late."""
        newest = next(iter(self.liste()), None)
        if newest is None:
            return True
        return not timedelta(0) <= self._file.clock.now() - newest.lavet < EVERY

    def tag(self, between: Between = lambda: None) -> Taget:
        """Make one now, prove it, bring it to the other places, and then let older ones go. A job's work.

        `between` may rest, or raise WorkStopped to end it. Raises DiskFull, DiskFault, BackupUnfit: that is logged,
        and what was there before stays.
        """
        try:
            made = self._make(between)
        except WorkStopped:
            raise
        except StorageError:
            self._log_failure()
            raise
        away = sum(not self._bring(made, place, between) for place in self._elsewhere())
        return Taget(kopi=made, mangler=away)

    def fejlet(self) -> datetime | None:
        """When the newest one could not be made; None if one was made since."""
        return instant(meta.number(self._file.db, meta.BACKUP_FAILED) or None)

    def steder(self) -> tuple[Path, ...]:
        """Where backups of this PC lie, its own folder first; a place may be away."""
        return self._here, *self._elsewhere()

    @property
    def _here(self) -> Path:
        return self._file.folder / reservekopi.FOLDER

    def _elsewhere(self) -> list[Path]:
        writer, db = self._file.writer, self._file.db
        rows = db.execute("SELECT path FROM spool_target ORDER BY target").fetchall()
        return [
            home_of(Path(path), writer.org, writer.device) / reservekopi.FOLDER for (path,) in rows
        ]

    def _make(self, between: Between) -> Reservekopi:
        file = self._file
        told = Told(nummer=self._next_number(), nu=file.clock.now(), between=between)
        made = reservekopi.make(file.db, file.folder / DATABASE, self._here, file.keys, told=told)
        self._settle(self._here)
        with file.transaction():
            meta.remove(file.db, meta.BACKUP_FAILED)
        return made

    def _next_number(self) -> int:
        known = [one.nummer for place in self.steder() for one in reservekopi.in_place(place)]
        with self._file.transaction():
            number = max(0, *known, meta.number(self._file.db, meta.BACKUP_LAST)) + 1
            meta.write_number(self._file.db, meta.BACKUP_LAST, number)
        return number

    def _bring(self, made: Reservekopi, place: Path, between: Between) -> bool:
        """Whether the place has it now. `place` is a folder in the home of one in a place of the second copy."""
        if not place.parents[2].is_dir():
            return False
        try:
            reservekopi.carry(made, place, between)
            self._settle(place)
        except (DiskFull, DiskFault, OSError):
            return False
        return True

    def _settle(self, place: Path) -> None:
        """A new one is there: what a kit needs beside it, and the old ones go, erased records with them."""
        erased = meta.number(self._file.db, meta.BACKUP_ERASED)
        reservekopi.keep_keys(self._file.folder, place)
        reservekopi.drop(one for one in reservekopi.in_place(place) if one.nummer <= erased)
        reservekopi.turn(place)

    def _log_failure(self) -> None:
        nobody = Adgang(bruger=audit.NOBODY, rolle="", formaal="")
        with suppress(DiskFull, DiskFault):  # the same disk may take no entry either
            with self._file.transaction():
                now = millis(self._file.clock.now())
                meta.write_number(self._file.db, meta.BACKUP_FAILED, now)
            audit.write_entry(
                self._file, nobody, audit.Entry(handling=FAILED, objekt_type="reservekopi")
            )


def forget_erased(file: OpenFile) -> None:
    """Something was erased: the backups here go at once, those elsewhere with the next round that reaches them.

    Raises DiskFault.
    """
    place = file.folder / reservekopi.FOLDER
    with file.transaction():
        last = meta.number(file.db, meta.BACKUP_LAST)
        meta.write_number(file.db, meta.BACKUP_ERASED, last)
    reservekopi.drop(reservekopi.in_place(place))

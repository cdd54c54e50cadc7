"""A rescue at the door: the file is ill, somebody's keys are here, and a backup takes its place (decision 0160).

The command and the window do the same by it; what is written where is `from_backup`.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.clock import Clock
from akutdesk.storage.bestilling import Bestilling
from akutdesk.storage.claim import DATABASE
from akutdesk.storage.founding import DatabaseKeys
from akutdesk.storage.from_backup import Hentet, is_ill, newest_sound, places_in, rescue
from akutdesk.storage.reservekopi import Reservekopi
from akutdesk.storage.way_back import go_back

_WRITTEN = (DATABASE, f"{DATABASE}-wal")


@dataclass(frozen=True, kw_only=True)
class NyesteKopi:
    """The newest backup that holds, and until when the ill file was written (UTC): what lies between may be missing."""

    kopi: Reservekopi
    til: datetime

    @property
    def minutter(self) -> int:
        """Whole minutes of work that may be missing; 0 or more."""
        return max(0, round((self.til - self.kopi.lavet).total_seconds() / 60))


@dataclass(frozen=True, kw_only=True)
class Redning:
    """Of one data folder, for whoever has shown a password or a kit. Every call is slow: a job's."""

    folder: Path
    keys: DatabaseKeys = field(repr=False)
    clock: Clock
    adgang: Adgang

    def find(self, sted: Path | None = None) -> NyesteKopi:
        """The newest sound backup beside the file, or in and under a folder that somebody chose.

        Raises BackupUnfit with what is wrong, DiskFault.
        """
        kopi = newest_sound(places_in(sted or self.folder), self.keys)
        return NyesteKopi(kopi=kopi, til=self._written())

    def er_syg(self) -> bool:
        """Whether a backup is needed at all. Raises FilePlain, FileTooNew, FileBusy."""
        return is_ill(self.folder, self.keys)

    def hent(self, kopi: Reservekopi) -> Hentet | None:
        """Put the backup in the place of the ill file, which is laid aside; logged. None: the file is whole after all.

        Raises DiskFull, DiskFault, BackupUnfit, FilePlain, FileTooNew, FileBusy: then what was there is still there.
        """
        came = None
        if self.er_syg():
            came = rescue(self.folder, self.keys, kopi, clock=self.clock, adgang=self.adgang)
        Bestilling(self.folder).glem()
        return came

    def tilbage(self) -> Hentet:
        """Back from the file of a newer program to the copy from before it; logged.

        Raises FormKnown where the file is no newer, and as `hent`.
        """
        return go_back(self.folder, self.keys, clock=self.clock, adgang=self.adgang)

    def _written(self) -> datetime:
        """When the ill file was last written, as the disk has it; now, where it is gone or the clock is in doubt."""
        now, times = self.clock.now().astimezone(UTC), list[float]()
        for name in _WRITTEN:
            with suppress(OSError):
                seen = (self.folder / name).stat()
                if seen.st_size:  # an empty log was made by the opening that failed
                    times.append(seen.st_mtime)
        return min(now, datetime.fromtimestamp(max(times), UTC)) if times else now

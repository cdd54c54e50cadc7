"""Drafts: what stands in an editor and is not saved yet. Local, one row per editor and user (design.md D7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.record import RecordId
from akutdesk.storage import for_sent, slettet
from akutdesk.storage.adgangstid import for_staff, until_the_lock
from akutdesk.storage.errors import NotFound, StorageError, TextUnfit
from akutdesk.storage.instant import instant, millis
from akutdesk.storage.live_file import LiveFile
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.udkast import Udkast

__all__ = ["Drafts", "begin", "clear_saved", "forget_waiting"]

KEPT: Final = timedelta(days=7)
"""How long a dropped draft can be fetched again (ux.md 3.3 kladde.vaek)."""

_WRITE = """
    INSERT INTO draft (bruger, rid, felt, type, base, text, caret, changed_ms, dropped_ms)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)
    ON CONFLICT (bruger, rid, felt) DO UPDATE SET (type, base, text, caret, changed_ms, dropped_ms) =
        (excluded.type, excluded.base, excluded.text, excluded.caret, excluded.changed_ms, NULL)
"""
_READ = "SELECT rid, felt, type, base, text, caret, changed_ms FROM draft WHERE bruger = ?"


@for_staff
class Drafts(LiveFile):
    """The drafts of the user who asks; nobody else's are ever given out (sync-and-security.md F02)."""

    @until_the_lock
    def write_draft(self, adgang: Adgang, udkast: Udkast) -> None:
        """Keep what stands in one editor; `tid` is set here. Raises TextUnfit, DiskFull.

        What the disk does not take waits in memory, and is written by `write_waiting`. On a record that was erased
        meanwhile it is sealed for a leader.
        """
        kraev(adgang, "KLADDE")
        waiting, key = self._file.presence.waiting, (adgang.bruger, udkast.rid, udkast.felt)
        try:
            self._write(adgang, udkast)
        except TextUnfit:
            raise
        except StorageError:
            waiting[key] = (adgang, udkast)
            raise
        waiting.pop(key, None)

    @property
    def drafts_wait(self) -> bool:
        """Whether there are drafts that no disk has taken yet."""
        return bool(self._live.presence.waiting)

    def write_waiting(self) -> None:
        """Try again what the disk did not take. Raises DiskFull, DiskFault and the like; then it goes on waiting."""
        for adgang, udkast in tuple(self._live.presence.waiting.values()):
            self.write_draft(adgang, udkast)

    def _write(self, adgang: Adgang, udkast: Udkast) -> None:
        now = millis(self._file.clock.now())
        values = (udkast.type, udkast.base, udkast.text, udkast.caret, now)
        try:
            with self._file.transaction():
                if slettet.among(self._file.db, {udkast.rid}):
                    for_sent.keep_draft(self._file, adgang.bruger, udkast)
                    return
                self._file.db.execute(_WRITE, (adgang.bruger, udkast.rid, udkast.felt, *values))
                self._file.presence.drafting.add((adgang.bruger, udkast.rid))
        except UnicodeEncodeError:
            raise TextUnfit(udkast.felt) from None

    def drafts(self, adgang: Adgang) -> tuple[Udkast, ...]:
        """The drafts of this user, newest first; those that no disk has taken yet before all."""
        own = [
            replace(udkast, tid=self._file.clock.now())
            for (bruger, _, _), (_, udkast) in self._file.presence.waiting.items()
            if bruger == adgang.bruger
        ]
        newer = {(one.rid, one.felt) for one in own}
        kept = self._read(adgang, "AND dropped_ms IS NULL ORDER BY changed_ms DESC")
        return (*own, *(one for one in kept if (one.rid, one.felt) not in newer))

    def dropped_drafts(self, adgang: Adgang) -> tuple[Udkast, ...]:
        """Drafts this user dropped in the last seven days, newest first."""
        return self._read(adgang, "AND dropped_ms IS NOT NULL ORDER BY dropped_ms DESC")

    @until_the_lock
    def drop_draft(self, adgang: Adgang, rid: RecordId, felt: str) -> None:
        """Put a draft away; it can be fetched again for seven days. Nothing happens if there is none."""
        kraev(adgang, "KLADDE")
        self._file.presence.waiting.pop((adgang.bruger, rid, felt), None)
        self._mark(adgang, (rid, felt), millis(self._file.clock.now()))

    def restore_draft(self, adgang: Adgang, rid: RecordId, felt: str) -> None:
        """Fetch a dropped draft again. Raises NotFound."""
        kraev(adgang, "KLADDE")
        if not self._mark(adgang, (rid, felt), None):
            raise NotFound

    def _mark(self, adgang: Adgang, place: tuple[RecordId, str], dropped: int | None) -> int:
        with self._file.transaction():
            return self._file.db.execute(
                "UPDATE draft SET dropped_ms = ? WHERE bruger = ? AND rid = ? AND felt = ?",
                (dropped, adgang.bruger, *place),
            ).rowcount

    def _read(self, adgang: Adgang, which: str) -> tuple[Udkast, ...]:
        kraev(adgang, "KLADDE")
        rows = self._file.db.execute(f"{_READ} {which}", (adgang.bruger,)).fetchall()
        return tuple(
            Udkast(
                rid=RecordId(row[0]),
                felt=row[1],
                type=row[2],
                base=row[3],
                text=row[4],
                caret=row[5],
                tid=instant(row[6]),
            )
            for row in rows
        )


def forget_waiting(file: OpenFile, bruger: RecordId, rid: RecordId, fields: frozenset[str]) -> None:
    """After a save: what it set waits for no disk any more."""
    for key in tuple(file.presence.waiting):
        if key[:2] == (bruger, rid) and key[2].partition("/")[0] in fields:
            del file.presence.waiting[key]


def clear_saved(file: OpenFile, bruger: RecordId, rid: RecordId, fields: frozenset[str]) -> None:
    """Inside a save: this user's drafts of the fields it set are drafts no more."""
    kept = file.db.execute(
        "SELECT felt FROM draft WHERE bruger = ? AND rid = ? AND dropped_ms IS NULL", (bruger, rid)
    ).fetchall()
    for (felt,) in kept:
        if felt.partition("/")[0] in fields:
            file.db.execute(
                "DELETE FROM draft WHERE bruger = ? AND rid = ? AND felt = ?", (bruger, rid, felt)
            )


def begin(file: OpenFile) -> None:
    """At the start, inside a transaction: drafts dropped more than seven days ago go, the others are noted."""
    before = millis(file.clock.now() - KEPT)
    file.db.execute("DELETE FROM draft WHERE dropped_ms < ?", (before,))
    kept = file.db.execute("SELECT DISTINCT bruger, rid FROM draft").fetchall()
    file.presence.drafting.update((bytes(bruger), bytes(rid)) for bruger, rid in kept)

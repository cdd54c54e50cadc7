"""`store.logtjek`: whether the log is as it was written; told to its readers with the place, until somebody has seen it.

Nothing is mended and nothing taken away here. What a round finds beside the server (`heads.py`) stands in the same list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.storage import audit, meta
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.chain_check import check_chains
from akutdesk.storage.instant import known_instant, millis
from akutdesk.storage.open_file import OpenFile
from akutdesk.wire.errors import WireError
from akutdesk.wire.session import read_session

EVERY: Final = timedelta(hours=20)
"""A check reads every event of the file: once a day, at the first unlock of somebody who reads the log."""

LACKING: Final = "SERVER_MANGLER"
"""The kode of what the server had and this file had not. It comes back, so the same place found again is news."""

_NOTE: Final = """
    INSERT INTO logfund (writer, kode, n, tid_ms) VALUES (?, ?, ?, ?)
    ON CONFLICT (writer, kode, n) DO UPDATE SET tid_ms = excluded.tid_ms, set_ms = NULL
    WHERE set_ms NOT NULL AND kode = 'SERVER_MANGLER'
"""
_UNSEEN: Final = """
    SELECT logfund.writer, kode, n, tid_ms, device, cert FROM logfund
    LEFT JOIN session ON session.writer = logfund.writer
    WHERE set_ms IS NULL ORDER BY tid_ms, logfund.writer, kode, n
"""

Fault = tuple[bytes, str, int]
"""The start, what does not hold (a kode of chain_check.ChainFault or of heads), and its place there."""


@dataclass(frozen=True, kw_only=True)
class Logfund:
    """A place where the log is not as it was written.

    `device` and `begyndt` say which start it was, as far as that is known; `n` is the entry's number there.
    """

    kode: str
    writer: bytes
    device: bytes | None
    begyndt: datetime | None
    n: int
    tid: datetime


@for_staff
class Logtjek:
    """Every call raises AdgangError for who may not read the log."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def er_tid(self, adgang: Adgang) -> bool:
        """Whether the last check of this file is long enough ago."""
        kraev(adgang, "LAES_LOG")
        last = meta.read(self._file.db, meta.LOG_CHECKED)
        if last is None:
            return True
        checked = known_instant(int.from_bytes(last, "big"))
        now = self._file.clock.now()
        return not checked <= now < checked + EVERY  # a clock put back checks too

    def tjek(self, adgang: Adgang) -> tuple[Logfund, ...]:
        """Follow every chain to its end, and note what does not hold; `fund` after it. Slow: a job's work. DiskFull."""
        kraev(adgang, "LAES_LOG")
        found = [(each.writer, each.kode, each.n) for each in check_chains(self._file.db)]
        note(self._file, found)
        with self._file.transaction():
            now = millis(self._file.clock.now()).to_bytes(8, "big")
            meta.write(self._file.db, meta.LOG_CHECKED, now)
        return self.fund(adgang)

    def fund(self, adgang: Adgang) -> tuple[Logfund, ...]:
        """What nobody has said that they saw, oldest first. Quick."""
        kraev(adgang, "LAES_LOG")
        return tuple(_found(*row) for row in self._file.db.execute(_UNSEEN).fetchall())

    def set(self, adgang: Adgang) -> None:
        """Somebody has written the places down: not told again here. An entry of the log (LOG_SET). DiskFull."""
        kraev(adgang, "LAES_LOG")
        audit.write_entry(
            self._file, adgang, audit.Entry(handling="LOG_SET", objekt_type=audit.TYPE)
        )
        with self._file.transaction():
            now = millis(self._file.clock.now())
            self._file.db.execute("UPDATE logfund SET set_ms = ? WHERE set_ms IS NULL", (now,))


def note(file: OpenFile, found: Iterable[Fault]) -> list[Fault]:
    """What is new of it, kept and in the log (LOG_AFVIGER): each place is told once. Raises DiskFull."""
    now = millis(file.clock.now())
    with file.transaction():
        fresh = [each for each in found if file.db.execute(_NOTE, (*each, now)).rowcount]
        if fresh:
            nobody = Adgang(bruger=audit.NOBODY, rolle="", formaal="")
            entry = audit.Entry(handling="LOG_AFVIGER", objekt_type=audit.TYPE, antal=len(fresh))
            audit.append_entries(file, nobody, (entry,))
    return fresh


def _found(
    writer: bytes, kode: str, n: int, tid_ms: int, device: bytes | None, certificate: bytes | None
) -> Logfund:
    return Logfund(
        kode=kode,
        writer=writer,
        device=device,
        begyndt=_begun(certificate),
        n=n,
        tid=known_instant(tid_ms),
    )


def _begun(certificate: bytes | None) -> datetime | None:
    try:
        return None if certificate is None else known_instant(read_session(certificate).started_ms)
    except (WireError, OverflowError):  # the certificate may be what was changed
        return None

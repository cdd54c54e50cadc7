"""`store.logtjek`: whether the log, and what only this file has, is as it was written; told to the log's readers.

Each place is told until somebody has written it down. Nothing is taken away here, and no log is mended. What a round
finds beside the server (`heads.py`) stands in the same list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.record import RecordId
from akutdesk.storage import audit, local_sum, meta
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

LOCAL: Final = "LOKAL_"
"""What stands before the name of a table that only this file has, in a kode. Its sum is made anew once it was written
down, so the same place found again is news too."""

_NOTE: Final = f"""
    INSERT INTO logfund (writer, kode, n, tid_ms) VALUES (?, ?, ?, ?)
    ON CONFLICT (writer, kode, n) DO UPDATE SET tid_ms = excluded.tid_ms, set_ms = NULL
    WHERE set_ms NOT NULL AND (kode = '{LACKING}' OR substr(kode, 1, {len(LOCAL)}) = '{LOCAL}')
"""  # noqa: S608 - words of our own
_UNSEEN: Final = """
    SELECT logfund.writer, kode, n, tid_ms, device, cert FROM logfund
    LEFT JOIN session ON session.writer = logfund.writer
    WHERE set_ms IS NULL ORDER BY tid_ms, logfund.writer, kode, n
"""
_SEEN: Final = (
    "UPDATE logfund SET set_ms = ? WHERE writer = ? AND kode = ? AND n = ? AND set_ms IS NULL"
)

Fault = tuple[bytes, str, int]
"""The start, what does not hold (a kode of chain_check.ChainFault or of heads, or LOCAL and a table), and its place there."""


@dataclass(frozen=True, kw_only=True)
class Logfund:
    """A place where the log, or a table that only this file has, is not as it was written.

    `device` and `begyndt` say which start it was, as far as that is known; `n` is the entry's number there.
    """

    kode: str
    writer: bytes
    device: bytes | None
    begyndt: datetime | None
    n: int
    tid: datetime

    @property
    def tabel(self) -> str:
        """The table's name, where it is one that only this file has; "" for a place in the log."""
        return _table(self.kode)


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
        """Follow every chain, sum every table that only this file has, and note what does not hold; `fund` after it.

        Slow: a job's work. It only reads until it knows, so that others save meanwhile. Raises DiskFull.
        """
        kraev(adgang, "LAES_LOG")
        found = [(each.writer, each.kode, each.n) for each in check_chains(self._file.db)]
        found += [(b"", LOCAL + table, 0) for table in local_sum.faults(self._file.db)]
        note(self._file, found)
        with self._file.transaction():
            now = millis(self._file.clock.now()).to_bytes(8, "big")
            meta.write(self._file.db, meta.LOG_CHECKED, now)
        return self.fund(adgang)

    def fund(self, adgang: Adgang) -> tuple[Logfund, ...]:
        """What nobody has said that they saw, oldest first. Quick."""
        kraev(adgang, "LAES_LOG")
        return tuple(_found(*row) for row in self._file.db.execute(_UNSEEN).fetchall())

    def set(self, adgang: Adgang, fund: Iterable[Logfund]) -> None:
        """Somebody has written these places down: not told again here. An entry of the log for each (LOG_SET). DiskFull.

        From here on the sums of the tables among them are those of the rows as they are; only this does that.
        """
        kraev(adgang, "LAES_LOG")
        file, now = self._file, millis(self._file.clock.now())
        with file.transaction():
            told = [
                each
                for each in fund
                if file.db.execute(_SEEN, (now, each.writer, each.kode, each.n)).rowcount
            ]
            entries = [_entry("LOG_SET", each.writer, each.kode, each.n) for each in told]
            audit.append_entries(file, adgang, entries)
            local_sum.renew(file.db, filter(None, (each.tabel for each in told)))


def note(file: OpenFile, found: Iterable[Fault]) -> list[Fault]:
    """What is new of it, kept and in the log, an entry for each (LOG_AFVIGER): a place is told once. Raises DiskFull."""
    now = millis(file.clock.now())
    with file.transaction():
        fresh = [each for each in found if file.db.execute(_NOTE, (*each, now)).rowcount]
        if fresh:
            nobody = Adgang(bruger=audit.NOBODY, rolle="", formaal="")
            audit.append_entries(file, nobody, [_entry("LOG_AFVIGER", *each) for each in fresh])
    return fresh


def _entry(handling: str, writer: bytes, kode: str, n: int) -> audit.Entry:
    """With its place: what does not hold, in which start, at which number there."""
    start = RecordId(writer) if writer else None
    return audit.Entry(handling=handling, objekt_type=kode, objekt_id=start, antal=n)


def _table(kode: str) -> str:
    return kode.removeprefix(LOCAL) if kode.startswith(LOCAL) else ""


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

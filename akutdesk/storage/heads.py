"""The server's heads beside our chains: what is here must be there as it is there (2.8, T5, T12, F87).

Whoever rewrites a log with all its sums and signatures, or puts the whole file back, has not got the server's copy.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from akutdesk.domain.adgang import Adgang
from akutdesk.storage import audit, cursor
from akutdesk.storage.event_id import event_id
from akutdesk.storage.instant import known_instant, millis
from akutdesk.storage.kvitteringer import last_here
from akutdesk.storage.open_file import OpenFile
from akutdesk.wire.messages import WriterHead

_SET_ASIDE: Final = "SELECT 1 FROM quarantine WHERE writer = ?"
_NOTE: Final = "INSERT OR IGNORE INTO logfund (writer, n, tid_ms) VALUES (?, ?, ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Starts that are not here as the server has them. `lacking`: something is there that is gone here."""

    places: tuple[tuple[bytes, int], ...] = ()
    lacking: bool = False


def compare(file: OpenFile, heads: Iterable[WriterHead], *, upto: int | None) -> Found:
    """See `NetSide.compare_heads`."""
    held = cursor.read(file.db)
    if held is None or held.in_doubt:
        return Found()
    places: list[tuple[bytes, int]] = []
    lacking = False
    for head in heads:
        last = _fault(file, head, whole=upto == held.seq)
        if last is not None:
            places.append((head.writer, last))
            lacking = lacking or last < head.n
    return Found(places=tuple(_note(file, places)), lacking=lacking)


def _fault(file: OpenFile, head: WriterHead, *, whole: bool) -> int | None:
    """The last n that is here, or the head's n where something else stands there; None where all is well.

    `whole`: nothing came to the server since this desk last read: what is not here has not come late.
    """
    db = file.db
    if not head.n or db.execute(_SET_ASIDE, (head.writer,)).fetchone():
        return None
    row = db.execute(
        "SELECT widx, device FROM session WHERE writer = ? AND cert NOT NULL", (head.writer,)
    ).fetchone()
    if row is None:
        return 0 if whole else None
    widx, device = row
    event = db.execute(
        "SELECT chain FROM event WHERE eid = ?", (event_id(widx, head.n),)
    ).fetchone()
    if event is None:
        return last_here(db, widx) if whole or device == file.writer.device else None
    return None if event[0] == head.chain else head.n


def _note(file: OpenFile, places: list[tuple[bytes, int]]) -> list[tuple[bytes, int]]:
    """What is new of it, kept and in the log; a start is told once."""
    now = millis(file.clock.now())
    with file.transaction():
        fresh = [
            (writer, n) for writer, n in places if file.db.execute(_NOTE, (writer, n, now)).rowcount
        ]
        if fresh:
            nobody = Adgang(bruger=audit.NOBODY, rolle="", formaal="")
            entry = audit.Entry(handling="LOG_AFVIGER", objekt_type=audit.TYPE, antal=len(fresh))
            audit.append_entries(file, nobody, (entry,))
    return fresh


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A start that was not here as the server had it: the PC, the last n that agreed, and when it was found."""

    writer: bytes
    device: bytes | None
    n: int
    tid: datetime


def findings(file: OpenFile) -> tuple[Finding, ...]:
    """All that was ever found, oldest first."""
    rows = file.db.execute(
        "SELECT logfund.writer, device, n, tid_ms FROM logfund"
        " LEFT JOIN session ON session.writer = logfund.writer ORDER BY tid_ms, logfund.writer"
    ).fetchall()
    return tuple(
        Finding(writer=writer, device=device, n=n, tid=known_instant(tid_ms))
        for writer, device, n, tid_ms in rows
    )

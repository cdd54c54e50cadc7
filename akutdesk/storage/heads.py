"""The server's heads beside our chains: what is here must be there as it is there (2.8, T5, T12, F87).

Whoever rewrites a log with all its sums and signatures, or puts the whole file back, has not got the server's copy.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from akutdesk.storage import cursor
from akutdesk.storage.event_id import event_id
from akutdesk.storage.kvitteringer import last_here
from akutdesk.storage.logtjek import LACKING, Fault, note
from akutdesk.storage.open_file import OpenFile
from akutdesk.wire.messages import WriterHead

OTHER: Final = "SERVER_ANDEN"
"""What a comparison found, as the kode of a logtjek.Logfund: the server has something else. Beside it logtjek.LACKING."""

_SET_ASIDE: Final = "SELECT 1 FROM quarantine WHERE writer = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Starts that are not here as the server has them, as far as that is news. `lacking`: something is gone here."""

    places: tuple[tuple[bytes, int], ...] = ()
    lacking: bool = False


def compare(file: OpenFile, heads: Iterable[WriterHead], *, upto: int | None) -> Found:
    """See `NetSide.compare_heads`."""
    held = cursor.read(file.db)
    if held is None or held.in_doubt:
        return Found()
    found: list[Fault] = []
    for head in heads:
        last = _fault(file, head, whole=upto == held.seq)
        if last is not None:
            found.append((head.writer, LACKING if last < head.n else OTHER, last))
    fresh = note(file, found)
    return Found(
        places=tuple((writer, n) for writer, _, n in fresh),
        lacking=any(kode == LACKING for _, kode, _ in found),
    )


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

"""Another PC's writer that forked: the branch that the server took stands here, the other one lies aside (2.18).

A stick may bring a branch before the server tells of the other. Only the PC that wrote a branch tells it again
under a new name (`renaming`); everybody else lets go of it, and keeps it until that has come.
"""

from __future__ import annotations

from collections.abc import Iterator

from akutdesk.storage import branch, quarantine
from akutdesk.storage.arrival import Arrival
from akutdesk.storage.event_log import OpenedEvent
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.step import Step
from akutdesk.wire.event import Event
from akutdesk.wire.header import Stream


def give_way(file: OpenFile) -> Iterator[Step]:
    """Let go of every branch that is here instead of the server's; `settle` then lets that one in. A writer a step."""
    for writer in quarantine.forked(file.db, file.writer.device):
        shared = branch.parting(file.db, writer, quarantine.hashes(file.db, writer))
        if shared is not None:
            with file.transaction():
                step = _let_go(file, writer, shared)
            yield step


def _let_go(file: OpenFile, writer: bytes, shared: int) -> Step:
    (widx,) = file.db.execute("SELECT widx FROM session WHERE writer = ?", (writer,)).fetchone()
    gone = branch.cut(file, widx, shared)
    branch.forget_signatures(file.db, writer, gone)
    quarantine.await_again(file.db, writer, shared)
    return branch.lay_aside(file, gone, "GREN")


# ---------------------------------------------------------------- until it was told again


def note_told_again(file: OpenFile) -> None:
    """Of the branches that lie aside, what its PC has told again by now needs no look any more.

    An entry of the look-up log is carried on sealed, which nobody but its readers can see: it follows the words
    of its branch.
    """
    for writer in quarantine.branches(file.db):
        aside = quarantine.aside(file.db, writer)
        told = [each for each in aside if _is_told(file, each)]
        silent = [each for each in aside if not _is_said(each)]
        if len(told) + len(silent) == len(aside):
            told += silent
        if told:
            with file.transaction():
                quarantine.mark(file.db, told, "OMDOEBT")


def _is_said(each: Arrival) -> bool:
    """Whether it says something that can be told again: no entry of the log, and nothing that was erased."""
    data = each.header is not None and each.header.stream is not Stream.AUDIT
    return data and each.body is not None


def _is_told(file: OpenFile, each: Arrival) -> bool:
    """Whether the same words of the same moment stand in the record under another name."""
    if each.header is None or each.header.stream is not Stream.DATA or each.body is None:
        return False
    found = file.log.read(0, each.header, Event(each.header_bytes, each.body))
    if not isinstance(found, OpenedEvent):
        return False
    rows = file.db.execute(
        "SELECT eid FROM event WHERE stream = 1 AND rid = ? AND hlc = ?",
        (each.header.rid, found.payload.hlc),
    ).fetchall()
    others = file.log.by_ids(row[0] for row in rows).values()
    return any(_words(other) == _words(found) for other in others)


def _words(event: OpenedEvent) -> tuple[object, ...]:
    payload = event.payload
    said = [(op.felt, op.vaerdi) for op in payload.ops]
    return payload.type, payload.bruger, payload.device_ms, said

"""A writer that goes on in two places: where its branches part, and how a file lets go of one (2.18, F69)."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count, takewhile

from akutdesk.domain.record import RecordId
from akutdesk.storage import kvitteringer, quarantine, stretch
from akutdesk.storage.act import Changes
from akutdesk.storage.arrival import Arrival, arrive
from akutdesk.storage.event_id import event_id, n_of
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.step import Step
from akutdesk.wire import chain


@dataclass(frozen=True, slots=True)
class Cut:
    """An event as it stood here."""

    eid: int
    rid: bytes
    arrival: Arrival
    chain: bytes


def parting(db: sqlite3.Connection, writer: bytes, theirs: Mapping[int, bytes]) -> int | None:
    """The last n that both branches share; `theirs` holds H of the other's events by n.

    Proven, not guessed: what the other place wrote leads from there to a signature of the session. None as long
    as nothing does: a copy may be damaged, and whoever has a good one sends it (F63).
    """
    ((widx, certificate, received),) = db.execute(
        "SELECT widx, cert, received_n FROM session WHERE writer = ?", (writer,)
    ).fetchall()
    ours = _chains(db, widx, certificate, received)
    signed = stretch.reaching(db, widx, received)
    for n in sorted(each - 1 for each in theirs if each - 1 in ours):
        value = ours[n]
        for last in takewhile(theirs.__contains__, count(n + 1)):
            value = chain.next_chain(value, theirs[last])
            if value == ours.get(last):  # still the same
                break
            if any(
                each.last == last and stretch.holds(certificate, each, value) for each in signed
            ):
                return n
    return None


def _chains(
    db: sqlite3.Connection, widx: int, certificate: bytes, received: int
) -> dict[int, bytes]:
    """C by n, from the last event that the server is known to have."""
    rows = db.execute(
        "SELECT eid, chain FROM event WHERE eid > ? AND eid < ?",
        (event_id(widx, received - 1), event_id(widx + 1, 0)),
    ).fetchall()
    first = {} if received else {0: chain.first_chain(certificate)}
    return first | {n_of(eid): value for eid, value in rows}


def cut(file: OpenFile, widx: int, after: int) -> list[Cut]:
    """Take a writer's events after n = `after` out of the log, inside a transaction. Their names are free.

    Whoever cuts puts them where they are kept, and makes the tables of their records anew.
    """
    span = (event_id(widx, after), event_id(widx + 1, 0))
    rows = file.db.execute(
        "SELECT eid, rid, header, body, body_hash, chain FROM event WHERE eid > ? AND eid < ?"
        " ORDER BY eid",
        span,
    ).fetchall()
    file.db.execute("DELETE FROM event WHERE eid > ? AND eid < ?", span)
    file.db.execute("DELETE FROM waiting WHERE eid > ? AND eid < ?", span)
    file.db.execute(
        "UPDATE session SET signed_n = 0, signature = NULL, copied_n = min(copied_n, :n),"
        " noted_n = min(noted_n, :n) WHERE widx = :widx",
        {"n": after, "widx": widx},
    )
    kvitteringer.forget_after(file.db, widx, after)
    file.db.execute("UPDATE spool_mark SET n = min(n, ?) WHERE widx = ?", (after, widx))
    return [Cut(row[0], row[1], arrive(*row[2:5]), row[5]) for row in rows]


def lay_aside(file: OpenFile, gone: Sequence[Cut], grund: str) -> Step:
    """Keep in quarantine what was cut, for this reason, and make its records anew, in the same transaction."""
    aside = [each.arrival for each in gone]
    quarantine.put(file, aside)
    quarantine.mark(file.db, aside, grund)
    rids = {each.rid for each in gone}
    for rid in rids:
        file.tables.rebuild(rid)
    return Step(
        changes=Changes(ids=frozenset(map(RecordId, rids))), events=len(gone), karantaene=len(gone)
    )


def forget_signatures(db: sqlite3.Connection, writer: bytes, gone: Sequence[Cut]) -> None:
    """Signatures over what was cut, so that they are not taken for the other branch's."""
    if not gone:
        return
    widx, certificate = db.execute(
        "SELECT widx, cert FROM session WHERE writer = ?", (writer,)
    ).fetchone()
    chains = {n_of(each.eid): each.chain for each in gone}
    for signed in stretch.reaching(db, widx, n_of(gone[0].eid) - 1):
        if signed.last in chains and stretch.holds(certificate, signed, chains[signed.last]):
            stretch.drop(db, widx, signed)

"""Bodies that must not come in, and bodies that did not come: what an erasure does to events on their way (2.9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from akutdesk.storage import for_sent, slettet
from akutdesk.storage.arrival import KNOWN, Arrival
from akutdesk.storage.open_file import OpenFile
from akutdesk.wire.event import Event
from akutdesk.wire.header import Stream

BODILESS: Final = "UDEN_INDHOLD"
"""Why an event waits whose body was not given, though nobody has told this desk that its record is erased."""

_LACKING: Final = """
    SELECT eid, stream FROM waiting JOIN event USING (eid)
    WHERE grund = 'UDEN_INDHOLD' AND eid IN (SELECT value FROM json_each(?))
"""


def strip(file: OpenFile, kept: Sequence[Arrival]) -> frozenset[bytes]:
    """Take the bodies off events of erased records, inside a transaction; those records come back (F71, F83).

    Also off those that will lie aside: a branch of a copied PC may come by stick long after the order.

    What nobody who erased it had seen is first sealed for a leader, if its key is at hand (F84).
    """
    gone = slettet.among(file.db, {each.header.rid for each in kept if each.header})
    for each in kept if gone else ():
        header, body = each.header, each.body
        if header is None or header.stream is not Stream.DATA or header.rid not in gone:
            continue
        if body is not None and header.n > slettet.reach(file.db, header.rid).get(header.writer, 0):
            key = file.log.record_key(header.rid)
            if key is not None:
                for_sent.keep_event(file, key, header, Event(each.header_bytes, body))
        each.body = None
    return gone


def bodies_at_last(file: OpenFile, arrivals: Iterable[Arrival]) -> None:
    """Bodies of events that came without, inside a transaction: they are in their place, and are read when it settles."""
    came = {each.eid: each for each in arrivals if each.verdict == KNOWN and each.body is not None}
    if not came or not _any_lacking(file):
        return
    listed = msgspec.json.encode(list(came)).decode()
    for eid, stream in file.db.execute(_LACKING, (listed,)).fetchall():
        file.db.execute(
            "UPDATE event SET body = ?, body_hash = NULL WHERE eid = ?", (came[eid].body, eid)
        )
        if stream == Stream.DATA:  # whether there is a key is for whoever settles it
            file.db.execute("UPDATE waiting SET grund = 'NOEGLE' WHERE eid = ?", (eid,))
        else:
            file.db.execute("DELETE FROM waiting WHERE eid = ?", (eid,))


def _any_lacking(file: OpenFile) -> bool:
    row = file.db.execute("SELECT 1 FROM waiting WHERE grund = ? LIMIT 1", (BODILESS,)).fetchone()
    return row is not None

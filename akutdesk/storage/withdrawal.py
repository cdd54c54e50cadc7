"""Events of a revoked PC that came here by stick, and that the server had not got when it was revoked (2.15).

They count nowhere until a leader admits them, so that every desk shows the same, this one too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final

import msgspec

from akutdesk.storage import branch, meta
from akutdesk.storage.event_id import event_id
from akutdesk.storage.members import Members
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.step import Step
from akutdesk.wire.membership import Membership

_OF_DEVICES: Final = """
    SELECT widx, writer FROM session WHERE device IN (SELECT unhex(value) FROM json_each(?))
"""


def withdraw(file: OpenFile, members: Members) -> Iterator[Step]:
    """Once after each change of the members: what no longer counts goes to quarantine, a writer a step."""
    org = members.org()
    looked = meta.read(file.db, meta.WITHDRAWN)
    now = org.count.to_bytes(8, "big")
    if looked == now:
        return
    for widx, reach in _beyond_reach(file.db, org, file.writer.device):
        with file.transaction():
            step = _take_out(file, widx, reach)
        yield step
    with file.transaction():
        meta.write(file.db, meta.WITHDRAWN, now)


def _beyond_reach(db: sqlite3.Connection, org: Membership, own: bytes) -> list[tuple[int, int]]:
    """Writers of revoked PCs with how far they count, if more of them is here. Not this PC's own."""
    revoked = [each.device for each in org.devices.values() if not each.active]
    listed = msgspec.json.encode([each.hex() for each in revoked if each != own]).decode()
    reaches = [
        (widx, org.admitted.get(writer, 0))
        for widx, writer in db.execute(_OF_DEVICES, (listed,)).fetchall()
    ]
    return [(widx, reach) for widx, reach in reaches if _is_more(db, widx, reach)]


def _is_more(db: sqlite3.Connection, widx: int, after: int) -> bool:
    span = (event_id(widx, after), event_id(widx + 1, 0))
    row = db.execute("SELECT 1 FROM event WHERE eid > ? AND eid < ? LIMIT 1", span).fetchone()
    return row is not None


def _take_out(file: OpenFile, widx: int, reach: int) -> Step:
    return branch.lay_aside(file, branch.cut(file, widx, reach), "TILBAGEKALDT")

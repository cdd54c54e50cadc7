"""What was written on an erased record by somebody who had not heard of it, sealed for a leader (F84).

Nobody at the desk can open it, and it never leaves this PC: to the server goes the event's header and hash alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import msgspec

from akutdesk.storage.errors import NotFound
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.udkast import Udkast
from akutdesk.wire import crypto
from akutdesk.wire.erasure import open_late, seal_late
from akutdesk.wire.event import Event, event_key, open_with
from akutdesk.wire.header import Header, read_header
from akutdesk.wire.payload import Payload, read_payload

_DRAFT: Final = b"akd/late-draft/1"
_INSERT: Final = (
    "INSERT INTO for_sent (rid, writer, n, header, body, noegle) VALUES (?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class ForSent:
    """One thing that came too late: a saved event, or a draft where `n` is 0."""

    id: int
    rid: bytes
    writer: bytes
    n: int


class LateDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What stood in an editor."""

    type: str
    text: str


_ENCODER: Final = msgspec.msgpack.Encoder()
_LATE_DRAFT: Final = msgspec.msgpack.Decoder(LateDraft)


def keep_event(file: OpenFile, key: bytes, header: Header, event: Event) -> None:
    """Seal an event's own key to the log's readers and lay the event aside, inside a transaction; `key` is its record's."""
    held = file.db.execute(
        "SELECT 1 FROM for_sent WHERE writer = ? AND n = ?", (header.writer, header.n)
    ).fetchone()
    if held is None:
        own = event_key(key, header.writer, header.n)
        sealed = _seal(file, own, header.writer, header.n)
        row = (header.rid, header.writer, header.n, event.header, event.body, sealed)
        file.db.execute(_INSERT, row)


def keep_draft(file: OpenFile, bruger: bytes, udkast: Udkast) -> None:
    """The same for words that nobody has saved yet; the last of each editor counts."""
    writer, key = file.writer.writer, crypto.random_bytes(crypto.KEY_SIZE)
    editor = bruger + udkast.felt.encode()
    said = _ENCODER.encode(LateDraft(type=udkast.type, text=udkast.text))
    body = crypto.seal(key, said, _DRAFT)
    file.db.execute(
        "DELETE FROM for_sent WHERE n = 0 AND rid = ? AND header = ?", (udkast.rid, editor)
    )
    row = (udkast.rid, writer, 0, editor, body, _seal(file, key, writer, 0))
    file.db.execute(_INSERT, row)


def listed(file: OpenFile) -> tuple[ForSent, ...]:
    """All that waits for a leader's decision at this PC."""
    rows = file.db.execute("SELECT id, rid, writer, n FROM for_sent ORDER BY id").fetchall()
    return tuple(ForSent(number, bytes(rid), bytes(w), n) for number, rid, w, n in rows)


def opened(file: OpenFile, number: int, audit_private: bytes) -> Payload | LateDraft:
    """What one says. Raises NotFound, and WireError for another key."""
    row = file.db.execute(
        "SELECT writer, n, header, body, noegle FROM for_sent WHERE id = ?", (number,)
    ).fetchone()
    if row is None:
        raise NotFound
    writer, n, head, body, sealed = row
    key = open_late(audit_private, sealed, (file.writer.org, writer, n))
    if not n:
        return _LATE_DRAFT.decode(crypto.open_seal(key, body, _DRAFT))
    return read_payload(open_with(key, read_header(head), Event(head, body)).payload)


def drop(file: OpenFile, rid: bytes, reach: Mapping[bytes, int]) -> None:
    """Let go of what an order knew of, inside a transaction; of drafts once it knew of anything beyond."""
    for each in listed(file):
        if each.rid == rid and each.n and each.n <= reach.get(each.writer, 0):
            file.db.execute("DELETE FROM for_sent WHERE id = ?", (each.id,))


def remove(file: OpenFile, number: int) -> None:
    """A leader has decided about this one, inside a transaction."""
    file.db.execute("DELETE FROM for_sent WHERE id = ?", (number,))


def _seal(file: OpenFile, key: bytes, writer: bytes, n: int) -> bytes:
    (public,) = file.db.execute("SELECT value FROM secret WHERE name = 'audit_public'").fetchone()
    return seal_late(public, key, (file.writer.org, writer, n))

"""What goes to the server: batches of events, certificates and key wraps that it lacks (2.12, 2.18)."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from akutdesk.storage import cursor, kvitteringer, marks, stretch
from akutdesk.storage.event_id import event_id, n_of
from akutdesk.storage.net_errors import ReceiptRefused
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.stretch import Signed
from akutdesk.storage.writer import chain_at_end
from akutdesk.wire.batch import MAX_BATCH, MAX_EVENTS, Batch, carry_batch
from akutdesk.wire.chain import Stretch
from akutdesk.wire.codec import LAST_N
from akutdesk.wire.errors import WireError
from akutdesk.wire.event import Event
from akutdesk.wire.messages import Appended, Wrap, WriterHead
from akutdesk.wire.receipt import Receipt, verify_receipt

_LACKING: Final = """
    SELECT widx, writer, cert, received_n FROM session
    WHERE settled = 0 AND cert NOT NULL AND EXISTS (
        SELECT 1 FROM event WHERE eid > (widx << 40 | received_n) AND eid < widx + 1 << 40
    ) ORDER BY key NOT NULL DESC, device = ? DESC, widx
"""


_EVENTS: Final = """
    SELECT eid, header, CASE WHEN body IS NULL AND slettet.rid NOT NULL THEN x'' ELSE body END,
        chain, body_hash FROM event LEFT JOIN slettet ON slettet.rid = event.rid AND stream = 1
    WHERE eid BETWEEN ? AND ? ORDER BY eid
"""
"""One that was erased has no bytes and its hash; without either it does not go."""


@dataclass(frozen=True, slots=True)
class WrapsOut:
    """Wraps to send; `upto` is the mark for `wraps_sent`."""

    upto: int
    wraps: tuple[Wrap, ...]


# ---------------------------------------------------------------- certificates and wraps


def certificates(db: sqlite3.Connection, most: int) -> tuple[bytes, ...]:
    """Certificates that the server has neither shown nor taken, oldest first."""
    rows = db.execute(
        "SELECT cert FROM session WHERE listed = 0 AND cert NOT NULL ORDER BY widx LIMIT ?", (most,)
    ).fetchall()
    return tuple(bytes(row[0]) for row in rows)


def list_certificates(db: sqlite3.Connection, sent: Iterable[bytes]) -> None:
    """The server has these. Inside a transaction."""
    db.executemany("UPDATE session SET listed = 1 WHERE cert = ?", [(each,) for each in sent])


def wraps(db: sqlite3.Connection, most: int) -> WrapsOut:
    """Wraps that the server has neither shown nor taken, oldest first."""
    rows = db.execute(
        "SELECT kid, rid, epoch, wrap FROM keywrap WHERE listed = 0 ORDER BY kid LIMIT ?", (most,)
    ).fetchall()
    upto = rows[-1][0] if rows else 0
    return WrapsOut(upto, tuple(Wrap(rid, epoch, wrap) for _, rid, epoch, wrap in rows))


def list_wraps(db: sqlite3.Connection, upto: int) -> None:
    """The server has these. Inside a transaction."""
    db.execute("UPDATE keywrap SET listed = 1 WHERE listed = 0 AND kid <= ?", (upto,))


# ---------------------------------------------------------------- events


def take_heads(file: OpenFile, heads: Iterable[WriterHead]) -> tuple[bytes, ...]:
    """See `NetSide.take_heads`."""
    forked: list[bytes] = []
    reached: dict[int, int] = {}
    with file.transaction():
        for head in heads:
            row = file.db.execute(
                "SELECT widx, chain FROM session LEFT JOIN event ON eid = (widx << 40 | ?)"
                " WHERE writer = ?",
                (head.n, head.writer),
            ).fetchone()
            if row is None or row[1] is None:  # the server has more of it, or nothing yet
                continue
            if row[1] == head.chain:
                reached[row[0]] = head.n
            else:
                forked.append(head.writer)
        marks.receive(file.db, file.writer.widx, reached)
    return tuple(forked)


def send_again(file: OpenFile, named: Iterable[tuple[bytes, int]]) -> None:
    """See `NetSide.send_again`."""
    rows = [
        (file.db.execute("SELECT widx FROM session WHERE writer = ?", (writer,)).fetchone(), n)
        for writer, n in named
        if 0 < n <= LAST_N
    ]
    with file.transaction():
        marks.lost(file.db, [event_id(row[0], n) for row, n in rows if row is not None])


def batch(file: OpenFile, limits: tuple[int, int], without: Collection[bytes] = ()) -> Batch | None:
    """See `NetSide.batch_to_send`."""
    limits = (min(limits[0], MAX_EVENTS), min(limits[1], MAX_BATCH))
    lacking = file.db.execute(_LACKING, (file.writer.device,)).fetchall()
    for widx, writer, certificate, received in lacking:
        if writer in without:
            continue
        for signed in _signed(file, widx, received, limits):
            made = _carry(file, (widx, writer, certificate), signed)
            if made is not None:
                return made
    return None


def newest(file: OpenFile) -> tuple[bytes, int]:
    """See `NetSide.newest`."""
    writer = file.writer
    n, _ = chain_at_end(file.db, writer.widx, writer.certificate)
    return writer.writer, n


def receive(file: OpenFile, sent: Batch, appended: Appended) -> None:
    """See `NetSide.received`."""
    held = cursor.read(file.db)
    if held is None:
        raise ReceiptRefused
    receipt = _receipt(appended, held.server.public)
    named = (receipt.org, receipt.incarnation, receipt.writer, receipt.n)
    if named != (file.writer.org, held.incarnation, sent.writer, sent.last):
        raise ReceiptRefused
    with file.transaction():
        (widx,) = file.db.execute(
            "SELECT widx FROM session WHERE writer = ?", (sent.writer,)
        ).fetchone()
        marks.receive(file.db, file.writer.widx, {widx: sent.last})
        cursor.keep_receipt(file.db, appended.receipt, receipt.seq)
        kvitteringer.keep(file.db, receipt.writer, receipt.n, appended.receipt)


def _receipt(appended: Appended, public: bytes) -> Receipt:
    try:
        return verify_receipt(appended.receipt, public)
    except WireError:
        raise ReceiptRefused from None


def _signed(file: OpenFile, widx: int, received: int, limits: tuple[int, int]) -> Iterator[Signed]:
    """Stretches that hold the next event: one's own is signed to fit, the others are as they are."""
    with file.transaction():
        own = stretch.sign(file.db, widx, received, limits)
    if own is not None:
        yield own
    yield from stretch.over(file.db, widx, received + 1)


def _carry(file: OpenFile, source: tuple[int, bytes, bytes], signed: Signed) -> Batch | None:
    """The stretch's events under its signature; None if not all are here, or it does not hold."""
    widx, writer, certificate = source
    span = (event_id(widx, signed.first), event_id(widx, signed.last))
    rows = file.db.execute(_EVENTS, span).fetchall()
    whole = len(rows) == signed.last - signed.first + 1 and all(row[2] is not None for row in rows)
    if not whole or not stretch.holds(certificate, signed, rows[-1][3]):
        return None
    over = Stretch(
        org=file.writer.org,
        writer=writer,
        first=signed.first,
        last=n_of(rows[-1][0]),
        chain=rows[-1][3],
    )
    events = [Event(header, body) for _, header, body, _, _ in rows]
    erased = {at: row[4] for at, row in enumerate(rows) if row[4] is not None}
    return carry_batch(over, signed.signature, events, erased)

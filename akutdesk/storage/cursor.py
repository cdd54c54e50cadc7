"""How far this desk has followed the server's history, and the points where both agreed (2.11, 2.18)."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from akutdesk.storage import backed
from akutdesk.storage.net_errors import NotACheckpoint
from akutdesk.wire.receipt import NO_DIGEST

_CHECKPOINTS: Final = 160
_NEAR: Final = 32
"""So many newest checkpoints are all kept; further back their distance grows with their age."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """The one server of this desk: its id, and the key that its receipts are verified with."""

    id: bytes
    public: bytes


@dataclass(frozen=True, slots=True, order=True)
class Checkpoint:
    """A number in the server's order, and D there as computed here."""

    seq: int
    digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """Everything up to number `seq` is in this file (I10), and `digest` is D there as computed here.

    `in_doubt`: something that did not hold was passed since the newest checkpoint, so D differs from the
    server's until it is healed (F63). `receipt` is the newest signed receipt, the evidence of 2.18. `caught_up`: a
    round got through to its end once, so that what comes now is no first sync.
    """

    server: Server
    incarnation: bytes
    seq: int
    digest: bytes
    in_doubt: bool
    receipt: bytes | None
    caught_up: bool = False


def read(db: sqlite3.Connection) -> Cursor | None:
    """The cursor, or None before the first contact."""
    row = db.execute(
        "SELECT server, public, incarnation, seq, digest, in_doubt, receipt, contact_ms FROM cursor"
    ).fetchone()
    if row is None:
        return None
    server, public, incarnation, seq, digest, in_doubt, receipt, contact = row
    return Cursor(
        server=Server(id=server, public=public),
        incarnation=incarnation,
        seq=seq,
        digest=digest,
        in_doubt=bool(in_doubt),
        receipt=receipt,
        caught_up=contact is not None,
    )


def begin(db: sqlite3.Connection, server: Server, incarnation: bytes) -> None:
    """The first contact: at number 0 of this server's history."""
    db.execute(
        "INSERT INTO cursor (only, server, public, incarnation, digest) VALUES (1, ?, ?, ?, ?)",
        (server.id, server.public, incarnation, NO_DIGEST),
    )


def begin_again(db: sqlite3.Connection, server: Server, incarnation: bytes) -> None:
    """Another server in the place of the one before: nothing of what is here is there. Inside a transaction."""
    db.execute("DELETE FROM cursor")
    db.execute("DELETE FROM checkpoint")
    begin(db, server, incarnation)
    nothing_is_there(db)


def go_on(db: sqlite3.Connection, before: Cursor, to: Checkpoint) -> bool:
    """Move on, in the transaction that took the events in; False if the cursor is not where it was."""
    moved = db.execute(
        "UPDATE cursor SET seq = ?, digest = ? WHERE seq = ? AND digest = ? AND incarnation = ?",
        (to.seq, to.digest, before.seq, before.digest, before.incarnation),
    )
    return moved.rowcount == 1


def agree(db: sqlite3.Connection, at: Checkpoint) -> None:
    """Both sides have the same D here: a checkpoint, and no doubt is left."""
    db.execute("UPDATE cursor SET in_doubt = 0")
    db.execute("INSERT OR REPLACE INTO checkpoint (seq, digest) VALUES (?, ?)", (at.seq, at.digest))
    _thin_out(db, at.seq)


def doubt(db: sqlite3.Connection) -> None:
    """Something that did not hold was passed: D will differ until it is healed."""
    db.execute("UPDATE cursor SET in_doubt = 1")


def keep_receipt(db: sqlite3.Connection, signed: bytes, seq: int) -> None:
    """Keep the newest receipt: the evidence if the server is rolled back (2.18)."""
    db.execute(
        "UPDATE cursor SET receipt = ?, receipt_seq = ? WHERE receipt_seq <= ?", (signed, seq, seq)
    )


def checkpoints(db: sqlite3.Connection) -> tuple[Checkpoint, ...]:
    """Newest first; the beginning of everything is always one."""
    rows = db.execute("SELECT seq, digest FROM checkpoint ORDER BY seq DESC").fetchall()
    return (*(Checkpoint(seq, digest) for seq, digest in rows if seq), Checkpoint(0, NO_DIGEST))


def move(db: sqlite3.Connection, incarnation: bytes, to: Checkpoint) -> None:
    """Go on from a checkpoint; in another incarnation nothing counts that was said before. Raises NotACheckpoint."""
    held = read(db)
    if held is None or to not in checkpoints(db):
        raise NotACheckpoint
    db.execute("DELETE FROM checkpoint WHERE seq > ?", (to.seq,))
    db.execute("UPDATE cursor SET seq = ?, digest = ?, in_doubt = 0", (to.seq, to.digest))
    if incarnation != held.incarnation:
        db.execute(
            "UPDATE cursor SET incarnation = ?, receipt_seq = 0",
            (incarnation,),
        )
        nothing_is_there(db)


def nothing_is_there(db: sqlite3.Connection) -> None:
    """What the server has is to be asked anew. Inside a transaction."""
    db.execute("UPDATE cursor SET statements = 0, sessions_after = 0, wraps_after = 0")
    db.execute("UPDATE session SET listed = 0, settled = 0, received_n = 0, backed_n = 0")
    backed.forget(db)
    db.execute("UPDATE keywrap SET listed = 0")
    db.execute("UPDATE sletning SET server = 0")


_COUNT: Final = {
    "sessions_after": "UPDATE cursor SET sessions_after = ?",
    "wraps_after": "UPDATE cursor SET wraps_after = ?",
}


def counter(db: sqlite3.Connection, name: str) -> int:
    """How far one of the server's lists was taken: sessions_after or wraps_after."""
    row = db.execute(f"SELECT {name} FROM cursor").fetchone()  # noqa: S608 - a name of our own
    return 0 if row is None else int(row[0])


def count(db: sqlite3.Connection, name: str, after: int) -> None:
    """The list was taken so far, inside a transaction."""
    db.execute(_COUNT[name], (after,))


def _thin_out(db: sqlite3.Connection, head: int) -> None:
    """Keep checkpoints close together near the head and ever further apart before it: some hundred in all."""
    seqs = [row[0] for row in db.execute("SELECT seq FROM checkpoint ORDER BY seq DESC").fetchall()]
    if len(seqs) <= _CHECKPOINTS:
        return
    gone: list[tuple[int]] = []
    last_kept = seqs[_NEAR - 1]
    for seq, before in pairwise(seqs[_NEAR:]):
        if last_kept - before <= (head - before) // _NEAR:
            gone.append((seq,))
        else:
            last_kept = seq
    db.executemany("DELETE FROM checkpoint WHERE seq = ?", gone)

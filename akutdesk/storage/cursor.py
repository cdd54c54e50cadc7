"""How far this desk has followed the server's history, and the points where both agreed (2.11, 2.18)."""

from __future__ import annotations

from dataclasses import dataclass


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
    server's until it is healed (F63). `receipt` is the newest signed receipt, the evidence of 2.18.
    """

    server: Server
    incarnation: bytes
    seq: int
    digest: bytes
    in_doubt: bool
    receipt: bytes | None

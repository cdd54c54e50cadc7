"""What a store of the central server is given and hands out (store.py). Times are UTC milliseconds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from akutdesk.wire.messages import AskEnrolment, SignedStretch


@dataclass(frozen=True, slots=True)
class Server:
    """Who this database is: drawn when it is made, the same on every node and after every restore."""

    id: bytes
    key: bytes = field(repr=False)
    """Seed of the key that signs receipts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Org:
    """An org as of now."""

    id: bytes
    incarnation: bytes
    seq: int
    """Number of its newest event; 0 before the first."""
    digest: bytes
    """D at `seq`."""
    statements: int
    """How many membership statements it has."""
    size: int
    """Bytes of headers and bodies kept."""
    backed_up: int = 0
    """Number up to which a checked backup holds its events."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """An empty place that `create-org` opened; `org` once a genesis filled it."""

    name: str
    org: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSession:
    """A verified session certificate, to be kept. `chain` is C0."""

    writer: bytes
    device: bytes
    public: bytes
    chain: bytes
    certificate: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """A writer that the server has met, and how far it has it: its last n (0: none yet), and C there."""

    writer: bytes
    device: bytes
    public: bytes
    n: int
    chain: bytes


@dataclass(frozen=True, slots=True)
class Numbered:
    """A row of an ordered list, and its number in the org."""

    number: int
    item: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """Verified events of one writer, none of them here yet, to be given the next numbers.

    `before_n` and `statements` are what the rules were checked against: the writer's last n and the org's
    count of statements. `first`, `last` and `signature` are the pushed batch's own, which may begin before
    `before_n` + 1; `chain` is C at `last`. The sequences hold one item for each new event, in order.
    """

    writer: bytes
    before_n: int
    statements: int
    first: int
    last: int
    chain: bytes
    signature: bytes
    headers: Sequence[bytes]
    streams: Sequence[int]
    rids: Sequence[bytes]
    body_hashes: Sequence[bytes]
    hashes: Sequence[bytes]
    """H of each, for the digest."""
    sizes: Sequence[int]
    bodies: bytes | memoryview
    """The new events' bodies end to end, `sizes` long each."""
    now_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where an addition came to stand; `digest` is D at `seq_to`."""

    incarnation: bytes
    seq_from: int
    seq_to: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Link:
    """What the chain needs of a kept event; the body may be erased."""

    seq: int
    n: int
    header: bytes
    body_hash: bytes


@dataclass(frozen=True, slots=True)
class Mark:
    """A number where a push ended, and D there. Number 0 and D0 before the first."""

    seq: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class ChainMark:
    """An n of a writer where a push ended, and C there. n = 0 and C0 before the first."""

    n: int
    chain: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Events in order up to a push's end; `sizes` 0 and the body's hash in `erased`, by place, where it is gone.

    `end` is None if there was nothing after the number asked for. `writer` and `n` name the last event.
    """

    headers: Sequence[bytes] = ()
    sizes: Sequence[int] = ()
    bodies: bytes = b""
    erased: Mapping[int, bytes] = field(default_factory=dict[int, bytes])
    stretches: Sequence[SignedStretch] = ()
    end: Mark | None = None
    writer: bytes = b""
    n: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptToken:
    """A token's hash, and what it is good for. The token itself is nowhere."""

    hash: bytes
    org: bytes
    device: bytes
    host: str
    expires_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEnrolment:
    """A request of a new PC. `approved` is None while nobody has answered."""

    request: AskEnrolment
    expires_ms: int
    approved: bool | None = None
    org: bytes | None = None
    root: bytes | None = None

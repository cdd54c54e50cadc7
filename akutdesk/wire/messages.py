"""The bodies of protocol v1: what desk and server say to each other (sync-and-security.md 2.11, docs/protocol.md).

MessagePack maps, except where a batch or a page carries many events. Errors are problem+json (RFC 9457):
`type` is "urn:akutdesk:" and one of the codes below, with the fields of `Problem` beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Final, Literal

import msgspec

from akutdesk.wire.codec import MAX_INT, Bytes32, Count, Id16, Signature

VERSION: Final = "v1"
MEDIA_TYPE: Final = "application/msgpack"
PROBLEM_TYPE: Final = "application/problem+json"
PROBLEM_PREFIX: Final = "urn:akutdesk:"

# On every answer: the server's clock in UTC milliseconds, and its id in hexadecimal.
SERVER_TIME: Final = "Akutdesk-Time"
SERVER_ID: Final = "Akutdesk-Server"
# On every answer about an org: its incarnation in hexadecimal, and the number of its newest event.
INCARNATION: Final = "Akutdesk-Incarnation"
HEAD_SEQ: Final = "Akutdesk-Head"
# The number up to which the newest checked backup holds the org's events; 0 before the first (2.18).
BACKED_UP: Final = "Akutdesk-Backed-Up"
# On answers about an org, while there are any: events whose body is damaged at the server, asked for anew (F63).
DAMAGED: Final = "Akutdesk-Damaged"
MOST_DAMAGED: Final = 20
# On every request about an org, once the client knows one: the incarnation it believes in (412 if it changed).
EXPECT_INCARNATION: Final = "Akutdesk-Expect-Incarnation"
CLIENT_VERSION: Final = "Akutdesk-Client"

Code = Annotated[str, msgspec.Meta(min_length=8, max_length=40)]
Small = Annotated[bytes, msgspec.Meta(max_length=16 * 1024)]
Millis = Annotated[int, msgspec.Meta(ge=-MAX_INT, le=MAX_INT)]


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What the server takes at once."""

    batch_events: Count
    batch_bytes: Count
    event_bytes: Count
    page_events: Count
    wait_s: Count


class Info(msgspec.Struct, frozen=True, kw_only=True):
    """Who the server is. `minimum_client` is asked for from `minimum_from_ms` on (426 after it)."""

    server_id: Id16
    server_public: Bytes32
    versions: tuple[str, ...]
    limits: Limits
    minimum_client: str | None = None
    minimum_from_ms: Millis | None = None


class AskChallenge(msgspec.Struct, frozen=True, kw_only=True):
    """A device wants to prove itself. An unknown one gets a challenge too, and is refused later."""

    org: Id16
    device: Id16


class Challenge(msgspec.Struct, frozen=True, kw_only=True):
    """What to sign (`token_message`), once, before it expires."""

    nonce: Small
    expires_ms: Millis


class AskToken(msgspec.Struct, frozen=True, kw_only=True):
    """The device's signature over `token_message` with these same values."""

    org: Id16
    device: Id16
    nonce: Small
    time_ms: Millis
    signature: Signature


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """Sent as `Authorization: Bearer`; it lasts 15 minutes and is good for one org and one device."""

    token: str
    expires_ms: Millis


class AskGenesis(msgspec.Struct, frozen=True, kw_only=True):
    """The first desk fills the slot that `create-org` opened; the root of its genesis is pinned for ever."""

    code: Code
    statements: tuple[bytes, ...]


class Certificates(msgspec.Struct, frozen=True, kw_only=True):
    """Session certificates in the order the server got them; `next` is the `after` of the next page."""

    certificates: tuple[bytes, ...]
    next: Count


class Named(msgspec.Struct, frozen=True, array_like=True):
    """One event by its name."""

    writer: Id16
    n: Count


class WriterHead(msgspec.Struct, frozen=True, array_like=True):
    """How far the server has a writer: its last n, and C there."""

    writer: Id16
    n: Count
    chain: Bytes32


class Writers(msgspec.Struct, frozen=True, kw_only=True):
    """Heads of writers in the order the server met them; `next` is the `after` of the next page."""

    writers: tuple[WriterHead, ...]
    next: Count


class Appended(msgspec.Struct, frozen=True, kw_only=True):
    """Every event of the writer up to `accepted_to_n` is committed, now or before.

    `seq_from` and `seq_to` are 0 if nothing of the batch was new. `receipt` is a signed Receipt for the
    batch's last event.
    """

    accepted_to_n: Count
    seq_from: Count
    seq_to: Count
    receipt: bytes


class SignedStretch(msgspec.Struct, frozen=True, array_like=True):
    """A pushed batch's signature: whoever has the events can check it, and carry them on (2.18)."""

    writer: Id16
    first: Count
    last: Count
    signature: Signature


class Page(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """Events number `after` + 1 and on, without a gap; a page ends where a push ended.

    `sizes` and `bodies` as in a batch. An erased event has size 0 and its body's hash in `erased`, by its
    place in the page. `receipt` is a signed Receipt for the last event; None on an empty page.
    """

    after: Count
    headers: tuple[bytes, ...]
    sizes: tuple[Count, ...]
    bodies: bytes
    erased: dict[int, Bytes32]
    stretches: tuple[SignedStretch, ...]
    receipt: bytes | None


class DigestAt(msgspec.Struct, frozen=True, kw_only=True):
    """D at a number where a push ended, to find how far two histories agree; None elsewhere."""

    seq: Count
    digest: Bytes32 | None


class Wrap(msgspec.Struct, frozen=True, array_like=True):
    """A record's key under an epoch's (wire/keywrap.py)."""

    rid: Id16
    epoch: Count
    wrap: Annotated[bytes, msgspec.Meta(min_length=28, max_length=256)]


class Wraps(msgspec.Struct, frozen=True, kw_only=True):
    """Wraps in the order the server got them. The first for a record and epoch stays."""

    wraps: tuple[Wrap, ...]
    next: Count = 0


class Statements(msgspec.Struct, frozen=True, kw_only=True):
    """Membership statements from `index` on; posted, `index` is where the client believes the chain ends."""

    index: Count
    statements: tuple[bytes, ...]


class AskEnrolment(msgspec.Struct, frozen=True, kw_only=True):
    """A new PC shows its keys. `id` is derived from the code on its screen; `proof` is SIGN over the rest."""

    id: Id16
    device: Id16
    sign_public: Bytes32
    kem_public: Small
    proof: Signature


class Enrolment(msgspec.Struct, frozen=True, kw_only=True):
    """How a request stands. `org` and `root` (the genesis statement's hash) are there once approved."""

    state: Literal["pending", "approved", "denied"]
    request: AskEnrolment
    org: Id16 | None = None
    root: Bytes32 | None = None


class AnswerEnrolment(msgspec.Struct, frozen=True, kw_only=True):
    """A leader's desk approves, after the device's statement is in the chain, or denies."""

    approved: bool
    root: Bytes32 | None = None


class Erase(msgspec.Struct, frozen=True, kw_only=True):
    """Have everything off the disk that the statements up to this index, already received, erase."""

    index: Count


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A receipt newer than the server's head, or with another digest: the server was rolled back (2.18)."""

    receipt: bytes


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why a call was refused. Holds codes and numbers only."""

    type: str
    title: str
    status: int
    expected_n: int | None = None
    index: int | None = None
    incarnation: str | None = None
    retry_after_s: int | None = None


ProblemCode = Literal[
    "malformed",
    "unauthorised",
    "forbidden",
    "revoked",
    "unknown",
    "gap",
    "fork",
    "moved",
    "ahead",
    "incarnation",
    "expired",
    "too-large",
    "media-type",
    "refused",
    "client-too-old",
    "too-many",
    "busy",
    "full",
    "conflict",
    "internal",
]


def token_message(host: str, ask: AskChallenge, nonce: bytes, time_ms: int) -> bytes:
    """What a device signs for a token: bound to host, org, device, nonce and time (2.11, T9)."""
    name = host.encode()
    place = len(name).to_bytes(2, "big") + name + ask.org + ask.device
    return b"akd/auth/1" + place + time_ms.to_bytes(8, "big", signed=True) + nonce


def damaged_header(events: Iterable[Named]) -> str:
    """The value of the header DAMAGED: writer in hexadecimal, colon, n; commas between."""
    return ",".join(f"{each.writer.hex()}:{each.n}" for each in events)


def read_damaged(value: str) -> tuple[Named, ...]:
    """The inverse. Raises ValueError."""
    parts = [each.partition(":") for each in value.split(",") if each]
    return tuple(Named(bytes.fromhex(writer), int(n)) for writer, _, n in parts)


def enrolment_message(ask: AskEnrolment) -> bytes:
    """What a new device's key signs, so that nobody can ask in its place."""
    return b"akd/enrol/1" + ask.id + ask.device + ask.sign_public + ask.kem_public

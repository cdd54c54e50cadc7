"""What the central server keeps: one Protocol that SQLite and PostgreSQL fulfil alike (sync-and-security.md 2.17).

A store knows no rules of the protocol and no HTTP; the service decides and then says what to keep. Each call
is one transaction, committed and durable when it returns. Calls come from several threads at once.

Whatever takes a number in an org's order (an event, a session, a wrap) takes it under the lock of the org's
row, so that numbers have no gap and become visible in their order (V2). Where a call says what the caller had
read before, and that is no longer so under the lock, it changes nothing and raises MovedError.

Times are UTC milliseconds. Ids are 16 bytes, hashes 32.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from akutdesk.central.kept import (
    Addition,
    ChainMark,
    KeptEnrolment,
    KeptToken,
    Link,
    Mark,
    NewSession,
    Numbered,
    Org,
    Placed,
    Server,
    Slice,
    Slot,
    Writer,
)
from akutdesk.wire.messages import Wrap


class Orgs(Protocol):
    """Slots, orgs, their incarnations and membership statements."""

    def open_slot(self, code_hash: bytes, name: str, now_ms: int) -> None:
        """Keep an empty slot. The one-time code itself is not kept."""
        ...

    def slot(self, code_hash: bytes) -> Slot | None:
        """The slot that a code opens."""
        ...

    def fill_slot(
        self, code_hash: bytes, org: Org, statements: Sequence[bytes], now_ms: int
    ) -> None:
        """Begin an org in an empty slot, with its first statements; its first incarnation is kept too.

        Raises MovedError if the slot is filled, or the org begun, meanwhile.
        """
        ...

    def get(self, org: bytes) -> Org | None:
        """The org as of now."""
        ...

    def every(self) -> Sequence[bytes]:
        """Every org that has begun."""
        ...

    def heads(self, orgs: Collection[bytes]) -> Mapping[bytes, int]:
        """The newest number of each of some orgs, in one question (long polls of all nodes)."""
        ...

    def statements(self, org: bytes, index: int) -> Sequence[bytes]:
        """The membership statements from `index` on."""
        ...

    def add_statements(
        self, org: bytes, index: int, statements: Sequence[bytes], now_ms: int
    ) -> None:
        """Append verified statements as number `index` and on. Raises MovedError if the chain ends elsewhere."""
        ...

    def incarnations(self, org: bytes) -> Sequence[bytes]:
        """Every incarnation there has been, oldest first; the last is the present one."""
        ...

    def begin_incarnation(self, org: bytes, old: bytes, new: bytes, now_ms: int) -> None:
        """Begin a new incarnation in the place of `old`; no backup counts for it yet.

        Raises MovedError if `old` is not the present one.
        """
        ...

    def note_backup(self, org: bytes, incarnation: bytes, seq: int) -> None:
        """A checked backup holds the events up to a number. Raises MovedError for another incarnation's."""
        ...


class Events(Protocol):
    """Sessions, writers and events in the org's order."""

    def add_session(self, org: bytes, session: NewSession, now_ms: int) -> bool:
        """Keep a session, its writer at n = 0. False if this very certificate was there before.

        Raises MovedError if the writer is there with another certificate.
        """
        ...

    def sessions(self, org: bytes, after: int, limit: int) -> Sequence[Numbered]:
        """Certificates in the order they came, numbers above `after`."""
        ...

    def writer(self, org: bytes, writer: bytes) -> Writer | None:
        """A writer and how far it has come."""
        ...

    def writers(self, org: bytes, after: int, limit: int) -> Sequence[tuple[int, Writer]]:
        """Writers in the order they were met, with the numbers of their sessions."""
        ...

    def append(self, org: bytes, addition: Addition) -> Placed:
        """Give the events the next numbers and keep them with their stretch and D, all or nothing.

        A data event of an erased record is kept without its body. Raises MovedError if the writer's last n
        or the count of statements is not what the addition says; StoreFullError.
        """
        ...

    def page(self, org: bytes, after: int, limit: int, limit_bytes: int) -> Slice:
        """As many whole pushes after number `after` as fit both limits, at least one.

        If `after` lies inside a push, the slice begins inside it.
        """
        ...

    def mark(self, org: bytes, seq: int) -> Mark:
        """The last push's end at or before a number."""
        ...

    def chain_mark(self, org: bytes, writer: bytes, n: int) -> ChainMark:
        """The last push's end of a writer at or before n."""
        ...

    def links(self, org: bytes, writer: bytes, first: int, last: int) -> Sequence[Link]:
        """A writer's kept events from n = first to last, in order."""
        ...

    def links_between(self, org: bytes, after: int, upto: int) -> Sequence[Link]:
        """Kept events of all writers, numbers above `after` up to `upto`, in order."""
        ...

    def mend(self, org: bytes, writer: bytes, first: int, bodies: Sequence[bytes]) -> int:
        """Put right kept bodies from n = first on that differ from ones proven right; how many (F63).

        Erased bodies stay erased.
        """
        ...

    def keep_fork(
        self, org: bytes, writer: bytes, device: bytes, batch: bytes, now_ms: int
    ) -> None:
        """Keep a batch that contradicts what is here, for whoever looks into it. The first for a writer stays."""
        ...

    def erase(self, org: bytes, rids: Sequence[bytes], now_ms: int) -> int:
        """Remove records' wraps and data bodies physically; headers, body hashes and tombstones stay.

        Doing it again is harmless. How many bodies went. Raises StoreBusyError where they are gone from the
        tables, and somebody still reads what lies beside them: do it again.
        """
        ...

    def erased(self, org: bytes) -> Sequence[bytes]:
        """The records that were ever erased."""
        ...

    def add_wraps(self, org: bytes, wraps: Sequence[Wrap], now_ms: int) -> Sequence[Wrap]:
        """Keep the wraps of records that are not erased. The first for a record and epoch stays.

        Those that already stood, with other bytes, in the place of some of these.
        """
        ...

    def wraps(self, org: bytes, after: int, limit: int) -> Sequence[tuple[int, Wrap]]:
        """Wraps in the order they came, numbers above `after`."""
        ...


class Access(Protocol):
    """Nonces, tokens and requests of new PCs."""

    def use_nonce(self, nonce_hash: bytes, expires_ms: int, now_ms: int) -> bool:
        """Whether this nonce is used for the first time; expired ones are forgotten."""
        ...

    def add_token(self, token: KeptToken, now_ms: int) -> None:
        """Keep a token's hash; expired ones are forgotten."""
        ...

    def token(self, token_hash: bytes) -> KeptToken | None:
        """What a token is good for, also after it expired."""
        ...

    def add_enrolment(self, enrolment: KeptEnrolment, now_ms: int) -> KeptEnrolment:
        """Keep a request; what stands under its id, which may be another's. Ones an hour past their end go."""
        ...

    def enrolment(self, enrolment_id: bytes) -> KeptEnrolment | None:
        """A request, also after it expired."""
        ...

    def answer_enrolment(self, enrolment_id: bytes, org: bytes, root: bytes | None) -> None:
        """Approve (`root` given) or deny a request for an org. Raises MovedError if it was answered before."""
        ...


class Store(Protocol):
    """Everything the server keeps."""

    @property
    def orgs(self) -> Orgs:
        """Slots, orgs, membership."""
        ...

    @property
    def events(self) -> Events:
        """Sessions and events."""
        ...

    @property
    def access(self) -> Access:
        """Tokens and enrolments."""
        ...

    def server(self) -> Server:
        """Who this database is; drawn once."""
        ...

    def ready(self) -> bool:
        """Whether the store answers and may be written."""
        ...

    def close(self) -> None:
        """Let go of every connection."""
        ...

"""Taking in events: a batch is verified whole, then placed whole (sync-and-security.md 2.11, 2.17).

A batch may be anybody's: what counts is who signed it, not who carries it (gossip repair, 2.18).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from akutdesk.central.auth import Auth, Caller
from akutdesk.central.kept import Addition, Link, Mark, Org, Placed, Writer
from akutdesk.central.problem import Refusal
from akutdesk.central.receipts import Place, Receipts
from akutdesk.central.rot import Rot
from akutdesk.central.settings import Clock, millis
from akutdesk.central.store import Store
from akutdesk.central.store_error import MovedError
from akutdesk.wire.batch import Batch, Columns, columns_of, read_batch, stretch_of
from akutdesk.wire.chain import event_hash, last_chain, verify_stretch
from akutdesk.wire.errors import ChainBrokenError, TooLargeError, WireError
from akutdesk.wire.header import Stream, read_header
from akutdesk.wire.messages import Appended

TRIES: Final = 5
"""How often a batch is weighed anew because somebody else was quicker."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a batch, and the org after it."""

    appended: Appended
    org: Org


class Intake:
    """Appends batches."""

    def __init__(
        self, store: Store, auth: Auth, receipts: Receipts, clock: Clock, rot: Rot
    ) -> None:
        self._store = store
        self._events = store.events
        self._auth = auth
        self._receipts = receipts
        self._clock = clock
        self._rot = rot

    def append(self, caller: Caller, data: bytes) -> Taken:
        """Keep the events of a batch that are not here yet.

        Refusal "gap", "fork", "unknown" (no certificate of the writer yet), "revoked", "refused",
        "malformed", "too-large", "busy".
        """
        batch = _read(data)
        if batch.org != caller.org.id:
            raise Refusal("refused", index=0)
        for _ in range(TRIES):
            try:
                return self._take(caller, batch, data)
            except MovedError:
                caller = self._auth.caller(caller.org.id, caller.device)
        raise Refusal("busy", retry_after_s=1)

    def _take(self, caller: Caller, batch: Batch, data: bytes) -> Taken:
        writer = self._writer(caller, batch)
        columns = _verified(batch, writer)
        try:
            self._compare(caller, batch, (writer, columns))
        except Refusal as refusal:
            if refusal.code == "fork":
                now = millis(self._clock)
                self._events.keep_fork(caller.org.id, batch.writer, caller.device, data, now)
            raise
        known = min(batch.last, writer.n) - batch.first + 1
        if known > 0:
            bodies = _bodies(batch)[:known]
            self._events.mend(caller.org.id, batch.writer, batch.first, bodies)
            self._rot.mended(caller.org.id, batch.writer, batch.first, batch.last)
        if batch.last <= writer.n:
            return Taken(self._known(caller, batch), caller.org)
        return self._place(caller, _addition(caller, batch, (writer, columns)))

    def _writer(self, caller: Caller, batch: Batch) -> Writer:
        writer = self._events.writer(caller.org.id, batch.writer)
        if writer is None:
            raise Refusal("unknown")
        if batch.first > writer.n + 1:
            raise Refusal("gap", expected_n=writer.n + 1)
        return writer

    def _compare(self, caller: Caller, batch: Batch, found: tuple[Writer, Columns]) -> None:
        """Refusal unless the batch goes on from what is here, says the same where both speak, and counts."""
        writer, columns = found
        org = caller.org.id
        known = self._links(org, batch, writer)
        for link, new in zip(known, columns.hashes, strict=False):
            if event_hash(link.header, link.body_hash) != new:
                raise Refusal("fork", expected_n=link.n, index=link.n - batch.first)
        start = writer.chain if batch.first == writer.n + 1 else self._chain(org, batch)
        if last_chain(start, columns.hashes) != batch.chain:
            # signed, and yet it does not follow: before it the writer's own history was another
            code = "refused" if batch.first == 1 else "fork"
            raise Refusal(code, expected_n=batch.first, index=0)
        if batch.last > writer.n:
            _require_counted(caller, batch, writer)
        if batch.erased:
            self._require_erased(org, batch, columns)

    def _require_erased(self, org: bytes, batch: Batch, columns: Columns) -> None:
        """Refusal where a body is missing of a record that is not erased: nobody's words are let go so (0088)."""
        gone = set(self._events.erased(org))
        for index in sorted(batch.erased):
            header = columns.headers[index]
            if header.stream is not Stream.DATA or header.rid not in gone:
                raise Refusal("refused", index=index)

    def _links(self, org: bytes, batch: Batch, writer: Writer) -> Sequence[Link]:
        if batch.first > writer.n:
            return ()
        return self._events.links(org, batch.writer, batch.first, min(batch.last, writer.n))

    def _chain(self, org: bytes, batch: Batch) -> bytes:
        """C before the batch, where that is not the writer's last."""
        mark = self._events.chain_mark(org, batch.writer, batch.first - 1)
        links = self._events.links(org, batch.writer, mark.n + 1, batch.first - 1)
        return last_chain(mark.chain, _hashes(links))

    def _known(self, caller: Caller, batch: Batch) -> Appended:
        """The answer where nothing of the batch was new."""
        org = caller.org
        (link,) = self._events.links(org.id, batch.writer, batch.last, batch.last)
        mark = Mark(link.seq, self._receipts.digest(org.id, link.seq))
        receipt = self._receipts.sign(
            org.id, org.incarnation, Place(mark, batch.writer, batch.last)
        )
        return Appended(accepted_to_n=batch.last, seq_from=0, seq_to=0, receipt=receipt)

    def _place(self, caller: Caller, addition: Addition) -> Taken:
        placed = self._events.append(caller.org.id, replace(addition, now_ms=millis(self._clock)))
        mark = Mark(placed.seq_to, placed.digest)
        receipt = self._receipts.sign(
            caller.org.id, placed.incarnation, Place(mark, addition.writer, addition.last)
        )
        appended = Appended(
            accepted_to_n=addition.last,
            seq_from=placed.seq_from,
            seq_to=placed.seq_to,
            receipt=receipt,
        )
        return Taken(appended, _after(caller.org, placed))


def _read(data: bytes) -> Batch:
    """The batch, its sizes within the limits. Refusal with the index of an event that is too large."""
    try:
        return read_batch(data)
    except TooLargeError as error:
        raise Refusal("too-large", index=error.index) from None
    except WireError:
        raise Refusal("malformed") from None


def _verified(batch: Batch, writer: Writer) -> Columns:
    """The batch read and hashed, if its session signed it. Refusal with the index that does not hold."""
    try:
        verify_stretch(writer.public, stretch_of(batch), batch.signature)
        return columns_of(batch)
    except ChainBrokenError as error:
        raise Refusal("refused", index=error.n - batch.first) from None
    except WireError:
        raise Refusal("refused", index=_unreadable(batch)) from None


def _unreadable(batch: Batch) -> int | None:
    """The first header that cannot be read; None if all can, so that it is the signature that fails."""
    for index, head in enumerate(batch.headers):
        try:
            read_header(head)
        except WireError:
            return index
    return None


def _require_counted(caller: Caller, batch: Batch, writer: Writer) -> None:
    """Refusal unless the events are of a device that is active, or were let in (2.15)."""
    counts, device = caller.membership.counts, writer.device
    if counts(device, batch.writer, batch.last):
        return
    first = max(batch.first, writer.n + 1)
    refused = next(n for n in range(first, batch.last + 1) if not counts(device, batch.writer, n))
    raise Refusal("revoked", expected_n=refused, index=refused - batch.first)


def _addition(caller: Caller, batch: Batch, found: tuple[Writer, Columns]) -> Addition:
    writer, columns = found
    skip = writer.n + 1 - batch.first
    headers = columns.headers[skip:]
    skipped = sum(batch.sizes[:skip])
    return Addition(
        writer=batch.writer,
        before_n=writer.n,
        statements=caller.membership.count,
        first=batch.first,
        last=batch.last,
        chain=batch.chain,
        signature=batch.signature,
        headers=batch.headers[skip:],
        streams=[header.stream for header in headers],
        rids=[header.rid for header in headers],
        body_hashes=columns.body_hashes[skip:],
        hashes=columns.hashes[skip:],
        sizes=batch.sizes[skip:],
        bodies=memoryview(batch.bodies)[skipped:] if skipped else batch.bodies,
        now_ms=0,
    )


def _bodies(batch: Batch) -> Sequence[bytes]:
    """As they came, b"" for an erased one: nothing that is kept is put right by it."""
    bodies: list[bytes] = []
    at = 0
    for size in batch.sizes:
        bodies.append(batch.bodies[at : at + size])
        at += size
    return bodies


def _hashes(links: Iterable[Link]) -> Iterable[bytes]:
    return (event_hash(each.header, each.body_hash) for each in links)


def _after(org: Org, placed: Placed) -> Org:
    return replace(org, incarnation=placed.incarnation, seq=placed.seq_to, digest=placed.digest)

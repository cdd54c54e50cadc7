"""PCs of one house and a server that is a list in memory: what the store gives and takes, without any HTTP."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path

from akutdesk.storage import note_index
from akutdesk.storage.cursor import Server
from akutdesk.storage.opening import create
from akutdesk.storage.replay import digest, replay
from akutdesk.wire import chain, crypto, membership, receipt, statement
from akutdesk.wire.batch import Batch, pack_batch, read_batch, stretch_of, verify_batch
from akutdesk.wire.membership import Signer
from akutdesk.wire.messages import Appended, Page, SignedStretch, Wrap, WriterHead
from akutdesk.wire.session import read_session
from tests.fakes.clock import FakeClock
from tests.storage.desk import ANNA, StoredDesk


class ForkedError(Exception):
    """409 fork."""


@dataclass(frozen=True)
class Kept:
    """One event of the list."""

    writer: bytes
    n: int
    header: bytes
    body: bytes | None
    hash: bytes


@dataclass(repr=False)
class ServerList:
    """Appends and answers what came after; verifies as the server does."""

    org: bytes
    incarnation: bytes = field(default_factory=lambda: crypto.random_bytes(16))
    key: bytes = field(default_factory=crypto.make_signing_key)
    events: list[Kept] = field(default_factory=list)
    stretches: dict[int, SignedStretch] = field(default_factory=dict)
    """By the number of the last event of its push."""
    chains: dict[bytes, list[bytes]] = field(default_factory=dict)
    statements: list[bytes] = field(default_factory=list)
    certificates: list[bytes] = field(default_factory=list)
    wraps: list[Wrap] = field(default_factory=list)
    id: bytes = field(default_factory=lambda: crypto.random_bytes(16))

    @property
    def server(self) -> Server:
        return Server(id=self.id, public=crypto.verify_key(self.key))

    def digest(self, seq: int) -> bytes:
        *_, last = accumulate(
            (kept.hash for kept in self.events[:seq]), crypto.sha256, initial=receipt.NO_DIGEST
        )
        return last

    def receipt(self, seq: int) -> bytes:
        kept = self.events[seq - 1]
        return receipt.sign_receipt(
            self.key,
            receipt.Receipt(
                org=self.org,
                incarnation=self.incarnation,
                seq=seq,
                digest=self.digest(seq),
                writer=kept.writer,
                n=kept.n,
                time_ms=0,
            ),
        )

    def register(self, certificate: bytes) -> None:
        session = read_session(certificate)
        if session.writer not in self.chains:
            self.chains[session.writer] = [chain.first_chain(certificate)]
            self.certificates.append(certificate)

    def push(self, batch: Batch) -> Appended:
        batch = read_batch(pack_batch(batch))
        chains = self.chains[batch.writer]
        assert batch.first <= len(chains), "gap"
        (public,) = [
            session.public
            for session in map(read_session, self.certificates)
            if session.writer == batch.writer
        ]
        pieces = verify_batch(batch, public, chains[batch.first - 1])
        for piece in pieces[: len(chains) - batch.first]:
            if chains[piece.header.n] != piece.chain:
                raise ForkedError
        new = pieces[len(chains) - batch.first :]
        for piece in new:
            chains.append(piece.chain)
            self.events.append(
                Kept(batch.writer, piece.header.n, piece.header_bytes, piece.body, piece.hash)
            )
        seq = len(self.events)
        if new:
            over = stretch_of(batch)
            self.stretches[seq] = SignedStretch(over.writer, over.first, over.last, batch.signature)
        at = next(
            number
            for number, kept in enumerate(self.events, start=1)
            if (kept.writer, kept.n) == (batch.writer, batch.last)
        )
        return Appended(
            accepted_to_n=len(chains) - 1,
            seq_from=seq - len(new) + 1 if new else 0,
            seq_to=seq if new else 0,
            receipt=self.receipt(at),
        )

    def page(self, after: int, limit: int = 1000) -> Page:
        """The events after a number, to the end of the push that passes the limit."""
        ends = [seq for seq in self.stretches if seq > after]
        end = min((seq for seq in ends if seq - after >= limit), default=len(self.events))
        some = self.events[after:end]
        return Page(
            after=after,
            headers=tuple(kept.header for kept in some),
            sizes=tuple(len(kept.body or b"") for kept in some),
            bodies=b"".join(kept.body or b"" for kept in some),
            erased={},
            stretches=tuple(self.stretches[seq] for seq in sorted(ends) if seq <= end),
            receipt=self.receipt(end) if some else None,
        )

    def heads(self) -> list[WriterHead]:
        return [
            WriterHead(writer, len(chains) - 1, chains[-1])
            for writer, chains in self.chains.items()
        ]


def join(first: StoredDesk, folder: Path, clock: FakeClock | None = None) -> StoredDesk:
    """A second PC with keys of its own, let in by Anna at the first."""
    sign, kem, device = crypto.make_signing_key(), crypto.make_kem_key(), crypto.random_bytes(16)
    let_in(first, device, crypto.verify_key(sign), crypto.kem_public(kem))
    folder.mkdir()
    clock = clock or FakeClock(first.clock.at)
    founding = replace(
        first.founding,
        device=device,
        device_key=sign,
        kem_key=kem,
        statements=first.store.statements(),
    )
    store = create(folder, first.keys, founding, clock)
    return StoredDesk(folder, first.keys, founding, first.person, clock, store)


def let_in(first: StoredDesk, device: bytes, sign_public: bytes, kem_public: bytes) -> None:
    """Anna says that a PC belongs to the house, and seals it the first epoch's key."""
    new = statement.Device(device=device, sign_public=sign_public, kem_public=kem_public)
    say(first, new)


def say(desk: StoredDesk, *contents: statement.Content) -> None:
    """Anna says something at this PC."""
    org = membership.read_membership(desk.store.statements())
    said, _ = membership.extend(org, Signer(ANNA, desk.person.sign), contents, 1)
    desk.store.append_statements(said, org.count)


def prepare(desk: StoredDesk, server: ServerList) -> None:
    """What a round does before events: members, sessions, keys."""
    net = desk.store.net
    net.meet(server.server, server.incarnation)
    _, mine = net.statements_to_send()
    known, _ = net.statements_to_send()
    net.take_statements(known, server.statements[known:])
    index, mine = net.statements_to_send()
    if mine:
        assert index == len(server.statements)
        server.statements.extend(mine)
        net.take_statements(index, mine)
    after = net.sessions_after()
    net.take_certificates(server.certificates[after:], len(server.certificates))
    while certificates := net.certificates_to_send():
        for each in certificates:
            server.register(each)
        net.certificates_sent(certificates)
    after = net.wraps_after()
    net.take_wraps(server.wraps[after:], len(server.wraps))
    while (out := net.wraps_to_send(1000)).wraps:
        known_wraps = {(wrap.rid, wrap.epoch) for wrap in server.wraps}
        server.wraps += [wrap for wrap in out.wraps if (wrap.rid, wrap.epoch) not in known_wraps]
        net.wraps_sent(out.upto)


def push(desk: StoredDesk, server: ServerList, limit: int = 500) -> int:
    """Send what the server lacks; how many batches."""
    sent = 0
    while (batch := desk.store.net.batch_to_send(limit, 2**21)) is not None:
        desk.store.net.received(batch, server.push(batch))
        sent += 1
    return sent


def pull(desk: StoredDesk, server: ServerList, limit: int = 1000) -> list:
    """Take in what is new there."""
    net, steps = desk.store.net, []
    while (page := server.page(net.cursor().seq, limit)).headers:
        steps += net.apply(page)
    return [*steps, *net.settle()]


def meet(desk: StoredDesk, server: ServerList) -> list:
    """One whole round, on a connection of its own as the sync has."""
    with closing(desk.store.beside()) as store:
        beside = replace(desk, store=store)
        prepare(beside, server)
        push(beside, server)
        return pull(beside, server)


def state(desk: StoredDesk) -> bytes:
    """The digest of everything the desk shows."""
    file = desk.store._file
    with file.transaction():
        while note_index.catch_up(file.db):
            pass
    return digest(file.db)


def replayed(desk: StoredDesk) -> bytes:
    """The same after all tables were made again."""
    file = desk.store._file
    with file.transaction():
        replay(file.db, file.log, file.tables)
    return digest(file.db)


def all_meet(server: ServerList, *desks: StoredDesk) -> None:
    """Everybody meets the server until all have everything."""
    for desk in (*desks, *desks):
        meet(desk, server)


def same_everywhere(*desks: StoredDesk) -> bool:
    """Whether the desks show the same, and what their events say (I2)."""
    return len({digest for desk in desks for digest in (state(desk), replayed(desk))}) == 1

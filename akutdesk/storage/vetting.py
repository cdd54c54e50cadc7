"""Whether events from elsewhere belong here: certificate, chain, signature, and whether the PC counts (2.12).

A writer's chain runs on from what this file has of it. One signature over the last C proves every event
before it, so a page costs one verification a writer, however many pushes it came in.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from akutdesk.storage import stretch
from akutdesk.storage.arrival import KNOWN, NEW, Arrival, Delivery
from akutdesk.storage.event_id import event_id, n_of
from akutdesk.storage.members import Members
from akutdesk.storage.stretch import Signed
from akutdesk.wire import chain
from akutdesk.wire.errors import WireError
from akutdesk.wire.membership import Membership
from akutdesk.wire.session import Session, read_session, verify_session


@dataclass(frozen=True, slots=True)
class Source:
    """A writer that is known here: its local number, and the certificate and session that prove it."""

    widx: int
    certificate: bytes
    session: Session


def vet(db: sqlite3.Connection, members: Members, delivery: Delivery) -> None:
    """Fill in every arrival's verdict, and where it belongs. Writes nothing. Raises WireError for our own list."""
    org = members.org()
    by_writer: dict[bytes, list[Arrival]] = {}
    for each in delivery.arrivals:
        if each.header is not None and each.header.org == org.org:
            by_writer.setdefault(each.header.writer, []).append(each)
    for writer, events in by_writer.items():
        source = source_of(db, org, writer)
        if source is None:
            for each in events:
                each.verdict = "CERTIFIKAT"
            continue
        limit = _follow(db, source, events, delivery.stretches.get(writer, ()))
        _judge(org, source, events, limit)


def source_of(db: sqlite3.Connection, org: Membership, writer: bytes) -> Source | None:
    """A writer whose certificate is here and by a PC of the org."""
    row = db.execute(
        "SELECT widx, cert FROM session WHERE writer = ? AND cert NOT NULL", (writer,)
    ).fetchone()
    if row is None:
        return None
    session = certified(org, row[1])
    return None if session is None else Source(row[0], row[1], session)


def certified(org: Membership, certificate: bytes) -> Session | None:
    """The session in a certificate, if a PC of this org made it."""
    try:
        session = read_session(certificate)
        device = org.devices.get(session.device)
        if device is None or session.org != org.org:
            return None
        return verify_session(certificate, device.sign_public)
    except WireError:
        return None


def _follow(
    db: sqlite3.Connection, source: Source, events: Sequence[Arrival], came: Sequence[Signed]
) -> int:
    """Compute C for each event that follows what is here; the last n that a signature proves comes back."""
    walk = _begin(db, source, [each.header.n for each in events if each.header])
    for each in events:
        _step(walk, source, each)
    for each in events:
        if each.verdict == "FORK" and _is_damaged(source, walk, each, came):
            each.verdict = "UNDERSKRIFT"
    return _proven(db, source, walk, came) if walk.reached else 0


@dataclass(slots=True)
class _Walk:
    """Along one writer's chain: C by n, the counts of events that are here, and how far new ones reach."""

    chains: dict[int, bytes]
    present: frozenset[int]
    reached: int = 0


def _begin(db: sqlite3.Connection, source: Source, counts: Sequence[int]) -> _Walk:
    rows = db.execute(
        "SELECT eid, chain FROM event WHERE eid BETWEEN ? AND ?",
        (event_id(source.widx, max(min(counts) - 1, 1)), event_id(source.widx, max(counts))),
    ).fetchall()
    here = {n_of(eid): value for eid, value in rows}
    return _Walk({**here, 0: chain.first_chain(source.certificate)}, frozenset(here))


def _step(walk: _Walk, source: Source, each: Arrival) -> None:
    n = each.header.n if each.header else 0
    before = walk.chains.get(n - 1)
    if before is None:
        each.verdict = "HUL"
        return
    each.eid, each.chain = event_id(source.widx, n), chain.next_chain(before, each.hash)
    held = walk.chains.setdefault(n, each.chain)
    if n in walk.present:
        each.verdict = KNOWN if held == each.chain else "FORK"
    elif held != each.chain:
        each.verdict = "UNDERSKRIFT"
    else:
        each.verdict, walk.reached = NEW, max(walk.reached, n)


def _is_damaged(source: Source, walk: _Walk, each: Arrival, came: Sequence[Signed]) -> bool:
    """Whether the signature that came with another content is over the content that is here (F63)."""
    n = n_of(each.eid)
    return any(
        signed.first <= n <= signed.last
        and signed.last in walk.present
        and stretch.holds(source.certificate, signed, walk.chains[signed.last])
        for signed in came
    )


def _proven(db: sqlite3.Connection, source: Source, walk: _Walk, came: Sequence[Signed]) -> int:
    """The last n of the longest stretch that holds, of those that came and those kept from before."""
    kept = stretch.reaching(db, source.widx, max(walk.present, default=0))
    for signed in sorted((*came, *kept), key=lambda each: each.last, reverse=True):
        value = walk.chains.get(signed.last) if signed.last <= walk.reached else None
        if value is not None and stretch.holds(source.certificate, signed, value):
            return signed.last
    return 0


def _judge(org: Membership, source: Source, events: Sequence[Arrival], limit: int) -> None:
    """What no signature proves, or what a revoked PC sent too late, does not count (2.15)."""
    device, writer = source.session.device, source.session.writer
    for each in events:
        if each.verdict != NEW or each.header is None:
            continue
        if each.header.n > limit:
            each.verdict = "UNDERSKRIFT"
        elif not org.counts(device, writer, each.header.n):
            each.verdict = "TILBAGEKALDT"

"""The proof of the log: certificates by devices of the org, chains without a gap, signed ends (2.4, V9)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain as iter_chain
from typing import Any, Final

from akutdesk.storage import kvitteringer, slettet
from akutdesk.storage.errors import FileDamaged
from akutdesk.storage.event_id import event_id, n_of
from akutdesk.storage.writer import EPOCH_KEY
from akutdesk.wire import chain, crypto, membership
from akutdesk.wire.erasure import read_order
from akutdesk.wire.errors import ChainBrokenError, WireError
from akutdesk.wire.header import read_header
from akutdesk.wire.session import Session, read_session, verify_session

_PAGE: Final = 1000
_OURS: Final = """
    SELECT cert FROM session WHERE cert NOT NULL
    AND device = (SELECT value FROM secret WHERE name = 'device')
    AND EXISTS (SELECT 1 FROM event WHERE eid > widx << 40 AND eid < widx + 1 << 40) ORDER BY widx
"""
_HOLDS: Final = "SELECT 1 FROM event WHERE eid BETWEEN ? AND ? AND chain = ?"
_MAY_LACK: Final = """
    SELECT 1 FROM event WHERE eid = :eid AND stream = 1 AND rid IN (SELECT rid FROM slettet)
    UNION ALL SELECT 1 FROM waiting WHERE eid = :eid AND grund = 'UDEN_INDHOLD'
"""
"""An event has its content, but where it was erased, or came without and is waited for (`bodies.py`)."""
_MOVED: Final = "SELECT 1 FROM quarantine WHERE writer = ?"

_NO_START: Final = """
    WITH RECURSIVE place (widx) AS (
        SELECT 1 UNION ALL SELECT widx + 1 FROM place WHERE widx < max(
            (SELECT max(widx) FROM session), (SELECT coalesce(max(eid), 0) >> 40 FROM event)
        )
    )
    SELECT widx FROM place LEFT JOIN session USING (widx) WHERE writer IS NULL OR cert IS NULL AND EXISTS (
        SELECT 1 FROM event WHERE eid BETWEEN widx << 40 AND (widx + 1 << 40) - 1
    )
"""


@dataclass(frozen=True, kw_only=True)
class ChainFault:
    """What does not hold in one writer's log.

    `kode`: MEDLEMMER (the org's statements), CERTIFIKAT, KAEDE (from `n` on), HOVED (a row and its header
    differ at `n`), TOEMT (the content of `n` was taken out, and no order to erase names its record; or so many records
    are held for erased that no order names), AFKORTET (events up to `n` were signed and are gone), UNDERSKRIFT, START (what told of a start is
    gone, which was the `n`th here; or a later start of this PC goes on from this writer, which is gone, or from
    further than `n`, where it ends here), KVITTERING (the server receipted more than is here, which is up to `n`; or
    something else than what is here, up to `n`), LOGNOEGLE (new starts would seal their look-ups to another key than
    the org's readers have), PCNOEGLE (this PC's name or keys are gone, or are not those that the org knows).
    """

    kode: str
    writer: bytes
    n: int = 0


def check_chains(db: sqlite3.Connection) -> Iterator[ChainFault]:
    """Everything that does not hold, in every writer's log here."""
    statements = [row[0] for row in db.execute("SELECT statement FROM membership ORDER BY idx")]
    try:
        org = membership.read_membership(statements)
    except WireError:
        yield ChainFault(kode="MEDLEMMER", writer=b"")
        return
    if len(statements) < _statements_at_server(db):
        yield ChainFault(kode="MEDLEMMER", writer=b"", n=len(statements))
    yield from _missing_starts(db)
    yield from _check_secrets(db, org)
    yield from _check_erased(db, org)
    told: set[bytes] = set()
    for fault in iter_chain(_check_writers(db, org), _check_starts(db), _check_receipts(db)):
        if fault.writer not in told:
            told.add(fault.writer)
            yield fault


def _check_writers(db: sqlite3.Connection, org: membership.Membership) -> Iterator[ChainFault]:
    for widx, certificate, signed_n, signature in db.execute(
        "SELECT widx, cert, signed_n, signature FROM session WHERE cert NOT NULL ORDER BY widx"
    ).fetchall():
        yield from _check_writer(db, org, (widx, certificate), (signed_n, signature))


def _check_secrets(db: sqlite3.Connection, org: membership.Membership) -> Iterator[ChainFault]:
    """Whoever puts a key of their own there hides from the log's readers, or writes as somebody else, from now on."""
    secrets: dict[str, bytes] = dict(db.execute("SELECT name, value FROM secret").fetchall())
    if secrets.get("audit_public") != org.genesis.audit_public:
        yield ChainFault(kode="LOGNOEGLE", writer=b"")
    if not _keys_fit(secrets, org):
        yield ChainFault(kode="PCNOEGLE", writer=b"")


def _keys_fit(secrets: Mapping[str, bytes], org: membership.Membership) -> bool:
    device = org.devices.get(secrets.get("device", b""))
    epochs = [value for name, value in secrets.items() if name.startswith(EPOCH_KEY)]
    if device is None or not epochs or {len(one) for one in epochs} != {crypto.KEY_SIZE}:
        return False
    try:
        return (
            secrets["org"] == org.org
            and crypto.verify_key(secrets["device_key"]) == device.sign_public
            and crypto.kem_public(secrets["kem_key"]) == device.kem_public
        )
    except (KeyError, WireError):
        return False


def _check_erased(db: sqlite3.Connection, org: membership.Membership) -> Iterator[ChainFault]:
    """What is held for erased was ordered: among the statements, or in an order that is to be said again (F58)."""
    waiting = db.execute("SELECT indhold FROM sletning").fetchall()
    orders = [each.order for each in org.erasures]
    with suppress(FileDamaged):  # an order that is none names no record
        orders += [slettet.content_of(row[0]).order for row in waiting]
    named = {target.rid for order in orders for target in read_order(order).targets}
    held = {bytes(row[0]) for row in db.execute("SELECT rid FROM slettet").fetchall()}
    if alone := len(held - named):
        yield ChainFault(kode="TOEMT", writer=b"", n=alone)


def _check_receipts(db: sqlite3.Connection) -> Iterator[ChainFault]:
    for writer, n in kvitteringer.faults(db):
        yield ChainFault(kode="KVITTERING", writer=writer, n=n)


def _statements_at_server(db: sqlite3.Connection) -> int:
    """As many had come or gone in the last round."""
    row = db.execute("SELECT statements FROM cursor").fetchone()
    return int(row[0]) if row else 0


def _missing_starts(db: sqlite3.Connection) -> Iterator[ChainFault]:
    """Starts are numbered without a gap; one that is known has its certificate, or nothing of it is here."""
    for (widx,) in db.execute(_NO_START).fetchall():
        yield ChainFault(kode="START", writer=b"", n=int(widx))


def check_start(db: sqlite3.Connection, widx: int) -> tuple[ChainFault, ...]:
    """What does not hold in one start's log: all that it wrote, read from the file. Raises WireError."""
    org = membership.read_membership(
        [row[0] for row in db.execute("SELECT statement FROM membership ORDER BY idx")]
    )
    (certificate,) = db.execute("SELECT cert FROM session WHERE widx = ?", (widx,)).fetchone()
    return tuple(_check_writer(db, org, (widx, certificate), (0, None)))


def _check_writer(
    db: sqlite3.Connection,
    org: membership.Membership,
    place: tuple[int, bytes],
    end: tuple[int, bytes | None],
) -> Iterator[ChainFault]:
    widx, certificate = place
    writer, device = db.execute(
        "SELECT writer, device FROM session WHERE widx = ?", (widx,)
    ).fetchone()
    session = _session(org, certificate)
    if session is None or (session.writer, session.device) != (writer, device):
        yield ChainFault(kode="CERTIFIKAT", writer=writer)
        return
    try:
        last, value = _walk(db, widx, session, chain.first_chain(certificate))
    except _RowDiffersError as error:
        yield ChainFault(kode=error.kode, writer=writer, n=error.n)
        return
    except ChainBrokenError as error:
        yield ChainFault(kode="KAEDE", writer=writer, n=error.n)
        return
    yield from _check_end(session, (last, value), end)


def _check_starts(db: sqlite3.Connection) -> Iterator[ChainFault]:
    """Each start of this PC names the one before it, and how far that had come: one that was taken out is missed.

    A copy of this PC elsewhere has its name too (2.18): what is here of its starts came in order, so only one of
    which an event is here is taken at its word.
    """
    for (certificate,) in db.execute(_OURS).fetchall():
        try:
            session = read_session(certificate)
        except WireError:  # told as CERTIFIKAT
            continue
        if session.previous is not None and session.previous_chain is not None:
            yield from _check_before(db, session.previous, session.previous_chain)


def _check_before(db: sqlite3.Connection, writer: bytes, reached: bytes) -> Iterator[ChainFault]:
    row = db.execute("SELECT widx, cert FROM session WHERE writer = ?", (writer,)).fetchone()
    if row is None or row[1] is None:
        yield ChainFault(kode="START", writer=writer)
        return
    widx, certificate = row
    span = (event_id(widx, 0), event_id(widx + 1, 0) - 1)
    if reached == chain.first_chain(certificate) or db.execute(_HOLDS, (*span, reached)).fetchone():
        return
    if db.execute(_MOVED, (writer,)).fetchone():  # a fork was told again under a new name (2.18)
        return
    (last,) = db.execute("SELECT max(eid) FROM event WHERE eid BETWEEN ? AND ?", span).fetchone()
    yield ChainFault(kode="START", writer=writer, n=n_of(last or 0))


class _RowDiffersError(Exception):
    def __init__(self, kode: str, n: int) -> None:
        super().__init__(f"{kode} {n}")
        self.kode = kode
        self.n = n


def _session(org: membership.Membership, certificate: bytes) -> Session | None:
    """The session, if a device of the org certified it."""
    for device in org.devices.values():
        try:
            session = verify_session(certificate, device.sign_public)
        except WireError:
            continue
        return session if session.device == device.device else None
    return None


def _walk(db: sqlite3.Connection, widx: int, session: Session, start: bytes) -> tuple[int, bytes]:
    """Follow the chain to its end; the last n and C."""
    n, value = 0, start
    while links := _links(db, widx, n):
        value = chain.verify_chain(session.writer, value, links, after=n)
        n += len(links)
    return n, value


def _links(db: sqlite3.Connection, widx: int, after: int) -> list[chain.Link]:
    rows = db.execute(
        "SELECT eid, rid, stream, header, body, body_hash, chain FROM event"
        " WHERE eid > ? AND eid < ? ORDER BY eid LIMIT ?",
        (event_id(widx, after), event_id(widx + 1, 0), _PAGE),
    ).fetchall()
    return [_link(db, row) for row in rows]


def _link(db: sqlite3.Connection, row: tuple[Any, ...]) -> chain.Link:
    """One event as a link of its chain. Raises _RowDiffersError."""
    eid, rid, stream, header_bytes, body, body_hash, value = row
    try:
        header = read_header(header_bytes)
    except WireError:
        raise _RowDiffersError("HOVED", n_of(eid)) from None
    twice = body is not None and body_hash is not None
    if twice or (header.rid, header.stream, header.n) != (rid, stream, n_of(eid)):
        raise _RowDiffersError("HOVED", n_of(eid))
    if body is None and not db.execute(_MAY_LACK, {"eid": eid}).fetchone():
        raise _RowDiffersError("TOEMT", n_of(eid))
    hashed = body_hash or b"" if body is None else chain.body_hash(body)
    return chain.Link(header, header_bytes, hashed, value)


def _check_end(
    session: Session, reached: tuple[int, bytes], end: tuple[int, bytes | None]
) -> Iterator[ChainFault]:
    """The signature made when the start ended; a start that was killed has none."""
    last, value = reached
    signed_n, signature = end
    if signed_n > last:
        yield ChainFault(kode="AFKORTET", writer=session.writer, n=signed_n)
    elif signature is not None and signed_n == last:
        stretch = chain.Stretch(
            org=session.org, writer=session.writer, first=1, last=last, chain=value
        )
        try:
            chain.verify_stretch(session.public, stretch, signature)
        except WireError:
            yield ChainFault(kode="UNDERSKRIFT", writer=session.writer, n=last)

"""The look-up log: who looked at what, when and what for; sealed so that staff write it and cannot read it.

design.md 8.6, 8.21; sync-and-security.md 2.8. An entry is an event of the audit stream whose fields are
handling, objekt_type, objekt_id, formaal and antal (domain.md 2.21).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

import msgspec

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.record import Record, RecordId
from akutdesk.storage.act import Act
from akutdesk.storage.errors import DiskFull, EventsDamaged, NotSignedIn
from akutdesk.storage.event_id import event_id, n_of, widx_of
from akutdesk.storage.instant import known_instant
from akutdesk.storage.open_file import OpenFile
from akutdesk.wire.errors import MalformedError, WireError
from akutdesk.wire.event import Event, open_event
from akutdesk.wire.header import read_header
from akutdesk.wire.payload import Op, Payload, read_payload
from akutdesk.wire.session import Session, open_audit_key, read_session

T = TypeVar("T")

TYPE: Final = "adgangslog"
CARRIED: Final = "viderefoert"
"""The field of an entry that holds another one, sealed as an earlier writer of this PC left it."""

_OLDEST: Final = """
    SELECT eid, header, body FROM event
    WHERE eid BETWEEN ? AND ? AND stream = 2 AND body NOT NULL ORDER BY eid
"""
_NEWEST: Final = f"{_OLDEST} DESC"

NOBODY: Final = RecordId(b"\0" * 16)
"""The user of an entry made before anybody was known, as after a wrong password."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry. `antal` is how many hits a search showed; `objekt_type` a record TYPE or a screen's word.

    Of a place where something does not hold (0164): what, as its kode, the start it is in, and the number there.
    """

    handling: str
    objekt_type: str = ""
    objekt_id: RecordId | None = None
    antal: int | None = None


@dataclass(frozen=True, kw_only=True)
class LogRow:
    """One entry as a reader of the log sees it. `pc` is the device's id; it is entry `n` of the start `writer`."""

    tid: datetime
    bruger: RecordId
    pc: bytes
    formaal: str
    entry: Entry
    writer: bytes
    n: int


def write_entry(file: OpenFile, adgang: Adgang, entry: Entry) -> None:
    """Commit one entry. Only after it returns may what it speaks of be shown (I9). Raises DiskFull."""
    try:
        _append(file, adgang, entry)
    except DiskFull as full:
        if not full.reserve_freed:
            raise
        _append(file, adgang, entry)  # nobody has typed it, so nobody can be asked to try again


def _append(file: OpenFile, adgang: Adgang, entry: Entry) -> None:
    with file.transaction():
        append_entries(file, adgang, (entry,))


def append_entries(file: OpenFile, adgang: Adgang, entries: Iterable[Entry]) -> None:
    """Append some in one transaction, which is open."""
    act = Act(file, adgang.bruger)
    for entry in entries:
        file.log.append_audit(act.tail, act.payload(TYPE, _ops(adgang, entry)))


def log_opening(file: OpenFile, adgang: Adgang, kind: str, rid: RecordId) -> None:
    """Commit that this user opened this record, and remember it for as long as the program runs."""
    write_entry(file, adgang, Entry(handling="AABN", objekt_type=kind, objekt_id=rid))
    file.presence.opened.add((adgang.bruger, rid))


def log_deed(file: OpenFile, adgang: Adgang, handling: str, records: Iterable[Record]) -> None:
    """Commit what is about to be done to each of these records. Raises DiskFull."""
    for each in records:
        write_entry(
            file, adgang, Entry(handling=handling, objekt_type=each.TYPE, objekt_id=each.id)
        )


def open_log(file: OpenFile, adgang: Adgang, audit_private: bytes) -> tuple[LogRow, ...]:
    """Every entry of every writer here, oldest first; the reading is logged first (sync-and-security.md 2.8).

    Raises AdgangError, EventsDamaged where a seal does not hold, SealBrokenError for another key.
    """
    kraev(adgang, "LAES_LOG")
    write_entry(file, adgang, Entry(handling="AABN", objekt_type=TYPE))
    rows: list[LogRow] = []
    for start in _starts(file, "ASC"):
        rows.extend(_entries(file, audit_private, start))
    return tuple(sorted(rows, key=lambda row: row.tid))


def read_all(file: OpenFile, adgang: Adgang) -> tuple[LogRow, ...]:
    """`open_log` with the key this reader has here. Raises AdgangError, NotSignedIn without it, EventsDamaged."""
    return open_log(file, adgang, log_key(file, adgang))


def log_key(file: OpenFile, adgang: Adgang) -> bytes:
    """The log's private key of this reader. Raises AdgangError, NotSignedIn for somebody who has none here."""
    kraev(adgang, "LAES_LOG")
    private = file.presence.log_keys.get(adgang.bruger)
    if private is None:
        raise NotSignedIn
    return private


def openings(file: OpenFile, adgang: Adgang, rid: RecordId, since: datetime) -> int:
    """How often a record was opened since an instant; the asking is logged first.

    Newest first and no further back than `since`, so that a long log costs little. Raises
    AdgangError, NotSignedIn for somebody who is no reader of the log, EventsDamaged.
    """
    return sum(
        row.entry.handling == "AABN" and row.entry.objekt_id == rid and not is_of_the_log(row)
        for row in entries_since(file, adgang, since)
    )


def is_of_the_log(row: LogRow) -> bool:
    """Whether it was the log that was read; what it names is whom it was asked about, and was not opened."""
    return row.entry.objekt_type == TYPE


def entries_since(
    file: OpenFile, adgang: Adgang, since: datetime, *, om: RecordId | None = None
) -> Iterator[LogRow]:
    """Entries since an instant, the newest start first; the reading is logged first, and whom it is about if `om`.

    Raises as `openings`.
    """
    private = log_key(file, adgang)
    write_entry(file, adgang, Entry(handling="AABN", objekt_type=TYPE, objekt_id=om))
    for start in _starts(file, "DESC"):
        for row in _entries(file, private, start, newest_first=True):
            if row.tid < since:
                break
            yield row


def entry_at(file: OpenFile, adgang: Adgang, writer: bytes, n: int) -> LogRow | None:
    """One entry by its place; None where it has not come here, or bears another name by now (2.18).

    Whoever asks logs the reading. Raises as `openings`.
    """
    private = log_key(file, adgang)
    row = file.db.execute(
        "SELECT widx, cert FROM session WHERE writer = ? AND cert NOT NULL", (writer,)
    ).fetchone()
    return next(_entries(file, private, row, only=n), None) if row else None


def carry_on(file: OpenFile, act: Act, sealed: Event) -> None:
    """Write an entry of an earlier writer again, as it lies: only a reader of the log can open it (2.18, F69)."""
    op = Op(felt=CARRIED, vaerdi=[sealed.header, sealed.body])
    file.log.append_audit(act.tail, act.payload(TYPE, (op,)))


def _starts(file: OpenFile, order: str) -> list[tuple[int, bytes]]:
    return file.db.execute(
        f"SELECT widx, cert FROM session WHERE cert NOT NULL ORDER BY widx {order}"  # noqa: S608
    ).fetchall()


def _entries(
    file: OpenFile,
    private: bytes,
    start: tuple[int, bytes],
    *,
    newest_first: bool = False,
    only: int | None = None,
) -> Iterator[LogRow]:
    """The entries of one writer, `start` being its number and its certificate; with `only` that one."""
    widx, certificate = start
    session = read_session(certificate)
    key = open_audit_key(private, session)
    span = (event_id(widx, 0), event_id(widx + 1, 0) - 1)
    if only is not None:
        span = (event_id(widx, only), event_id(widx, only))
    for eid, header, body in file.db.execute(_NEWEST if newest_first else _OLDEST, span):
        try:
            payload = _read(key, Event(header, body))
            while payload.ops and payload.ops[0].felt == CARRIED:
                payload = _carried(file, private, payload)
            row = _row(payload, session, n_of(eid))
        except WireError:
            raise EventsDamaged(file.log.writer_of(widx_of(eid)), n_of(eid)) from None
        yield row


def _read(key: bytes, sealed: Event) -> Payload:
    return read_payload(open_event(key, read_header(sealed.header), sealed).payload)


def _carried(file: OpenFile, private: bytes, payload: Payload) -> Payload:
    """What an entry says that was carried on. Raises WireError."""
    sealed = Event(*_convert(payload.ops[0].vaerdi, tuple[bytes, bytes]))
    writer = read_header(sealed.header).writer
    known = file.db.execute("SELECT cert FROM session WHERE writer = ?", (writer,)).fetchone()
    session = read_session(_convert(known and known[0], bytes))
    return _read(open_audit_key(private, session), sealed)


def _row(payload: Payload, session: Session, n: int) -> LogRow:
    """One entry; what only a newer program says of it is passed over. Raises MalformedError."""
    said = {op.felt: op.vaerdi for op in payload.ops}
    return LogRow(
        tid=known_instant(payload.device_ms),
        bruger=RecordId(payload.bruger),
        pc=session.device,
        formaal=_convert(said.get("formaal", ""), str),
        entry=_convert(said, Entry),
        writer=session.writer,
        n=n,
    )


def _convert(value: object, kind: type[T]) -> T:
    """A value that any PC of the house may have said, if it is of this kind. Raises MalformedError."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:  # its words would hold what was said
        raise MalformedError(TYPE) from None


def _ops(adgang: Adgang, entry: Entry) -> tuple[Op, ...]:
    said = {
        "handling": entry.handling,
        "objekt_type": entry.objekt_type,
        "objekt_id": entry.objekt_id,
        "antal": entry.antal,
        "formaal": adgang.formaal,
    }
    return tuple(Op(felt=felt, vaerdi=value) for felt, value in said.items() if value is not None)

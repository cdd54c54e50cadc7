"""`store.aegthed`: one record's entries with all that proves them, for whoever disputes one (sync-and-security.md 3, T20).

The right is indsigt's: what leaves is the record as it was typed, whoever wrote it (docs/decisions/0184).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.feltmaske import FELTER, skjulte
from akutdesk.domain.indsigt import FORMAAL
from akutdesk.domain.record import Record, RecordId
from akutdesk.storage import audit, cursor, slettet, stretch
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.errors import EventsDamaged, NotFound, StorageError
from akutdesk.storage.event_id import event_id, n_of, widx_of
from akutdesk.storage.event_names import READ
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.reading import open_once
from akutdesk.storage.stretch import Signed
from akutdesk.wire import chain
from akutdesk.wire.event import event_key
from akutdesk.wire.proof import Proof, ProvenEntry, ProvenStart, pack_proof

_ENTRIES: Final = (
    "SELECT eid, header, body FROM event"  # noqa: S608 - of our own
    f" WHERE rid = ? AND stream = 1 AND body NOT NULL AND {READ} ORDER BY eid"
)
_CHAIN: Final = "SELECT eid, chain FROM event WHERE eid BETWEEN ? AND ?"
_LINKS: Final = """
    SELECT header, body, body_hash FROM event WHERE eid BETWEEN ? AND ? ORDER BY eid
"""

_Row = tuple[int, bytes, bytes]
_Receipt = tuple[int, bytes]


class RecordErased(StorageError):
    """The record was erased for good: its words are nowhere, so nothing is left to prove."""

    kode = "POST_SLETTET"


@for_staff
class Aegthedsside:
    """Every call raises AdgangError for all but the leader."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def noter(self, adgang: Adgang, rid: RecordId) -> bytes:
        """The proof's bytes; that the record leaves is committed in the log first (EKSPORT).

        What this PC wrote and nobody signed yet is signed now, as for a second copy. Raises RecordErased, NotFound,
        OpeningReasonRequired for a closed card, EventsDamaged where the chain here proves nothing, DiskFull.
        """
        kraev(adgang, "INDSIGT")
        asks = replace(adgang, formaal=FORMAAL)
        record = self._opened(asks, rid)
        proof = self._proof(rid)
        audit.log_deed(self._file, asks, "EKSPORT", [record])
        return pack_proof(proof)

    def ikke_givet(self, adgang: Adgang, rid: RecordId) -> None:
        """It did not leave after all, for no file could be written: said in the log (IKKE_GIVET).

        Raises AdgangError, NotFound, DiskFull.
        """
        kraev(adgang, "INDSIGT")
        asks = replace(adgang, formaal=FORMAAL)
        audit.log_deed(self._file, asks, "IKKE_GIVET", [self._opened(asks, rid)])

    def _opened(self, adgang: Adgang, rid: RecordId) -> Record:
        """The record, which this user may see whole: what was signed cannot be masked."""
        if slettet.among(self._file.db, (rid,)):
            raise RecordErased
        record = open_once(self._file, adgang, rid)
        for felt in skjulte(adgang, record):
            kraev(adgang, FELTER[record.TYPE][felt])
        return record

    def _proof(self, rid: RecordId) -> Proof:
        db, key = self._file.db, self._file.log.record_key(rid)
        rows: list[_Row] = db.execute(_ENTRIES, (rid,)).fetchall()
        if key is None or not rows:
            raise NotFound
        with self._file.transaction():
            for _ in stretch.signing(db, self._file.writer.device):
                pass
        server = cursor.read(db)
        return Proof(
            rid=rid,
            statements=tuple(
                row[0] for row in db.execute("SELECT statement FROM membership ORDER BY idx")
            ),
            server=server.server.public if server else None,
            starts=self._starts(row[0] for row in rows),
            entries=tuple(
                ProvenEntry(
                    header=header,
                    body=body,
                    key=event_key(key, self._file.log.writer_at(eid), n_of(eid)),
                )
                for eid, header, body in rows
            ),
        )

    def _starts(self, eids: Iterable[int]) -> tuple[ProvenStart, ...]:
        """Each start that wrote some of them, once."""
        spans: dict[int, list[int]] = {}
        for eid in eids:
            spans.setdefault(widx_of(eid), []).append(n_of(eid))
        return tuple(self._start(widx, min(own), max(own)) for widx, own in spans.items())

    def _start(self, widx: int, first: int, last: int) -> ProvenStart:
        db = self._file.db
        writer, certificate = db.execute(
            "SELECT writer, cert FROM session WHERE widx = ?", (widx,)
        ).fetchone()
        received = _receipt(db, writer, first)
        signed = _end(db, (widx, certificate), max(last, received[0] if received else 0))
        if signed is None:
            raise EventsDamaged(writer, last)
        before = _before(db, widx, first) or chain.first_chain(certificate)
        links = _links(db, widx, first, signed.last)
        if not stretch.holds(certificate, signed, chain.last_chain(before, links)):
            raise EventsDamaged(writer, last)
        return ProvenStart(
            certificate=certificate,
            after=first - 1,
            before=before,
            links=links,
            first=signed.first,
            signature=signed.signature,
            receipt=received[1] if received else None,
        )


def _receipt(db: sqlite3.Connection, writer: bytes, first: int) -> _Receipt | None:
    """The newest receipt of a start and the n it is for, if that is one of those that are proved, or later."""
    row = db.execute("SELECT n, receipt FROM kvittering WHERE writer = ?", (writer,)).fetchone()
    return (int(row[0]), bytes(row[1])) if row and row[0] >= first else None


def _end(db: sqlite3.Connection, start: tuple[int, bytes], n: int) -> Signed | None:
    """The nearest end from n on that the start signed; None where none holds over what is here."""
    widx, certificate = start
    span = (event_id(widx, n), event_id(widx + 1, 0) - 1)
    chains = {n_of(eid): value for eid, value in db.execute(_CHAIN, span).fetchall()}
    holding = (
        each
        for each in sorted(stretch.reaching(db, widx, n - 1), key=lambda one: one.last)
        if each.last in chains and stretch.holds(certificate, each, chains[each.last])
    )
    return next(holding, None)


def _before(db: sqlite3.Connection, widx: int, first: int) -> bytes | None:
    """C before the first; None at the start's own beginning."""
    place = event_id(widx, first - 1)
    row = db.execute(_CHAIN, (place, place)).fetchone()
    return row[1] if row else None


def _links(db: sqlite3.Connection, widx: int, first: int, last: int) -> tuple[bytes, ...]:
    """The H of each event from what lies in the file, not from what was said of it."""
    rows = db.execute(_LINKS, (event_id(widx, first), event_id(widx, last))).fetchall()
    return tuple(
        chain.event_hash(header, hashed if body is None else chain.body_hash(body))
        for header, body, hashed in rows
    )

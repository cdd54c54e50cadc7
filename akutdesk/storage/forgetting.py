"""Erased records go out of this PC's file: bodies, keys, tables, search, drafts, old copies and the log beside it (2.9).

What stays is each event's header, hash and place in its chain. Every step is one short transaction, and a stop
between two goes on at the next opening or round; nothing of a record is taken in from the moment it is erased.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.record import RecordId
from akutdesk.storage import audit, for_sent, laid_aside, meta, reservekopier, slettet
from akutdesk.storage.act import Changes
from akutdesk.storage.connection import wash
from akutdesk.storage.durable import remove_durably
from akutdesk.storage.migration import old_copies
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.step import Step
from akutdesk.storage.udkast import Udkast
from akutdesk.wire import chain
from akutdesk.wire.erasure import read_order
from akutdesk.wire.errors import WireError
from akutdesk.wire.event import Event
from akutdesk.wire.header import Header, read_any_header

TOLD: Final = "SLETTET"
"""The entry by which a PC tells that it carried an order out."""

_INDEXES: Final = ("soeg_navn", "soeg_note")
_PAGES: Final = 64
"""Pages of a search index that are written anew in a step: a few milliseconds."""

_NOTHING: Final = 1
"""Rows that a merge with nothing to do changes at most (SQLite's own measure)."""

_EVENTS: Final = """
    SELECT eid, header, body FROM event WHERE rid = ? AND stream = 1 AND body NOT NULL ORDER BY eid
"""


def forget(file: OpenFile) -> Iterator[Step]:
    """Carry out what is in force and not done yet. Quick if there is nothing."""
    for rid in slettet.left(file.db):
        with file.transaction():
            step = _forget(file, rid)
            meta.write(file.db, meta.UNWASHED, meta.YES)
        yield step
    if meta.read(file.db, meta.UNWASHED) is not None:
        yield from _wash(file)
    yield from _tell(file)


def _forget(file: OpenFile, rid: bytes) -> Step:
    """One record, inside a transaction."""
    db = file.db
    reach, key = slettet.reach(db, rid), file.log.record_key(rid)
    kind = next((event.payload.type for event in file.log.of_record(rid)), None)
    _strip_events(file, rid, (reach, key))
    _strip_quarantine(file, rid, (reach, key))
    _lay_drafts_aside(file, rid)
    for_sent.drop(file, rid, reach)
    for table in ("keywrap", "odd_wrap"):
        db.execute(f"DELETE FROM {table} WHERE rid = ?", (rid,))  # noqa: S608 - names of our own
    file.log.forget_keys()
    file.tables.forget(rid)
    db.execute("UPDATE slettet SET rester = 0 WHERE rid = ?", (rid,))
    types = frozenset({kind} if kind else ())
    return Step(changes=Changes(types, frozenset({RecordId(rid)})))


_Known = tuple[Mapping[bytes, int], bytes | None]
"""How far those who erased the record had it, and its key if it is here."""


def _strip_events(file: OpenFile, rid: bytes, known: _Known) -> None:
    rows = file.db.execute(_EVENTS, (rid,)).fetchall()
    for _, header, body in rows:
        _keep_if_late(file, read_any_header(header), Event(header, body), known)
    file.db.executemany(
        "UPDATE event SET body = NULL, body_hash = ? WHERE eid = ?",
        [(chain.body_hash(body), eid) for eid, _, body in rows],
    )
    file.db.execute(
        "DELETE FROM waiting WHERE eid IN (SELECT eid FROM event WHERE rid = ? AND stream = 1)",
        (rid,),
    )


def _strip_quarantine(file: OpenFile, rid: bytes, known: _Known) -> None:
    """What lies aside of the record: its hash stays, so that it can still find its place."""
    for qid, header_bytes, body in file.db.execute(
        "SELECT qid, header, body FROM quarantine WHERE body NOT NULL"
    ).fetchall():
        header = _header(header_bytes)
        if header is not None and header.rid == rid:
            _keep_if_late(file, header, Event(header_bytes, body), known)
            file.db.execute("UPDATE quarantine SET body = NULL WHERE qid = ?", (qid,))


def _keep_if_late(file: OpenFile, header: Header, event: Event, known: _Known) -> None:
    reach, key = known
    if key is not None and header.n > reach.get(header.writer, 0):
        for_sent.keep_event(file, key, header, event)


def _header(data: bytes) -> Header | None:
    try:
        return read_any_header(data)
    except WireError:
        return None


def _lay_drafts_aside(file: OpenFile, rid: bytes) -> None:
    """Words in an editor are nobody's but a leader's now, those that wait for a disk among them."""
    presence = file.presence
    for bruger, felt, kind, text in file.db.execute(
        "SELECT bruger, felt, type, text FROM draft WHERE rid = ?", (rid,)
    ).fetchall():
        draft = Udkast(rid=RecordId(rid), felt=felt, type=kind, text=text)
        for_sent.keep_draft(file, bruger, draft)
    file.db.execute("DELETE FROM draft WHERE rid = ?", (rid,))
    for name in [each for each in presence.waiting if each[1] == rid]:
        adgang, draft = presence.waiting.pop(name)
        for_sent.keep_draft(file, adgang.bruger, draft)
    presence.drafting.difference_update([each for each in presence.drafting if each[1] == rid])


# ---------------------------------------------------------------- where bytes would live on


def _wash(file: OpenFile) -> Iterator[Step]:
    """The search indexes without deleted words, no backup from before, and an empty log beside the file."""
    for index in _INDEXES:
        first = True
        while _merge(file, index, first=first):
            first = False
            yield Step()
    for path in old_copies(file.folder):
        remove_durably(path)
    reservekopier.forget_erased(file)
    laid_aside.forget(file.folder)
    if wash(file.db):
        with file.transaction():
            meta.remove(file.db, meta.UNWASHED)
        wash(file.db)
    yield Step()


def _merge(file: OpenFile, index: str, *, first: bool) -> bool:
    """Write some pages of an index anew, without what was deleted; whether there is more to do."""
    with file.transaction():
        before = file.db.total_changes
        file.db.execute(
            f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)",  # noqa: S608
            (-_PAGES if first else _PAGES,),
        )
        return file.db.total_changes - before > _NOTHING


# ---------------------------------------------------------------- the receipt


def _tell(file: OpenFile) -> Iterator[Step]:
    """An entry of the log for each order that is carried out here: so the leader sees which PC is missing."""
    db = file.db
    if slettet.left(db):
        return
    nobody = Adgang(bruger=audit.NOBODY, rolle="", formaal="")
    for name, content in db.execute(
        "SELECT hash, indhold FROM sletning WHERE gaelder = ?", (slettet.IN_FORCE,)
    ).fetchall():
        count = len(read_order(slettet.content_of(content).order).targets)
        entry = audit.Entry(
            handling=TOLD, objekt_type="sletning", objekt_id=RecordId(name[:16]), antal=count
        )
        with file.transaction():
            audit.append_entries(file, nobody, (entry,))
            db.execute("UPDATE sletning SET gaelder = ? WHERE hash = ?", (slettet.DONE, name))
        yield Step()

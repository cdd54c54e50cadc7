"""Reading one record: allowed, logged, then shown, in this order (design.md 8.20, 8.21; I9)."""

from __future__ import annotations

from typing import Final, TypeVar

from akutdesk.domain.adgang import OPSAETNING, Adgang, kraev, laesefunktion, maa_laese
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.storage import noun_table
from akutdesk.storage.audit import log_opening
from akutdesk.storage.columns import columns_of
from akutdesk.storage.errors import NotFound, NotOpened
from akutdesk.storage.open_file import OpenFile

R = TypeVar("R", bound=Record)

OPEN_TO_STAFF: Final = OPSAETNING | {"vagt"}
"""Records about the house, not about a citizen: reading them is not logged."""

PARENTS: Final = ("henvendelse_id", "kriseplan_id", "parent_id", "borger_id")
"""The fields by which a record hangs on another, nearest first."""


def get(file: OpenFile, adgang: Adgang, cls: type[R], rid: RecordId) -> R:
    """An opening. See `Records.get`."""
    record = _find(file, adgang, cls, rid)
    if cls.TYPE not in OPEN_TO_STAFF:
        log_opening(file, adgang, cls.TYPE, rid)
    return record


def reread(file: OpenFile, adgang: Adgang, cls: type[R], rid: RecordId) -> R:
    """A record this user has open. See `Records.reread`."""
    refuse_unopened(file, adgang, rid)
    return _find(file, adgang, cls, rid)


def children(file: OpenFile, adgang: Adgang, cls: type[R], parent_id: RecordId) -> tuple[R, ...]:
    """The records that hang on one. See `Records.children`."""
    kraev(adgang, laesefunktion(cls.TYPE))
    open_once(file, adgang, parent_id)
    known = columns_of(cls).by_name
    links = [felt for felt in PARENTS if felt in known]
    where = " OR ".join(f"{felt} = ?" for felt in links)
    found = noun_table.select(file.db, cls, f"WHERE {where} ORDER BY nr", (parent_id,) * len(links))
    return tuple(record for record in found if may_read(file, adgang, record))


def setup(file: OpenFile, adgang: Adgang, cls: type[R]) -> tuple[R, ...]:
    """All records of a type that is not about a citizen. Raises NotOpened for another type, AdgangError."""
    kraev(adgang, laesefunktion(cls.TYPE))
    if cls.TYPE not in OPEN_TO_STAFF:
        raise NotOpened
    return tuple(noun_table.select(file.db, cls, "ORDER BY nr", ()))


def open_once(file: OpenFile, adgang: Adgang, rid: RecordId) -> None:
    """Log an opening of the record unless this user has it open. Raises NotFound, AdgangError."""
    row = file.db.execute(
        "SELECT type FROM record WHERE rid = ? AND NOT taken_back", (rid,)
    ).fetchone()
    if row is None or row[0] not in RECORD_CLASS:
        raise NotFound
    _find(file, adgang, RECORD_CLASS[row[0]], rid)
    if row[0] not in OPEN_TO_STAFF and (adgang.bruger, rid) not in file.presence.opened:
        log_opening(file, adgang, row[0], rid)


def refuse_unopened(file: OpenFile, adgang: Adgang, rid: RecordId) -> None:
    """Raises NotOpened unless this user has opened or made the record since the start."""
    if (adgang.bruger, rid) not in file.presence.opened:
        raise NotOpened


def may_read(file: OpenFile, adgang: Adgang, record: Record) -> bool:
    """Whether this user may read the record and everything that it hangs on directly (domain.md 2.0.4)."""
    return all(maa_laese(adgang, each) for each in (record, *_parents(file, record)))


def _find(file: OpenFile, adgang: Adgang, cls: type[R], rid: RecordId) -> R:
    """The record, if it is here and this user may read it and what it hangs on."""
    kraev(adgang, laesefunktion(cls.TYPE))
    found = noun_table.select(file.db, cls, "WHERE id = ?", (rid,))
    if not found:
        raise NotFound
    if not may_read(file, adgang, found[0]):
        raise AdgangError(rolle=adgang.rolle, funktion="LAES_SKAERPET")
    return found[0]


def _parents(file: OpenFile, record: Record) -> list[Record]:
    """What the record hangs on directly, as far as it is here."""
    found: list[Record] = []
    for felt in PARENTS:
        rid = getattr(record, felt, None)
        row = rid and file.db.execute("SELECT type FROM record WHERE rid = ?", (rid,)).fetchone()
        if row and row[0] in RECORD_CLASS:
            found += noun_table.select(file.db, RECORD_CLASS[row[0]], "WHERE id = ?", (rid,))
    return found

"""Examinations of a store: pages, chains, seals, tables, and how safe its events are. Codes and counts only."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from akutdesk.storage import local_sum, meta, witness
from akutdesk.storage.chain_check import ChainFault, check_chains
from akutdesk.storage.connection import connect_unguarded, guard
from akutdesk.storage.errors import EventsDamaged, FileDamaged
from akutdesk.storage.form_check import form_faults
from akutdesk.storage.founding import DatabaseKeys
from akutdesk.storage.migration import refuse_newer, version_of
from akutdesk.storage.table_check import TableFault, check_tables

_UNNAMED: Final = frozenset({"START", "PCNOEGLE"})
"""Chain faults without whose cure the tables cannot be made again: events have no names, or no key."""

_PAGE: Final = re.compile(r"\bpage (\d+)")
"""How both of the library's checks name the place of what they found."""
_WORD: Final = re.compile(r"\w+")
"""Where they name no page they name a table or an index."""
_RID: Final = "SELECT rid FROM session JOIN event ON eid = (widx << 40 | ?) WHERE writer = ?"


@dataclass(frozen=True, kw_only=True)
class Health:
    """What an examination found.

    `page_faults` counts what does not verify in the file, `pages` says where as far as it can be told. `older`:
    the file lacks events that this PC had noted. `form_faults`: what is not as schema.sql has it (`form_check.py`).
    `local_faults`: which tables that only this file has were changed by something else than the program (`local_sum.py`).
    `table_faults`: which tables say something else than their events; None if it was not asked or could not be told.
    """

    version: int
    cipher: str
    events: int
    records: int
    page_faults: int
    pages: tuple[int, ...]
    chain_faults: tuple[ChainFault, ...]
    older: bool
    closed: bool
    form_faults: tuple[str, ...]
    local_faults: tuple[str, ...]
    table_faults: tuple[TableFault, ...] | None

    @property
    def sound(self) -> bool:
        """Whether nothing at all is wrong."""
        return self.whole and not self.local_faults

    @property
    def whole(self) -> bool:
        """Whether records and log are as they were written. `local_faults` are for IT to look into: a backup mends none."""
        return not (
            self.page_faults
            or self.chain_faults
            or self.older
            or self.form_faults
            or self.table_faults
        )

    @property
    def tables_right(self) -> bool | None:
        """Whether the tables are what their events say; None as for `table_faults`."""
        return None if self.table_faults is None else not self.table_faults


def examine(path: Path, keys: DatabaseKeys, *, tables: bool = False) -> Health:
    """Examine a file on a fresh connection, since one bad page spoils a connection (2.3). A job's work.

    With `tables` the tables for reading are also made again and compared; nothing is kept of that. Raises
    FilePlain, WrongKey, FileTooNew, FileGone, and FileDamaged if not even the first page can be read.
    """
    faults = page_faults(path, keys, deep=tables)
    pages = sorted({int(number) for said in faults for number in _PAGE.findall(said)})
    db = connect_unguarded(path, keys)
    try:
        refuse_newer(db)
        version = version_of(db)
        form = (*form_faults(db), *_named(db, faults))
        (cipher,) = db.execute("PRAGMA cipher_version").fetchone()
        guard(db)
        chain_faults = () if faults else tuple(check_chains(db))
        whole = (
            not faults and not form and _UNNAMED.isdisjoint(fault.kode for fault in chain_faults)
        )
        return Health(
            version=version,
            cipher=cipher,
            events=_count(db, "event"),
            records=_count(db, "record"),
            page_faults=len(faults),
            pages=tuple(pages),
            chain_faults=chain_faults,
            older=witness.is_older(db, path.parent, keys),
            closed=meta.read(db, meta.CLOSED) == meta.YES,
            form_faults=form,
            local_faults=() if faults else local_sum.faults(db),
            table_faults=_table_faults(db) if tables and whole else None,
        )
    finally:
        db.close()


def page_faults(
    path: Path,
    keys: DatabaseKeys,
    *,
    deep: bool = False,
    opened: Callable[[Path, DatabaseKeys], sqlite3.Connection] = connect_unguarded,
) -> tuple[str, ...]:
    """What does not verify, by both of the library's own checks.

    Only a `deep` one compares each index with its table, which a page of an older copy may be all of. `opened`
    is how the file is opened.
    """
    faults: list[str] = []
    for check in ("cipher_integrity_check", "integrity_check" if deep else "quick_check"):
        db = opened(path, keys)  # of its own: one bad page spoils a connection
        try:
            faults += [str(row[0]) for row in db.execute(f"PRAGMA {check}").fetchall()]
        except FileDamaged:
            faults.append("")
        finally:
            db.close()
    return tuple(said for said in faults if said != "ok")


def _named(db: sqlite3.Connection, faults: tuple[str, ...]) -> tuple[str, ...]:
    """Our own tables and indexes that the library's checks name, where they name no page."""
    told = {word for said in faults if not _PAGE.search(said) for word in _WORD.findall(said)}
    names = {str(row[0]) for row in db.execute("SELECT name FROM sqlite_master").fetchall()}
    return tuple(sorted(told & names))


def _table_faults(db: sqlite3.Connection) -> tuple[TableFault, ...] | None:
    """Raises nothing: what keeps the events from being read is a fault of theirs."""
    try:
        return check_tables(db)
    except EventsDamaged as error:
        row = db.execute(_RID, (error.n, error.writer)).fetchone()
        return (TableFault(table="event", records=(bytes(row[0]),) if row else ()),)
    except FileDamaged:  # a record's key is none
        return (TableFault(table="keywrap", records=()),)


def _count(db: sqlite3.Connection, table: str) -> int:
    (count,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - a name of our own
    return int(count)

"""What figures read of people: one short row for each card, and for each person a contact names (decision 0112).

A row holds what is known of the person its card belongs to, as the card that stands says it, filled from those
under it; so a merged person counts as the person merged into (design.md 7.6).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, Final

from akutdesk.domain.borger import Borger
from akutdesk.domain.record import RecordId
from akutdesk.domain.samling import fyldt
from akutdesk.storage import noun_table, samlet
from akutdesk.storage.columns import Column, columns_of
from akutdesk.storage.faktakode import pak_person
from akutdesk.storage.faktaord import Ordnumre
from akutdesk.storage.standing import Standing

INGEN: Final = 0
"""The number of nobody."""

LAESTE: Final = frozenset(
    {
        *("identitet", "cpr", "cpr_svar", "foedselsaar", "aldersgruppe", "koen"),
        *("kommunekode", "bolig", "kendt_i", samlet.FELT),
    }
)
"""The fields of a card that figures read."""

_KENDT_I: Final = columns_of(Borger).by_name["kendt_i"].store
_WRITE: Final = """
    UPDATE fakta_person SET til = ?, svar = ?, foedselsaar = ?, kommune = ?, kendt_i = ? WHERE nr = ?
"""
_TOGETHER: Final = """
    SELECT id FROM fakta_person WHERE til <> nr
    UNION ALL SELECT whole.id FROM fakta_person AS one JOIN fakta_person AS whole ON whole.nr = one.til
    WHERE one.til <> one.nr
    UNION ALL SELECT kort FROM samlet UNION ALL SELECT til FROM samlet
"""
"""Asked at each page that brings cards: an index holds the few that it is about."""
_MAKE: Final = """
    INSERT INTO fakta_person (nr, id, til)
    SELECT last + 1, ?, last + 1 FROM (SELECT coalesce(max(nr), 0) AS last FROM fakta_person)
"""
_IN_ONE: Final = "SELECT EXISTS (SELECT 1 FROM samlet WHERE kort = ?1 OR til = ?1)"


class Personnumre:
    """Numbers of people; one for each save or replay."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[bytes, int] = {}

    def nummer(self, rid: bytes | None) -> int:
        """The person's number, given for the first time if need be; INGEN for nobody."""
        if rid is None:
            return INGEN
        found = self._known.get(rid)
        if found is None:
            found = self._known[rid] = self._lookup(rid)
        return found

    def _lookup(self, rid: bytes) -> int:
        row = self._db.execute("SELECT nr FROM fakta_person WHERE id = ?", (rid,)).fetchone()
        if row is not None:
            return int(row[0])
        return int(self._db.execute(_MAKE, (rid,)).lastrowid or INGEN)


class Numre:
    """The numbers of words and of people."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.ord = Ordnumre(db)
        self.personer = Personnumre(db)


def follow(db: sqlite3.Connection, standing: Standing, columns: Mapping[str, Column]) -> None:
    """Bring one citizen's row up to date after these columns of the card were written."""
    if columns.keys().isdisjoint(LAESTE):
        return
    shared = samlet.FELT in columns or _is_in_one(db, standing.rid)
    _tell(db, {standing.rid, *(_together(db) if shared else ())})


def fill(
    db: sqlite3.Connection,
    records: Iterable[tuple[Standing, Mapping[str, Column]]],
    numbers: Numre,
) -> None:
    """Many new citizens at once, each alone; the columns are those that differ from the default."""
    rows: list[tuple[Column, ...]] = []
    for standing, columns in records:
        nr = numbers.personer.nummer(standing.rid)
        rows.append((nr, *_columns(columns, numbers.ord), nr))
    db.executemany(_WRITE, rows)


def put_together(db: sqlite3.Connection) -> None:
    """Once many new citizens are in: those who are one person count as one."""
    _tell(db, _together(db))


def forget(db: sqlite3.Connection, rid: bytes) -> None:
    """A card that is gone: nothing is known of it, and whoever counted with it stands alone."""
    _tell(db, [rid, *_together(db)])


def empty(db: sqlite3.Connection) -> None:
    """Before a replay."""
    db.execute("DELETE FROM fakta_person")


def _together(db: sqlite3.Connection) -> list[bytes]:
    """All cards that are or were one person with another; there are few."""
    return sorted({bytes(rid) for (rid,) in db.execute(_TOGETHER).fetchall()})


def _is_in_one(db: sqlite3.Connection, rid: bytes) -> bool:
    return db.execute(_IN_ONE, (rid,)).fetchone() == (1,)


def _tell(db: sqlite3.Connection, rids: Iterable[bytes]) -> None:
    numbers = Numre(db)
    for rid in rids:
        cards = samlet.cards_of(db, RecordId(rid))
        known = [
            one for card in cards for one in noun_table.select(db, Borger, "WHERE id = ?", (card,))
        ]
        said = asdict(fyldt(known[0], known[1:])) if known else {}
        said["kendt_i"] = _KENDT_I(list(said.get("kendt_i", ())))
        nr = numbers.personer.nummer(rid)
        into = numbers.personer.nummer(cards[0])
        db.execute(_WRITE, (into, *_columns(said, numbers.ord), nr))


def _columns(said: Mapping[str, Any], words: Ordnumre) -> tuple[Column, ...]:
    given = said.get
    return (
        pak_person({**said, "har_cpr": bool(given("cpr"))}),
        given("foedselsaar"),
        words.nummer(given("kommunekode")),
        words.nummer(given("kendt_i")),
    )

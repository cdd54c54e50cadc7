"""The shadow of `borger.sammenlagt_til`: which card stands for whom (domain/samling.py). Written with each save."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Final

from akutdesk.domain.record import RecordId
from akutdesk.domain.samling import staar_for
from akutdesk.storage.columns import Column
from akutdesk.storage.standing import Standing

FELT: Final = "sammenlagt_til"

STANDS: Final = "NOT EXISTS (SELECT 1 FROM samlet WHERE samlet.kort = borger.id)"
"""SQL: the row of `borger` is a card that stands for a person."""

_LINKS: Final = """
    SELECT under.id, over.id FROM borger AS under JOIN borger AS over ON over.id = under.sammenlagt_til
    WHERE under.sammenlagt_til IS NOT NULL
"""
"""A card that has not come yet stands for nobody: until then the one laid under it stands itself."""

_ANY: Final = "SELECT EXISTS (SELECT 1 FROM borger WHERE sammenlagt_til IS NOT NULL)"
_AWAITED: Final = "SELECT EXISTS (SELECT 1 FROM borger WHERE sammenlagt_til = ?)"


def person(kort: str) -> str:
    """SQL for the card that stands for the one that `kort` names."""
    return f"coalesce((SELECT til FROM samlet WHERE samlet.kort = {kort}), {kort})"  # noqa: S608 - our own words


def cards(kort: str) -> str:
    """SQL for all cards of the person that the card `kort` belongs to, as a list in brackets."""
    return f"(SELECT {person(kort)} UNION ALL SELECT kort FROM samlet WHERE til = {person(kort)})"  # noqa: S608


BORGER_CARDS: Final = cards("(borger.id)")
"""SQL: all cards of the person that a row of `borger` belongs to."""


def cards_of(db: sqlite3.Connection, rid: RecordId) -> tuple[RecordId, ...]:
    """All cards of the person, the one that stands first."""
    found = db.execute(cards(":kort")[1:-1], {"kort": rid}).fetchall()
    return tuple(RecordId(kort) for (kort,) in found)


def follow(db: sqlite3.Connection, standing: Standing, columns: Mapping[str, Column]) -> None:
    """Bring the shadow up to date after these columns of a record were written."""
    if standing.type == "borger" and _matters(db, standing, columns):
        rewrite(db)


def fill(db: sqlite3.Connection, records: Sequence[tuple[Standing, Mapping[str, Column]]]) -> None:
    """Many new citizens at once; most places have laid nobody together."""
    if records and db.execute(_ANY).fetchone() == (1,):
        rewrite(db)


def empty(db: sqlite3.Connection) -> None:
    """Before a replay."""
    db.execute("DELETE FROM samlet")


def _matters(db: sqlite3.Connection, standing: Standing, columns: Mapping[str, Column]) -> bool:
    """Whether it was laid under another or taken out, or others lie under it."""
    return FELT in columns or db.execute(_AWAITED, (standing.rid,)).fetchone() == (1,)


def rewrite(db: sqlite3.Connection) -> None:
    """All of it; there are few who were written down twice."""
    links = {bytes(under): bytes(over) for under, over in db.execute(_LINKS)}
    empty(db)
    db.executemany("INSERT INTO samlet (kort, til) VALUES (?, ?)", staar_for(links).items())

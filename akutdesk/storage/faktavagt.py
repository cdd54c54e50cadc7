"""The shift of each contact that figures count follows the house's borders, which a leader may move (domain.md 2.1)."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Final

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.vagtgraenser import Vagtgraenser
from akutdesk.domain.vagtkalender import Vagtkalender
from akutdesk.storage import meta
from akutdesk.storage.columns import columns_of
from akutdesk.storage.faktakode import med_vagt
from akutdesk.storage.instant import known_instant

Graenser = tuple[Vagtgraenser, ...]

_MADE: Final = columns_of(Enhed)
_LOAD: Final = _MADE.by_name["vagtgraenser"].load
_USUAL: Final = str(_MADE.defaults["vagtgraenser"])
_HOUSE: Final = "SELECT vagtgraenser FROM enhed ORDER BY created_hlc, id LIMIT 1"
_FROM: Final = """
    SELECT dag, nr, svar, start FROM fakta_kontakt JOIN henvendelse USING (nr) WHERE dag >= ?
"""
_MOVE: Final = "UPDATE fakta_kontakt SET svar = ? WHERE dag = ? AND nr = ?"


def in_use(db: sqlite3.Connection) -> Graenser:
    """The borders by which the rows are told apart."""
    return _LOAD(_text_in_use(db))


def follow(db: sqlite3.Connection) -> None:
    """Take up the house's borders after it was written; contacts of days whose borders moved are told apart anew."""
    before = _text_in_use(db)
    row = db.execute(_HOUSE).fetchone()
    now = _USUAL if row is None else str(row[0])
    if now == before:
        return
    meta.write(db, meta.BORDERS, now.encode())
    _tell_apart(db, _first_moved(_LOAD(before), _LOAD(now)), _LOAD(now))


def empty(db: sqlite3.Connection) -> None:
    """Before a replay."""
    meta.remove(db, meta.BORDERS)


def _text_in_use(db: sqlite3.Connection) -> str:
    kept = meta.read(db, meta.BORDERS)
    return _USUAL if kept is None else kept.decode()


def _first_moved(before: Graenser, now: Graenser) -> date:
    """The first day whose borders are others; the earliest borders also hold for all days before them."""
    moved = {*before} ^ {*now}
    earliest = {min(each, key=lambda one: one.gaelder_fra) for each in (before, now) if each}
    if moved & earliest:
        return date.min
    return min(one.gaelder_fra for one in moved)


def _tell_apart(db: sqlite3.Connection, first: date, graenser: Graenser) -> None:
    """A night that began the day before the first moved one may end at the new border."""
    kalender = Vagtkalender(graenser)
    rows = db.execute(_FROM, (first.toordinal() - 1,)).fetchall()
    db.executemany(
        _MOVE,
        [
            (med_vagt(svar, kalender.vagt(known_instant(start), date.fromordinal(dag))), dag, nr)
            for dag, nr, svar, start in rows
        ],
    )

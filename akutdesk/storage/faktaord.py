"""The words behind the numbers in the fact tables: a code, or several that were answered together."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Final

INTET: Final = 0
"""No answer."""

_TOM: Final = ("", "[]")


class Ordnumre:
    """Numbers of words, looked up or given for the first time; one for each save or replay."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[str, int] = {}

    def nummer(self, ord: str | None) -> int:  # noqa: A002 - Danish for a word
        """The word's number; INTET for no word."""
        if ord is None or ord in _TOM:
            return INTET
        found = self._known.get(ord)
        if found is None:
            found = self._known[ord] = self._lookup(ord)
        return found

    def _lookup(self, word: str) -> int:
        row = self._db.execute("SELECT nr FROM fakta_ord WHERE ord = ?", (word,)).fetchone()
        if row is not None:
            return int(row[0])
        made = self._db.execute("INSERT INTO fakta_ord (ord) VALUES (?)", (word,))
        return int(made.lastrowid or INTET)


def alle(db: sqlite3.Connection) -> Mapping[int, str]:
    """Every word by its number."""
    return dict(db.execute("SELECT nr, ord FROM fakta_ord"))

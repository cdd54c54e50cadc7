"""Whether a search index finds all that stands in it: what the library's own check of it passes over (decision 0179).

In `<index>_data` lie the words, page by page. `<index>_idx` says on which page a word is looked for: without a row of it
every word of that page is there, and no search comes to it.
"""

from __future__ import annotations

import sqlite3
from typing import Final

SEARCH: Final = ("soeg_navn", "soeg_note")
"""The search indexes, which the library keeps in tables of its own."""

FORMAT: Final = 4
"""What each says of its own form in `<index>_config`."""

_PAGE_BITS: Final = 31
_SEGMENT_BITS: Final = 37
"""A page's id, as fts5_index.c puts it together: its segment, two marks of other pages, and its number there."""
_DELETED: Final = 1 << 16
"""Segments from here on say what was taken out."""
_HEAD: Final = 4
"""A page begins with where its words end, in two bytes after two others; behind them lies where each word begins."""


def odd_format(db: sqlite3.Connection) -> set[str]:
    """Indexes that say another format of themselves: some cannot be opened then, not even to be looked at."""
    here = {str(row[0]) for row in db.execute("SELECT name FROM sqlite_master").fetchall()}
    said = {
        index: db.execute(f"SELECT k, v FROM {index}_config").fetchall()  # noqa: S608 - names of our own
        for index in SEARCH
        if f"{index}_config" in here
    }
    return {index for index in SEARCH if said.get(index) != [("version", FORMAT)]}


def unfindable(db: sqlite3.Connection) -> tuple[str, ...]:
    """The indexes in which a page with words is not looked for, or one that is not there is."""
    return tuple(index for index in SEARCH if _pages(db, index) != _looked_for(db, index))


def _pages(db: sqlite3.Connection, index: str) -> set[tuple[int, int]]:
    """Segment and number of each page on which a word begins."""
    rows = db.execute(
        f"SELECT id, length(block), substr(block, 1, {_HEAD}) FROM {index}_data"  # noqa: S608 - names of our own
        f" WHERE id >> {_SEGMENT_BITS} BETWEEN 1 AND {_DELETED - 1}"
    )
    return {
        (number >> _SEGMENT_BITS, number & (1 << _PAGE_BITS) - 1)
        for number, size, head in rows
        if not number >> _PAGE_BITS & (1 << _SEGMENT_BITS - _PAGE_BITS) - 1
        and size > int.from_bytes(head[2:], "big")
    }


def _looked_for(db: sqlite3.Connection, index: str) -> set[tuple[int, int]]:
    rows = db.execute(f"SELECT segid, pgno >> 1 FROM {index}_idx")  # noqa: S608 - names of our own
    return {(int(segment), int(page)) for segment, page in rows}

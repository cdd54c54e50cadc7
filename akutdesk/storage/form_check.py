"""Whether the file has the form that is written down in schema.sql: nothing added that acts by itself (0175).

A trigger or an index that somebody laid in with the file's key is in no event, and runs at the program's next save.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from akutdesk.storage import migration, search_check

SCHEMA: Final = Path(__file__).with_name("schema.sql")

_FOUND: Final = """
    SELECT type, name, sql FROM sqlite_master
    WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT IN (
        SELECT main.name || '_' || part.value FROM sqlite_master AS main,
            json_each('["data", "idx", "docsize", "config"]') AS part
        WHERE main.sql LIKE 'CREATE VIRTUAL TABLE %'
    )
"""
"""All but SQLite's own tables, and those that a search index is made of."""


def form_faults(db: sqlite3.Connection) -> tuple[str, ...]:
    """Our own tables and indexes that lack or are others, by name; of what is not ours only what it is.

    Of a file that is still to be brought to the newest form nothing is said, but where its head does not say which
    one it has (`user_version`).
    """
    if not migration.is_labelled(db):
        return ("user_version",)
    if migration.version_of(db) != migration.newest():
        return ()
    found = {str(sql): (str(kind), str(name)) for kind, name, sql in db.execute(_FOUND).fetchall()}
    right = {
        statement.strip().removesuffix(";"): _name(statement)
        for statement in migration.statements(SCHEMA.read_text(encoding="utf-8"))
    }
    lacking = {right[sql] for sql in right if sql not in found}
    added = [found[sql] for sql in found if sql not in right]
    return (
        *sorted(lacking | search_check.odd_format(db)),
        *sorted(kind for kind, name in added if name not in lacking),
    )


def _name(statement: str) -> str:
    words = statement.replace("(", " ").split()
    return next(word for word in words[1:] if word not in _BEFORE_A_NAME)


_BEFORE_A_NAME: Final = frozenset({"TABLE", "INDEX", "VIRTUAL", "UNIQUE"})

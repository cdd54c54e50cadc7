"""One table per record type, typed columns, for reading. Written in the save's own transaction.

`nr` is the record's local number, shared with `record` and the search shadow; `id` is the record id; the
columns of `standing.COLUMNS` come last. A type that only a newer program knows has its rows in `ukendt`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Final, TypeVar

from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.storage import standing as st
from akutdesk.storage.columns import Column, columns_of
from akutdesk.storage.standing import Standing, standing_of

R = TypeVar("R", bound=Record)

UNKNOWN: Final = "ukendt"
"""The table of record types that this program does not know."""


def definition(cls: type[Record]) -> str:
    """The table's SQL, as the migration that made it has it; a test compares it with the file."""
    made = columns_of(cls)
    lines = ["    nr INTEGER PRIMARY KEY", "    id BLOB NOT NULL UNIQUE"]
    for column in made.fields:
        default = made.defaults[column.felt]
        must = "" if default is None else f" NOT NULL DEFAULT {_literal(default)}"
        lines.append(f"    {column.felt} {column.sql_type}{must}")
    lines += [f"    {name} {kind}" for name, kind in st.COLUMNS.items()]
    return f"CREATE TABLE {cls.TYPE} (\n" + ",\n".join(lines) + "\n);\n"


def insert(
    db: sqlite3.Connection, kind: str, rows: Sequence[tuple[Standing, Mapping[str, Column]]]
) -> None:
    """New rows of one type, in rising order of nr: standing, and the columns that differ from the default.

    All in one statement, so that each row goes in behind the one before and pages are filled; columns that
    none of them sets are left to the table.
    """
    names = sorted(set[str]().union(*{tuple(given) for _, given in rows}))
    usual = {name: columns_of(RECORD_CLASS[kind]).defaults[name] for name in names}
    db.executemany(
        _insert_sql(kind, (*names, *st.COLUMNS)),
        [
            (standing.nr, standing.rid, *{**usual, **given}.values(), *standing.columns())
            for standing, given in rows
        ],
    )


def update(db: sqlite3.Connection, standing: Standing, columns: Mapping[str, Column]) -> None:
    """Set some fields of one row, and where the record now stands."""
    db.execute(
        _update_sql(standing.type, tuple(columns)),
        (*columns.values(), *standing.columns(), standing.nr),
    )


def delete(db: sqlite3.Connection, kind: str, nr: int) -> None:
    """Remove one row, if it is there."""
    db.execute(f"DELETE FROM {table(kind)} WHERE nr = ?", (nr,))  # noqa: S608 - a name of our own


def select(db: sqlite3.Connection, cls: type[R], where: str, values: Sequence[Column]) -> list[R]:
    """Typed records; `where` is SQL written in this package, never anything typed."""
    rows = db.execute(f"{_select_sql(cls)} {where}", values).fetchall()
    return [_typed(cls, row) for row in rows]


def read(
    db: sqlite3.Connection, kind: str, rid: bytes, names: Sequence[str] = ()
) -> tuple[Standing, dict[str, Column]] | None:
    """Where a record stands, and some of its columns as they are stored; None if it is not in the table."""
    row = db.execute(_read_sql(kind, tuple(names)), (rid,)).fetchone()
    if row is None:
        return None
    split = 1 + len(st.COLUMNS)
    standing = standing_of((row[0], rid, kind), row[1:split])
    return standing, dict(zip(names, row[split:], strict=True))


def table(kind: str) -> str:
    """The table of a record type."""
    return kind if kind in RECORD_CLASS else UNKNOWN


def _typed(cls: type[R], row: tuple[Any, ...]) -> R:
    """A record from the columns of `_select_sql`; most of them are its values as they are."""
    made = columns_of(cls)
    values = dict(zip(made.by_name, row[1:], strict=True))
    for felt, load in made.load.items():
        values[felt] = load(values[felt])
    return cls(id=RecordId(row[0]), **values)


def _literal(default: Column) -> str:
    """A column's default as SQL."""
    return str(default) if isinstance(default, int) else "'" + str(default).replace("'", "''") + "'"


@lru_cache(maxsize=256)
def _insert_sql(kind: str, names: tuple[str, ...]) -> str:
    every = ["nr", "id", *names]
    marks = ", ".join("?" * len(every))
    return f"INSERT INTO {table(kind)} ({', '.join(every)}) VALUES ({marks})"  # noqa: S608


@lru_cache(maxsize=256)
def _update_sql(kind: str, names: tuple[str, ...]) -> str:
    sets = ", ".join(f"{name} = ?" for name in (*names, *st.COLUMNS))
    return f"UPDATE {table(kind)} SET {sets} WHERE nr = ?"  # noqa: S608


@cache
def _select_sql(cls: type[Record]) -> str:
    return f"SELECT id, {', '.join(columns_of(cls).by_name)} FROM {cls.TYPE}"  # noqa: S608


@lru_cache(maxsize=256)
def _read_sql(kind: str, names: tuple[str, ...]) -> str:
    columns = ", ".join(("nr", *st.COLUMNS, *names))
    return f"SELECT {columns} FROM {table(kind)} WHERE id = ?"  # noqa: S608

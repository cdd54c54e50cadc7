"""One table per record type, typed columns, for reading. Written in the save's own transaction.

`nr` is the record's local number, shared with `record` and the search shadow; `id` is the record id.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeVar

from akutdesk.domain.record import Record, RecordId
from akutdesk.storage.columns import Column, columns_of

R = TypeVar("R", bound=Record)


def definition(cls: type[Record]) -> str:
    """The table's SQL, as the migration that made it has it; a test compares it with the file."""
    made = columns_of(cls)
    lines = ["    nr INTEGER PRIMARY KEY", "    id BLOB NOT NULL UNIQUE"]
    for column in made.fields:
        must = "" if made.defaults[column.felt] is None else " NOT NULL"
        lines.append(f"    {column.felt} {column.sql_type}{must}")
    return f"CREATE TABLE {cls.TYPE} (\n" + ",\n".join(lines) + "\n);\n"


def insert(
    db: sqlite3.Connection,
    cls: type[Record],
    rows: Iterable[tuple[int, bytes, Mapping[str, Column]]],
) -> None:
    """New rows (nr, id, the columns that differ from the default)."""
    made = columns_of(cls)
    db.executemany(
        _insert_sql(cls),
        [(nr, rid, *{**made.defaults, **given}.values()) for nr, rid, given in rows],
    )


def update(
    db: sqlite3.Connection, cls: type[Record], nr: int, columns: Mapping[str, Column]
) -> None:
    """Set some columns of one row."""
    db.execute(_update_sql(cls, tuple(columns)), (*columns.values(), nr))


def delete(db: sqlite3.Connection, cls: type[Record], nr: int) -> None:
    """Remove one row, if it is there."""
    db.execute(f"DELETE FROM {cls.TYPE} WHERE nr = ?", (nr,))  # noqa: S608 - the name is the class's own


def select(db: sqlite3.Connection, cls: type[R], where: str, values: tuple[Column, ...]) -> list[R]:
    """Typed records; `where` is SQL written in this package, never anything typed."""
    rows = db.execute(f"{_select_sql(cls)} {where}", values).fetchall()
    loads = [column.load for column in columns_of(cls).fields]
    names = [column.felt for column in columns_of(cls).fields]
    return [
        cls(
            id=RecordId(row[0]),
            **{name: load(value) for name, load, value in zip(names, loads, row[1:], strict=True)},
        )
        for row in rows
    ]


def read_columns(
    db: sqlite3.Connection, cls: type[Record], nr: int, names: tuple[str, ...]
) -> dict[str, Column]:
    """Some columns of one row as they are stored. The row must be there."""
    row = db.execute(_columns_sql(cls, names), (nr,)).fetchone()
    return dict(zip(names, row, strict=True))


@cache
def _columns_sql(cls: type[Record], names: tuple[str, ...]) -> str:
    return f"SELECT {', '.join(names)} FROM {cls.TYPE} WHERE nr = ?"  # noqa: S608


@cache
def _insert_sql(cls: type[Record]) -> str:
    names = ["nr", "id", *columns_of(cls).by_name]
    marks = ", ".join("?" * len(names))
    return f"INSERT INTO {cls.TYPE} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608


@cache
def _update_sql(cls: type[Record], names: tuple[str, ...]) -> str:
    sets = ", ".join(f"{name} = ?" for name in names)
    return f"UPDATE {cls.TYPE} SET {sets} WHERE nr = ?"  # noqa: S608


@cache
def _select_sql(cls: type[Record]) -> str:
    return f"SELECT id, {', '.join(columns_of(cls).by_name)} FROM {cls.TYPE}"  # noqa: S608

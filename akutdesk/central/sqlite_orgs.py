"""Slots, orgs, incarnations and membership in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence

from akutdesk.central.kept import Org, Slot
from akutdesk.central.rows import org_of, require_one
from akutdesk.central.sqlite_connection import SqliteConnection
from akutdesk.central.store_error import MovedError


class SqliteOrgs:
    """`store.Orgs` on a SQLite file."""

    def __init__(self, connection: SqliteConnection) -> None:
        self._connection = connection

    def open_slot(self, code_hash: bytes, name: str, now_ms: int) -> None:
        """Keep an empty slot."""
        with self._connection.writing() as db:
            db.execute(
                "INSERT INTO slot (code_hash, name, opened_ms) VALUES (?, ?, ?)",
                (code_hash, name, now_ms),
            )

    def slot(self, code_hash: bytes) -> Slot | None:
        """The slot that a code opens."""
        with self._connection.reading() as db:
            row = db.execute(
                "SELECT name, org FROM slot WHERE code_hash = ?", (code_hash,)
            ).fetchone()
        return None if row is None else Slot(name=row[0], org=row[1])

    def fill_slot(
        self, code_hash: bytes, org: Org, statements: Sequence[bytes], now_ms: int
    ) -> None:
        """Begin an org in an empty slot. Raises MovedError."""
        counters = (org.id, org.incarnation, org.seq, org.digest, len(statements))
        with self._connection.writing() as db:
            taken = db.execute("SELECT 1 FROM org WHERE id = ?", (org.id,)).fetchone()
            filled = db.execute(
                "UPDATE slot SET org = ?, filled_ms = ? WHERE code_hash = ? AND org IS NULL",
                (None if taken else org.id, now_ms, code_hash),
            )
            if taken or filled.rowcount != 1:
                raise MovedError
            db.execute("INSERT INTO org VALUES (?, ?, ?, ?, ?, 0, 0, 0, 0)", counters)
            _add_incarnation(db, org.id, org.incarnation, now_ms)
            _add_statements(db, org.id, 0, (statements, now_ms))

    def get(self, org: bytes) -> Org | None:
        """The org as of now."""
        with self._connection.reading() as db:
            row = db.execute(
                "SELECT id, incarnation, seq, digest, statements, size, backed_up FROM org WHERE id = ?",
                (org,),
            ).fetchone()
        return None if row is None else org_of(row)

    def every(self) -> Sequence[bytes]:
        """Every org that has begun."""
        with self._connection.reading() as db:
            return tuple(org for (org,) in db.execute("SELECT id FROM org").fetchall())

    def heads(self, orgs: Collection[bytes]) -> Mapping[bytes, int]:
        """The newest number of each of some orgs."""
        with self._connection.reading() as db:
            rows = db.execute("SELECT id, seq FROM org").fetchall()
        return {each: seq for each, seq in rows if each in orgs}

    def statements(self, org: bytes, index: int) -> Sequence[bytes]:
        """The membership statements from `index` on."""
        with self._connection.reading() as db:
            rows = db.execute(
                "SELECT statement FROM membership WHERE org = ? AND number >= ? ORDER BY number",
                (org, index),
            ).fetchall()
        return tuple(statement for (statement,) in rows)

    def add_statements(
        self, org: bytes, index: int, statements: Sequence[bytes], now_ms: int
    ) -> None:
        """Append statements. Raises MovedError if the chain ends elsewhere."""
        with self._connection.writing() as db:
            grown = db.execute(
                "UPDATE org SET statements = statements + ? WHERE id = ? AND statements = ?",
                (len(statements), org, index),
            )
            require_one(grown.rowcount)
            _add_statements(db, org, index, (statements, now_ms))

    def incarnations(self, org: bytes) -> Sequence[bytes]:
        """Every incarnation, oldest first."""
        with self._connection.reading() as db:
            rows = db.execute(
                "SELECT id FROM incarnation WHERE org = ? ORDER BY number", (org,)
            ).fetchall()
        return tuple(each for (each,) in rows)

    def begin_incarnation(self, org: bytes, old: bytes, new: bytes, now_ms: int) -> None:
        """Begin a new incarnation. Raises MovedError if `old` is not the present one."""
        with self._connection.writing() as db:
            begun = db.execute(
                "UPDATE org SET incarnation = ?, backed_up = 0 WHERE id = ? AND incarnation = ?",
                (new, org, old),
            )
            require_one(begun.rowcount)
            _add_incarnation(db, org, new, now_ms)

    def note_backup(self, org: bytes, incarnation: bytes, seq: int) -> None:
        """A checked backup holds the events up to a number. Raises MovedError for another incarnation's."""
        with self._connection.writing() as db:
            noted = db.execute(
                "UPDATE org SET backed_up = max(backed_up, ?) WHERE id = ? AND incarnation = ?",
                (seq, org, incarnation),
            )
            require_one(noted.rowcount)


def _add_incarnation(db: sqlite3.Connection, org: bytes, incarnation: bytes, now_ms: int) -> None:
    db.execute(
        "INSERT INTO incarnation (org, number, id, seq, begun_ms)"
        " SELECT ?1, (SELECT count(*) FROM incarnation WHERE org = ?1), ?2, seq, ?3"
        " FROM org WHERE id = ?1",
        (org, incarnation, now_ms),
    )


def _add_statements(
    db: sqlite3.Connection, org: bytes, index: int, said: tuple[Sequence[bytes], int]
) -> None:
    statements, now_ms = said
    db.executemany(
        "INSERT INTO membership (org, number, statement, kept_ms) VALUES (?, ?, ?, ?)",
        [(org, number, each, now_ms) for number, each in enumerate(statements, index)],
    )

"""Slots, orgs, incarnations and membership: the directory in the main database, the rest in each org's own."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from psycopg import Connection, sql

from akutdesk.central.kept import Org, Slot
from akutdesk.central.postgres_database import Database
from akutdesk.central.postgres_directory import Directory
from akutdesk.central.rows import Row, org_of, require_one
from akutdesk.central.store_error import MovedError, StoreBusyError

_READ: Final = "SELECT id, incarnation, seq, digest, statements, size, backed_up FROM org"


class PostgresOrgs:
    """Fulfils `store.Orgs`."""

    def __init__(self, main: Database, directory: Directory) -> None:
        self._main = main
        self._directory = directory

    def open_slot(self, code_hash: bytes, name: str, now_ms: int) -> None:
        """See `store.Orgs`. The connection's role must be allowed to make databases and roles."""
        database, secret = f"akutdesk_{secrets.token_hex(8)}", secrets.token_urlsafe(32)
        with self._main.connection() as db:
            _make_database(db, database, secret)
            db.execute(
                "INSERT INTO slot (code_hash, name, database, secret, opened_ms)"
                " VALUES (%s, %s, %s, %s, %s)",
                (code_hash, name, database, secret, now_ms),
            )

    def slot(self, code_hash: bytes) -> Slot | None:
        """See `store.Orgs`."""
        rows = self._main.rows("SELECT name, org FROM slot WHERE code_hash = %s", (code_hash,))
        return Slot(name=rows[0][0], org=rows[0][1]) if rows else None

    def fill_slot(
        self, code_hash: bytes, org: Org, statements: Sequence[bytes], now_ms: int
    ) -> None:
        """See `store.Orgs`.

        The org begins when the main database says so: what lies in its own before that was left by a
        node that died in between, and is done anew.
        """
        with self._main.transaction() as main:
            found = main.execute(
                "SELECT database, secret FROM slot WHERE code_hash = %s AND org IS NULL FOR UPDATE",
                (code_hash,),
            ).fetchone()
            if found is None:
                raise MovedError
            with self._directory.named(*found).transaction() as db:
                _begin(db, org, statements, now_ms)
            main.execute(
                "UPDATE slot SET org = %s, filled_ms = %s WHERE code_hash = %s",
                (org.id, now_ms, code_hash),
            )

    def get(self, org: bytes) -> Org | None:
        """See `store.Orgs`."""
        database = self._directory.find(org)
        return org_of(database.rows(_READ)[0]) if database else None

    def every(self) -> Sequence[bytes]:
        """See `store.Orgs`."""
        rows = self._main.rows("SELECT org FROM slot WHERE org IS NOT NULL ORDER BY filled_ms")
        return tuple(org for (org,) in rows)

    def heads(self, orgs: Collection[bytes]) -> Mapping[bytes, int]:
        """See `store.Orgs`. One question for each, because each has a database of its own."""
        return dict(self._heads(orgs))

    def statements(self, org: bytes, index: int) -> Sequence[bytes]:
        """See `store.Orgs`."""
        rows = self._directory.of(org).rows(
            "SELECT statement FROM membership WHERE number >= %s ORDER BY number", (index,)
        )
        return tuple(row[0] for row in rows)

    def add_statements(
        self, org: bytes, index: int, statements: Sequence[bytes], now_ms: int
    ) -> None:
        """See `store.Orgs`."""
        with self._directory.of(org).transaction() as db:
            moved = db.execute(
                "UPDATE org SET statements = statements + %s WHERE statements = %s",
                (len(statements), index),
            )
            require_one(moved.rowcount)
            _add_statements(db, index, statements, now_ms)

    def incarnations(self, org: bytes) -> Sequence[bytes]:
        """See `store.Orgs`."""
        rows = self._directory.of(org).rows("SELECT id FROM incarnation ORDER BY number")
        return tuple(row[0] for row in rows)

    def begin_incarnation(self, org: bytes, old: bytes, new: bytes, now_ms: int) -> None:
        """See `store.Orgs`."""
        with self._directory.of(org).transaction() as db:
            changed = db.execute(
                "UPDATE org SET incarnation = %s, backed_up = 0 WHERE incarnation = %s", (new, old)
            )
            require_one(changed.rowcount)
            _add_incarnation(db, new, now_ms)

    def note_backup(self, org: bytes, incarnation: bytes, seq: int) -> None:
        """See `store.Orgs`."""
        with self._directory.of(org).connection() as db:
            noted = db.execute(
                "UPDATE org SET backed_up = greatest(backed_up, %s) WHERE incarnation = %s",
                (seq, incarnation),
            )
        require_one(noted.rowcount)

    def _heads(self, orgs: Collection[bytes]) -> Iterator[tuple[bytes, int]]:
        for org in orgs:
            try:
                yield org, int(self._directory.of(org).rows("SELECT seq FROM org")[0][0])
            except (MovedError, StoreBusyError):
                continue  # whoever waits for this org waits on; the others need not wait with it


def _make_database(db: Connection[Row], name: str, secret: str) -> None:
    """A database and the role that owns it. The secret goes to the server as a verifier only."""
    place = sql.Identifier(name)
    verifier = db.pgconn.encrypt_password(secret.encode(), name.encode(), b"scram-sha-256")
    db.execute(
        sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(place, sql.Literal(verifier.decode()))
    )
    db.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(place))
    db.execute(
        sql.SQL(
            "CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
        ).format(place, place)
    )


def _begin(db: Connection[Row], org: Org, statements: Sequence[bytes], now_ms: int) -> None:
    db.execute("TRUNCATE org, membership, incarnation")
    db.execute(
        "INSERT INTO org (id, incarnation, seq, digest, statements, size)"
        " VALUES (%s, %s, %s, %s, %s, %s)",
        (org.id, org.incarnation, org.seq, org.digest, len(statements), org.size),
    )
    _add_statements(db, 0, statements, now_ms)
    _add_incarnation(db, org.incarnation, now_ms)


def _add_statements(
    db: Connection[Row], index: int, statements: Sequence[bytes], now_ms: int
) -> None:
    rows = [(number, item, now_ms) for number, item in enumerate(statements, index)]
    with db.cursor() as cursor:
        cursor.executemany("INSERT INTO membership VALUES (%s, %s, %s)", rows)


def _add_incarnation(db: Connection[Row], new: bytes, now_ms: int) -> None:
    db.execute(
        "INSERT INTO incarnation (id, seq, begun_ms) SELECT %s, seq, %s FROM org", (new, now_ms)
    )

"""The tables on PostgreSQL, in numbered steps; a database remembers how many it has had.

The main database knows which orgs there are and who may come in. Each org has a database of its own, which a
role of its own owns: that role reaches no other, so one org's connection cannot read another's rows
(sync-and-security.md 2.17, T10).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from psycopg import Connection

from akutdesk.central.store_error import StoreUnusableError

_FOLDER: Final = Path(__file__).with_name("migrations")
MAIN: Final = _FOLDER / "postgres_main"
ORG: Final = _FOLDER / "postgres_org"

_LOCK: Final = 0x616B7574
"""The advisory lock under which one node at a time brings a database up to date."""


def bring_up(db: Connection[Any], folder: Path) -> None:
    """Take the steps that a database has not had, all or none. Raises StoreUnusableError if it had more."""
    steps = sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    with db.transaction():
        db.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        db.execute("CREATE TABLE IF NOT EXISTS step (number int PRIMARY KEY)")
        row = db.execute("SELECT count(*) FROM step").fetchone()
        had = int(row[0]) if row else 0
        if had > len(steps):
            raise StoreUnusableError("too_new")
        for number, step in enumerate(steps[had:], had + 1):
            db.execute(step.read_bytes())
            db.execute("INSERT INTO step VALUES (%s)", (number,))

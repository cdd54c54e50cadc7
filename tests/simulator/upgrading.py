"""A PC that still had an older program is given today's, while the others write on (F18, F89). An act of `acts.LASTING`.

There is no older program to run. What it would have left is made: a file of an older form that holds what the PC knows,
as far as that form has room for it, and no table for reading. Opening it is the upgrade.
"""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from akutdesk.storage import local_sum, meta, migration
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.opening import FILE
from akutdesk.wire.membership import read_membership
from tests.simulator.template import make_place
from tests.simulator.world import World
from tests.sync.house import Pc

FIRST: Final = 4
"""The first form of a PC that had a line to the server."""

_ERASES: Final = next(
    number for number, path in enumerate(migration.files(), 1) if path.stem.endswith("_sletning")
)

TRUTH: Final = (
    *("meta", "secret", "membership", "session", "event", "keywrap", "draft", "cursor"),
    *("spool_target", "spool_mark", "spool_segment", "checkpoint", "backing", "stretch"),
    *("quarantine", "waiting", "odd_wrap", "sletning", "slettet", "slettet_til", "for_sent"),
)
"""All that is not made again from events; a form that does not know a table yet has none."""


def upgrade(world: World, pc: Pc, dice: random.Random) -> None:
    """The PC's program stops, and starts as today's over the file of an older one."""
    form = dice.randrange(FIRST, migration.newest())
    if form < _ERASES and _knows_of_erasures(pc):
        return  # no older program could have been told
    lies = world.place()
    make_place(lies, pc.desk.folder)
    write_older(pc, lies, form)
    world.drop(pc)
    world.start_from(pc, lies)
    with closing(_opened(lies, pc)) as db:
        assert migration.version_of(db) == migration.newest(), (
            "the file was not brought to today's form"
        )


def _knows_of_erasures(pc: Pc) -> bool:
    said = read_membership(pc.store.statements()).erasures
    return bool(said or pc.desk.db.execute("SELECT 1 FROM sletning").fetchone())


def write_older(pc: Pc, folder: Path, form: int) -> None:
    """The PC's file in an older form."""
    steps = migration.files()[:form]
    with closing(connect_unguarded(folder / FILE, pc.desk.keys, create=True)) as old:
        migration.migrate(old, steps=steps)
        old.execute("BEGIN")
        for table in TRUTH:
            _copy(pc.desk.db, old, table)
        if local_sum.is_kept(old):  # as that program would have left them
            meta.write_number(old, meta.FORM, form)
            local_sum.renew(old, local_sum.LOCAL)
        old.execute("COMMIT")


def _copy(now: sqlite3.Connection, old: sqlite3.Connection, table: str) -> None:
    columns = [row[0] for row in old.execute("SELECT name FROM pragma_table_info(?)", (table,))]
    if not columns:
        return
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    rows = now.execute(f"SELECT {names} FROM {table}").fetchall()  # noqa: S608
    old.execute(f"DELETE FROM {table}")  # noqa: S608
    old.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608


def _opened(folder: Path, pc: Pc) -> sqlite3.Connection:
    return connect_unguarded(folder / FILE, pc.desk.keys)

"""Every table and every column of a filled file, one row changed or taken away each: the next check names a place.

What no check can tell is listed with its reason (decision 0179). An everyday run draws some of each table's columns.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import pytest

from akutdesk.domain.record import new_id
from akutdesk.domain.record_types import RECORD_TYPES
from akutdesk.storage import local_sum
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.health import examine
from akutdesk.storage.opening import open_store
from akutdesk.storage.save import save_all
from akutdesk.storage.saving import Saving
from akutdesk.storage.udkast import Udkast
from tests.fakes.clock import NIGHT
from tests.storage.desk import LEDER, MEDARBEJDER, stored_desk
from tests.storage.persons import KAJA, KAREN, kaja, karen, opkald, plan
from tests.storage.test_sletning import erase, sign_in

NOT_TOLD: Final = {
    # Only the order in which keys lie in the file. The keys themselves tell by opening their records, or not, so that no
    # sum is reckoned for each of a hundred thousand records that come in.
    ("keywrap", "kid"),
    # Whether the server has the key. One that it lacks is missed by the other PCs, whose events say that they wait for it.
    ("keywrap", "listed"),
    # The library's own note of which bundle a record's words went in with: it depends on when bundles were joined, so
    # a replay makes another one. It is read only when the words are taken out again.
    ("soeg_navn_docsize", "origin"),
    ("soeg_note_docsize", "origin"),
}
"""What nothing can tell. Beside these: the stamp of a log entry, which lies under the key of the log's readers (below)."""

SAYS_SOMETHING: Final = {
    "fakta_person": "nr IN (SELECT person FROM fakta_kontakt)",
    "soeg_navn_data": "id >> 37 > 0",
    "soeg_note_data": "id >> 37 > 0",
    "soeg_navn_docsize": "ltrim(hex(sz), '0') <> ''",
    "soeg_note_docsize": "ltrim(hex(sz), '0') <> ''",
}
"""Which row is taken, where one that says nothing may as well be another, or none: a person without a contact, a record
without a word, and the index's own counts, by which it joins its pages and which no search reads."""

APART: Final = (set(local_sum.LOCAL) - {"secret"}, {cls.TYPE for cls in RECORD_TYPES})
"""Tables of which each is told for its own rows only: of these, one change each is made in one file and looked for at once.
The sums' key is a secret: a change there would tell of every table."""


@dataclass(frozen=True)
class Table:
    """One table with its columns and one of its rows; None where it has none."""

    name: str
    columns: tuple[str, ...]
    row: tuple | None

    @property
    def here(self):
        return " AND ".join(f"{column} IS ?" for column in self.columns)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A file with a row in every table; at rest."""
    with stored_desk(tmp_path_factory.mktemp("alt") / "data") as desk:
        fill(desk, tmp_path_factory.mktemp("stik"))
        desk.store.close()
        kept = tmp_path_factory.mktemp("hel") / "whole.db"
        shutil.copy(desk.path, kept)
        desk.kept = kept
        yield desk
        put_back(desk)
        desk.store = open_store(desk.folder, desk.keys, desk.clock)


def fill(desk, stick):
    sign_in(desk)
    store = desk.store
    store.set_copy_targets(LEDER, [stick])
    for cls in RECORD_TYPES:
        made = cls(id=new_id(), dataansvarlig_kommune="0607")
        save_all(store._file, LEDER, (Saving(after=made),))  # also what only its own call may write
    for record in (karen(), kaja(), plan()):
        store.save(LEDER, record)
    for number in range(3):
        done = {"status": "AFSLUTTET", "slut": NIGHT + timedelta(minutes=20), "borger_id": KAREN}
        store.save(LEDER, opkald(notat=f"nat {number}", **done))
    store.save(MEDARBEJDER, karen(moedes="Stille"), karen())
    store.save(LEDER, karen(moedes="Med te"), karen())
    store.samling.saml(LEDER, KAREN, KAJA)
    goes = karen(id=new_id(), kaldenavn="Kamma")
    store.save(LEDER, goes)
    erase(desk, goes.id)
    store = desk.reopen()
    store.save(LEDER, opkald(notat="en nat til", symptomer=("ANGST",)))
    store.copy_out()
    store.write_draft(LEDER, Udkast(rid=KAREN, felt="moedes", type="borger", text="stille"))
    store.search_notes(LEDER, "nat")
    for table in local_sum.LOCAL:
        lay_a_row(desk.db, table)


def lay_a_row(db, table):
    """Where none is: marks of a server that this desk never met. On the program's own connection it is no fault."""
    if db.execute(f"SELECT 1 FROM {table}").fetchone():  # noqa: S608 - a name of the file
        return
    told = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    made = {"BLOB": b"w" * 16, "INTEGER": 1, "TEXT": "w"}
    names = [each[0] for each in db.execute(f"SELECT * FROM {table}").description]  # noqa: S608 - the same
    kinds = [
        next(kind for kind in made if f" {name} {kind}" in told.replace("(", " ")) for name in names
    ]
    marks = ", ".join("?" * len(names))
    db.execute(f"INSERT INTO {table} VALUES ({marks})", [made[kind] for kind in kinds])  # noqa: S608 - the same


def put_back(desk):
    for left in desk.folder.glob("vault.db-*"):
        left.unlink()
    shutil.copy(desk.kept, desk.path)


def raw(desk):
    """As somebody with the file's key and any SQLite: nothing of the program's is on this connection."""
    db = connect_unguarded(desk.path, desk.keys)
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("PRAGMA ignore_check_constraints = ON")
    return db


def changed(desk, sql, values=()):
    """The file after one order, and what the check names that it did not name before."""
    put_back(desk)
    db = raw(desk)
    try:
        assert db.execute(sql, values).rowcount == 1, sql
    finally:
        db.close()
    return places(desk)


def places(desk):
    """Everything that a check of the file names: starts and entries, tables and records, forms and pages."""
    told = examine(desk.path, desk.keys, tables=True)
    found = {("log", each.kode, each.writer, each.n) for each in told.chain_faults}
    found |= {("tabel", each.table, each.records) for each in told.table_faults or ()}
    found |= {("lokal", each) for each in told.local_faults}
    found |= {("form", each) for each in told.form_faults}
    assert bool(found) or told.sound, "said to be ill, and not where"
    return found


def other(value):
    if isinstance(value, int):
        return value + 1000
    if isinstance(value, str):
        return f"{value}x"
    if isinstance(value, bytes) and value:
        return value[:-1] + bytes([value[-1] ^ 1])
    return 7


def tables_of(desk):
    """Each table, as the file says, with the row in its middle."""
    put_back(desk)
    db = raw(desk)
    listed = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    found = []
    for (name,) in db.execute(listed).fetchall():
        rows = db.execute(
            f"SELECT * FROM {name} WHERE {SAYS_SOMETHING.get(name, '1')}"  # noqa: S608 - a name of the file
        )
        columns = tuple(each[0] for each in rows.description)
        held = rows.fetchall()
        found.append(Table(name, columns, held[len(held) // 2] if held else None))
    db.close()
    return found


def test_every_table_has_a_row_to_be_changed_and_the_file_is_whole(desk):
    assert [each.name for each in tables_of(desk) if each.row is None] == ["ukendt"]
    assert places(desk) == set()


def test_a_change_in_any_column_of_any_table_is_found_with_its_place(desk, rng, count):
    most = max(1, count("property") // 100)
    drawn = {}
    for table in tables_of(desk):
        asked = [each for each in table.columns if (table.name, each) not in NOT_TOLD]
        drawn[table] = rng.sample(asked, min(most, len(asked))) if table.row else []
    together = set()
    for tables in ([one for one in drawn if one.name in names] for names in APART):
        for turn in range(most):
            together |= told_together(
                desk, [(t, drawn[t][turn]) for t in tables if drawn[t][turn:]]
            )
    untold = [
        (table.name, column)
        for table, columns in drawn.items()
        for column in columns
        if (table.name, column) not in together and not changed(desk, *update(table, column))
    ]
    assert untold == []


def told_together(desk, changes):
    """Which of some changes are told by their own table's name when all of them are made in one file."""
    put_back(desk)
    db = raw(desk)
    try:
        for table, column in changes:
            assert db.execute(*update(table, column)).rowcount == 1, (table.name, column)
    finally:
        db.close()
    named = {each[1] for each in places(desk) if each[0] in {"lokal", "tabel"}}
    return {(table.name, column) for table, column in changes if table.name in named}


def update(table, column):
    """The order that changes one column of a table's row, and what it is given."""
    value = other(table.row[table.columns.index(column)])
    sql = f"UPDATE {table.name} SET {column} = ? WHERE {table.here}"  # noqa: S608 - names of the file
    return sql, (value, *table.row)


def test_a_row_taken_out_of_any_table_is_found_with_its_place(desk):
    untold = []
    for table in tables_of(desk):
        sql = f"DELETE FROM {table.name} WHERE {table.here}"  # noqa: S608 - names of the file
        if table.row is not None and not changed(desk, sql, table.row):
            untold.append(table.name)
    assert untold == []


def test_a_row_laid_into_a_table_that_had_none_is_found(desk):
    sql = """
        INSERT INTO ukendt (nr, id, heads, created_hlc, created_eid, created_by, created_ms, changed_hlc, changed_eid,
        changed_by, changed_ms) VALUES (7000, x'0777', x'80', 1, 1, x'07', 1, 1, 1, x'07', 1)
    """
    assert ("tabel", "ukendt", (b"\x07\x77",)) in changed(desk, sql)


def test_what_is_said_to_be_untold_is_untold(desk):
    for table in tables_of(desk):
        for name, column in NOT_TOLD:
            if name == table.name:
                sql = f"UPDATE {name} SET {column} = {column} + 1000 WHERE {table.here}"  # noqa: S608 - the same
                assert changed(desk, sql, table.row) == set()


def test_the_stamp_of_a_log_entry_is_under_its_readers_key_and_cannot_be_compared(desk):
    entry = "(SELECT max(eid) FROM event WHERE stream = 2)"
    assert changed(desk, f"UPDATE event SET hlc = hlc + 1 WHERE eid = {entry}") == set()  # noqa: S608 - our own


def test_every_table_is_events_or_made_from_them_or_summed(desk):
    unsummed = {each.name for each in tables_of(desk)} - set(local_sum.LOCAL)
    told = {"event", "record", "keywrap", "conflict", "ukendt", "samlet", "soeg_borger", "lokalsum"}
    told |= {cls.TYPE for cls in RECORD_TYPES}
    rest = {each for each in unsummed - told if not each.startswith(("soeg_", "fakta_"))}
    assert rest == set()


def test_a_form_that_the_files_head_only_says_it_has_is_found_and_not_believed(desk):
    put_back(desk)
    db = raw(desk)
    db.execute("PRAGMA user_version = 5")
    db.close()
    assert places(desk) == {("form", "user_version")}

"""The file's form: numbered, forward only, with a copy before."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from akutdesk.domain.record_types import RECORD_TYPES
from akutdesk.storage import migration
from akutdesk.storage.columns import columns_of
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.errors import FileTooNew
from akutdesk.storage.noun_table import definition
from akutdesk.storage.opening import open_store
from akutdesk.storage.standing import COLUMNS
from tests.storage.desk import LEDER, found
from tests.storage.persons import karen

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = migration.FOLDER.parent / "schema.sql"


def schema_of(db):
    rows = db.execute(
        "SELECT sql FROM sqlite_master WHERE sql NOT NULL AND name NOT LIKE 'soeg\\_%\\_%' ESCAPE '\\'"
        " ORDER BY type DESC, name"
    ).fetchall()
    return "".join(f"{row[0]};\n" for row in rows)


def test_the_migrations_add_up_to_the_schema_that_is_written_down(desk):
    assert schema_of(desk.db) == SCHEMA.read_text(encoding="utf-8")


@pytest.mark.parametrize("cls", RECORD_TYPES, ids=lambda cls: cls.TYPE)
def test_each_record_type_has_a_table_with_the_fields_of_its_class(desk, cls):
    desk.db.set_authorizer(None)
    told = [row[1] for row in desk.db.execute(f"PRAGMA table_info({cls.TYPE})").fetchall()]
    assert told == ["nr", "id", *columns_of(cls).by_name, *COLUMNS]
    made = desk.db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (cls.TYPE,)).fetchone()
    assert made[0] + ";\n" == definition(cls)


def as_older(desk):
    """Put the number back, as if this program brought one more migration."""
    desk.store.close()
    db = connect_unguarded(desk.path, desk.keys)
    db.execute(f"PRAGMA user_version = {migration.newest() - 1}")
    return db


def test_an_older_file_is_changed_and_its_tables_are_made_again(desk, tmp_path):
    desk.store.save(LEDER, karen())
    db = as_older(desk)
    db.execute("DELETE FROM borger")
    step = tmp_path / "9999_more.sql"
    step.write_text("-- more\nCREATE TABLE more (x); -- and more\nINSERT INTO more VALUES (';');\n")
    migration.migrate(db, steps=(*migration.files()[:-1], step))
    db.close()
    desk.store = open_store(desk.folder, desk.keys, desk.clock)
    assert desk.db.execute("SELECT x FROM more").fetchall() == [(";",)]
    assert desk.store.get(LEDER, type(karen()), karen().id) == karen()


def test_a_copy_is_made_before_and_is_whole(desk):
    desk.store.save(LEDER, karen())
    db = as_older(desk)
    path = migration.copy_before(db, desk.path, desk.keys)
    db.execute(f"PRAGMA user_version = {migration.newest()}")
    db.close()
    assert path == desk.folder / "backup" / f"foer-{migration.newest() - 1:04d}.db"
    copy = connect_unguarded(path, desk.keys)
    assert copy.execute("SELECT count(*) FROM event").fetchone() == (1,)
    assert migration.version_of(copy) == migration.newest() - 1
    copy.close()
    desk.store = open_store(desk.folder, desk.keys, desk.clock)


def test_a_copy_that_was_cut_off_is_made_anew(desk):
    """The power went while the copy before a migration was written: the next start does not take the half for whole."""
    desk.store.save(LEDER, karen())
    db = as_older(desk)
    path = migration.copy_before(db, desk.path, desk.keys)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert migration.copy_before(db, desk.path, desk.keys) == path
    db.execute(f"PRAGMA user_version = {migration.newest()}")
    db.close()
    copy = connect_unguarded(path, desk.keys)
    assert copy.execute("SELECT count(*) FROM event").fetchone() == (1,)
    copy.close()
    desk.store = open_store(desk.folder, desk.keys, desk.clock)


def test_a_migration_that_stops_half_way_leaves_the_old_form(desk, tmp_path):
    db = as_older(desk)
    step = tmp_path / "9999_wrong.sql"
    step.write_text("CREATE TABLE half (x);\nINSERT INTO nowhere VALUES (1);\n")
    before = migration.version_of(db)
    with pytest.raises(Exception, match="nowhere"):
        migration.migrate(db, steps=(*migration.files()[:-1], step))
    assert migration.version_of(db) == before
    assert not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()
    db.execute(f"PRAGMA user_version = {migration.newest()}")
    db.close()
    desk.store = open_store(desk.folder, desk.keys, desk.clock)


KILLED = """
import json, os, signal, sys
from itertools import count
from pathlib import Path
from akutdesk.storage import migration
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.founding import DatabaseKeys
from tests.storage.test_migration import state_of
path, step, key, salt = sys.argv[1:]
keys = DatabaseKeys(key=bytes.fromhex(key), salt=bytes.fromhex(salt))

def change(last):
    db = connect_unguarded(Path(path), keys)
    left = [last]
    def statement(_):
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
    db.set_trace_callback(statement)
    migration.migrate(db, steps=(*migration.files()[:-1], Path(step)))
    os._exit(0)

for last in count(1):
    child = os.fork() or change(last)
    ended = os.waitpid(child, 0)[1]
    db = connect_unguarded(Path(path), keys)
    print(json.dumps([ended, state_of(db)]))
    db.close()
    if ended != signal.SIGKILL:
        break
"""
"""Programs that change the form of a file, each killed before one statement later; what each leaves is told."""


def rows_of(db):
    return db.execute("SELECT id, kaldenavn FROM borger").fetchall()


def state_of(db):
    """The form that the file has, and the rows that the step below takes away."""
    return [migration.version_of(db), schema_of(db), [row[1] for row in rows_of(db)]]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_migration_killed_at_any_statement_begins_again_from_the_old_form(desk, tmp_path):
    desk.store.save(LEDER, karen())
    db = as_older(desk)
    before = state_of(db)
    db.close()
    step = tmp_path / "9999_more.sql"
    step.write_text("CREATE TABLE more (x);\nINSERT INTO more VALUES (1);\nDELETE FROM borger;\n")
    arguments = [desk.path, step, desk.keys.key.hex(), desk.keys.salt.hex()]
    command = [sys.executable, "-c", KILLED, *map(str, arguments)]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    *kills, (ended, after) = [json.loads(line) for line in said.splitlines()]
    # before each of the step's statements, of what goes with them, and of both ends of the transaction
    assert len(kills) >= 7
    assert [each for each in kills if each != [signal.SIGKILL, before]] == []
    assert (ended, after[0], after[2]) == (0, migration.newest(), [])
    desk.store = open_store(desk.folder, desk.keys, desk.clock)
    assert desk.store.get(LEDER, type(karen()), karen().id) == karen()


def test_a_file_of_a_newer_program_is_refused_and_not_written_to(tmp_path):
    desk = found(tmp_path / "desk")
    desk.store.close()
    db = connect_unguarded(desk.path, desk.keys)
    db.execute("PRAGMA user_version = 900")
    db.close()
    shutil.copytree(desk.folder, tmp_path / "before")
    with pytest.raises(FileTooNew) as told:
        open_store(desk.folder, desk.keys, desk.clock)
    assert told.value.version == 900
    assert desk.path.read_bytes() == (tmp_path / "before" / "vault.db").read_bytes()
    assert not (desk.folder / "backup").exists()


def test_the_files_are_numbered_without_a_gap():
    numbers = [int(path.name[:4]) for path in migration.files()]
    assert numbers == list(range(1, migration.newest() + 1))

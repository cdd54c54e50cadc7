"""The one door to the encrypted file."""

from __future__ import annotations

import os
import sqlite3

import pytest

from akutdesk.storage.connection import (
    connect,
    connect_still,
    connect_unguarded,
    copy_into,
    transaction,
)
from akutdesk.storage.errors import (
    DiskFull,
    FileDamaged,
    FileGone,
    FilePlain,
    StorageError,
    WrongKey,
)
from akutdesk.storage.founding import DatabaseKeys
from akutdesk.storage.own_file import PLAIN_HEADER


def some_keys():
    return DatabaseKeys(key=os.urandom(32), salt=os.urandom(16))


@pytest.fixture
def keys():
    return some_keys()


@pytest.fixture
def path(tmp_path, keys):
    path = tmp_path / "vault.db"
    db = connect_unguarded(path, keys, create=True)
    db.execute("CREATE TABLE note (text TEXT)")
    db.execute("INSERT INTO note VALUES ('Kanarie Fuglsang')")
    db.close()
    return path


def test_the_file_does_not_begin_as_a_readable_database(path, keys):
    assert path.read_bytes()[:16] == keys.salt
    assert b"Fuglsang" not in path.read_bytes()


def test_a_readable_database_is_refused_and_left_as_it_is(tmp_path, keys):
    plain = tmp_path / "plain.db"
    with sqlite3.connect(plain) as made:
        made.execute("CREATE TABLE x (y)")
    before = plain.read_bytes()
    with pytest.raises(FilePlain):
        connect(plain, keys)
    assert plain.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["plain.db"]


def test_the_key_of_another_store_is_refused(path):
    before = path.read_bytes()
    with pytest.raises(WrongKey):
        connect(path, some_keys())
    assert path.read_bytes() == before


def test_a_key_that_was_left_empty_opens_nothing(path, keys):
    with pytest.raises(WrongKey):
        connect(path, DatabaseKeys(key=b"", salt=keys.salt))


MAKES = pytest.mark.parametrize("make", [connect_unguarded, connect_still])


@MAKES
@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_key_that_was_left_empty_or_is_no_key_makes_nothing(tmp_path, keys, make, size):
    with pytest.raises(WrongKey):
        make(tmp_path / "new.db", DatabaseKeys(key=bytes(size), salt=keys.salt), create=True)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def forgotten(monkeypatch):
    """A program that opens the file and forgets to give the driver the key."""
    monkeypatch.setattr(
        "akutdesk.storage.connection._Connection.set_key", lambda *_: None, raising=False
    )


@MAKES
@pytest.mark.usefixtures("forgotten")
def test_a_key_that_the_program_forgets_makes_no_readable_file(tmp_path, keys, make):
    with pytest.raises(FilePlain):
        make(tmp_path / "new.db", keys, create=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("opened", [connect, connect_still])
def test_a_key_that_the_program_forgets_opens_nothing(path, keys, opened, request):
    before = path.read_bytes()
    request.getfixturevalue("forgotten")
    with pytest.raises(FilePlain):
        opened(path, keys)
    assert path.read_bytes() == before


@MAKES
def test_a_new_file_begins_with_its_salt_and_never_as_a_readable_database(tmp_path, keys, make):
    made = tmp_path / "new.db"
    db = make(made, keys, create=True)
    db.execute("CREATE TABLE note (text TEXT)")
    db.close()
    assert made.read_bytes()[: len(PLAIN_HEADER)] == keys.salt != PLAIN_HEADER


def test_a_destroyed_first_page_is_told_as_damage_and_not_written_over(path, keys):
    damaged = bytearray(path.read_bytes())
    damaged[100] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(FileDamaged):
        connect(path, keys)
    assert path.read_bytes() == damaged


def test_a_file_that_is_not_there_is_not_made(tmp_path, keys):
    with pytest.raises(FileGone):
        connect(tmp_path / "none.db", keys)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "sql",
    [
        "PRAGMA cipher_hmac_pgno = be",
        "PRAGMA synchronous = OFF",
        "PRAGMA rekey = 'x'",
        "ATTACH DATABASE ':memory:' AS other",
        "SELECT load_extension('x')",
    ],
)
def test_an_open_connection_refuses_to_be_reconfigured(path, keys, sql):
    db = connect(path, keys)
    with pytest.raises(Exception, match="not authorized"):
        db.execute(sql).fetchall()
    db.close()


def test_every_commit_is_written_through_to_the_disk(path, keys):
    db = connect_unguarded(path, keys)
    told = {
        name: db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in (
            "journal_mode",
            "synchronous",
            "temp_store",
            "secure_delete",
            "foreign_keys",
            "trusted_schema",
            "cell_size_check",
            "mmap_size",
        )
    }
    db.close()
    assert told == {
        "journal_mode": "wal",
        "synchronous": 2,
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
    }


def test_what_fails_in_a_transaction_leaves_nothing(path, keys):
    db = connect(path, keys)
    with pytest.raises(ZeroDivisionError), transaction(db):  # noqa: PT012 - the failure inside is the point
        db.execute("INSERT INTO note VALUES ('halvt')")
        raise ZeroDivisionError
    assert db.execute("SELECT count(*) FROM note").fetchone() == (1,)
    db.close()


def test_a_damaged_page_in_the_middle_is_one_of_our_errors(path, keys):
    db = connect_unguarded(path, keys)
    db.executemany("INSERT INTO note VALUES (?)", [("x" * 900,)] * 40)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    db.close()
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    path.write_bytes(damaged)
    db = connect(path, keys)
    with pytest.raises(StorageError) as told:
        db.execute("SELECT * FROM note").fetchall()
    assert told.value.kode == "FIL_SKADET"
    db.close()


def test_a_disk_that_fills_while_a_file_is_copied_is_told_as_full(tmp_path, path, keys):
    db = connect_unguarded(path, keys)
    db.executemany("INSERT INTO note VALUES (?)", [("x" * 900,)] * 40)
    target = connect_still(tmp_path / "full.db", keys, create=True)
    target.execute("PRAGMA max_page_count = 3")
    with pytest.raises(DiskFull):
        copy_into(db, target)
    for each in (target, db):
        each.close()

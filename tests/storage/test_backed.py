"""Which events lie in the server's checked backup, as pages noted it."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from akutdesk.storage import backed
from akutdesk.storage.arrival import KNOWN, NEW, Arrival
from akutdesk.storage.event_id import event_id
from tests.storage.test_migration import SCHEMA


@pytest.fixture
def db():
    with closing(sqlite3.connect(":memory:")) as db:
        lines = SCHEMA.read_text(encoding="utf-8").split(";\n")
        for table in ("session", "backing"):
            db.execute(next(each for each in lines if f"CREATE TABLE {table} (" in each))
        db.executemany("INSERT INTO session (widx, writer) VALUES (?, ?)", [(1, b"a"), (2, b"b")])
        yield db


def came(widx: int, n: int, verdict: str = NEW) -> Arrival:
    each = Arrival(header=None, header_bytes=b"", body=b"", body_hash=b"", hash=b"")
    each.eid, each.verdict = event_id(widx, n), verdict
    return each


def safe(db) -> list[int]:
    return [row[0] for row in db.execute("SELECT backed_n FROM session ORDER BY widx")]


def test_what_came_up_to_the_backups_number_is_safe_and_the_rest_is_not(db):
    backed.note(db, 3, [came(1, 1), came(1, 2), came(2, 1, KNOWN)])
    backed.note(db, 5, [came(1, 3), came(2, 2, "FORK")])
    assert not backed.waits(db, 2)
    assert backed.waits(db, 4)
    backed.reach(db, 4)
    assert safe(db) == [2, 1]
    backed.reach(db, 5)
    assert safe(db) == [3, 1]
    assert not backed.waits(db, 100)


def test_a_backup_of_an_older_number_takes_nothing_back(db):
    backed.note(db, 3, [came(1, 3)])
    backed.reach(db, 3)
    backed.note(db, 1, [came(1, 1)])
    backed.reach(db, 1)
    assert safe(db) == [3, 0]


def test_years_without_a_backup_are_noted_coarsely_and_never_too_early(db):
    for seq in range(1, 20_001):
        backed.note(db, seq, [came(1, seq)])
    (rows,) = db.execute("SELECT count(*) FROM backing").fetchone()
    assert rows < 5000
    backed.reach(db, 1000)
    assert 1000 - 256 <= safe(db)[0] <= 1000


def test_other_numbers_begin_from_nothing(db):
    backed.note(db, 3, [came(1, 3)])
    backed.forget(db)
    assert not backed.waits(db, 3)

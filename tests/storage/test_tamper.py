"""Whoever holds the file's key removes, changes or rolls back: the next check says so, and where (issue on trust)."""

from __future__ import annotations

import shutil

import pytest

from akutdesk.domain.record import new_id
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.errors import StorageError
from akutdesk.storage.health import examine
from akutdesk.storage.opening import open_store
from tests.storage.desk import LEDER, stored_desk
from tests.storage.persons import karen, opkald

PAGE = 4096
OF_RECORDS = ("borger", "henvendelse", "record", "soeg_borger")
"""Tables that are made again from events, of which this desk has rows."""
NOT_SAID = frozenset({"nr", "created_eid", "changed_eid"})
"""Columns that only this file has: local numbers."""


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "data") as desk:
        for number in range(6):
            desk.store.save(LEDER, karen(id=new_id(), kaldenavn=f"Karen {number}"))
            desk.store.save(LEDER, opkald(notat=f"note {number} " * 60))
        desk.reopen()
        for number in range(6):
            desk.store.save(LEDER, opkald(notat=f"natten {number} " * 60))
        yield desk


@pytest.fixture
def whole(desk, tmp_path):
    """The file at rest, to be put back after each attempt."""
    desk.store.close()
    kept = tmp_path / "whole.db"
    shutil.copy(desk.path, kept)
    yield kept
    put_back(desk, kept)
    desk.store = open_store(desk.folder, desk.keys, desk.clock)


def put_back(desk, kept):
    for left in desk.folder.glob("vault.db-*"):
        left.unlink()
    shutil.copy(kept, desk.path)


def tampered(desk, sql, values=()):
    db = connect_unguarded(desk.path, desk.keys)
    assert db.execute(sql, values).rowcount != 0, sql
    db.close()
    return examine(desk.path, desk.keys, tables=True)


def rows(desk, table, key):
    db = connect_unguarded(desk.path, desk.keys)
    found = [row[0] for row in db.execute(f"SELECT {key} FROM {table}").fetchall()]  # noqa: S608
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})").fetchall()]
    db.close()
    return found, columns


@pytest.mark.usefixtures("whole")
def test_a_whole_file_has_no_fault_anywhere(desk):
    told = examine(desk.path, desk.keys, tables=True)
    assert (told.sound, told.pages, told.chain_faults, told.table_faults) == (True, (), (), ())


def test_a_removed_or_changed_event_is_found_in_its_writers_log(desk, whole, rng, count):
    eids, _ = rows(desk, "event", "eid")
    columns = ("rid", "stream", "header", "body", "chain")
    for _ in range(count("property") // 40):
        eid = rng.choice(eids)
        if rng.random() < 0.5:
            told = tampered(desk, "DELETE FROM event WHERE eid = ?", (eid,))
        else:
            column = rng.choice(columns)
            other = f"UPDATE event SET {column} = zeroblob(40) WHERE eid = ?"  # noqa: S608
            told = tampered(desk, other, (eid,))
        near = {fault.n for fault in told.chain_faults}
        n = eid & 0xFFFFFFFFFF
        # a cut tail is told by the signed end or by the PC's own record, the rest by its place
        assert near & {n, n + 1} or told.older, (eid, told)
        put_back(desk, whole)


def test_a_changed_or_removed_row_of_a_read_table_is_found_by_table_and_record(
    desk, whole, rng, count
):
    for _ in range(count("property") // 80):
        table = rng.choice(OF_RECORDS)
        key = "rid" if table == "record" else "nr" if table == "soeg_borger" else "id"
        keys, columns = rows(desk, table, key)
        one = rng.choice(keys)
        if rng.random() < 0.5:
            told = tampered(desk, f"DELETE FROM {table} WHERE {key} = ?", (one,))  # noqa: S608
        else:
            column = rng.choice([each for each in columns if each not in NOT_SAID and each != key])
            try:
                told = tampered(
                    desk,
                    f"UPDATE {table} SET {column} = x'77' WHERE {key} = ?",  # noqa: S608
                    (one,),
                )
            except StorageError:
                put_back(desk, whole)
                continue
        assert not told.sound, (table, one)
        faults = {fault.table: fault.records for fault in told.table_faults}
        assert table in faults
        if key != "nr":
            assert one in faults[table]
        put_back(desk, whole)


def test_a_record_whose_standing_is_no_standing_is_found(desk, whole):
    for column in ("heads", "awaited"):
        told = tampered(desk, f"UPDATE henvendelse SET {column} = x'77' WHERE nr = 2")  # noqa: S608
        assert [fault.table for fault in told.table_faults] == ["henvendelse"]
        put_back(desk, whole)


def test_a_start_that_is_gone_is_found_with_or_without_its_events(desk, whole):
    told = tampered(desk, "DELETE FROM session WHERE widx = 1")
    assert ("START", 1) in [(fault.kode, fault.n) for fault in told.chain_faults]
    put_back(desk, whole)
    tampered(desk, "DELETE FROM event WHERE eid >> 40 = 1")
    told = tampered(desk, "DELETE FROM session WHERE widx = 1")
    assert ("START", 1) in [(fault.kode, fault.n) for fault in told.chain_faults]


@pytest.mark.usefixtures("whole")
def test_a_flipped_byte_is_found_with_its_page(desk):
    data = bytearray(desk.path.read_bytes())
    data[7 * PAGE + 100] ^= 1
    desk.path.write_bytes(bytes(data))
    assert 8 in examine(desk.path, desk.keys).pages

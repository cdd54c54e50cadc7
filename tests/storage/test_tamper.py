"""Whoever holds the file's key removes, changes or rolls back: the next check says so, and where (issue on trust)."""

from __future__ import annotations

import shutil

import pytest

from akutdesk.domain.record import new_id
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.errors import StorageError
from akutdesk.storage.event_id import n_of
from akutdesk.storage.health import examine
from akutdesk.storage.opening import open_store
from akutdesk.wire import chain, crypto
from akutdesk.wire.header import Stream
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
        desk.store.log(LEDER, "UDSKRIV")
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


def emptied(desk, stream):
    """Take the content out of one event and leave its sum, as an erasure does: the chain still holds."""
    db = connect_unguarded(desk.path, desk.keys)
    find = "SELECT eid, rid, body FROM event WHERE stream = ? ORDER BY eid LIMIT 1"
    eid, rid, body = db.execute(find, (stream,)).fetchone()
    take = "UPDATE event SET body = NULL, body_hash = ? WHERE eid = ?"
    db.execute(take, (chain.body_hash(body), eid))
    db.close()
    return n_of(eid), rid


@pytest.mark.parametrize("stream", [Stream.DATA, Stream.AUDIT], ids=["a save", "a look-up"])
@pytest.mark.usefixtures("whole")
def test_content_taken_out_as_if_it_were_erased_is_found_at_its_place(desk, stream):
    n, _ = emptied(desk, stream)
    told = examine(desk.path, desk.keys)
    assert [(fault.kode, fault.n) for fault in told.chain_faults] == [("TOEMT", n)]


@pytest.mark.usefixtures("whole")
def test_a_record_held_for_erased_that_nobody_ordered_is_found(desk):
    _, rid = emptied(desk, Stream.DATA)
    told = tampered(desk, "INSERT INTO slettet (rid) VALUES (?)", (rid,))
    assert ("TOEMT", 1) in [(fault.kode, fault.n) for fault in told.chain_faults]


@pytest.mark.usefixtures("whole")
def test_a_sum_laid_beside_its_content_is_found(desk):
    told = tampered(desk, "UPDATE event SET body_hash = zeroblob(32) WHERE eid & 4095 = 4")
    assert {(fault.kode, fault.n) for fault in told.chain_faults} == {("HOVED", 4)}


@pytest.mark.usefixtures("whole")
def test_a_stamp_that_would_let_another_word_win_is_found_with_its_record(desk):
    rids, _ = rows(desk, "event", "rid")
    told = tampered(desk, "UPDATE event SET hlc = hlc + 1 WHERE rid = ?", (rids[0],))
    (fault,) = told.table_faults
    assert (fault.table, fault.records) == ("event", (rids[0],))


@pytest.mark.parametrize(
    ("added", "told"),
    [
        (
            "CREATE TRIGGER tavs AFTER INSERT ON event BEGIN DELETE FROM event WHERE eid = new.eid; END",
            "trigger",
        ),
        ("CREATE TABLE noter (tekst)", "table"),
        ("CREATE VIEW lyt AS SELECT * FROM event", "view"),
        ("DROP INDEX event_rid", "event_rid"),
    ],
    ids=["a trigger", "a table", "a view", "an index that is gone"],
)
@pytest.mark.usefixtures("whole")
def test_what_nobody_here_laid_into_the_file_is_found_by_what_it_is(desk, added, told):
    db = connect_unguarded(desk.path, desk.keys)
    db.execute(added)
    db.close()
    found = examine(desk.path, desk.keys)
    assert (found.form_faults, found.sound) == ((told,), False)


@pytest.mark.parametrize("name", ["org", "device", "device_key", "kem_key", "epoch_key:1"])
@pytest.mark.parametrize("order", ["DELETE FROM secret", "UPDATE secret SET value = x'07'"])
@pytest.mark.usefixtures("whole")
def test_a_key_of_this_pc_that_is_gone_or_another_is_told_and_not_stumbled_over(desk, order, name):
    told = tampered(desk, f"{order} WHERE name = ?", (name,))
    assert "PCNOEGLE" in [fault.kode for fault in told.chain_faults]
    assert told.table_faults is None


@pytest.mark.usefixtures("whole")
def test_another_key_for_the_log_is_found_before_anything_is_sealed_to_it(desk):
    other = crypto.kem_public(crypto.make_kem_key())
    told = tampered(desk, "UPDATE secret SET value = ? WHERE name = 'audit_public'", (other,))
    assert [fault.kode for fault in told.chain_faults] == ["LOGNOEGLE"]


@pytest.mark.usefixtures("whole")
def test_a_start_said_to_be_of_another_pc_is_found(desk):
    told = tampered(desk, "UPDATE session SET device = zeroblob(16) WHERE widx = 1")
    assert "CERTIFIKAT" in [fault.kode for fault in told.chain_faults]

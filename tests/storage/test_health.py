"""Finding what is wrong with a file, also what the file's own checks let pass (F07-F09, design.md 7.8)."""

from __future__ import annotations

import shutil

import pytest

from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.errors import EventsDamaged, FileDamaged
from akutdesk.storage.health import examine
from akutdesk.storage.opening import open_store
from akutdesk.storage.table_check import TableFault
from tests.storage.desk import LEDER, stored_desk
from tests.storage.persons import karen, opkald


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "data") as desk:
        desk.store.save(LEDER, karen())
        for number in range(20):
            desk.store.save(LEDER, opkald(notat=f"note {number} " * 30))
        yield desk


def rest(desk):
    """The file with everything in it, and nobody holding it."""
    desk.store.close()
    return desk.path


def take_up(desk):
    desk.store = open_store(desk.folder, desk.keys, desk.clock)


def test_a_sound_store_is_told_so(desk):
    told = examine(rest(desk), desk.keys, tables=True)
    assert told.sound
    assert (told.page_faults, told.chain_faults, told.older) == (0, (), False)
    assert (told.closed, told.tables_right, told.records) == (True, True, 21)
    assert told.cipher.startswith("4.")
    take_up(desk)
    assert not examine(desk.path, desk.keys).closed


def test_examining_changes_nothing(desk):
    path = rest(desk)
    before = path.read_bytes()
    examine(path, desk.keys, tables=True)
    assert path.read_bytes() == before
    take_up(desk)


def test_one_flipped_byte_anywhere_is_found_and_nothing_is_written_over(desk, tmp_path, rng, count):
    path = rest(desk)
    whole = path.read_bytes()
    for _ in range(count("property") // 30):
        place = rng.randrange(16, len(whole))
        copy = tmp_path / "copy.db"
        copy.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        before = copy.read_bytes()
        try:
            found = not examine(copy, desk.keys).sound
        except FileDamaged:
            found = True
        assert found, place
        assert copy.read_bytes() == before
        for left in tmp_path.glob("copy.db-*"):
            left.unlink()
    take_up(desk)


def test_a_changed_row_of_the_log_is_found_by_its_chain(desk):
    desk.db.execute("UPDATE event SET body = zeroblob(length(body)) WHERE eid & 4095 = 7")
    (fault,) = examine(rest(desk), desk.keys).chain_faults
    assert (fault.kode, fault.n) == ("KAEDE", 7)
    take_up(desk)


def test_a_row_moved_to_another_record_is_found_by_its_header(desk):
    desk.db.execute("UPDATE event SET rid = zeroblob(16) WHERE eid & 4095 = 5")
    (fault,) = examine(rest(desk), desk.keys).chain_faults
    assert (fault.kode, fault.n) == ("HOVED", 5)
    take_up(desk)


def test_a_cut_tail_is_found_by_the_signed_end(desk):
    db = connect_unguarded(rest(desk), desk.keys)
    db.execute("DELETE FROM event WHERE eid & 4095 > 10")
    db.close()
    told = examine(desk.path, desk.keys)
    assert [(fault.kode, fault.n) for fault in told.chain_faults] == [("AFKORTET", 21)]
    assert told.older
    take_up(desk)
    assert desk.store.condition.older


def test_a_certificate_of_a_foreign_device_is_found(desk):
    db = connect_unguarded(rest(desk), desk.keys)
    db.execute("UPDATE session SET cert = zeroblob(length(cert))")
    db.close()
    (fault,) = examine(desk.path, desk.keys).chain_faults
    assert fault.kode == "CERTIFIKAT"
    db = connect_unguarded(desk.path, desk.keys)
    db.execute("DELETE FROM membership WHERE idx = 2")
    db.close()
    (fault,) = examine(desk.path, desk.keys).chain_faults
    assert fault.kode == "MEDLEMMER"
    take_up(desk)


def test_a_false_signature_of_the_end_is_found(desk):
    db = connect_unguarded(rest(desk), desk.keys)
    db.execute("UPDATE session SET signature = zeroblob(64)")
    db.close()
    (fault,) = examine(desk.path, desk.keys).chain_faults
    assert fault.kode == "UNDERSKRIFT"
    take_up(desk)


def test_an_older_copy_of_the_file_in_its_place_is_noticed(desk, tmp_path):
    shutil.copy(rest(desk), tmp_path / "older.db")
    take_up(desk)
    assert not desk.store.condition.older
    desk.store.save(LEDER, opkald())
    shutil.copy(tmp_path / "older.db", rest(desk))
    assert examine(desk.path, desk.keys).older
    take_up(desk)
    assert desk.store.condition.older


def test_a_lost_record_of_what_was_written_accuses_nobody(desk):
    rest(desk)
    (desk.folder / "vault.mark").write_bytes(b"torn")
    take_up(desk)
    assert not desk.store.condition.older
    rest(desk)
    (desk.folder / "vault.mark").unlink()
    take_up(desk)
    assert not desk.store.condition.older


def test_a_table_that_says_something_else_than_its_events_is_found(desk):
    desk.db.execute("UPDATE borger SET kaldenavn = 'En anden'")
    told = examine(rest(desk), desk.keys, tables=True)
    assert (told.page_faults, told.chain_faults, told.tables_right) == (0, (), False)
    assert not told.sound
    take_up(desk)


def test_an_event_that_does_not_open_is_told_with_its_record(desk):
    desk.db.execute("UPDATE event SET body = zeroblob(length(body)) WHERE eid & 4095 = 7")
    (rid,) = desk.db.execute("SELECT rid FROM event WHERE eid & 4095 = 7").fetchone()
    told = examine(rest(desk), desk.keys, tables=True)
    assert told.table_faults == (TableFault(table="event", records=(rid,)),)
    take_up(desk)
    with pytest.raises(EventsDamaged) as told:
        desk.store.history(LEDER, rid)
    assert told.value.n == 7

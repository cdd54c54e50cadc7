"""Making and opening a store, and what is refused (sync-and-security.md 2.3)."""

from __future__ import annotations

import os
import sqlite3

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.storage.errors import (
    AlreadyThere,
    FileDamaged,
    FileGone,
    FilePlain,
    FolderEmpty,
    StatementsMoved,
    WrongKey,
)
from akutdesk.storage.founding import DatabaseKeys
from akutdesk.storage.opening import create, open_store
from akutdesk.wire.membership import StatementRefusedError
from akutdesk.wire.session import read_session
from tests.storage.desk import ANNA, LEDER, found, signing_key, stored_desk
from tests.storage.persons import KAREN, karen


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "data") as desk:
        yield desk


def test_a_store_is_not_made_where_there_is_one(desk):
    before = desk.path.read_bytes()
    with pytest.raises(AlreadyThere):
        create(desk.folder, desk.keys, desk.founding, desk.clock)
    assert desk.path.read_bytes() == before


def test_an_empty_folder_is_told_and_stays_empty(tmp_path, desk):
    folder = tmp_path / "none"
    folder.mkdir()
    with pytest.raises(FolderEmpty):
        open_store(folder, desk.keys, desk.clock)
    assert list(folder.iterdir()) == []


@pytest.fixture
def refused(tmp_path):
    """Open the file of a closed desk after something was done to it; it must be left as it was."""
    desk = found(tmp_path / "refused")
    desk.store.save(LEDER, karen())
    desk.store.close()

    def refused(kind, change, keys=None):
        change(desk.path)
        before = desk.path.read_bytes()
        with pytest.raises(kind):
            open_store(desk.folder, keys or desk.keys, desk.clock)
        assert desk.path.read_bytes() == before

    return refused


def test_a_readable_database_in_its_place_is_refused(refused):
    def plain(path):
        path.unlink()
        with sqlite3.connect(path) as db:
            db.execute("CREATE TABLE borger (x)")

    refused(FilePlain, plain)


def test_another_stores_key_is_refused(refused):
    other = DatabaseKeys(key=os.urandom(32), salt=os.urandom(16))
    refused(WrongKey, lambda path: path, other)


def test_a_file_with_a_destroyed_beginning_is_refused(refused):
    def damage(path):
        data = bytearray(path.read_bytes())
        data[60] ^= 255
        path.write_bytes(data)

    refused(FileDamaged, damage)


@pytest.mark.parametrize("data", [b"", b"\0" * 4096, b"hej"])
def test_an_emptied_or_overwritten_file_is_refused(refused, data):
    refused(WrongKey, lambda path: path.write_bytes(data))


def test_each_start_is_a_writer_certified_by_the_pc_and_linked_to_the_one_before(desk):
    desk.store.save(LEDER, karen())
    desk.reopen()
    desk.reopen(clean=False)
    rows = desk.db.execute("SELECT cert FROM session ORDER BY widx").fetchall()
    first, second, third = (read_session(row[0]) for row in rows)
    assert len({first.writer, second.writer, third.writer}) == 3
    assert (first.previous, second.previous, third.previous) == (
        None,
        first.writer,
        second.writer,
    )
    assert {one.device for one in (first, second, third)} == {desk.founding.device}
    ((head,),) = desk.db.execute("SELECT chain FROM event WHERE stream = 1").fetchall()
    assert second.previous_chain == head


def test_the_store_tells_whether_it_was_closed(desk):
    assert not desk.reopen().condition.unclean
    assert desk.reopen(clean=False).condition.unclean
    assert not desk.reopen().condition.unclean


def test_stamps_go_on_rising_when_the_clock_was_set_back(desk):
    desk.store.save(LEDER, karen())
    desk.clock.go(days=-400)
    desk.reopen()
    desk.store.save(LEDER, karen(moedes="Stille"), karen())
    stamps = [row[0] for row in desk.db.execute("SELECT hlc FROM event ORDER BY eid")]
    assert stamps == sorted(set(stamps))
    assert desk.store.get(LEDER, Borger, KAREN).moedes == "Stille"
    assert desk.store.samtidige(LEDER, KAREN) == ()


def test_a_file_deleted_while_open_is_told_and_not_made_again(desk):
    desk.store.close()
    for path in desk.folder.glob("vault.db*"):
        path.rename(path.with_suffix(".away"))
    with pytest.raises(FolderEmpty):
        open_store(desk.folder, desk.keys, desk.clock)
    with pytest.raises(FileGone):
        desk.store.beside()
    assert not desk.path.exists()
    for path in desk.folder.glob("vault.away"):
        path.rename(desk.path)
    desk.store = open_store(desk.folder, desk.keys, desk.clock)


def test_keys_and_statements_are_kept(desk):
    assert desk.store.secret("device") == desk.founding.device
    assert desk.store.secret("none") is None
    desk.store.keep_secret("inbox_key", b"new")
    desk.reopen()
    assert desk.store.secret("inbox_key") == b"new"
    assert desk.store.statements() == desk.founding.statements


def test_a_statement_is_added_only_where_the_chain_ends_and_only_if_it_holds(desk):
    said = desk.founding.statements[-1]
    with pytest.raises(StatementsMoved):
        desk.store.append_statements((said,), 3)
    with pytest.raises(StatementRefusedError):
        desk.store.append_statements((said,), len(desk.founding.statements))
    assert desk.store.statements() == desk.founding.statements


def test_a_signature_is_made_with_the_key_of_whoever_signed_in(desk):
    desk.store.sign_in(ANNA, signing_key())
    desk.store.sign_out(ANNA)
    assert ANNA not in desk.store._file.presence.signing_keys

"""A file of the form before 0024: what was undone at one desk and written on at another is here again (0180, F46)."""

from __future__ import annotations

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.storage import meta, migration
from akutdesk.storage.connection import connect_unguarded, transaction
from akutdesk.storage.errors import NotFound
from akutdesk.storage.health import examine
from akutdesk.storage.opening import open_store
from akutdesk.storage.standing import Standing
from tests.storage.desk import LEDER, stored_desk
from tests.storage.exchange import ServerList, all_meet, join
from tests.storage.persons import opkald

BEFORE = 23


@pytest.fixture
def desks(tmp_path):
    with stored_desk(tmp_path / "anna") as anna:
        bo = join(anna, tmp_path / "bo")
        yield anna, bo
        bo.store.close()


def undone_here_and_written_on_there(anna, bo):
    call = opkald(notat="oprettet ved en fejl")
    server = ServerList(anna.founding.org)
    made = anna.store.save(LEDER, call)
    all_meet(server, anna, bo)
    anna.store.undo(LEDER, made.handling_id)
    bo.store.save(LEDER, Henvendelse(**{**vars(call), "notat": "nej, han ringede igen"}), call)
    all_meet(server, anna, bo)
    return call


def as_it_was_left(desk, call, monkeypatch):
    """The file as a program of before 0180 and of that form left it: its rule, its form, its number."""
    file = desk.store._file
    with monkeypatch.context() as then:
        then.setattr(Standing, "lives_on", False)
        with file.transaction():
            file.tables.rebuild(call.id)
            meta.write_number(file.db, meta.FORM, BEFORE)
    desk.store.close()
    db = connect_unguarded(desk.path, desk.keys)
    with transaction(db):
        db.execute("DROP INDEX fakta_person_samlet")
    db.execute(f"PRAGMA user_version = {BEFORE}")
    db.close()


def test_a_call_that_was_gone_with_its_words_is_here_again_once_the_file_is_of_the_new_form(
    desks, monkeypatch
):
    anna, bo = desks
    call = undone_here_and_written_on_there(anna, bo)
    as_it_was_left(anna, call, monkeypatch)
    assert call.id not in rows(anna, "henvendelse")
    anna.store = open_store(anna.folder, anna.keys, anna.clock)
    assert anna.store.get(LEDER, Henvendelse, call.id).notat == "nej, han ringede igen"
    (apart,) = anna.store.konflikter.liste(LEDER)
    assert apart.fortrudt.bruger == LEDER.bruger
    anna.reopen()
    told = examine(anna.path, anna.keys, tables=True)
    assert (told.version, told.table_faults, told.sound) == (migration.newest(), (), True)


def test_the_same_file_left_as_it_was_is_told_by_the_check_of_the_tables(desks, monkeypatch):
    """What the new form is for: nothing else made such tables again."""
    anna, bo = desks
    call = undone_here_and_written_on_there(anna, bo)
    with monkeypatch.context() as then, anna.store._file.transaction():
        then.setattr(Standing, "lives_on", False)
        anna.store._file.tables.rebuild(call.id)
    with pytest.raises(NotFound):
        anna.store.get(LEDER, Henvendelse, call.id)
    told = examine(anna.path, anna.keys, tables=True)
    assert {each.table for each in told.table_faults} >= {"henvendelse", "record"}


def rows(desk, table):
    db = connect_unguarded(desk.path, desk.keys)
    found = {bytes(row[0]) for row in db.execute(f"SELECT id FROM {table}")}  # noqa: S608 - a name of our own
    db.close()
    return found

"""What only this file has is summed by the transaction that changes it, and by nothing else (decision 0179)."""

from __future__ import annotations

import shutil
from contextlib import closing

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.storage import local_sum, migration
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.errors import FileDamaged
from akutdesk.storage.health import examine
from akutdesk.storage.opening import _found, open_store
from akutdesk.storage.udkast import Udkast
from akutdesk.wire import chain
from tests.fakes.clock import FakeClock
from tests.storage.desk import LEDER, stored_desk
from tests.storage.founded_once import founded_once
from tests.storage.persons import KAREN, karen, opkald


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "data") as desk:
        desk.store.save(LEDER, karen())
        yield desk


def raw(desk, *orders):
    """As somebody with the file's key and any SQLite."""
    db = connect_unguarded(desk.path, desk.keys)
    for order, values in orders:
        assert db.execute(order, values).rowcount != 0
    db.close()


def told(desk):
    return examine(desk.path, desk.keys).local_faults


def typed(desk, text):
    desk.store.write_draft(LEDER, Udkast(rid=KAREN, felt="moedes", type="borger", text=text))


def test_what_the_program_does_itself_is_never_told_not_even_while_it_is_open(desk):
    for text in ("st", "stille", ""):
        typed(desk, text)
        assert told(desk) == ()
    desk.reopen(clean=False)
    desk.store.save(LEDER, opkald())
    desk.reopen()
    assert told(desk) == ()


def test_what_is_taken_back_is_taken_out_of_the_sum_too(desk):
    before = local_sum.times(desk.db)
    desk.db.execute("BEGIN")
    desk.db.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('closed', x'07')")
    assert local_sum.times(desk.db) > before
    desk.db.execute("ROLLBACK")
    assert (local_sum.times(desk.db), told(desk)) == (before, ())


def test_another_connection_of_the_program_sums_too(desk):
    other = desk.store.beside()
    other.write_draft(LEDER, Udkast(rid=KAREN, felt="moedes", type="borger", text="te"))
    other.close()
    assert told(desk) == ()


@pytest.mark.parametrize(
    ("order", "table"),
    [
        ("UPDATE session SET signature = NULL, signed_n = 0 WHERE widx = 1", "session"),
        ("UPDATE session SET copied_n = 900, received_n = 900 WHERE widx = 1", "session"),
        ("UPDATE secret SET value = zeroblob(32) WHERE name = 'inbox_key'", "secret"),
        ("DELETE FROM meta WHERE name = 'closed'", "meta"),
        ("DELETE FROM membership", "membership"),
        ("UPDATE lokalsum SET gang = gang + 1 WHERE tabel = 'draft'", "draft"),
        ("UPDATE lokalsum SET sum = 'nej' WHERE tabel = 'draft'", "draft"),
        ("DELETE FROM lokalsum WHERE tabel = 'draft'", "draft"),
    ],
    ids=["an end", "marks", "the inbox", "how it closed", "statements", "times", "a sum", "no sum"],
)
def test_what_was_changed_past_the_program_is_named_by_its_table(desk, order, table):
    desk.reopen()
    raw(desk, (order, ()))
    assert told(desk) == (table,)


def test_a_sum_that_somebody_spoiled_stops_no_work(desk):
    raw(desk, ("UPDATE lokalsum SET sum = 'nej', gang = x'ff'", ()))
    desk.reopen()
    typed(desk, "stille")
    desk.store.save(LEDER, opkald())
    assert told(desk) == local_sum.LOCAL


def test_a_look_up_taken_out_and_said_to_be_waited_for_is_found(desk):
    """As an event whose words another PC is to bring: then the chain alone has nothing to say (decision 0175)."""
    desk.store.get(LEDER, Borger, KAREN)
    desk.reopen()
    eid, body = desk.db.execute(
        "SELECT eid, body FROM event WHERE stream = 2 ORDER BY eid LIMIT 1"
    ).fetchone()
    raw(
        desk,
        ("UPDATE event SET body = NULL, body_hash = ? WHERE eid = ?", (chain.body_hash(body), eid)),
        ("INSERT INTO waiting (eid, grund) VALUES (?, 'UDEN_INDHOLD')", (eid,)),
    )
    found = examine(desk.path, desk.keys)
    assert (found.chain_faults, found.local_faults) == ((), ("waiting",))


def test_all_pages_of_what_is_only_here_put_back_together_are_an_older_file(desk):
    """Then the sums agree with their rows; what lies beside the file has counted on."""
    typed(desk, "st")
    desk.store.close()
    before = raw_rows(desk)
    desk.store = open_store(desk.folder, desk.keys, desk.clock)
    typed(desk, "stille")
    desk.store.close()
    raw(
        desk,
        ("DELETE FROM lokalsum", ()),
        ("DELETE FROM draft", ()),
        *[("INSERT INTO lokalsum VALUES (?, ?, ?)", row) for row in before["lokalsum"]],
        *[(f"INSERT INTO draft VALUES ({', '.join('?' * 9)})", row) for row in before["draft"]],  # noqa: S608 - marks only
    )
    found = examine(desk.path, desk.keys)
    assert found.older
    assert "draft" not in found.local_faults
    desk.store = open_store(desk.folder, desk.keys, desk.clock)


def raw_rows(desk):
    db = connect_unguarded(desk.path, desk.keys)
    found = {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in ("lokalsum", "draft")}  # noqa: S608 - names of our own
    db.close()
    return found


def test_a_new_form_of_the_file_keeps_what_did_not_hold_and_makes_nothing_else_ill(desk, tmp_path):
    desk.store.close()
    raw(desk, ("UPDATE session SET copied_n = 900 WHERE widx = 1", ()))
    shutil.copy(desk.path, tmp_path / "kept.db")
    step = tmp_path / f"{migration.newest() + 1:04d}_mere.sql"
    step.write_text("ALTER TABLE session ADD COLUMN mere INTEGER NOT NULL DEFAULT 3;")
    db = connect_unguarded(desk.path, desk.keys)
    migration.migrate(db, steps=(*migration.files(), step))
    assert local_sum.faults(db) == ("session",)
    db.close()
    shutil.copy(tmp_path / "kept.db", desk.path)
    desk.store = open_store(desk.folder, desk.keys, desk.clock)


def test_a_file_from_before_the_sums_gets_them_as_it_is_opened(tmp_path):
    laid = founded_once(0)
    keys = laid.made.keys.database
    before = [each for each in migration.files() if each.name < "0023"]
    db = connect_unguarded(tmp_path / "vault.db", keys, create=True)
    migration.migrate(db, lambda: _found(db, laid.made.founding), steps=tuple(before))
    assert local_sum.faults(db) == ()
    db.close()
    with closing(open_store(tmp_path, keys, FakeClock())) as store:
        store.save(LEDER, karen())
    told = examine(tmp_path / "vault.db", keys, tables=True)
    assert (told.version, told.sound) == (migration.newest(), True)


def test_a_file_whose_head_says_an_older_form_is_not_brought_to_a_newer_one_again(desk):
    desk.store.close()
    raw_pragma(desk, 5)
    with pytest.raises(FileDamaged):
        open_store(desk.folder, desk.keys, desk.clock)
    assert examine(desk.path, desk.keys).form_faults == ("user_version",)
    raw_pragma(desk, migration.newest())
    desk.store = open_store(desk.folder, desk.keys, desk.clock)


def raw_pragma(desk, number):
    db = connect_unguarded(desk.path, desk.keys)
    db.execute(f"PRAGMA user_version = {number}")
    db.close()

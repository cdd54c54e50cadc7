"""Readers of the log are told where it, or the file, is not as it was written, until one has written it down (0164, 0187)."""

from __future__ import annotations

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.storage import audit, local_sum
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.errors import DiskFull
from akutdesk.storage.event_id import event_id
from akutdesk.storage.health import examine
from akutdesk.storage.opening import open_store
from akutdesk.storage.udkast import Udkast
from tests.storage.desk import LEDER, MEDARBEJDER, stored_desk
from tests.storage.persons import KAREN, karen, opkald

BLANK = "UPDATE event SET body = zeroblob(length(body)) WHERE eid = ?"


@pytest.fixture
def desk(tmp_path):
    """An evening in which somebody looked, and the one after it."""
    with stored_desk(tmp_path / "data") as desk:
        desk.store.save(LEDER, karen())
        desk.store.get(MEDARBEJDER, Borger, KAREN)
        desk.first = desk.store._file.writer
        desk.began = desk.clock.now()
        desk.clock.go(hours=8)
        desk.reopen()
        yield desk


def change(desk, n=2):
    desk.db.execute(BLANK, (event_id(desk.first.widx, n),))


def handled(desk, kode):
    """Such entries of the start that runs."""
    desk.store.hold_log_key(LEDER.bruger, desk.person.kem)
    file = desk.store._file
    rows = (audit.entry_at(file, LEDER, file.writer.writer, n) for n in range(1, 20))
    return [
        (row.entry.objekt_type, row.entry.objekt_id, row.entry.antal)
        for row in rows
        if row and row.entry.handling == kode
    ]


def test_a_log_nobody_touched_has_no_place_to_tell(desk):
    assert desk.store.logtjek.tjek(LEDER) == ()
    assert handled(desk, "LOG_AFVIGER") == []


def test_a_changed_entry_is_told_with_the_pc_the_start_and_its_number(desk):
    change(desk)
    (found,) = desk.store.logtjek.tjek(LEDER)
    assert (found.kode, found.writer, found.n) == ("KAEDE", desk.first.writer, 2)
    assert (found.device, found.begyndt) == (desk.founding.device, desk.began)
    assert handled(desk, "LOG_AFVIGER") == [("KAEDE", desk.first.writer, 2)]


def test_a_place_is_in_the_log_once_however_often_it_is_looked_at(desk):
    change(desk)
    for _ in range(3):
        desk.store.logtjek.tjek(LEDER)
    assert handled(desk, "LOG_AFVIGER") == [("KAEDE", desk.first.writer, 2)]


def test_what_somebody_has_written_down_is_not_told_again_and_that_is_in_the_log(desk):
    change(desk)
    desk.store.logtjek.set(LEDER, desk.store.logtjek.tjek(LEDER))
    assert desk.store.logtjek.tjek(LEDER) == ()
    assert handled(desk, "LOG_SET") == [("KAEDE", desk.first.writer, 2)]


def test_another_place_after_that_is_told(desk):
    change(desk)
    desk.store.logtjek.set(LEDER, desk.store.logtjek.tjek(LEDER))
    change(desk, 1)
    assert [each.n for each in desk.store.logtjek.tjek(LEDER)] == [1]


def test_nothing_of_what_stands_there_is_lost(desk):
    change(desk)
    desk.store.logtjek.tjek(LEDER)
    assert desk.store.get(LEDER, Borger, KAREN) == karen()


def test_a_start_whose_row_is_gone_is_told_by_its_number(desk):
    desk.db.execute("DELETE FROM session WHERE widx = ?", (desk.first.widx,))
    told = {(each.kode, each.writer, each.n) for each in desk.store.logtjek.tjek(LEDER)}
    assert ("START", b"", desk.first.widx) in told


def test_it_is_looked_at_once_a_day_and_when_the_clock_was_put_back(desk):
    tjek = desk.store.logtjek
    assert tjek.er_tid(LEDER)
    tjek.tjek(LEDER)
    assert not tjek.er_tid(LEDER)
    desk.clock.go(hours=21)
    assert tjek.er_tid(LEDER)
    desk.clock.go(hours=-30)
    assert tjek.er_tid(LEDER)


# ---- what only this file has


def past(desk, order):
    """As somebody with the file's key and any SQLite, while the program is closed."""
    desk.store.close()
    db = connect_unguarded(desk.path, desk.keys)
    assert db.execute(order).rowcount
    db.close()
    desk.store = open_store(desk.folder, desk.keys, desk.clock)


MARKS = "UPDATE session SET copied_n = 900 WHERE widx = 1"
SECRET = "UPDATE secret SET value = zeroblob(32) WHERE name = 'inbox_key'"
NO_KEY = "DELETE FROM secret WHERE name = 'lokalsum'"


def tables(found):
    return [each.tabel for each in found]


def test_a_row_changed_past_the_program_is_told_with_its_table_by_the_check_of_the_day(desk):
    past(desk, SECRET)
    (found,) = desk.store.logtjek.tjek(LEDER)
    assert (found.tabel, found.writer, found.n) == ("secret", b"", 0)
    assert desk.store.logtjek.fund(LEDER) == (found,)
    assert handled(desk, "LOG_AFVIGER") == [("LOKAL_secret", None, 0)]


def test_the_check_of_the_day_keeps_nobody_from_saving(desk, monkeypatch):
    """Somebody saves at another connection between the sums' first row and their last."""
    saved = []
    totals = local_sum._totals

    def slow(db):
        saved.append(desk.store.save(LEDER, opkald()))
        desk.store.write_draft(LEDER, Udkast(rid=KAREN, felt="moedes", type="borger", text="te"))
        return totals(db)

    monkeypatch.setattr(local_sum, "_totals", slow)
    beside = desk.store.beside()
    assert beside.logtjek.tjek(LEDER) == ()
    beside.close()
    assert saved[0].handling_id is not None


def test_a_sum_that_was_written_down_is_made_anew_and_stands_in_the_log(desk):
    past(desk, MARKS)
    desk.store.logtjek.set(LEDER, desk.store.logtjek.tjek(LEDER))
    assert handled(desk, "LOG_SET") == [("LOKAL_session", None, 0)]
    assert desk.store.logtjek.tjek(LEDER) == ()
    assert handled(desk, "LOG_AFVIGER") == [("LOKAL_session", None, 0)]
    desk.reopen()
    assert examine(desk.path, desk.keys).sound


def test_a_sum_stays_broken_until_somebody_has_written_it_down(desk):
    past(desk, MARKS)
    for _ in range(2):
        assert tables(desk.store.logtjek.tjek(LEDER)) == ["session"]
        desk.reopen()
    assert examine(desk.path, desk.keys).local_faults == ("session",)


def test_the_same_table_changed_once_more_is_told_again(desk):
    for _ in range(2):
        past(desk, SECRET)
        past(desk, "UPDATE secret SET value = randomblob(32) WHERE name = 'inbox_key'")
        found = desk.store.logtjek.tjek(LEDER)
        assert tables(found) == ["secret"]
        desk.store.logtjek.set(LEDER, found)
        assert desk.store.logtjek.fund(LEDER) == ()


def test_only_the_tables_that_were_told_are_made_anew(desk):
    past(desk, MARKS)
    told = desk.store.logtjek.tjek(LEDER)
    past(desk, SECRET)
    desk.store.logtjek.set(LEDER, told)
    assert tables(desk.store.logtjek.tjek(LEDER)) == ["secret"]


def test_a_sum_whose_key_was_taken_away_gets_another_that_every_connection_uses(desk):
    past(desk, NO_KEY)
    other = desk.store.beside()
    desk.store.logtjek.set(LEDER, desk.store.logtjek.tjek(LEDER))
    other.write_draft(LEDER, Udkast(rid=KAREN, felt="moedes", type="borger", text="te"))
    other.close()
    assert desk.store.logtjek.tjek(LEDER) == ()
    desk.reopen()
    assert examine(desk.path, desk.keys).sound


def test_what_cannot_be_logged_makes_no_sum_anew(desk, monkeypatch):
    past(desk, MARKS)
    found = desk.store.logtjek.tjek(LEDER)

    def full(*_):
        raise DiskFull

    monkeypatch.setattr(audit, "append_entries", full)
    with pytest.raises(DiskFull):
        desk.store.logtjek.set(LEDER, found)
    monkeypatch.undo()
    assert desk.store.logtjek.fund(LEDER) == found
    assert examine(desk.path, desk.keys).local_faults == ("session",)

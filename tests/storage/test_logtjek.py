"""Readers of the log are told where it is not as it was written, until one of them has written it down (0164)."""

from __future__ import annotations

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.storage import audit
from akutdesk.storage.event_id import event_id
from tests.storage.desk import LEDER, MEDARBEJDER, stored_desk
from tests.storage.persons import KAREN, karen

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
    return [row.entry.antal for row in rows if row and row.entry.handling == kode]


def test_a_log_nobody_touched_has_no_place_to_tell(desk):
    assert desk.store.logtjek.tjek(LEDER) == ()
    assert handled(desk, "LOG_AFVIGER") == []


def test_a_changed_entry_is_told_with_the_pc_the_start_and_its_number(desk):
    change(desk)
    (found,) = desk.store.logtjek.tjek(LEDER)
    assert (found.kode, found.writer, found.n) == ("KAEDE", desk.first.writer, 2)
    assert (found.device, found.begyndt) == (desk.founding.device, desk.began)
    assert handled(desk, "LOG_AFVIGER") == [1]


def test_a_place_is_in_the_log_once_however_often_it_is_looked_at(desk):
    change(desk)
    for _ in range(3):
        desk.store.logtjek.tjek(LEDER)
    assert handled(desk, "LOG_AFVIGER") == [1]


def test_what_somebody_has_written_down_is_not_told_again_and_that_is_in_the_log(desk):
    change(desk)
    desk.store.logtjek.tjek(LEDER)
    desk.store.logtjek.set(LEDER)
    assert desk.store.logtjek.tjek(LEDER) == ()
    assert handled(desk, "LOG_SET") == [None]


def test_another_place_after_that_is_told(desk):
    change(desk)
    desk.store.logtjek.tjek(LEDER)
    desk.store.logtjek.set(LEDER)
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

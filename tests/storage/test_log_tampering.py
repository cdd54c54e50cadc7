"""Whoever takes something out of the look-up log, or puts something in its place, is found at the next check.

One row, a whole start with all its rows, the end of a start that was killed, the file as it was before (issue 6).
"""

from __future__ import annotations

import shutil

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.errors import EventsDamaged
from akutdesk.storage.event_id import event_id
from akutdesk.storage.health import examine
from akutdesk.storage.opening import open_store
from tests.storage.desk import LEDER, MEDARBEJDER, stored_desk
from tests.storage.persons import KAREN, karen

LOOKS = 3
"""Look-ups of one evening."""
PAGE = 4096
BLANK = "UPDATE event SET body = zeroblob(length(body)) WHERE eid = ?"
KILLED = 3
"""The evening whose program was killed before the next one's began, so that nobody signed its end."""


@pytest.fixture
def desk(tmp_path):
    """Five starts of the program: in the first a card is made, in each of the others it is looked at."""
    with stored_desk(tmp_path / "data") as desk:
        desk.store.save(LEDER, karen())
        for evening in range(4):
            desk.reopen(clean=evening != KILLED)
            for _ in range(LOOKS):
                desk.store.get(MEDARBEJDER, Borger, KAREN)
        desk.store.close()
        yield desk
        desk.store = open_store(desk.folder, desk.keys, desk.clock)


def start(desk, number):
    """The name and the place of one start, the first being 1."""
    db = connect_unguarded(desk.path, desk.keys)
    rows = db.execute("SELECT writer, widx FROM session ORDER BY widx").fetchall()
    db.close()
    return rows[number - 1]


def tampered(desk, *orders):
    """What the check tells after somebody with the file's key has given it these orders."""
    db = connect_unguarded(desk.path, desk.keys)
    for order, places in orders:
        db.execute(order, places)
    db.close()
    told = examine(desk.path, desk.keys)
    assert not told.sound
    return [(fault.kode, fault.writer, fault.n) for fault in told.chain_faults]


def after(widx, n):
    """To take out all that a start wrote after its n-th entry."""
    span = (event_id(widx, n) + 1, event_id(widx + 1, 0))
    return "DELETE FROM event WHERE eid >= ? AND eid < ?", span


def all_of(widx):
    """To take out a start, and all it wrote."""
    return after(widx, 0), ("DELETE FROM session WHERE widx = ?", (widx,))


def test_a_log_nobody_touched_is_sound(desk):
    assert examine(desk.path, desk.keys).sound


def test_a_look_up_taken_out_is_missed_at_its_place(desk):
    writer, widx = start(desk, 2)
    gone = "DELETE FROM event WHERE eid = ?", (event_id(widx, 2),)
    assert tampered(desk, gone) == [("KAEDE", writer, 2)]


def test_a_look_up_made_another_is_found_at_its_place(desk):
    writer, widx = start(desk, 3)
    other = "UPDATE event SET body = (SELECT body FROM event WHERE eid = ?) WHERE eid = ?"
    places = (event_id(widx, 1), event_id(widx, 2))
    assert tampered(desk, (other, places)) == [("KAEDE", writer, 2)]


def test_two_look_ups_that_changed_places_are_found(desk):
    writer, widx = start(desk, 2)
    move = "UPDATE event SET eid = ? WHERE eid = ?"
    one, two = event_id(widx, 1), event_id(widx, 2)
    swap = ((move, (-1, one)), (move, (one, two)), (move, (two, -1)))
    assert tampered(desk, *swap) == [("HOVED", writer, 1)]


def test_the_last_look_ups_of_an_evening_taken_out_are_missed(desk):
    writer, widx = start(desk, 2)
    gone = after(widx, 1)
    assert tampered(desk, gone) == [("AFKORTET", writer, LOOKS)]


def test_the_last_look_ups_of_a_killed_start_are_missed_by_the_start_after_it(desk):
    writer, widx = start(desk, 4)
    gone = after(widx, 1)
    assert tampered(desk, gone) == [("START", writer, 1)]


@pytest.mark.parametrize("number", [2, 3])
def test_a_whole_evening_taken_out_is_missed_by_the_evening_after_it(desk, number):
    writer, widx = start(desk, number)
    assert tampered(desk, *all_of(widx)) == [("START", b"", widx), ("START", writer, 0)]


def test_the_newest_evening_taken_out_is_an_older_file(desk):
    _, widx = start(desk, 5)
    assert tampered(desk, *all_of(widx)) == []
    assert examine(desk.path, desk.keys).older


def test_a_file_put_back_to_before_a_look_up_is_noticed(desk, tmp_path):
    shutil.copy(desk.path, tmp_path / "before.db")
    desk.store = open_store(desk.folder, desk.keys, desk.clock)
    desk.store.get(MEDARBEJDER, Borger, KAREN)
    desk.store.close()
    shutil.copy(tmp_path / "before.db", desk.path)
    assert examine(desk.path, desk.keys).older


def test_any_page_put_back_to_before_is_found(desk):
    before = desk.path.read_bytes()
    desk.store = open_store(desk.folder, desk.keys, desk.clock)
    for _ in range(LOOKS):
        desk.store.get(MEDARBEJDER, Borger, KAREN)
    desk.store.close()
    now, said = desk.path.read_bytes(), rows_of(desk)
    for page in pages_put_back(before, now):
        desk.path.write_bytes(page)
        found = not examine(desk.path, desk.keys, tables=True).sound
        assert (
            found or rows_of(desk) == said
        )  # a page may have been written again with the same words
    desk.path.write_bytes(now)


def rows_of(desk):
    """All that the file says, table by table."""
    db = connect_unguarded(desk.path, desk.keys)
    listed = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    names = [row[0] for row in db.execute(listed).fetchall()]
    rows = {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in names}  # noqa: S608 - names of the file
    db.close()
    return rows


def pages_put_back(before, now):
    """The file as it is now with one page as it was, for each that changed."""
    files = []
    for at in range(PAGE, len(before), PAGE):
        span = slice(at, at + PAGE)
        if before[span] != now[span]:
            files.append(now[:at] + before[span] + now[at + PAGE :])
    assert len(files) > 1
    return files


def test_nothing_of_a_damaged_log_is_lost_and_reading_it_names_the_place(desk):
    writer, widx = start(desk, 2)
    tampered(desk, (BLANK, (event_id(widx, 2),)))
    desk.store = open_store(desk.folder, desk.keys, desk.clock)
    with pytest.raises(EventsDamaged) as told:
        desk.store.read_log(LEDER, desk.audit_private())
    assert (told.value.writer, told.value.n) == (writer, 2)
    assert desk.store.get(LEDER, Borger, KAREN) == karen()
    desk.store.close()

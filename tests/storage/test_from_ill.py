"""A file that still opens, with a page that does not hold, gives way and takes along what can be read (decision 0170)."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import replace

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.storage import laid_aside
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.copy_check import examine_copy
from akutdesk.storage.errors import FileDamaged
from akutdesk.storage.from_backup import is_ill
from akutdesk.storage.health import examine
from akutdesk.storage.second_copy import homes_in
from akutdesk.storage.udkast import Udkast
from tests.storage.desk import LEDER, found
from tests.storage.persons import karen, opkald
from tests.storage.test_from_backup import bring, take, take_up


@pytest.fixture
def alone(tmp_path):
    """A desk without any second copy, a backup, and after it: a citizen, thirty calls, a start more, and a draft."""
    desk = found(tmp_path / "alene")
    desk.store.save(LEDER, karen(kaldenavn="Karen Fuglsang"))
    take(desk.store)
    desk.calls = [opkald(notat=f"efter kopien {number}") for number in range(30)]
    for call in desk.calls[:20]:
        desk.store.save(LEDER, call)
    desk.store.close()
    store = take_up(desk)
    for call in desk.calls[20:]:
        store.save(LEDER, call)
    store.write_draft(LEDER, draft_on(desk.calls[0].id))
    desk.digest = store.digest()
    store.close()
    closed = desk.store = store
    yield desk
    if desk.store is not closed:
        desk.store.close()


def draft_on(rid):
    return Udkast(
        rid=rid, felt="notat", type="henvendelse", base="", text="under fingrene", caret=3
    )


def wipe(path, page, size=4096):
    """One page of the file is overwritten, and the file still opens."""
    data = bytearray(path.read_bytes())
    data[page * size + 200 : page * size + 300] = bytes(100)
    path.write_bytes(data)


def spoil_an_index(desk):
    """A page that no event lies in: an index of the tables for reading."""
    with closing(connect_unguarded(desk.path, desk.keys)) as db:
        (root,) = db.execute(
            "SELECT rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = 'borger' LIMIT 1"
        ).fetchone()
    wipe(desk.path, root - 1)


def spoil_the_last_events(desk):
    """A page in the middle of the events that came after the backup."""
    data = desk.path.read_bytes()
    for page in range(len(data) // 4096 - 1, 0, -1):
        wipe(desk.path, page)
        if not reads_all_events(desk) and reads_some_events(desk):
            return
        desk.path.write_bytes(data)
    raise AssertionError("no such page")


def reads_all_events(desk):
    try:
        with closing(connect_unguarded(desk.path, desk.keys)) as db:
            return bool(db.execute("SELECT eid, header, body FROM event ORDER BY eid").fetchall())
    except FileDamaged:
        return False


def reads_some_events(desk):
    try:
        with closing(connect_unguarded(desk.path, desk.keys)) as db:
            rows = db.execute("SELECT eid, header, body FROM event ORDER BY eid")
            return [next(rows) for _ in range(25)] != []
    except FileDamaged:
        return False


def test_f07_a_file_that_still_opens_loses_nothing_although_no_second_copy_has_it(alone):
    spoil_an_index(alone)
    assert is_ill(alone.folder, alone.keys)
    ill = alone.path.read_bytes()
    came = bring(alone)
    assert came.alt
    assert came.nye >= len(alone.calls)
    store = take_up(alone)
    assert store.digest() == alone.digest
    for call in alone.calls:
        assert store.get(LEDER, Henvendelse, call.id).notat == call.notat
    assert [each.text for each in store.drafts(LEDER)] == ["under fingrene"]
    (aside,) = (alone.folder / laid_aside.FOLDER).iterdir()
    assert (aside / "vault.db").read_bytes() == ill
    assert not (alone.folder / laid_aside.TRY).exists()
    assert not is_ill(alone.folder, alone.keys)


def test_what_came_from_the_ill_file_goes_on_to_a_second_copy_that_holds(alone, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    spoil_an_index(alone)
    bring(alone)
    store = take_up(alone)
    store.set_copy_targets(LEDER, [stick])
    store.copy_out()
    (home,) = homes_in(stick, alone.founding.org)
    health = examine_copy(home)
    assert health.faults == ()
    assert store.net.quarantine() == ()


def test_a_page_of_events_that_cannot_be_read_takes_only_what_lay_behind_it(alone):
    spoil_the_last_events(alone)
    came = bring(alone)
    assert not came.alt
    assert came.nye > 0
    store = take_up(alone)
    assert store.get(LEDER, Henvendelse, alone.calls[0].id).notat == "efter kopien 0"
    assert not is_ill(alone.folder, alone.keys)


def test_a_disk_without_room_for_reading_the_ill_file_says_that_something_may_be_missing(
    alone, monkeypatch
):
    spoil_an_index(alone)
    monkeypatch.setattr("akutdesk.storage.from_ill._copied", lambda *_: False)
    came = bring(alone)
    assert (came.nye, came.alt) == (0, False)


def put_back_an_older_page(desk, older):
    """One page of a table for reading as it was before: every page is whole, and every event is there."""
    newer, size = desk.path.read_bytes(), 4096
    for at in range(0, min(len(older), len(newer)), size):
        if older[at : at + size] == newer[at : at + size]:
            continue
        desk.path.write_bytes(newer[:at] + older[at : at + size] + newer[at + size :])
        with suppress(FileDamaged):
            told = examine(desk.path, desk.keys, tables=True)
            if told.table_faults and not (told.page_faults or told.chain_faults):
                return told
        desk.path.write_bytes(newer)
    raise AssertionError("no such page")


def test_f09_an_older_page_of_a_table_gives_way_and_the_tables_say_again_what_the_events_say(alone):
    older = alone.path.read_bytes()
    store = take_up(alone)
    for call in alone.calls:
        store.get(LEDER, Henvendelse, call.id)
        store.save(LEDER, replace(call, notat=f"{call.notat}, rettet"), call)
    digest = store.digest()
    store.close()
    told = put_back_an_older_page(alone, older)
    assert told.table_faults
    assert is_ill(alone.folder, alone.keys)
    came = bring(alone)
    assert came.alt
    store = take_up(alone)
    assert store.digest() == digest
    for call in alone.calls:
        assert store.get(LEDER, Henvendelse, call.id).notat == f"{call.notat}, rettet"
    assert not is_ill(alone.folder, alone.keys)

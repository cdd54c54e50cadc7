"""A disk that is full: refused loudly, nothing lost, and the reserve saves the running call (F04; ux.md 3.3)."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from sqlcipher3.dbapi2 import ProgrammingError

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.storage.errors import DiskFull
from akutdesk.storage.migration import copy_before
from akutdesk.storage.opening import open_store
from akutdesk.storage.reserve import Reserve
from akutdesk.storage.second_copy import CopyResult
from akutdesk.storage.udkast import Udkast
from tests.fakes.small_disk import MEGABYTE, fill_up, small_disk
from tests.storage.desk import LEDER, MEDARBEJDER, found, stored_desk
from tests.storage.persons import opkald


@pytest.fixture
def desk(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        desk = found(disk / "data")
        object.__setattr__(desk.store._file, "reserve", Reserve(desk.folder, size=4 * MEGABYTE))
        assert desk.store.make_reserve()
        yield desk
        fill_up(disk).unlink()
        desk.store.close()


def until_full(desk, call):
    """Save until the disk refuses; what it said, and the call as it was last acknowledged."""
    try:
        while True:
            after = replace(call, notat=os.urandom(1900).hex())
            desk.store.save(MEDARBEJDER, after, call)
            call = after
    except DiskFull as refused:
        return refused, call


@pytest.fixture
def call():
    return opkald()


def test_a_full_disk_refuses_the_save_and_the_reserve_lets_the_next_one_through(
    desk, tmp_path, call
):
    desk.store.save(MEDARBEJDER, call)
    fill_up(tmp_path / "disk")
    refused, call = until_full(desk, call)
    assert refused.reserve_freed
    assert not desk.store.disk().reserve
    assert desk.store.reread(MEDARBEJDER, Henvendelse, call.id) == call
    closed = replace(call, notat="Det vigtigste", status="AFSLUTTET")
    desk.store.save(MEDARBEJDER, closed, call)
    desk.reopen(clean=False)
    assert desk.store.get(MEDARBEJDER, Henvendelse, call.id) == closed


def test_a_second_full_disk_says_that_no_reserve_is_left(desk, tmp_path, call):
    desk.store.save(MEDARBEJDER, call)
    fill_up(tmp_path / "disk")
    _, call = until_full(desk, call)
    fill_up(tmp_path / "disk")
    refused, call = until_full(desk, call)
    assert not refused.reserve_freed
    (tmp_path / "disk" / "other").unlink()
    assert desk.store.make_reserve()
    assert desk.store.reread(MEDARBEJDER, Henvendelse, call.id) == call


def test_a_draft_that_finds_the_disk_full_waits_in_memory_and_is_written_at_the_next_try(
    desk, tmp_path, call
):
    desk.store.save(MEDARBEJDER, call)
    fill_up(tmp_path / "disk")
    _, call = until_full(desk, call)
    fill_up(tmp_path / "disk")
    until_full(desk, call)
    draft = Udkast(rid=call.id, felt="notat", text="Hun sagde " * 1000)
    with pytest.raises(DiskFull):
        desk.store.write_draft(MEDARBEJDER, draft)
    assert desk.store.drafts_wait
    assert [kept.text for kept in desk.store.drafts(MEDARBEJDER)] == [draft.text]
    (tmp_path / "disk" / "other").unlink()
    desk.store.write_waiting()
    assert not desk.store.drafts_wait
    desk.reopen(clean=False)
    assert [kept.text for kept in desk.store.drafts(MEDARBEJDER)] == [draft.text]


def test_a_draft_that_finds_the_disk_full_is_let_through_by_the_reserve(desk, tmp_path, call):
    desk.store.save(MEDARBEJDER, call)
    fill_up(tmp_path / "disk")
    draft = Udkast(rid=call.id, felt="notat", text="Hun sagde " * 100_000)
    with pytest.raises(DiskFull) as refused:
        desk.store.write_draft(MEDARBEJDER, draft)
    assert refused.value.reserve_freed
    desk.store.write_waiting()
    assert [kept.text for kept in desk.store.drafts(MEDARBEJDER)] == [draft.text]


def test_the_count_has_no_gap_after_a_save_that_was_refused(tmp_path, call):
    with stored_desk(tmp_path / "data") as desk:
        desk.store.save(MEDARBEJDER, call)
        desk.db.set_authorizer(None)
        (pages,) = desk.db.execute("PRAGMA page_count").fetchone()
        desk.db.execute(f"PRAGMA max_page_count = {pages}")
        refused, call = until_full(desk, call)
        assert refused.reserve_freed
        desk.db.execute("PRAGMA max_page_count = 1000000")
        desk.store.save(MEDARBEJDER, replace(call, notat="Det vigtigste"), call)
        assert desk.store.reread(MEDARBEJDER, Henvendelse, call.id).notat == "Det vigtigste"
        eids = [row[0] for row in desk.db.execute("SELECT eid FROM event ORDER BY eid")]
        assert eids == list(range(eids[0], eids[0] + len(eids)))


def test_somebody_comes_in_on_a_full_disk_because_of_the_reserve(desk, tmp_path, call):
    desk.store.save(MEDARBEJDER, call)
    desk.store.close()
    fill_up(tmp_path / "disk")
    desk.store = open_store(desk.folder, desk.keys, desk.clock)
    assert not desk.store.disk().reserve
    closed = replace(call, notat="Det vigtigste", status="AFSLUTTET")
    desk.store.save(MEDARBEJDER, closed, call)


def test_a_full_disk_without_a_reserve_is_told_as_full_and_changes_nothing(desk, tmp_path, call):
    desk.store.save(MEDARBEJDER, call)
    desk.store.close()
    Reserve(desk.folder).free()
    fill_up(tmp_path / "disk")
    with pytest.raises(DiskFull):
        open_store(desk.folder, desk.keys, desk.clock)
    (tmp_path / "disk" / "other").unlink()
    desk.store = open_store(desk.folder, desk.keys, desk.clock)
    assert desk.store.get(MEDARBEJDER, Henvendelse, call.id) == call


def test_a_store_that_cannot_sign_its_end_is_closed_all_the_same(desk, tmp_path, call):
    desk.store.save(MEDARBEJDER, call)
    Reserve(desk.folder).free()
    fill_up(tmp_path / "disk")
    until_full(desk, call)
    with pytest.raises(DiskFull):
        desk.store.close()
    with pytest.raises(ProgrammingError):
        desk.db.execute("SELECT 1")
    (tmp_path / "disk" / "other").unlink()
    desk.store = open_store(desk.folder, desk.keys, desk.clock)
    assert desk.store.condition.unclean


def test_a_copy_that_does_not_fit_is_discarded_and_saving_goes_on(desk, tmp_path, call):
    desk.store.save(MEDARBEJDER, call)
    fill_up(tmp_path / "disk")
    desk.db.set_authorizer(None)
    with pytest.raises(DiskFull):
        copy_before(desk.db, desk.path, desk.keys)
    assert list((desk.folder / "backup").iterdir()) == []
    (tmp_path / "disk" / "other").unlink()
    desk.store.save(MEDARBEJDER, replace(call, notat="videre"), call)


def test_a_full_stick_is_told_and_fills_up_later(tmp_path, call):
    with stored_desk(tmp_path / "data") as desk, small_disk(tmp_path / "stick") as stick:
        desk.store.save(LEDER, call)
        desk.store.set_copy_targets(LEDER, [stick])
        fill_up(stick)
        assert desk.store.copy_out().full == 1
        assert desk.store.tilstand(LEDER, call.id) == "LOKAL"
        (stick / "other").unlink()
        assert desk.store.copy_out() == CopyResult(events=1, missing=0, full=0)


def test_no_reserve_is_laid_on_a_disk_with_little_room(tmp_path):
    with small_disk(tmp_path / "disk", megabytes=24) as disk:
        reserve = Reserve(disk, size=8 * MEGABYTE)
        assert not reserve.make()
        assert not reserve.there()
        assert list(disk.iterdir()) == []
        assert not reserve.free()

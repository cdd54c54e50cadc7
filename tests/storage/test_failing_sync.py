"""An fsync that says no: what it was to keep is nowhere for certain, and asking it again proves nothing (F06)."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import new_id
from akutdesk.storage.errors import DiskFault
from akutdesk.storage.health import examine
from akutdesk.storage.opening import open_store
from akutdesk.storage.udkast import Udkast
from tests.fakes.failing_sync import failing_sync
from tests.storage.desk import MEDARBEJDER
from tests.storage.persons import opkald

WAL = "vault.db-wal"


def call(notat="en lang nat"):
    return replace(opkald(), id=new_id(), notat=notat)


def after_a_power_cut(desk, tmp_path):
    """The desk as the next start finds it, when nothing was closed."""
    shutil.copytree(desk.folder, tmp_path / "cut")
    return open_store(tmp_path / "cut", desk.keys, desk.clock)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def kept(desk):
    """What was acknowledged before the disk failed."""
    kept = call("den bekræftede")
    desk.store.save(MEDARBEJDER, kept)
    return kept


def test_a_save_whose_fsync_fails_is_refused_and_no_handle_that_said_no_is_asked_again(desk, kept):
    dead, lost = desk.db, call("den næste")
    with failing_sync(WAL) as disk:
        with pytest.raises(DiskFault):
            desk.store.save(MEDARBEJDER, lost)
        desk.store.save(MEDARBEJDER, lost)
        assert len(disk.refused) == 1
        assert not disk.asked_again
        assert len(disk.asked) > 1
    assert desk.db is not dead
    for each in (kept, lost):
        assert desk.store.get(MEDARBEJDER, Henvendelse, each.id) == each
    assert examine(desk.path, desk.keys).sound


def test_what_the_failed_fsync_left_behind_may_be_anything(desk, kept, tmp_path):
    log = desk.path.with_name(WAL)
    before, lost = log.stat().st_size, call("den næste " * 90)
    with failing_sync(WAL), pytest.raises(DiskFault):
        desk.store.save(MEDARBEJDER, lost)
    behind = log.stat().st_size - before
    assert behind > 0
    with log.open("r+b") as file:  # the system has forgotten the pages it could not write
        file.seek(before)
        file.write(bytes(behind))
    desk.store.save(MEDARBEJDER, lost)
    found = after_a_power_cut(desk, tmp_path)
    for each in (kept, lost):
        assert found.get(MEDARBEJDER, Henvendelse, each.id) == each
    found.close()


def test_what_was_refused_and_never_saved_again_is_there_whole_or_not_at_all(desk, kept, tmp_path):
    lost = call("aldrig igen")
    with failing_sync(WAL), pytest.raises(DiskFault):
        desk.store.save(MEDARBEJDER, lost)
    found = after_a_power_cut(desk, tmp_path)
    assert found.get(MEDARBEJDER, Henvendelse, kept.id) == kept
    there = {row.rid for row in found.henvendelser.liste(MEDARBEJDER)}
    assert there in ({kept.id}, {kept.id, lost.id})
    found.close()
    assert examine(tmp_path / "cut" / "vault.db", desk.keys, tables=True).sound


def test_each_no_leaves_another_connection_and_the_draft_is_replayed_when_the_disk_works(desk):
    draft = Udkast(rid=new_id(), felt="notat", text="hun sov ikke")
    with failing_sync(WAL, times=3) as disk:
        for _ in range(3):
            with pytest.raises(DiskFault):
                desk.store.write_draft(MEDARBEJDER, draft)
        assert desk.store.drafts_wait
        assert not disk.asked_again
        desk.store.write_waiting()
    assert not desk.store.drafts_wait
    desk.reopen(clean=False)
    assert [one.text for one in desk.store.drafts(MEDARBEJDER)] == ["hun sov ikke"]


def test_an_fsync_that_fails_while_the_log_is_brought_in_loses_nothing(desk, kept, tmp_path):
    dead = desk.db
    with failing_sync("vault.db") as disk:
        with pytest.raises(DiskFault):
            desk.store._file.checkpoint()
        later = call("derefter")
        desk.store.save(MEDARBEJDER, later)
        assert not disk.asked_again
    assert desk.db is not dead
    found = after_a_power_cut(desk, tmp_path)
    for each in (kept, later):
        assert found.get(MEDARBEJDER, Henvendelse, each.id) == each
    found.close()

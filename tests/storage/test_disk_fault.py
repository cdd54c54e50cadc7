"""The disk fails under an open store: its connection is dead, another one is proved, and the words are saved (F06)."""

from contextlib import contextmanager
from dataclasses import replace

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import new_id
from akutdesk.storage.errors import DiskFault, FileDamaged
from akutdesk.storage.health import examine
from akutdesk.storage.udkast import Udkast
from tests.storage.desk import MEDARBEJDER, found
from tests.storage.persons import opkald

resource = pytest.importorskip("resource", reason="Windows knows no limit for a file's size")


@contextmanager
def failing_disk(path):
    """The system refuses every write behind the file's present end, as a disk with a fault does."""
    wal = path.with_name(f"{path.name}-wal")
    kept = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (wal.stat().st_size, kept[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, kept)


def call():
    return replace(opkald(), id=new_id(), notat="en lang nat " * 150)


def test_dead_connection_is_left_and_the_same_words_are_saved_on_another(desk):
    kept = call()
    desk.store.save(MEDARBEJDER, kept)
    before, lost = desk.db, call()
    with failing_disk(desk.path), pytest.raises(DiskFault):
        desk.store.save(MEDARBEJDER, lost)
    desk.store.save(MEDARBEJDER, lost)
    assert desk.db is not before
    for each in (kept, lost):
        assert desk.store.get(MEDARBEJDER, Henvendelse, each.id) == each
    assert examine(desk.path, desk.keys).sound


def test_while_the_disk_fails_each_try_says_so_and_a_draft_is_replayed_when_it_works(desk):
    draft = Udkast(rid=new_id(), felt="notat", text="hun sov ikke " * 150)
    with failing_disk(desk.path):
        for _ in range(3):
            with pytest.raises(DiskFault):
                desk.store.write_draft(MEDARBEJDER, draft)
    assert desk.store.drafts_wait
    desk.store.write_waiting()
    assert not desk.store.drafts_wait
    desk.reopen(clean=False)
    assert [one.text for one in desk.store.drafts(MEDARBEJDER)] == [draft.text]


def test_lists_are_read_over_the_new_connection_too(desk):
    with failing_disk(desk.path), pytest.raises(DiskFault):
        desk.store.save(MEDARBEJDER, call())
    desk.store.save(MEDARBEJDER, call())
    assert len(desk.store.henvendelser.liste(MEDARBEJDER)) == 1


def test_next_start_examines_a_file_whose_disk_has_failed(desk):
    with failing_disk(desk.path), pytest.raises(DiskFault):
        desk.store.save(MEDARBEJDER, call())
    desk.store.save(MEDARBEJDER, call())
    assert desk.reopen().condition.unclean
    assert not desk.reopen().condition.unclean


def test_nothing_is_written_on_when_what_was_written_does_not_hold(tmp_path):
    desk = found(tmp_path)
    desk.store.save(MEDARBEJDER, call())
    with failing_disk(desk.path), pytest.raises(DiskFault):
        desk.store.save(MEDARBEJDER, call())
    beside = desk.store._beside(desk.store._live)
    with beside.transaction():
        beside.db.execute(
            "UPDATE event SET chain = zeroblob(32) WHERE eid = (SELECT max(eid) FROM event)"
        )
    beside.db.close()
    with pytest.raises(FileDamaged):
        desk.store.save(MEDARBEJDER, call())
    with pytest.raises(FileDamaged):
        desk.store.close()

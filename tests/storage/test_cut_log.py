"""The end of the write-ahead log is lost or does not hold: SQLite opens as if it never was, and the desk notices (F08)."""

from __future__ import annotations

import shutil

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import new_id
from akutdesk.storage.health import examine
from akutdesk.storage.opening import open_store
from akutdesk.storage.second_copy import home_of
from tests.storage.desk import LEDER, stored_desk
from tests.storage.persons import opkald

LOG = "vault.db-wal"


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def desk(tmp_path, stick):
    """Two calls; the second is in the second copy too, and was noted as written."""
    with stored_desk(tmp_path / "data") as desk:
        desk.store.set_copy_targets(LEDER, [stick])
        desk.kept, desk.lost = (
            opkald(id=new_id(), notat=words) for words in ("den første", "den sidste " * 90)
        )
        desk.store.save(LEDER, desk.kept)
        desk.before = desk.path.with_name(LOG).stat().st_size
        desk.store.save(LEDER, desk.lost)
        desk.after = desk.path.with_name(LOG).stat().st_size
        desk.store.copy_out()
        yield desk


def cut(log, before, _after):
    """The log ends before the last save."""
    with log.open("r+b") as file:
        file.truncate(before)


def flip(log, before, after):
    """One byte of the last save is another one."""
    data = bytearray(log.read_bytes())
    data[(before + after) // 2] ^= 1
    log.write_bytes(data)


@pytest.fixture(params=[cut, flip], ids=["cut", "flipped"])
def found(desk, tmp_path, request):
    """The desk as the next start finds it, when the power went and the log is damaged."""
    folder = tmp_path / "after"
    shutil.copytree(desk.folder, folder)
    request.param(folder / LOG, desk.before, desk.after)
    store = open_store(folder, desk.keys, desk.clock)
    yield store
    store.close()


def calls(store):
    return {row.rid for row in store.henvendelser.liste(LEDER)}


def test_a_lost_end_of_the_log_is_noticed_at_the_next_start_and_leaves_no_half_save(
    desk, found, tmp_path
):
    assert found.condition.older
    assert found.condition.unclean
    assert calls(found) == {desk.kept.id}
    health = examine(tmp_path / "after" / "vault.db", desk.keys, tables=True)
    assert health.page_faults == 0
    assert health.table_faults == ()


def test_a_log_that_is_whole_accuses_nobody(desk, tmp_path):
    shutil.copytree(desk.folder, tmp_path / "after")
    store = open_store(tmp_path / "after", desk.keys, desk.clock)
    assert not store.condition.older
    assert calls(store) == {desk.kept.id, desk.lost.id}
    store.close()


def test_what_the_log_lost_comes_back_from_the_second_copy_and_counts_as_ours(desk, found, stick):
    home = home_of(stick, desk.founding.org, desk.founding.device)
    steps = list(found.net.import_copy(home))
    assert sum(step.nye for step in steps) > 0
    assert found.get(LEDER, Henvendelse, desk.lost.id) == desk.lost
    acts = found.history(LEDER, desk.lost.id)
    assert [act.bruger for act in acts] == [LEDER.bruger]
    assert found.net.quarantine() == ()

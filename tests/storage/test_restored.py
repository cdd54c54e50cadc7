"""PCs put back from an older copy, cloned, or copied while they ran (sync-and-security.md 2.18, F67-F71)."""

from __future__ import annotations

import shutil

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.storage.opening import open_store
from akutdesk.storage.second_copy import home_of
from tests.storage.desk import LEDER
from tests.storage.exchange import all_meet, prepare, same_everywhere
from tests.storage.forking import names_at, started
from tests.storage.persons import opkald


def image(desk, folder):
    """The PC's folder as it lies on the disk, the program stopped for as long as it takes."""
    desk.store.close()
    shutil.copytree(desk.folder, folder)
    desk.store = open_store(desk.folder, desk.keys, desk.clock)
    return folder


def test_f67_a_pc_put_back_to_last_week_sends_what_it_writes_now_and_says_what_happened(
    anna, bo, server, tmp_path
):
    anna.store.save(LEDER, opkald(notat="før billedet"))
    all_meet(server, anna, bo)
    old = image(anna, tmp_path / "sidste-uge")
    lost = opkald(notat="efter billedet")
    anna.store.save(LEDER, lost)
    all_meet(server, anna, bo)
    before = names_at(server)
    anna.store.close()
    anna.store = (back := started(anna, old)).store
    assert not back.store.net.state().gendannet
    new = opkald(notat="skrevet efter gendannelsen")
    back.store.save(LEDER, new)
    all_meet(server, back, bo)
    assert back.store.net.state().gendannet
    assert [back.store.net.note_restored() for _ in range(2)] == [True, False]
    assert back.log().count(("PC_GENDANNET", None)) == 1
    assert back.store.net.state().gendannet
    back.store.net.restored_seen()
    assert not back.store.net.state().gendannet
    assert names_at(server)[: len(before)] == before
    assert back.store.get(LEDER, Henvendelse, lost.id) == lost
    assert bo.store.get(LEDER, Henvendelse, new.id) == new
    assert same_everywhere(back, bo)


def test_f68_one_image_started_on_two_pcs_both_work_and_the_house_is_told(
    anna, bo, server, tmp_path
):
    all_meet(server, anna, bo)
    twin = started(anna, image(anna, tmp_path / "tvilling"))
    calls = [opkald(notat="på den ene"), opkald(notat="på den anden")]
    for desk, call in zip((anna, twin), calls, strict=True):
        desk.store.save(LEDER, call)
    all_meet(server, anna, twin, bo)
    assert anna.store.net.state().gendannet or twin.store.net.state().gendannet
    assert bo.store.net.state().dobbelte == (anna.founding.device,)
    for desk in (anna, twin, bo):
        assert [desk.store.get(LEDER, Henvendelse, call.id) for call in calls] == calls
    assert same_everywhere(anna, twin, bo)
    names_at(server)
    twin.store.close()


def test_f70_what_a_restored_backup_lacks_comes_back_from_the_second_copy(
    anna, bo, server, tmp_path
):
    stick = tmp_path / "stick"
    stick.mkdir()
    anna.store.set_copy_targets(LEDER, [stick])
    all_meet(server, anna, bo)
    old = image(anna, tmp_path / "sikkerhedskopi")
    unsent = opkald(notat="aldrig sendt")
    anna.store.save(LEDER, unsent)
    anna.store.copy_out()
    anna.store.close()
    anna.store = (back := started(anna, old)).store
    home = home_of(stick, back.founding.org, back.founding.device)
    steps = list(back.store.net.import_copy(home))
    assert sum(step.nye for step in steps) >= 1
    assert back.store.get(LEDER, Henvendelse, unsent.id) == unsent
    all_meet(server, back, bo)
    assert bo.store.get(LEDER, Henvendelse, unsent.id) == unsent
    assert same_everywhere(back, bo)


def test_f71_a_call_taken_back_stays_so_when_an_old_pc_comes_home_with_it(
    anna, bo, server, tmp_path
):
    call = opkald(notat="oprettet to gange")
    made = anna.store.save(LEDER, call)
    all_meet(server, anna, bo)
    old = image(bo, tmp_path / "gammel")
    anna.store.undo(LEDER, made.handling_id)
    all_meet(server, anna, bo)
    bo.store.close()
    bo.store = (back := started(bo, old)).store
    assert back.store.get(LEDER, Henvendelse, call.id) == call
    back.store.save(LEDER, opkald(notat="noget andet"))
    all_meet(server, back, anna)
    for desk in (anna, back):
        rows = desk.db.execute("SELECT 1 FROM henvendelse WHERE id = ?", (call.id,)).fetchall()
        assert rows == []
    assert same_everywhere(anna, back)


def test_after_a_crash_what_was_never_signed_is_signed_and_sent_by_the_next_start(anna, bo, server):
    all_meet(server, anna, bo)
    call = opkald(notat="strømmen gik")
    anna.store.save(LEDER, call)
    anna.reopen(clean=False)
    all_meet(server, anna, bo)
    assert bo.store.get(LEDER, Henvendelse, call.id) == call
    keys = anna.db.execute("SELECT count(*) FROM session WHERE key NOT NULL").fetchone()
    assert keys == (1,)  # only of the start that runs


def test_prepare_alone_moves_nothing(anna, server):
    prepare(anna, server)
    assert anna.store.net.cursor().seq == 0

"""PCs put back from an older copy, cloned, or copied while they ran (sync-and-security.md 2.18, F67-F71)."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.opening import open_store
from akutdesk.storage.second_copy import home_of
from tests.fakes.clock import FakeClock
from tests.storage.desk import LEDER, StoredDesk, signing_key
from tests.storage.exchange import ForkedError, all_meet, meet, prepare, pull, push, same_everywhere
from tests.storage.persons import opkald


def image(desk, folder):
    """The PC's folder as it lies on the disk, the program stopped for as long as it takes."""
    desk.store.close()
    shutil.copytree(desk.folder, folder)
    desk.store = open_store(desk.folder, desk.keys, desk.clock)
    return folder


def started(desk, folder):
    """The same PC, started from another folder."""
    clock = FakeClock(desk.clock.at)
    store = open_store(folder, desk.keys, clock)
    return StoredDesk(folder, desk.keys, desk.founding, desk.person, clock, store)


def names_at(server):
    names = [(kept.writer, kept.n) for kept in server.events]
    assert len(set(names)) == len(names)
    return names


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


def running_copy(desk, folder):
    """The machine copied while it ran: same file, and the same writer in memory."""
    folder.mkdir()
    path = folder / "vault.db"
    with closing(connect_unguarded(path, desk.keys, create=True)) as copy:
        desk.db.backup(copy)
    twin = started(desk, folder)
    file = twin.store._file
    file.start.writer = desk.store._file.writer
    return twin


def forks_and_goes_on(twin, server):
    """What a round does when the server says 409 fork of the writer of this very start."""
    net, old = twin.store.net, twin.store.net.writer()
    with pytest.raises(ForkedError):
        push(twin, server)
    assert net.take_heads(server.heads()) == (old,)
    pull(twin, server)
    (step,) = net.continue_anew()
    assert net.writer() != old
    list(net.settle())
    return step


@pytest.mark.parametrize("signed_in", [True, False])
def test_f69_a_machine_copied_while_it_ran_goes_on_under_a_new_name_and_loses_nothing(
    anna, bo, server, tmp_path, signed_in
):
    anna.store.sign_in(LEDER.bruger, signing_key())
    call = opkald(notat="fælles")
    anna.store.save(LEDER, call)
    all_meet(server, anna, bo)
    twin = running_copy(anna, tmp_path / "tvilling")
    if signed_in:
        twin.store._file.presence.signing_keys[LEDER.bruger] = signing_key()
    other = opkald(notat="den første nåede frem")
    anna.store.save(LEDER, other)
    mine = opkald(notat="min egen")
    twin.store.save(LEDER, mine)
    twin.store.save(LEDER, replace(mine, form="SMS"), mine)
    twin.store.save(LEDER, replace(call, notat="fælles, og mere"), call)
    meet(anna, server)
    step = forks_and_goes_on(twin, server)
    assert step.changes.ids >= {mine.id, call.id}
    all_meet(server, twin, anna, bo)
    for desk in (anna, bo, twin):
        assert desk.store.get(LEDER, Henvendelse, mine.id).form == "SMS"
        assert desk.store.get(LEDER, Henvendelse, call.id).notat == "fælles, og mere"
        assert desk.store.get(LEDER, Henvendelse, other.id) == other
    assert same_everywhere(anna, bo, twin)
    assert {each.grund for each in twin.store.net.quarantine()} <= {"OMDOEBT"}
    assert twin.store.net.state().karantaene == 0
    names_at(server)
    twin.store.save(LEDER, opkald(notat="og videre"))
    twin.reopen()
    assert not twin.store.condition.older
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

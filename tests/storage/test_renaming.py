"""A machine that was copied while it ran: what only one of the two has is said again under new names (F69)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.storage import witness
from akutdesk.storage.chain_check import check_chains
from akutdesk.storage.saving import Saving
from tests.storage.desk import LEDER, MEDARBEJDER, signing_key
from tests.storage.exchange import all_meet, meet, prepare, same_everywhere
from tests.storage.forking import forks_and_goes_on, names_at, running_copy
from tests.storage.persons import KAREN, karen, opkald


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
    assert not twin.reopen().condition.older
    twin.store.save(LEDER, opkald(notat="og næste nat"))
    assert not [fault for desk in (anna, bo, twin) for fault in check_chains(desk.db)]
    twin.store.close()


@pytest.fixture
def forked(anna, bo, server, tmp_path):
    """Two machines with one writer: Anna's, whose events the server has, and a twin with others, started anew.

    The twin's call was begun before its restart and changed after it.
    """
    shared = opkald(notat="fælles")
    anna.store.save(LEDER, shared)
    all_meet(server, anna, bo)
    twin = running_copy(anna, tmp_path / "tvilling")
    anna.store.save(LEDER, replace(shared, notat="fra den ene"), shared)
    meet(anna, server)
    call = opkald(notat="begyndt")
    twin.store.save(LEDER, call)
    twin.reopen(clean=False)
    twin.store.save(LEDER, replace(call, notat="skrevet videre"), call)
    yield twin, call, shared
    twin.store.close()


def test_a_twin_that_was_started_anew_before_its_first_round_loses_nothing(
    forked, anna, bo, server
):
    twin, call, _ = forked
    prepare(twin, server)
    step = forks_and_goes_on(twin, server)
    assert step.changes.ids == {call.id}
    all_meet(server, twin, anna, bo)
    for desk in (anna, bo, twin):
        assert desk.store.get(LEDER, Henvendelse, call.id).notat == "skrevet videre"
        assert not desk.store.konflikter.liste(LEDER)
        said = [change.felter for change in desk.store.history(LEDER, call.id)]
        assert len(said) == 2
    assert same_everywhere(anna, bo, twin)
    assert not [fault for desk in (anna, bo, twin) for fault in check_chains(desk.db)]
    assert twin.store.net.state().karantaene == 0
    names_at(server)


def test_what_a_later_start_wrote_of_other_things_keeps_its_name(anna, bo, server, forked):
    twin, *_ = forked
    twin.reopen()
    later = twin.store.net.writer()
    twin.store.save(LEDER, karen())
    prepare(twin, server)
    forks_and_goes_on(twin, server)
    all_meet(server, twin, anna, bo)
    assert (later, 1) in names_at(server)
    assert bo.store.get(LEDER, Borger, KAREN).kaldenavn == karen().kaldenavn
    assert same_everywhere(anna, bo, twin)


def test_an_act_that_was_written_again_can_be_taken_back_as_a_whole(anna, bo, server, tmp_path):
    all_meet(server, anna, bo)
    twin = running_copy(anna, tmp_path / "tvilling")
    anna.store.save(LEDER, opkald())
    meet(anna, server)
    twin.store.save(LEDER, opkald(notat="skubber navnene et frem"))
    calls = [opkald(notat="en"), opkald(notat="to")]
    twin.store.save_all(LEDER, [Saving(after=call) for call in calls])
    twin.reopen()
    prepare(twin, server)
    forks_and_goes_on(twin, server)
    newest = twin.store.history(LEDER, calls[0].id)[0]
    assert newest.handling_id == twin.store.history(LEDER, calls[1].id)[0].handling_id
    undone = twin.store.undo(LEDER, newest.handling_id)
    assert undone.changes.ids == {call.id for call in calls}
    twin.store.close()


def test_who_looked_at_what_is_still_told_to_readers_of_the_log(forked, anna, bo, server):
    twin, _, shared = forked
    twin.store.get(MEDARBEJDER, Henvendelse, shared.id)
    prepare(twin, server)
    forks_and_goes_on(twin, server)
    all_meet(server, twin, anna, bo)
    bo.clock.go(minutes=1)
    assert ("AABN", shared.id) in bo.log()
    assert bo.log().count(("AABN", shared.id)) == 1


def test_a_move_that_breaks_off_changes_nothing_and_is_made_later(
    forked, anna, bo, server, monkeypatch
):
    twin, call, _ = forked
    file, net = twin.store._file, twin.store.net
    prepare(twin, server)
    with monkeypatch.context() as patch:
        patch.setattr(file.tables, "rebuild", _breaks)
        writer, before = net.writer(), _events(twin)
        with pytest.raises(_PowerCut):
            forks_and_goes_on(twin, server)
    assert (net.writer(), _events(twin)) == (writer, before)
    twin.reopen(clean=False)
    assert not twin.store.condition.older
    forks_and_goes_on(twin, server)
    all_meet(server, twin, anna, bo)
    assert bo.store.get(LEDER, Henvendelse, call.id).notat == "skrevet videre"
    assert same_everywhere(anna, bo, twin)


def test_a_crash_right_after_the_move_does_not_look_like_an_older_disk(
    forked, anna, bo, server, monkeypatch
):
    twin, call, _ = forked
    prepare(twin, server)
    with monkeypatch.context() as patch:
        patch.setattr(witness, "write", _breaks)
        with pytest.raises(_PowerCut):
            forks_and_goes_on(twin, server)
    twin.reopen(clean=False)
    assert not twin.store.condition.older
    all_meet(server, twin, anna, bo)
    assert bo.store.get(LEDER, Henvendelse, call.id).notat == "skrevet videre"
    assert same_everywhere(anna, bo, twin)


def test_a_twin_of_the_twin_forks_once_more_and_loses_nothing(forked, anna, bo, server, tmp_path):
    twin, call, _ = forked
    prepare(twin, server)
    forks_and_goes_on(twin, server)
    third = running_copy(twin, tmp_path / "tredje")
    twin.store.save(LEDER, opkald(notat="tvillingens"))
    mine = opkald(notat="den tredjes")
    third.store.save(LEDER, mine)
    third.reopen()
    meet(twin, server)
    prepare(third, server)
    forks_and_goes_on(third, server)
    all_meet(server, third, twin, anna, bo)
    assert bo.store.get(LEDER, Henvendelse, mine.id) == mine
    assert bo.store.get(LEDER, Henvendelse, call.id).notat == "skrevet videre"
    assert same_everywhere(anna, bo, twin, third)
    names_at(server)
    third.store.close()


class _PowerCut(Exception):
    """The program is gone."""


def _breaks(*_):
    raise _PowerCut


def _events(desk):
    return desk.db.execute("SELECT eid, chain FROM event ORDER BY eid").fetchall()

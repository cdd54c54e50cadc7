"""A stick from one desk taken in at another: everything on it proves itself (sync-and-security.md 2.14)."""

from __future__ import annotations

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.storage.net_errors import CopyUnreadable
from akutdesk.storage.second_copy import home_of
from tests.storage.desk import LEDER
from tests.storage.exchange import all_meet, meet, push, same_everywhere
from tests.storage.persons import karen, opkald


@pytest.fixture
def stick(anna, tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    anna.store.set_copy_targets(LEDER, [folder])
    return folder


def home(desk, stick):
    return home_of(stick, desk.founding.org, desk.founding.device)


def test_what_one_desk_wrote_is_at_the_other_without_any_network(anna, bo, stick):
    call = opkald(notat="båret over gaden")
    anna.store.save_all(LEDER, [])
    anna.store.save(LEDER, karen())
    anna.store.save(LEDER, call)
    anna.store.copy_out()
    anna.store.save(LEDER, opkald(notat="en til"))
    anna.store.copy_out()
    (found,) = bo.store.net.copies_in(stick)
    assert found == home(anna, stick)
    list(bo.store.net.import_copy(found))
    assert bo.store.get(LEDER, Henvendelse, call.id) == call
    assert same_everywhere(anna, bo)
    again = list(bo.store.net.import_copy(home(anna, stick)))
    assert sum(step.nye for step in again) == 0


def test_what_came_by_stick_is_sent_on_to_the_server_by_whoever_has_it(anna, bo, server, stick):
    call = opkald(notat="pc'en brændte")
    anna.store.save(LEDER, call)
    anna.store.copy_out()
    list(bo.store.net.import_copy(home(anna, stick)))
    assert bo.store.tilstand(LEDER, call.id) != "MODTAGET"
    meet(bo, server)
    assert call.id in {row[0] for row in bo.db.execute("SELECT rid FROM event").fetchall()}
    assert any(kept.writer == anna.store.net.writer() for kept in server.events)
    assert bo.store.tilstand(LEDER, call.id) == "MODTAGET"
    all_meet(server, anna, bo)
    assert len({(kept.writer, kept.n) for kept in server.events}) == len(server.events)


def test_a_damaged_segment_is_told_and_the_whole_ones_are_taken_in(anna, bo, stick):
    calls = [opkald(notat=f"nummer {number}") for number in range(3)]
    for call in calls:
        anna.store.save(LEDER, call)
        anna.store.copy_out()
    path = sorted(home(anna, stick).iterdir())[1]
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(CopyUnreadable) as told:
        list(bo.store.net.import_copy(home(anna, stick)))
    assert told.value.grund == "SKADET"
    assert bo.store.get(LEDER, Henvendelse, calls[0].id) == calls[0]
    assert {each.grund for each in bo.store.net.quarantine()} == {"KOPI"}


def test_a_folder_without_a_copy_is_told(bo, tmp_path):
    with pytest.raises(CopyUnreadable) as told:
        list(bo.store.net.import_copy(tmp_path))
    assert told.value.grund == "TOM"


def test_many_events_in_several_segments_are_taken_in_whole(anna, bo, stick):
    for number in range(620):
        anna.store.save(LEDER, opkald(notat=f"{number}"))
    anna.store.copy_out()
    assert len(list(home(anna, stick).iterdir())) > 1
    list(bo.store.net.import_copy(home(anna, stick)))
    assert bo.store.net.quarantine() == ()
    assert same_everywhere(anna, bo)


def test_a_copy_of_events_that_the_server_has_by_now_sends_nothing_twice(anna, bo, server, stick):
    anna.store.save(LEDER, karen())
    anna.store.copy_out()
    all_meet(server, anna)
    list(bo.store.net.import_copy(home(anna, stick)))
    meet(bo, server)
    assert push(bo, server) == 0
    assert same_everywhere(anna, bo)

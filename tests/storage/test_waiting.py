"""Events that are here and cannot be read yet: they wait, are counted, and open by themselves (F75, F82)."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import new_id
from akutdesk.storage import save as saving
from akutdesk.storage.act import Act
from akutdesk.storage.errors import NotFound
from akutdesk.storage.event_log import SCHEMA
from akutdesk.wire import crypto, keywrap, membership, statement
from akutdesk.wire.errors import SealBrokenError
from akutdesk.wire.payload import Op, pack_payload
from akutdesk.wire.root import ROOT_ID
from tests.storage.desk import ANNA, LEDER
from tests.storage.exchange import (
    all_meet,
    meet,
    prepare,
    pull,
    push,
    replayed,
    same_everywhere,
    say,
    state,
)
from tests.storage.persons import karen, opkald
from tests.storage.raw_event import write_raw


def rotate(desk, recipients):
    """A new epoch, sealed to some PCs; its key comes back."""
    org = membership.read_membership(desk.store.statements())
    key, number = crypto.random_bytes(32), org.epoch + 1
    seals = {
        device: statement.seal_epoch(org.devices[device].kem_public, key, (org.org, number, device))
        for device in recipients
    }
    seals[ROOT_ID] = statement.seal_epoch(org.genesis.root_kem, key, (org.org, number, ROOT_ID))
    say(desk, statement.Epoch(number=number, seals=seals))
    return number, key


def seal_also(desk, number, key, device):
    """Another PC seals an epoch's key to one that lacks it."""
    org = membership.read_membership(desk.store.statements())
    sealed = statement.seal_epoch(org.devices[device].kem_public, key, (org.org, number, device))
    say(desk, statement.EpochSeals(device=device, seals={number: sealed}))


def test_f75_events_under_an_epoch_whose_key_has_not_come_wait_and_open_when_it_comes(
    anna, bo, server
):
    all_meet(server, anna, bo)
    number, key = rotate(anna, [anna.founding.device])
    meet(anna, server)
    assert anna.store._file.writer.epoch == number
    call = opkald(notat="skrevet under den nye nøgle")
    anna.store.save(LEDER, call)
    meet(anna, server)
    meet(bo, server)
    waiting = bo.store.net.state()
    assert waiting.mangler_noegle == 1
    assert waiting.karantaene == 0
    assert {each.grund for each in bo.store.net.quarantine()} == {"NOEGLE"}
    bo.store.save(LEDER, opkald(notat="det andet går videre"))
    seal_also(anna, number, key, bo.founding.device)
    all_meet(server, anna, bo)
    assert bo.store.net.state().mangler_noegle == 0
    assert bo.store.get(LEDER, Henvendelse, call.id) == call
    assert bo.store._file.writer.epoch == number
    assert same_everywhere(anna, bo)


def test_t11_what_is_written_after_a_pc_was_shut_out_is_opened_by_no_key_it_has(anna, bo, server):
    """It has got hold of everything the house says and writes since, as from a friend at the server."""
    all_meet(server, anna, bo)
    org = membership.read_membership(anna.store.statements())
    gone = org.devices[bo.founding.device]
    say(anna, msgspec.structs.replace(gone, active=False, reach=()))
    number, _ = rotate(anna, [anna.founding.device])
    meet(anna, server)
    after = opkald(notat="skrevet efter den blev lukket ude")
    anna.store.save(LEDER, after)
    meet(anna, server)
    meet(bo, server)
    held = membership.read_membership(bo.store.statements())
    assert bo.founding.device not in held.epochs[number].seals
    with pytest.raises(NotFound):
        bo.store.get(LEDER, Henvendelse, after.id)
    assert {each.grund for each in bo.store.net.quarantine()} == {"NOEGLE"}
    (wrap,) = [each for each in server.wraps if each.rid == after.id]
    assert wrap.epoch == number
    for key in bo.store._file.writer.epoch_keys.values():
        with pytest.raises(SealBrokenError):
            keywrap.unwrap_record_key(key, wrap.wrap, (org.org, after.id, number))


def test_a_record_that_a_shut_out_pc_had_keeps_its_key_and_only_the_server_keeps_new_words_from_it(
    anna, bo, server
):
    """What docs/sikkerhed.md says is left over: keys of records are wrapped anew, never made anew (2.15)."""
    call = opkald(notat="fra før, og det har den")
    anna.store.save(LEDER, call)
    all_meet(server, anna, bo)
    org = membership.read_membership(anna.store.statements())
    say(anna, msgspec.structs.replace(org.devices[bo.founding.device], active=False, reach=()))
    rotate(anna, [anna.founding.device])
    meet(anna, server)
    anna.store.save(LEDER, replace(call, notat="og rettet siden"), call)
    meet(anna, server)
    assert bo.store.get(LEDER, Henvendelse, call.id).notat == call.notat
    meet(bo, server)  # a server that should have said no
    assert bo.store.get(LEDER, Henvendelse, call.id).notat == "og rettet siden"


def test_f75_a_wrap_that_comes_after_its_event_opens_it(anna, bo, server):
    call = opkald(notat="nøglen kommer bagefter")
    anna.store.save(LEDER, call)
    prepare(anna, server)
    wraps, server.wraps = server.wraps, []
    push(anna, server)
    assert sum(step.venter for step in meet(bo, server)) == 1
    assert bo.store.net.state().mangler_noegle == 1
    bo.store.net.take_wraps(wraps, 0)
    (step,) = bo.store.net.settle()
    assert step.changes.ids == {call.id}
    assert bo.store.get(LEDER, Henvendelse, call.id) == call


def test_a_note_that_is_read_late_is_found_by_a_search(anna, bo, server):
    call = opkald(notat="nøglen kommer bagefter")
    anna.store.save(LEDER, call)
    prepare(anna, server)
    wraps, server.wraps = server.wraps, []
    push(anna, server)
    meet(bo, server)
    assert bo.store.search_notes(LEDER, "bagefter") == ()  # by then the index is past its event
    bo.store.net.take_wraps(wraps, 0)
    list(bo.store.net.settle())
    assert [hit.rid for hit in bo.store.search_notes(LEDER, "bagefter")] == [call.id]
    assert state(bo) == replayed(bo)


def test_what_waits_for_good_does_not_keep_the_tables_from_being_made_again(anna, bo, server):
    call = opkald(notat="det andet går videre")
    anna.store.save(LEDER, call)
    write_as_newer(anna, call.id, odd=msgspec.msgpack.encode({"schema": SCHEMA, "ops": 3}))
    newer = msgspec.msgpack.encode({"schema": SCHEMA + 1, "type": 7, "ops": "helt anderledes"})
    write_as_newer(anna, call.id, odd=newer)
    prepare(anna, server)
    push(anna, server)
    meet(bo, server)
    assert (bo.store.net.state().kraever_opdatering, bo.store.net.state().karantaene) == (1, 1)
    assert state(bo) == replayed(bo)
    assert bo.store.history(LEDER, call.id)


def test_a_record_is_wrapped_under_the_new_epoch_at_its_next_event_without_a_restart(
    anna, bo, server
):
    call = opkald(notat="fra før")
    anna.store.save(LEDER, call)
    all_meet(server, anna, bo)
    number, _ = rotate(anna, [anna.founding.device, bo.founding.device])
    all_meet(server, anna, bo)
    wraps = "SELECT epoch FROM keywrap WHERE rid = ? ORDER BY epoch"
    assert anna.db.execute(wraps, (call.id,)).fetchall() == [(1,)]
    seen = bo.store.get(LEDER, Henvendelse, call.id)
    bo.store.save(LEDER, replace(seen, notat="siden"), seen)
    all_meet(server, anna, bo)
    assert anna.db.execute(wraps, (call.id,)).fetchall() == [(1,), (number,)]
    assert anna.store.get(LEDER, Henvendelse, call.id).notat == "siden"
    assert anna.store.net.state().afvigende_noegler == 0


def test_a_wrap_that_the_sync_got_first_is_in_nobodys_way(anna, bo, server):
    call = opkald(notat="fra før")
    anna.store.save(LEDER, call)
    all_meet(server, anna, bo)
    seen = bo.store.get(LEDER, Henvendelse, call.id)
    bo.store.save(LEDER, replace(seen, notat="åben her"), seen)  # its key is at hand from now on
    all_meet(server, anna, bo)
    rotate(anna, [anna.founding.device, bo.founding.device])
    meet(anna, server)
    now = anna.store.get(LEDER, Henvendelse, call.id)
    anna.store.save(LEDER, replace(now, form="SMS"), now)
    meet(anna, server)
    meet(bo, server)  # on a connection of its own, which takes Anna's wrap
    now = bo.store.reread(LEDER, Henvendelse, call.id)
    bo.store.save(LEDER, replace(now, notat="og videre"), now)
    all_meet(server, anna, bo)
    assert same_everywhere(anna, bo)


def test_an_epoch_that_the_server_has_not_confirmed_is_not_written_under(anna, bo, server):
    all_meet(server, anna, bo)
    number, _ = rotate(anna, [anna.founding.device, bo.founding.device])
    assert anna.store._file.writer.epoch == number - 1
    meet(anna, server)
    assert anna.store._file.writer.epoch == number


def test_a_wrap_that_opens_to_another_key_is_set_aside_and_counted(anna, bo, server):
    call = opkald(notat="rigtig nøgle")
    anna.store.save(LEDER, call)
    all_meet(server, anna, bo)
    file = bo.store._file
    place = (file.writer.org, call.id, 1)
    false = keywrap.wrap_record_key(file.writer.epoch_keys[1], keywrap.make_record_key(), place)
    bo.store.net.take_wraps([type(server.wraps[0])(call.id, 1, false)], 0)
    assert bo.store.net.state().afvigende_noegler == 1
    assert bo.store.get(LEDER, Henvendelse, call.id) == call


def write_as_newer(desk, rid, *, suite=1, schema=SCHEMA, odd=b""):
    """An event as a newer program of the same PC may write it."""
    act = Act(desk.store._file, ANNA)
    payload = msgspec.structs.replace(
        act.payload("henvendelse", [Op(felt="notat", vaerdi="fra fremtiden")]), schema=schema
    )
    write_raw(desk, rid, odd or pack_payload(payload), suite=suite, hlc=payload.hlc)


def test_f82_an_event_of_an_unknown_suite_is_kept_and_shown_and_the_rest_goes_on(
    anna, bo, server, monkeypatch
):
    rid = new_id()
    write_as_newer(anna, rid, suite=2)
    prepare(anna, server)
    push(anna, server)
    with anna.store._file.transaction():
        anna.db.execute("DELETE FROM event WHERE rid = ?", (rid,))
    after = opkald(notat="efter den ukendte")
    prepare(bo, server)
    pull(bo, server)
    assert bo.store.net.state().kraever_opdatering == 1
    assert {each.grund for each in bo.store.net.quarantine()} == {"NYERE"}
    bo.store.save(LEDER, after)
    push(bo, server)
    assert bo.store.get(LEDER, Henvendelse, after.id) == after
    monkeypatch.setattr("akutdesk.wire.event.SUITE", 2)  # the upgrade that knows it
    list(bo.store.net.settle())
    assert bo.store.net.state().kraever_opdatering == 0
    monkeypatch.undo()
    assert bo.db.execute("SELECT notat FROM henvendelse WHERE id = ?", (rid,)).fetchall() == [
        ("fra fremtiden",)
    ]


def test_f82_a_payload_of_a_newer_schema_that_cannot_be_read_waits_for_the_upgrade(
    anna, bo, server
):
    newer = msgspec.msgpack.encode({"schema": SCHEMA + 1, "type": 7, "ops": "helt anderledes"})
    write_as_newer(anna, new_id(), odd=newer)
    write_as_newer(anna, new_id(), odd=msgspec.msgpack.encode({"schema": SCHEMA, "ops": 3}))
    prepare(anna, server)
    push(anna, server)
    prepare(bo, server)
    pull(bo, server)
    told = bo.store.net.state()
    assert (told.kraever_opdatering, told.karantaene) == (1, 1)
    assert [each.grund for each in bo.store.net.quarantine()] == ["NYERE", "SEGL"]
    assert bo.store.net.cursor().seq == len(server.events) == 2


def test_a_field_of_a_newer_program_is_kept_beside_the_record_and_sent_on(anna, bo, server):
    anna.store.save(LEDER, karen())
    file = anna.store._file
    with file.transaction():
        act = Act(file, ANNA)
        payload = act.payload("borger", [Op(felt="yndlingsfarve", vaerdi="blå")])
        standing = file.tables.standing(karen().id)
        saving.append(file, act, (karen().id, standing), payload, key=None)
    all_meet(server, anna, bo)
    assert state(anna) == state(bo)
    assert bo.store._file.tables.standing(karen().id).unknown == {"yndlingsfarve": "blå"}


def test_a_wrap_of_an_epoch_not_known_here_is_checked_when_its_key_comes(anna, bo, server):
    call = opkald(notat="ægte")
    anna.store.save(LEDER, call)
    all_meet(server, anna, bo)
    number, key = rotate(anna, [anna.founding.device])
    meet(anna, server)
    bo.store.net.take_wraps([type(server.wraps[0])(call.id, number, crypto.random_bytes(60))], 0)
    seal_also(anna, number, key, bo.founding.device)
    all_meet(server, anna, bo)
    assert bo.store.net.state().afvigende_noegler == 1
    assert bo.store.get(LEDER, Henvendelse, call.id) == call

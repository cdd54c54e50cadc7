"""The org's list of members between desks: who wins a place, what is kept, what is never taken (2.15, F74)."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.storage.net_errors import MembersForked
from akutdesk.wire import crypto, membership, statement
from akutdesk.wire.errors import WireError
from tests.storage.desk import LEDER
from tests.storage.exchange import all_meet, let_in, meet, prepare, same_everywhere
from tests.storage.persons import opkald
from tests.storage.test_waiting import rotate


def another_pc(desk):
    device = crypto.random_bytes(16)
    let_in(
        desk,
        device,
        crypto.verify_key(crypto.make_signing_key()),
        crypto.kem_public(crypto.make_kem_key()),
    )
    return device


def test_f74_of_two_rotations_at_once_one_stands_and_nothing_was_wrapped_under_the_other(
    anna, bo, server
):
    all_meet(server, anna, bo)
    devices = [anna.founding.device, bo.founding.device]
    number, _ = rotate(anna, devices)
    again, _ = rotate(bo, devices)
    assert number == again
    calls = [opkald(notat="mens det blev afgjort"), opkald(notat="også her")]
    for desk, call in zip((anna, bo), calls, strict=True):
        desk.store.save(LEDER, call)
    all_meet(server, anna, bo)
    assert anna.store.statements() == bo.store.statements()
    assert anna.store._file.writer.epoch_keys == bo.store._file.writer.epoch_keys
    for desk in (anna, bo):
        assert [desk.store.get(LEDER, Henvendelse, call.id) for call in calls] == calls
    after = opkald(notat="under den, der vandt")
    bo.store.save(LEDER, after)
    all_meet(server, anna, bo)
    assert anna.store.get(LEDER, Henvendelse, after.id) == after
    assert same_everywhere(anna, bo)


def test_what_was_said_in_vain_comes_back_and_what_the_server_confirmed_never_moves(
    anna, bo, server
):
    all_meet(server, anna, bo)
    another_pc(anna)
    meet(anna, server)
    mine = another_pc(bo)
    net = bo.store.net
    index, _ = net.statements_to_send()
    lost = net.take_statements(index, server.statements[index:])
    assert [statement.read_statement(signed).content.device for signed in lost] == [mine]
    assert list(bo.store.statements()) == server.statements
    false = [*server.statements[:-1], lost[0]]
    with pytest.raises(MembersForked):
        net.take_statements(len(false) - 1, false[-1:])
    assert list(bo.store.statements()) == server.statements


def test_a_statement_nobody_may_say_is_not_taken(anna, server):
    prepare(anna, server)
    org = membership.read_membership(anna.store.statements())
    held = org.devices[anna.founding.device]
    stranger = membership.Signer(b"S" * 16, crypto.make_signing_key())
    said = statement.Statement(
        org=org.org,
        index=org.count,
        previous=org.head,
        at_ms=1,
        signer=stranger.id,
        content=msgspec.structs.replace(held, active=False),
    )
    before = anna.store.statements()
    with pytest.raises(WireError):
        anna.store.net.take_statements(org.count, [statement.sign_statement(stranger.key, said)])
    assert anna.store.statements() == before


def test_a_writer_learns_of_a_new_epoch_on_every_connection_of_its_start(anna, bo, server):
    all_meet(server, anna, bo)
    beside = bo.store.beside()
    number, _ = rotate(anna, [anna.founding.device, bo.founding.device])
    all_meet(server, anna, bo)
    assert beside._file.writer.epoch == bo.store._file.writer.epoch == number
    call = opkald(notat="på den anden forbindelse")
    beside.save(LEDER, call)
    assert bo.db.execute("SELECT epoch FROM keywrap WHERE rid = ?", (call.id,)).fetchone() == (
        number,
    )
    beside.close()


def test_a_transaction_that_fails_leaves_the_writer_it_found(anna):
    file = anna.store._file
    before = file.writer

    def swap_and_stop():
        with file.transaction():
            file.start.writer = replace(before, epoch=9)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        swap_and_stop()
    assert file.writer is before

"""What goes to the server: stretches that fit the line, everybody's events, and keys that are let go in time."""

from __future__ import annotations

from dataclasses import replace

from akutdesk.storage import stretch
from akutdesk.storage.stretch import Signed
from tests.storage.desk import LEDER
from tests.storage.exchange import ServerList, all_meet, meet, prepare, pull, push, same_everywhere
from tests.storage.persons import opkald


def write(desk, count, text="ord"):
    for _ in range(count):
        desk.store.save(LEDER, opkald(notat=text))


def test_a_batch_holds_no_more_than_the_line_bears_and_at_least_one_event(anna, server):
    write(anna, 12, text="x" * 900)
    prepare(anna, server)
    net = anna.store.net
    few = net.batch_to_send(5, 2**21)
    assert (few.first, few.last) == (1, 5)
    small = net.batch_to_send(500, 3000)
    assert small.first == 1
    assert 1 < small.last < 5
    assert net.batch_to_send(500, 1).last == 1
    assert net.batch_to_send(500, 2**21).last == 12


def test_a_batch_whose_answer_was_lost_is_known_again_after_asking(anna, bo, server):
    write(anna, 3)
    prepare(anna, server)
    server.push(anna.store.net.batch_to_send(500, 2**21))
    write(anna, 2)
    assert anna.store.net.take_heads(server.heads()) == ()
    assert anna.store.net.state().usendte == 2
    assert push(anna, server) == 1
    all_meet(server, anna, bo)
    assert same_everywhere(anna, bo)
    assert len(server.events) == 5


def test_a_writer_that_the_server_refuses_holds_up_nobody_else(anna, server):
    write(anna, 1)
    anna.reopen()
    write(anna, 1)
    prepare(anna, server)
    net = anna.store.net
    first = net.batch_to_send(500, 2**21)
    second = net.batch_to_send(500, 2**21, without={first.writer})
    assert second.writer != first.writer
    assert net.batch_to_send(500, 2**21, without={first.writer, second.writer}) is None


def test_the_key_of_an_earlier_start_goes_once_the_server_has_all_its_events(anna, server):
    held = "SELECT count(*) FROM session WHERE key NOT NULL"
    write(anna, 2)
    anna.reopen(clean=False)
    write(anna, 1)
    assert anna.db.execute(held).fetchone() == (2,)
    meet(anna, server)
    assert anna.db.execute(held).fetchone() == (1,)
    meet(anna, server)
    write(anna, 1)
    meet(anna, server)
    assert len(server.events) == 4


def test_another_desks_events_are_carried_to_a_server_that_lost_them(anna, bo, server):
    write(anna, 4)
    all_meet(server, anna, bo)
    write(anna, 3)
    all_meet(server, anna, bo)
    empty = ServerList(server.org, key=server.key, id=server.id)
    net = bo.store.net
    net.move_cursor(empty.incarnation, net.checkpoints()[-1])
    prepare(bo, empty)
    net.take_heads(empty.heads())
    assert push(bo, empty) > 0
    pull(bo, empty)
    assert {(kept.writer, kept.n) for kept in empty.events} >= {
        (kept.writer, kept.n) for kept in server.events
    }
    assert bo.store.net.cursor().seq == len(empty.events)


def test_signatures_for_the_second_copy_grow_and_are_few(anna):
    file = anna.store._file
    for _ in range(10):
        write(anna, 1)
        with file.transaction():
            list(stretch.signing(file.db, file.writer.device))
    rows = anna.db.execute("SELECT first, last FROM stretch").fetchall()
    assert rows == [(1, 10)]
    write(anna, 250)
    with file.transaction():
        list(stretch.signing(file.db, file.writer.device))
    rows = anna.db.execute("SELECT first, last FROM stretch ORDER BY first").fetchall()
    assert rows == [(1, 200), (201, 260)]


def test_a_false_signature_that_is_kept_is_never_used(anna, bo, server):
    write(anna, 2)
    prepare(anna, server)
    push(anna, server)
    meet(bo, server)
    file = bo.store._file
    widx = bo.db.execute(
        "SELECT widx FROM session WHERE device = ?", (anna.founding.device,)
    ).fetchone()[0]
    with file.transaction():
        stretch.keep(file.db, widx, [Signed(2, 2, bytes(64))])
    empty = ServerList(server.org, key=server.key, id=server.id)
    bo.store.net.move_cursor(empty.incarnation, bo.store.net.checkpoints()[-1])
    prepare(bo, empty)
    assert bo.store.net.batch_to_send(500, 2**21, without={bo.store.net.writer()}).last == 2


def test_people_who_sign_what_they_close_stay_signed_on_the_other_desk(anna, bo, server):
    anna.store.sign_in(LEDER.bruger, anna.person.sign)
    call = opkald(notat="afsluttet")
    anna.store.save(LEDER, call)
    closed = replace(call, status="AFSLUTTET", slut=call.start)
    anna.store.save(LEDER, closed, call)
    anna.store.save(LEDER, replace(closed, notat="rettet"), closed, begrundelse="hørte fejl")
    all_meet(server, anna, bo)
    changes = bo.store.history(LEDER, call.id)
    assert [each.signeret for each in changes] == [
        each.signeret for each in anna.store.history(LEDER, call.id)
    ]
    assert changes[0].signeret

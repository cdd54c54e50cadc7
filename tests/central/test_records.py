"""What the server keeps of a record: its wrapped keys and bodies, until it is erased for good."""

from __future__ import annotations

import os
from dataclasses import replace

import msgspec
import pytest

from akutdesk.central.backup import begin_again
from akutdesk.central.sqlite_connection import SqliteConnection
from akutdesk.central.sqlite_store import SqliteStore
from akutdesk.central.store import Store
from akutdesk.central.store_error import StoreBusyError
from akutdesk.wire import messages as m
from akutdesk.wire.chain import body_hash
from akutdesk.wire.header import Stream
from tests.central.desks import Org, bodies_of, found
from tests.central.invented_log import Pen, begin_org, begin_writer
from tests.central.running import running_over
from tests.wire.orders import Person, order_of

RID, OTHER = b"r" * 16, b"s" * 16
MARKER = b"a word that must go" * 20


def wrap(rid=RID, epoch=1, fill=b"w"):
    return m.Wrap(rid, epoch, fill * 60)


def test_wraps_come_back_in_their_order(server):
    desk = found(server)
    wraps = tuple(wrap(os.urandom(16)) for _ in range(5))
    desk.post("keywraps", m.Wraps(wraps=wraps[:2]))
    desk.post("keywraps", m.Wraps(wraps=wraps[2:]))
    first = desk.get("keywraps?limit=3").read(m.Wraps)
    rest = desk.get(f"keywraps?after={first.next}").read(m.Wraps)
    assert (*first.wraps, *rest.wraps) == wraps
    assert desk.get(f"keywraps?after={rest.next}").read(m.Wraps) == m.Wraps(
        wraps=(), next=rest.next
    )


def test_the_first_wrap_for_a_record_and_epoch_stays(server):
    desk = found(server)
    desk.post("keywraps", m.Wraps(wraps=(wrap(), wrap(epoch=2))))
    answer = desk.post("keywraps", m.Wraps(wraps=(wrap(fill=b"x"), wrap(epoch=2), wrap(OTHER))))
    assert answer.read(m.Wraps).wraps == (wrap(),)
    kept = desk.get("keywraps").read(m.Wraps).wraps
    assert kept == (wrap(), wrap(epoch=2), wrap(OTHER))


def test_more_wraps_than_a_call_may_have_are_refused(server):
    desk = found(server)
    many = m.Wraps(wraps=tuple(wrap(os.urandom(16)) for _ in range(1001)))
    answer = desk.post("keywraps", many)
    assert (answer.status, answer.code) == (413, "too-large")


def erased(server):
    """A desk whose record RID is erased, with the writer and the two bodies it had, one of them another's."""
    desk = found(server)
    writer = desk.start()
    writer.write(rid=RID, body=MARKER)
    writer.write(rid=OTHER)
    writer.write(rid=RID, stream=Stream.CONTROL)
    desk.post("keywraps", m.Wraps(wraps=(wrap(fill=b"k"), wrap(OTHER))))
    desk.push(writer.batch())
    assert desk.erase(RID).status == 200
    return desk, writer


def test_an_erased_record_loses_bodies_and_keys_and_keeps_its_place_in_the_chain(server):
    desk, writer = erased(server)
    page = desk.page()
    assert page.sizes == (0, 92, 92)
    assert page.erased == {0: body_hash(MARKER)}
    assert list(page.headers) == [event.header for event in writer.events]
    assert bodies_of(page)[1:] == [event.body for event in writer.events[1:]]
    assert desk.get("keywraps").read(m.Wraps).wraps == (wrap(OTHER),)


def test_erasing_again_is_harmless(server):
    desk, _ = erased(server)
    assert desk.post("erase", m.Erase(index=desk.device.org.state.count - 1)).status == 200
    assert desk.page().sizes == (0, 92, 92)


def test_what_arrives_of_an_erased_record_is_stripped_on_arrival(server):
    desk, writer = erased(server)
    writer.write(rid=RID, body=MARKER)
    assert desk.push(writer.batch(4)).read(m.Appended).accepted_to_n == 4
    desk.post("keywraps", m.Wraps(wraps=(wrap(epoch=2),)))
    page = desk.page(3)
    assert (page.sizes, page.erased) == ((0,), {0: body_hash(MARKER)})
    assert desk.get("keywraps").read(m.Wraps).wraps == (wrap(OTHER),)


def test_pushing_an_erased_event_again_does_not_bring_it_back(server):
    desk, writer = erased(server)
    assert desk.push(writer.batch(1, 3)).status == 200
    assert desk.page().sizes == (0, 92, 92)


def test_erased_bytes_are_in_no_file_of_the_server(tmp_path):
    store = SqliteStore(tmp_path / "central.db")
    with running_over(store) as server:
        desk = found(server)
        writer = desk.start()
        for _ in range(20):
            writer.write(rid=RID, body=MARKER)
            writer.write(rid=OTHER)
        desk.post("keywraps", m.Wraps(wraps=(wrap(fill=b"k"), wrap(OTHER))))
        desk.push(writer.batch())
        assert holds(tmp_path, MARKER)
        assert holds(tmp_path, wrap(fill=b"k").wrap)
        desk.erase(RID)
        assert not holds(tmp_path, MARKER[:40])
        assert not holds(tmp_path, wrap(fill=b"k").wrap[:40])
        assert holds(tmp_path, wrap(OTHER).wrap)
    store.close()


def test_a_log_that_somebody_still_reads_is_washed_when_they_are_done(tmp_path):
    """Until then the answer is "come again", for erased bytes would live on in it."""
    connection = SqliteConnection(tmp_path / "central.db")
    connection.wash()
    with connection.reading() as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM org").fetchall()
        with connection.writing() as db:
            db.execute("PRAGMA busy_timeout = 1")
            db.execute("INSERT INTO nonce VALUES (?, 0)", (MARKER,))
        with pytest.raises(StoreBusyError):
            connection.wash()
        reader.execute("COMMIT")
    connection.wash()
    assert (tmp_path / "central.db-wal").stat().st_size == 0
    connection.close()


def holds(folder, marker):
    return any(marker in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_an_order_erases_before_anybody_asks(server):
    """The statement itself does it: nothing is served that two people had erased."""
    desk = found(server)
    writer = desk.start()
    writer.write(rid=RID, body=MARKER)
    desk.push(writer.batch())
    org = desk.device.org
    index = org.state.count
    desk.post("membership", m.Statements(index=index, statements=tuple(org.erase(RID))))
    assert desk.page().erased == {0: body_hash(MARKER)}


def test_an_erasure_that_has_not_come_is_asked_for(server):
    desk = found(server)
    answer = desk.post("erase", m.Erase(index=desk.device.org.state.count))
    assert (answer.status, answer.code) == (409, "gap")
    assert answer.problem.index == desk.device.org.state.count


def stripped(writer, *places):
    """A batch that lacks some bodies, as a desk sends it that has erased them."""
    whole = writer.batch()
    bodies = [b"" if at in places else event.body for at, event in enumerate(writer.events)]
    return msgspec.structs.replace(
        whole,
        sizes=tuple(map(len, bodies)),
        bodies=b"".join(bodies),
        erased={at: body_hash(writer.events[at].body) for at in places},
    )


def test_a_desk_hands_in_a_writer_whose_erased_bodies_are_gone(server):
    """After the server was emptied nobody has them, and what stands behind them in the chain still comes (F58)."""
    desk = found(server)
    writer = desk.start()
    writer.write(rid=RID, body=MARKER)
    writer.write(rid=OTHER)
    desk.erase(RID)
    assert desk.push(stripped(writer, 0)).read(m.Appended).accepted_to_n == 2
    page = desk.page()
    assert (page.sizes, page.erased) == ((0, 92), {0: body_hash(MARKER)})
    assert desk.push(writer.batch()).status == 200
    assert (desk.page().sizes, desk.page().erased) == (page.sizes, page.erased)


@pytest.mark.parametrize("places", [(1,), (0, 1), (2,)])
def test_a_body_of_a_record_that_nobody_erased_must_come(server, places):
    desk = found(server)
    writer = desk.start()
    writer.write(rid=RID)
    writer.write(rid=OTHER)
    writer.write(rid=RID, stream=Stream.AUDIT)
    desk.erase(RID)
    answer = desk.push(stripped(writer, *places))
    assert (answer.status, answer.code) == (422, "refused")
    assert answer.problem.index == max(places)
    assert not desk.page().headers


def test_an_erased_place_needs_its_hash(server):
    desk = found(server)
    writer = desk.start()
    writer.write(2, rid=RID)
    desk.erase(RID)
    batch = stripped(writer, 0)
    for broken in ({}, {1: bytes(32)}, {0: bytes(32), 1: bytes(32)}):
        answer = desk.push(msgspec.structs.replace(batch, erased=broken))
        assert (answer.status, answer.code) == (400, "malformed")
    answer = desk.push(msgspec.structs.replace(batch, erased={0: bytes(32)}))
    assert (answer.status, answer.code) == (422, "refused")


def test_f85_a_server_restored_from_before_an_erasure_erases_before_it_opens(store: Store, rng):
    """By its own statements and by the list that was kept apart from the backups."""
    org, people = Org(), (Person(), Person("MEDARBEJDER"))
    org.say(*(each.statement() for each in people), order_of(org.id, people, RID))
    begun = begin_org(store, org.id, org.statements)
    pen = Pen(begin_writer(store, begun, b"w" * 16), rng)
    for rid in (RID, OTHER, b"t" * 16):
        count = len(org.statements)
        store.events.append(begun, replace(pen.write(1, rid=rid), statements=count))
        store.events.add_wraps(begun, [wrap(rid)], 9)
    begin_again(store, 99, {begun: [OTHER]})
    page = store.events.page(begun, 0, 10, 10**6)
    assert [size > 0 for size in page.sizes] == [False, False, True]
    assert [each.rid for _, each in store.events.wraps(begun, 0, 10)] == [b"t" * 16]
    assert set(store.events.erased(begun)) == {RID, OTHER}

"""What the server keeps of a record: its wrapped keys and bodies, until it is erased for good."""

from __future__ import annotations

import os

import pytest

from akutdesk.central.sqlite_connection import SqliteConnection
from akutdesk.central.sqlite_store import SqliteStore
from akutdesk.central.store_error import StoreBusyError
from akutdesk.wire import messages as m
from akutdesk.wire.chain import body_hash
from akutdesk.wire.header import Stream
from tests.central.desks import bodies_of, found
from tests.central.running import running_over

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
    asked = m.Erase(rid=RID, writer=writer.id, n=3)
    assert desk.post("erase", asked).status == 200
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
    desk, writer = erased(server)
    assert desk.post("erase", m.Erase(rid=RID, writer=writer.id, n=3)).status == 200
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
        writer.write(rid=RID, stream=Stream.CONTROL)
        desk.post("keywraps", m.Wraps(wraps=(wrap(fill=b"k"), wrap(OTHER))))
        desk.push(writer.batch())
        assert holds(tmp_path, MARKER)
        assert holds(tmp_path, wrap(fill=b"k").wrap)
        desk.post("erase", m.Erase(rid=RID, writer=writer.id, n=41))
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


@pytest.mark.parametrize("stream", [Stream.DATA, Stream.AUDIT])
def test_only_a_control_event_erases(server, stream):
    desk = found(server)
    writer = desk.start()
    writer.write(rid=RID, stream=stream)
    desk.push(writer.batch())
    answer = desk.post("erase", m.Erase(rid=RID, writer=writer.id, n=1))
    assert (answer.status, answer.code) == (422, "refused")
    assert desk.page().erased == {}


@pytest.mark.parametrize("rid", [OTHER, bytes(16)])
def test_a_control_event_erases_its_own_record_only(server, rid):
    desk = found(server)
    writer = desk.start()
    writer.write(rid=RID, stream=Stream.CONTROL)
    desk.push(writer.batch())
    answer = desk.post("erase", m.Erase(rid=rid, writer=writer.id, n=1))
    assert (answer.status, answer.code) == (422, "refused")


def test_erasing_waits_for_its_control_event(server):
    desk = found(server)
    writer = desk.start()
    writer.write(rid=RID, stream=Stream.CONTROL)
    asked = m.Erase(rid=RID, writer=writer.id, n=1)
    early = desk.post("erase", asked)
    assert (early.status, early.code, early.problem.expected_n) == (409, "gap", 1)
    desk.push(writer.batch())
    assert desk.post("erase", asked).status == 200

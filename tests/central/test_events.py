"""Events come in whole batches, stand in one order without a gap, and go out as they came."""

from __future__ import annotations

from akutdesk.wire import crypto
from akutdesk.wire import messages as m
from akutdesk.wire.chain import body_hash, event_hash
from akutdesk.wire.receipt import NO_DIGEST, next_digest, verify_receipt
from tests.central.desks import bodies_of, found


def test_what_a_desk_pushed_another_reads_as_it_was(server):
    desk = found(server)
    writer = desk.start()
    writer.write(3)
    pushed = desk.push(writer.batch()).read(m.Appended)
    assert (pushed.accepted_to_n, pushed.seq_from, pushed.seq_to) == (3, 1, 3)
    page = desk.page()
    assert list(page.headers) == [event.header for event in writer.events]
    assert list(bodies_of(page)) == [event.body for event in writer.events]
    (stretch,) = page.stretches
    assert (stretch.writer, stretch.first, stretch.last) == (writer.id, 1, 3)
    receipt = verify_receipt(page.receipt, crypto.verify_key(server.store.server().key))
    hashes = [event_hash(event.header, body_hash(event.body)) for event in writer.events]
    assert receipt.digest == next_digest(NO_DIGEST, hashes)
    assert (receipt.seq, receipt.writer, receipt.n) == (3, writer.id, 3)

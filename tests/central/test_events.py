"""Events come in whole batches, stand in one order without a gap, and go out as they came."""

from __future__ import annotations

import random

import msgspec
import pytest

from akutdesk.central.asked import Asked
from akutdesk.central.calls import ORG_CALLS
from akutdesk.wire import crypto
from akutdesk.wire import messages as m
from akutdesk.wire.batch import pack_batch
from akutdesk.wire.chain import body_hash, event_hash
from akutdesk.wire.receipt import NO_DIGEST, next_digest, verify_receipt
from tests.central.desks import Desk, bodies_of, found


def key_of(server):
    return crypto.verify_key(server.store.server().key)


def hashes_of(events):
    return [event_hash(event.header, body_hash(event.body)) for event in events]


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
    assert stretch.signature == writer.batch().signature
    receipt = verify_receipt(page.receipt, key_of(server))
    assert receipt.digest == next_digest(NO_DIGEST, hashes_of(writer.events))
    assert (receipt.seq, receipt.writer, receipt.n) == (3, writer.id, 3)


def test_a_batch_sent_again_is_taken_once_and_receipted_again(server):
    """F26, F30: an answer was lost, or a request came twice."""
    desk = found(server)
    writer = desk.start()
    writer.write(4)
    first = desk.push(writer.batch(1, 4)).read(m.Appended)
    again = desk.push(writer.batch(1, 4)).read(m.Appended)
    assert (again.accepted_to_n, again.seq_from, again.seq_to) == (4, 0, 0)
    one, other = (verify_receipt(each.receipt, key_of(server)) for each in (first, again))
    assert (one.seq, one.digest, one.n) == (other.seq, other.digest, other.n)
    assert len(desk.page().headers) == 4


def test_a_batch_that_is_here_in_part_is_taken_for_the_rest(server):
    desk = found(server)
    writer = desk.start()
    writer.write(5)
    desk.push(writer.batch(1, 3))
    pushed = desk.push(writer.batch(2, 5)).read(m.Appended)
    assert (pushed.accepted_to_n, pushed.seq_from, pushed.seq_to) == (5, 4, 5)
    page = desk.page()
    assert list(bodies_of(page)) == [event.body for event in writer.events]
    assert [(each.first, each.last) for each in page.stretches] == [(1, 3), (2, 5)]


def test_a_receipt_inside_an_earlier_push_holds_the_digest_there(server):
    desk = found(server)
    writer = desk.start()
    writer.write(6)
    desk.push(writer.batch(1, 6))
    inside = desk.push(writer.batch(2, 4)).read(m.Appended)
    receipt = verify_receipt(inside.receipt, key_of(server))
    assert (receipt.seq, receipt.n) == (4, 4)
    assert receipt.digest == next_digest(NO_DIGEST, hashes_of(writer.events[:4]))


def test_a_batch_that_begins_inside_an_earlier_push_finds_its_chain(server):
    desk = found(server)
    writer = desk.start()
    writer.write(7)
    desk.push(writer.batch(1, 5))
    assert desk.push(writer.batch(4, 7)).read(m.Appended).accepted_to_n == 7


def test_events_that_are_missing_before_a_batch_are_asked_for(server):
    desk = found(server)
    writer = desk.start()
    writer.write(5)
    desk.push(writer.batch(1, 2))
    answer = desk.push(writer.batch(4, 5))
    assert (answer.status, answer.code, answer.problem.expected_n) == (409, "gap", 3)
    assert len(desk.page().headers) == 2


@pytest.mark.parametrize("first", [1, 2, 3])
def test_a_writer_that_says_two_things_is_a_fork_and_nothing_of_it_is_stored(server, first):
    """F69 at the server: a machine that was copied while it ran."""
    desk = found(server)
    writer = desk.start()
    writer.write(2)
    common = (list(writer.events), list(writer.chains))
    writer.write(2)
    desk.push(writer.batch())
    writer.events, writer.chains = common
    writer.write(3)
    answer = desk.push(writer.batch(first, 5))
    assert (answer.status, answer.code, answer.problem.expected_n) == (409, "fork", 3)
    assert len(desk.page().headers) == 4


def test_a_writer_that_went_on_from_another_past_is_a_fork(server):
    desk = found(server)
    writer = desk.start()
    writer.write(2)
    desk.push(writer.batch())
    writer.events.clear()
    del writer.chains[1:]
    writer.write(3)
    answer = desk.push(writer.batch(3, 3))
    assert (answer.status, answer.code) == (409, "fork")


def test_a_page_ends_where_a_push_ended(server):
    desk = found(server)
    writer = desk.start()
    writer.write(9)
    for first in (1, 4, 7):
        desk.push(writer.batch(first, first + 2))
    assert len(desk.page(0, limit=4).headers) == 3
    assert len(desk.page(0, limit=6).headers) == 6
    assert len(desk.page(3, limit=1).headers) == 3
    inside = desk.page(4, limit=1)
    assert list(inside.headers) == [event.header for event in writer.events[4:6]]
    assert inside.stretches[0].first == 4


def test_pages_put_together_are_everything_in_one_order(server, rng: random.Random):
    desk = found(server)
    writers = [desk.start() for _ in range(3)]
    for _ in range(12):
        writer = rng.choice(writers)
        writer.write(rng.randint(1, 4))
        pushed = writer.batch(max(1, writer.n - rng.randint(0, 3)))
        if desk.push(pushed).status == 409:
            desk.push(writer.batch())
    after, digest, seen = 0, NO_DIGEST, []
    while (page := desk.page(after, limit=5)).headers:
        pairs = list(zip(page.headers, bodies_of(page), strict=True))
        digest = next_digest(digest, [event_hash(h, body_hash(b)) for h, b in pairs])
        receipt = verify_receipt(page.receipt, key_of(server))
        after += len(pairs)
        assert (receipt.seq, receipt.digest) == (after, digest)
        seen += pairs
    for writer in writers:
        own = [(e.header, e.body) for e in writer.events]
        assert [pair for pair in seen if pair in own] == own
    assert len(seen) == sum(writer.n for writer in writers)


def test_an_empty_page_has_no_receipt(server):
    page = found(server).page()
    assert page == m.Page(
        after=0, headers=(), sizes=(), bodies=b"", erased={}, stretches=(), receipt=None
    )


def test_a_cursor_beyond_the_newest_event_is_told(server):
    desk = found(server)
    answer = desk.get("events?after=1")
    assert (answer.status, answer.code) == (409, "ahead")
    assert answer.headers[m.HEAD_SEQ.lower()] == "0"


def test_the_digest_is_known_where_a_push_ended(server):
    desk = found(server)
    writer = desk.start()
    writer.write(4)
    desk.push(writer.batch(1, 2))
    desk.push(writer.batch(3, 4))
    said = {seq: desk.get(f"digest?seq={seq}").read(m.DigestAt).digest for seq in range(6)}
    assert said[0] == NO_DIGEST
    assert said[2] == next_digest(NO_DIGEST, hashes_of(writer.events[:2]))
    assert said[4] == next_digest(NO_DIGEST, hashes_of(writer.events))
    assert (said[1], said[3], said[5]) == (None, None, None)


def test_any_desk_carries_anybodys_events(server):
    """F60 at the server: only a colleague still has them."""
    desk = found(server)
    other = desk.device.org.device()
    lost = other.writer()
    lost.write(2)
    desk.post("membership", m.Statements(index=0, statements=tuple(desk.device.org.statements)))
    assert desk.post("sessions", lost.certificate).status == 201
    assert desk.push(lost.batch()).read(m.Appended).accepted_to_n == 2


def test_events_of_a_writer_without_a_certificate_wait_for_it(server):
    desk = found(server)
    writer = desk.device.writer()
    writer.write()
    answer = desk.push(writer.batch())
    assert (answer.status, answer.code) == (404, "unknown")
    assert desk.post("sessions", writer.certificate).status == 201
    assert desk.push(writer.batch()).status == 200


def test_writers_are_listed_in_pages_with_their_heads(server):
    desk = found(server)
    writers = [desk.start() for _ in range(3)]
    writers[1].write(2)
    desk.push(writers[1].batch())
    first = desk.get("writers?limit=2").read(m.Writers)
    rest = desk.get(f"writers?after={first.next}&limit=2").read(m.Writers)
    heads = (*first.writers, *rest.writers)
    assert [(h.writer, h.n, h.chain) for h in heads] == [(w.id, w.n, w.chains[-1]) for w in writers]
    last = desk.get(f"writers?after={rest.next}").read(m.Writers)
    assert last == m.Writers(writers=(), next=rest.next)
    only = desk.get(f"writers?only={writers[2].id.hex()},{'0' * 32}").read(m.Writers)
    assert [head.writer for head in only.writers] == [writers[2].id]


def test_certificates_come_back_in_their_order_and_twice_is_once(server):
    desk = found(server)
    writers = [desk.start() for _ in range(3)]
    assert desk.post("sessions", writers[0].certificate).status == 200
    first = desk.get("sessions?limit=2").read(m.Certificates)
    rest = desk.get(f"sessions?after={first.next}").read(m.Certificates)
    assert [*first.certificates, *rest.certificates] == [w.certificate for w in writers]


def test_answers_about_an_org_tell_its_newest_number(server):
    desk = found(server)
    writer = desk.start()
    writer.write(2)
    pushed = desk.push(writer.batch())
    assert pushed.headers[m.HEAD_SEQ.lower()] == "2"
    incarnation = pushed.headers[m.INCARNATION.lower()]
    assert desk.get("events", Akutdesk_Expect_Incarnation=incarnation).status == 200
    answer = desk.get("events", Akutdesk_Expect_Incarnation="0" * 32)
    assert (answer.status, answer.code) == (412, "incarnation")
    assert answer.problem.incarnation == incarnation


def test_no_page_goes_beyond_the_newest_number_that_its_answer_tells(server):
    """A client would take a head below what it has read for a server that was rolled back."""
    desk = found(server)
    before = server.service.auth.caller(desk.device.org.id, desk.device.id)
    writer = desk.start()
    writer.write(3)
    desk.push(writer.batch())
    (pull,) = [call for call in ORG_CALLS if call.pulls]
    reply = pull.answer(server.service, Asked(ids={}, query={}, headers={}), before)
    assert (before.org.seq, reply.events, reply.org.seq) == (0, 3, 3)


def test_two_orgs_count_apart(server):
    desks = [found(server), found(server)]
    for desk in desks:
        writer = desk.start()
        writer.write(2)
        assert desk.push(writer.batch()).read(m.Appended).seq_from == 1
        assert list(bodies_of(desk.page())) == [event.body for event in writer.events]


def test_a_suite_that_the_server_does_not_know_is_stored_unseen(server):
    """What a body is sealed with is no business of the server's: a desk opens it after an upgrade (F82)."""
    desk = found(server)
    writer = desk.start()
    writer.write(suite=2)
    assert desk.push(writer.batch()).status == 200


# ---------------------------------------------------------------- what does not hold


def refused(desk: Desk, batch) -> tuple[int, str, int | None]:
    answer = desk.push(batch)
    assert desk.page().headers == ()
    return answer.status, answer.code, answer.problem.index


def test_a_signature_of_another_session_is_refused(server):
    desk = found(server)
    writer, other = desk.start(), desk.start()
    writer.write(2)
    writer.key = other.key
    assert refused(desk, writer.batch()) == (422, "refused", None)


def test_a_body_changed_under_a_good_signature_is_refused(server):
    desk = found(server)
    writer = desk.start()
    writer.write(2)
    batch = writer.batch()
    changed = bytes([batch.bodies[0] ^ 1]) + batch.bodies[1:]
    batch = msgspec.structs.replace(batch, bodies=changed)
    assert refused(desk, batch) == (422, "refused", 0)


@pytest.mark.parametrize("wrong", [{"n": 7}, {"org": b"o" * 16}, {"writer": b"w" * 16}])
def test_an_event_that_stands_elsewhere_than_its_batch_says_is_named(server, wrong):
    desk = found(server)
    writer = desk.start()
    writer.write()
    writer.write(**wrong)
    assert refused(desk, writer.batch()) == (422, "refused", 1)


def test_an_event_of_a_newer_format_is_named(server):
    desk = found(server)
    writer = desk.start()
    writer.write(2)
    writer.write(format=2)
    assert refused(desk, writer.batch()) == (422, "refused", 2)


def test_an_event_that_is_too_large_is_named(server):
    """F37 at the server."""
    desk = found(server)
    writer = desk.start()
    writer.write(body=b"x" * 1000)
    writer.write(body=b"x" * 256 * 1024)
    assert refused(desk, writer.batch()) == (413, "too-large", 1)


def test_more_events_than_a_batch_may_have_are_refused(server):
    desk = found(server)
    writer = desk.start()
    writer.write(501)
    assert refused(desk, writer.batch()) == (413, "too-large", None)
    assert desk.push(writer.batch(1, 500)).status == 200


def test_a_batch_of_another_org_is_refused(server):
    desk, other = found(server), found(server)
    writer = other.start()
    writer.write()
    assert refused(desk, writer.batch()) == (422, "refused", 0)


@pytest.mark.parametrize(
    "change",
    [
        {"sizes": (92, 93)},
        {"sizes": (92,)},
        {"headers": ()},
        {"first": 2},
        {"last": 9},
        {"format": 2},
    ],
    ids=str,
)
def test_a_batch_whose_numbers_disagree_is_refused(server, change):
    desk = found(server)
    writer = desk.start()
    writer.write(2)
    status, code, _ = refused(desk, msgspec.structs.replace(writer.batch(), **change))
    assert (status, code) == (400, "malformed")


def test_bytes_that_are_no_batch_are_refused(server, rng: random.Random):
    desk = found(server)
    writer = desk.start()
    writer.write(2)
    whole = pack_batch(writer.batch())
    for data in (b"", b"\xc1", whole[:-1], b"\x9f" * 1000, rng.randbytes(500)):
        answer = desk.post("events", data)
        assert (answer.status, answer.code) == (400, "malformed")
    assert desk.page().headers == ()

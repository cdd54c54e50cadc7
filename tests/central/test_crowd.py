"""Many desks at once: every event once, one order, one winner where there can be one, and no error that is the server's."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from akutdesk.central.kept import Addition
from akutdesk.central.store_error import MovedError
from akutdesk.wire import crypto
from akutdesk.wire import messages as m
from akutdesk.wire import statement as s
from akutdesk.wire.batch import columns_of
from akutdesk.wire.codec import pack
from akutdesk.wire.receipt import Receipt, sign_receipt, verify_receipt
from tests.central.desks import Desk, Org, Writer, found
from tests.wire import stranger

DESKS = 20


def at_once(deeds: Sequence[Callable[[], Any]]) -> list[Any]:
    """What each of some deeds gave, all begun together on threads of their own."""
    gate = threading.Barrier(len(deeds))
    given: list[Any] = [None] * len(deeds)

    def do(place: int) -> None:
        gate.wait()
        given[place] = deeds[place]()

    threads = [threading.Thread(target=do, args=(place,)) for place in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


def test_f65_twenty_desks_push_and_read_together_and_every_event_stands_once(server):
    """F65 on SQLite: no error reaches a client."""
    desk = found(server)
    org = desk.device.org
    devices = [org.device() for _ in range(DESKS)]
    desk.post("membership", m.Statements(index=0, statements=tuple(org.statements)))
    desks = [Desk(server, device).log_in() for device in devices]
    writers = [each.start() for each in desks]

    def shift(own, writer):
        answers = []
        for _ in range(5):
            writer.write(3)
            answers.append(own.push(writer.batch(writer.n - 2)))
            answers.append(own.get("events?after=0&limit=10"))
        return [answer.status for answer in answers]

    pairs = zip(desks, writers, strict=True)
    statuses = at_once([lambda p=pair: shift(*p) for pair in pairs])
    assert Counter(status for each in statuses for status in each) == {200: DESKS * 10}
    info = server.send("GET", "/v1/info").read(m.Info)
    follows = stranger.Follower(desk.device.org.id, info.server_public)
    follows.statements(desk.device.org.statements)
    for writer in writers:
        follows.certificate(writer.certificate)
    while follows.page(desk.get(f"events?after={follows.seq}").body):
        pass
    assert follows.seq == DESKS * 15
    assert all(known.n == 15 for known in follows.writers.values())


def test_the_same_batch_from_twenty_desks_stands_once(server):
    desk = found(server)
    writer = desk.start()
    writer.write(7)
    answers = at_once([lambda: desk.push(writer.batch())] * DESKS)
    assert {answer.status for answer in answers} == {200}
    taken = [answer.read(m.Appended) for answer in answers]
    assert sorted(each.seq_to for each in taken) == [0] * (DESKS - 1) + [7]
    receipts = {verify_receipt(each.receipt, info_key(server)).digest for each in taken}
    assert len(receipts) == 1
    assert len(desk.page().headers) == 7


def info_key(server):
    return crypto.verify_key(server.store.server().key)


def test_one_slot_is_filled_by_one_of_many(server):
    code, orgs = server.open_slot(), [Org() for _ in range(6)]

    def fill(org):
        ask = m.AskGenesis(code=code, statements=tuple(org.statements))
        return server.send("POST", f"/v1/orgs/{org.id.hex()}/genesis", pack(ask)).status

    statuses = at_once([lambda o=org: fill(o) for org in orgs])
    assert sorted(statuses) == [201, *[409] * 5]


def test_of_many_leaders_who_speak_at_once_one_is_heard(server):
    """F74 at the server: the others are told where the chain ends, and redo."""
    desk = found(server)
    org = desk.device.org
    rivals = []
    for number in range(6):
        rival = Org(id=org.id, root=org.root)
        rival.statements, rival.state = list(org.statements), org.state
        seals = {bytes(16): b"epoch" + bytes([number])}
        rivals.append(tuple(rival.say(s.Epoch(number=1, seals=seals))))
    answers = at_once(
        [
            lambda r=rival: desk.post("membership", m.Statements(index=2, statements=r))
            for rival in rivals
        ]
    )
    assert sorted(answer.status for answer in answers) == [200, *[409] * 5]
    assert {a.problem.index for a in answers if a.status == 409} <= {2, 3}
    assert len(desk.get("membership").read(m.Statements).statements) == 3


def test_the_same_evidence_from_many_desks_begins_one_incarnation(server):
    desk = found(server)
    writer = desk.start()
    writer.write()
    signed = desk.push(writer.batch()).read(m.Appended).receipt
    true = verify_receipt(signed, info_key(server))
    fields = {name: getattr(true, name) for name in Receipt.__struct_fields__} | {"seq": 9}
    lost = m.Evidence(receipt=sign_receipt(server.store.server().key, Receipt(**fields)))
    answers = at_once([lambda: desk.post("evidence", lost)] * 8)
    assert {answer.status for answer in answers} == {202}
    assert len(server.store.orgs.incarnations(desk.device.org.id)) == 2


# ---------------------------------------------------------------- what was read is no longer so


def addition(desk: Desk, start: Writer, **more: Any) -> Addition:
    batch = start.batch()
    columns = columns_of(batch)
    told = {
        "writer": start.id,
        "before_n": 0,
        "statements": desk.device.org.state.count,
        "first": 1,
        "last": start.n,
        "chain": batch.chain,
        "signature": batch.signature,
        "headers": batch.headers,
        "streams": [header.stream for header in columns.headers],
        "rids": [header.rid for header in columns.headers],
        "body_hashes": columns.body_hashes,
        "hashes": columns.hashes,
        "sizes": batch.sizes,
        "bodies": batch.bodies,
        "now_ms": 0,
    }
    return Addition(**(told | more))


@pytest.mark.parametrize("moved", [{"statements": 1}, {"before_n": 1}, {"writer": b"w" * 16}])
def test_what_was_weighed_against_something_older_is_not_kept(server, moved):
    """A device revoked between the weighing and the keeping gets nothing in (I12)."""
    desk = found(server)
    writer = desk.start()
    writer.write(2)
    with pytest.raises(MovedError):
        server.store.events.append(desk.device.org.id, addition(desk, writer, **moved))
    assert desk.page().headers == ()
    assert server.store.events.append(desk.device.org.id, addition(desk, writer)).seq_to == 2

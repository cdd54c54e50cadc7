"""A new PC leaves its keys under an id that only the two screens know; a desk of the org answers."""

from __future__ import annotations

import os

import msgspec
import pytest

from akutdesk.wire import crypto
from akutdesk.wire import messages as m
from akutdesk.wire.codec import pack
from akutdesk.wire.statement import statement_hash
from tests.central.desks import KEM, Device, found
from tests.central.running import running_over
from tests.fakes.clock import FakeClock


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def server(store, clock):
    with running_over(store, clock=clock) as server:
        yield server


def request_of(device: Device) -> m.AskEnrolment:
    bare = m.AskEnrolment(
        id=os.urandom(16),
        device=device.id,
        sign_public=crypto.verify_key(device.key),
        kem_public=KEM,
        proof=bytes(64),
    )
    proof = crypto.sign(device.key, m.enrolment_message(bare))
    return msgspec.structs.replace(bare, proof=proof)


def ask(server, asked):
    return server.send("POST", "/v1/enrolments", pack(asked))


def state(server, asked):
    return server.send("GET", f"/v1/enrolments/{asked.id.hex()}")


def answer(desk, asked, **said):
    return desk.post(f"enrolments/{asked.id.hex()}", m.AnswerEnrolment(**said))


def approve(desk, device):
    said = desk.device.org.say(device.statement())
    index = desk.device.org.state.count - 1
    assert desk.post("membership", m.Statements(index=index, statements=tuple(said))).status == 200


def test_a_new_pc_is_seen_by_the_leader_and_let_in(server):
    desk = found(server)
    device = Device(desk.device.org)
    asked = request_of(device)
    assert ask(server, asked).status == 201
    assert state(server, asked).read(m.Enrolment).state == "pending"
    assert desk.get(f"enrolments/{asked.id.hex()}").read(m.Enrolment).request == asked
    approve(desk, device)
    root = statement_hash(desk.device.org.statements[0])
    assert answer(desk, asked, approved=True, root=root).status == 200
    seen = state(server, asked).read(m.Enrolment)
    assert (seen.state, seen.org, seen.root) == ("approved", desk.device.org.id, root)


def test_a_request_can_be_denied(server):
    desk = found(server)
    asked = request_of(Device(desk.device.org))
    ask(server, asked)
    assert answer(desk, asked, approved=False).status == 200
    seen = state(server, asked).read(m.Enrolment)
    assert (seen.state, seen.org, seen.root) == ("denied", None, None)


def test_asking_and_answering_again_changes_nothing(server):
    desk = found(server)
    asked = request_of(Device(desk.device.org))
    assert [ask(server, asked).status for _ in range(2)] == [201, 201]
    assert [answer(desk, asked, approved=False).status for _ in range(2)] == [200, 200]


def test_an_answer_stands(server):
    desk, other = found(server), found(server)
    device = Device(desk.device.org)
    asked = request_of(device)
    ask(server, asked)
    answer(desk, asked, approved=False)
    approve(desk, device)
    late = answer(desk, asked, approved=True)
    assert (late.status, late.code) == (409, "conflict")
    assert answer(other, asked, approved=False).code == "conflict"


@pytest.mark.parametrize("missing", ["statement", "key", "root", "active"])
def test_only_a_pc_that_is_in_the_chain_with_these_keys_is_let_in(server, missing):
    desk = found(server)
    device = Device(desk.device.org)
    asked = request_of(device)
    ask(server, asked)
    if missing == "key":
        approve(desk, Device(device.org, id=device.id))
    elif missing != "statement":
        approve(desk, device)
    if missing == "active":
        gone = device.org.say(device.statement(active=False))
        desk.post("membership", m.Statements(index=3, statements=tuple(gone)))
    root = b"r" * 32 if missing == "root" else None
    refused = answer(desk, asked, approved=True, root=root)
    assert (refused.status, refused.code) == (422, "refused")
    assert state(server, asked).read(m.Enrolment).state == "pending"


def test_a_request_is_over_after_a_quarter_of_an_hour(server, clock):
    desk = found(server)
    asked = request_of(Device(desk.device.org))
    ask(server, asked)
    clock.go(minutes=15)
    assert (state(server, asked).status, state(server, asked).code) == (410, "expired")
    desk.log_in()
    assert answer(desk, asked, approved=False).code == "expired"


def test_an_id_that_nobody_left_anything_under_is_unknown(server):
    gone = state(server, request_of(Device(found(server).device.org)))
    assert (gone.status, gone.code) == (404, "unknown")


def test_nobody_asks_in_anothers_place(server):
    device = Device(found(server).device.org)
    asked = request_of(device)
    forged = msgspec.structs.replace(asked, kem_public=KEM[:-1] + b"x")
    assert (ask(server, forged).status, ask(server, forged).code) == (422, "refused")
    ask(server, asked)
    thief = Device(device.org)
    taken = msgspec.structs.replace(request_of(thief), id=asked.id)
    proof = crypto.sign(thief.key, m.enrolment_message(taken))
    late = ask(server, msgspec.structs.replace(taken, proof=proof))
    assert (late.status, late.code) == (409, "conflict")
    assert state(server, asked).read(m.Enrolment).request == asked

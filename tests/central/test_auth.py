"""A device proves itself with its key, for one org and one host, for a quarter of an hour."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from akutdesk.wire import crypto
from akutdesk.wire import messages as m
from akutdesk.wire.codec import pack
from tests.central.desks import Desk, Device, found
from tests.central.running import running_over
from tests.fakes.clock import FakeClock


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def server(store, clock):
    with running_over(store, clock=clock) as server:
        yield server


def test_a_device_of_the_chain_gets_a_token_that_opens_its_org(server):
    desk = found(server)
    assert desk.get("writers").status == 200


def test_a_nonce_gives_one_token_only(server):
    desk = found(server)
    ask = m.AskChallenge(org=desk.device.org.id, device=desk.device.id)
    nonce = server.send("POST", "/v1/auth/challenge", pack(ask)).read(m.Challenge).nonce
    message = m.token_message(server.host, ask, nonce, 0)
    signature = crypto.sign(desk.device.key, message)
    proof = m.AskToken(org=ask.org, device=ask.device, nonce=nonce, time_ms=0, signature=signature)
    statuses = [server.send("POST", "/v1/auth/token", pack(proof)).status for _ in range(3)]
    assert statuses == [200, 401, 401]


def test_a_nonce_is_too_old_after_a_minute(server, clock):
    desk = found(server)
    ask = m.AskChallenge(org=desk.device.org.id, device=desk.device.id)
    challenge = server.send("POST", "/v1/auth/challenge", pack(ask)).read(m.Challenge)
    clock.go(minutes=1)
    assert challenge.expires_ms == clock.at.timestamp() * 1000
    assert desk.prove(nonce=challenge.nonce).status == 401


@pytest.mark.parametrize(
    "lie",
    [
        {"host": "another.example"},
        {"org": b"o" * 16},
        {"device": b"d" * 16},
        {"time_ms": 6},
        {"signature": b"s" * 64},
        {"nonce": b"n" * 56},
        {"nonce": b""},
    ],
    ids=str,
)
def test_a_proof_that_lies_about_anything_is_refused(server, lie):
    answer = found(server).prove(**lie)
    assert (answer.status, answer.code) == (401, "unauthorised")
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_nonce_of_another_device_is_refused(server):
    desk = found(server)
    ask = m.AskChallenge(org=desk.device.org.id, device=os.urandom(16))
    nonce = server.send("POST", "/v1/auth/challenge", pack(ask)).read(m.Challenge).nonce
    assert desk.prove(nonce=nonce).status == 401


def test_unknown_devices_and_orgs_are_challenged_like_any_and_then_refused(server):
    desk = found(server)
    stranger = Desk(server, Device(desk.device.org))
    assert (stranger.prove().status, stranger.prove().code) == (401, "unauthorised")
    nowhere = Desk(server, replace(desk.device, org=type(desk.device.org)()))
    assert nowhere.prove().status == 401


def test_a_token_lasts_a_quarter_of_an_hour(server, clock):
    """F36 at the server: a new one opens the same calls."""
    desk = found(server)
    clock.go(minutes=14, seconds=59)
    assert desk.get("writers").status == 200
    clock.go(seconds=1)
    assert (desk.get("writers").status, desk.get("writers").code) == (401, "unauthorised")
    assert desk.log_in().get("writers").status == 200


def test_a_token_is_good_at_the_host_it_was_signed_for_only(server):
    desk = found(server)
    assert desk.get("writers", Host="another.example").status == 401


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer ", "Bearer \u00e6\u00f8", "Basic abc", "Bearer a b", "bearer x" * 500],
)
def test_a_header_that_holds_no_token_is_refused(server, header):
    desk = found(server)
    answer = desk.get("writers", Authorization=header.encode().decode("latin-1"))
    assert (answer.status, answer.code) == (401, "unauthorised")
    assert m.HEAD_SEQ.lower() not in answer.headers


def test_the_store_holds_no_token(server, tmp_path):
    desk = found(server)
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(desk.token.encode() in data for data in files)
    kept = server.store.access.token(crypto.sha256(desk.token.encode()))
    assert kept is not None
    assert kept.device == desk.device.id


def test_a_revoked_device_is_refused_at_once_and_gets_no_new_token(server):
    """F73 at the server."""
    leader = found(server)
    org = leader.device.org
    lost = org.device()
    leader.post("membership", m.Statements(index=0, statements=tuple(org.statements)))
    desk = Desk(server, lost).log_in()
    assert desk.get("events").status == 200
    said = org.say(lost.statement(active=False))
    leader.post("membership", m.Statements(index=org.state.count - 1, statements=tuple(said)))
    answer = desk.get("events")
    assert (answer.status, answer.code) == (403, "revoked")
    assert m.HEAD_SEQ.lower() not in answer.headers
    assert (desk.prove().status, desk.prove().code) == (403, "revoked")

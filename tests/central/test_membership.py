"""An org begins once, with a code that is good once; its chain of statements grows by its own rules."""

from __future__ import annotations

import msgspec
import pytest

from akutdesk.wire import crypto
from akutdesk.wire import messages as m
from akutdesk.wire import statement as s
from akutdesk.wire.codec import pack
from akutdesk.wire.membership import Signer
from tests.central.desks import Desk, Org, found


def fill(server, org, code, statements=None):
    ask = m.AskGenesis(code=code, statements=tuple(statements or org.statements))
    return server.send("POST", f"/v1/orgs/{org.id.hex()}/genesis", pack(ask))


def test_a_genesis_fills_a_slot_and_the_same_again_is_harmless(server):
    org, code = Org(), server.open_slot()
    org.device()
    assert [fill(server, org, code).status for _ in range(2)] == [201, 200]


def test_a_code_is_read_as_it_was_heard(server):
    heard = server.open_slot().lower().replace("0", "o").replace("1", "l").replace("-", " ")
    assert fill(server, Org(), heard).status == 201


def test_a_code_that_opens_nothing_is_refused(server):
    answer = fill(server, Org(), "0" * 20)
    assert (answer.status, answer.code) == (403, "forbidden")


def test_a_slot_is_filled_by_one_org_for_ever(server):
    org, code = Org(), server.open_slot()
    assert fill(server, org, code).status == 201
    other = fill(server, Org(), code)
    assert (other.status, other.code) == (409, "conflict")
    pretender = fill(server, Org(id=org.id), code)
    assert (pretender.status, pretender.code) == (409, "conflict")


def test_an_org_that_has_begun_cannot_take_another_slot(server):
    org = Org()
    fill(server, org, server.open_slot())
    answer = fill(server, Org(id=org.id), server.open_slot())
    assert (answer.status, answer.code) == (409, "conflict")


@pytest.mark.parametrize("spoil", ["empty", "other org", "unsigned", "order"])
def test_a_genesis_whose_chain_does_not_hold_leaves_the_slot_empty(server, spoil):
    org, code = Org(), server.open_slot()
    org.device()
    first, second = org.statements
    chains = {
        "empty": (),
        "other org": Org().statements,
        "unsigned": (first[:-1] + b"x",),
        "order": (second, first),
    }
    ask = m.AskGenesis(code=code, statements=tuple(chains[spoil]))
    answer = server.send("POST", f"/v1/orgs/{org.id.hex()}/genesis", pack(ask))
    assert (answer.status, answer.code) == (422, "refused")
    assert fill(server, org, code).status == 201


def test_statements_come_back_as_they_were_signed(server):
    desk = found(server)
    org = desk.device.org
    org.device()
    added = desk.post("membership", m.Statements(index=2, statements=tuple(org.statements[2:])))
    assert added.read(m.Statements).index == len(org.statements)
    back = desk.get("membership").read(m.Statements)
    assert list(back.statements) == org.statements
    tail = desk.get("membership?index=2").read(m.Statements)
    assert (tail.index, list(tail.statements)) == (2, org.statements[2:])


def test_statements_sent_again_are_passed_over(server):
    desk = found(server)
    org = desk.device.org
    org.device()
    whole = m.Statements(index=0, statements=tuple(org.statements))
    assert [desk.post("membership", whole).status for _ in range(2)] == [200, 200]
    assert desk.get("membership").read(m.Statements).statements == whole.statements


def test_of_two_who_speak_at_once_one_is_told_where_the_chain_ends(server):
    desk = found(server)
    org = desk.device.org
    other = Org(id=org.id, root=org.root)
    other.statements, other.state = list(org.statements), org.state
    org.device()
    org.device()
    theirs = other.say(s.Device(device=b"d" * 16, sign_public=bytes(32), kem_public=b"k"))
    desk.post("membership", m.Statements(index=2, statements=tuple(org.statements[2:])))
    answer = desk.post("membership", m.Statements(index=2, statements=tuple(theirs)))
    assert (answer.status, answer.code, answer.problem.index) == (409, "moved", 4)


def test_statements_beyond_the_end_are_told_where_it_is(server):
    desk = found(server)
    answer = desk.post("membership", m.Statements(index=9, statements=(b"x",)))
    assert (answer.status, answer.code, answer.problem.index) == (409, "moved", 2)


def test_a_statement_without_the_right_is_named_and_nothing_is_kept(server):
    desk = found(server)
    org = desk.device.org
    good = org.say(s.Device(device=b"d" * 16, sign_public=bytes(32), kem_public=b"k"))
    thief = crypto.make_signing_key()
    forged = s.sign_statement(
        thief,
        msgspec.structs.replace(
            s.read_statement(good[0]), index=3, previous=s.statement_hash(good[0])
        ),
    )
    answer = desk.post("membership", m.Statements(index=2, statements=(*good, forged)))
    assert (answer.status, answer.code, answer.problem.index) == (422, "refused", 3)
    assert len(desk.get("membership").read(m.Statements).statements) == 2


def test_the_last_leader_stays(server):
    """F79 at the server."""
    desk = found(server)
    org = desk.device.org
    leader = s.Person(
        user=b"A" * 16,
        rolle="LEDER",
        sign_public=crypto.verify_key(crypto.make_signing_key()),
        kem_public=b"k",
        epoch=0,
        private=b"p",
    )
    desk.post("membership", m.Statements(index=2, statements=tuple(org.say(leader))))
    gone = s.Statement(
        org=org.id,
        index=3,
        previous=org.state.head,
        at_ms=0,
        signer=Signer(bytes(16), org.root).id,
        content=msgspec.structs.replace(leader, active=False),
    )
    signed = s.sign_statement(org.root, gone)
    answer = desk.post("membership", m.Statements(index=3, statements=(signed,)))
    assert (answer.status, answer.problem.index) == (422, 3)


# ---------------------------------------------------------------- certificates and revoked devices


def tell(desk, *contents):
    """Say something, and let the server know."""
    org = desk.device.org
    index = org.state.count
    answer = desk.post(
        "membership", m.Statements(index=index, statements=tuple(org.say(*contents)))
    )
    assert answer.status == 200, answer


def second_desk(desk):
    device = desk.device.org.device()
    org = desk.device.org
    desk.post("membership", m.Statements(index=0, statements=tuple(org.statements)))
    return Desk(desk.server, device).log_in()


def test_a_certificate_that_no_device_of_the_org_signed_is_refused(server):
    desk, other = found(server), found(server)
    for writer in (other.device.writer(), desk.device.org.device().writer()):
        answer = desk.post("sessions", writer.certificate)
        assert (answer.status, answer.code) == (422, "refused")
    forged = desk.device.writer().certificate
    answer = desk.post("sessions", forged[:-1] + bytes([forged[-1] ^ 1]))
    assert (answer.status, answer.code) == (422, "refused")
    assert desk.get("sessions").read(m.Certificates).certificates == ()


def test_a_writer_has_one_certificate(server):
    desk = found(server)
    writer = desk.start()
    answer = desk.post("sessions", desk.device.writer(writer.id).certificate)
    assert (answer.status, answer.code) == (409, "conflict")


def test_what_a_revoked_device_had_sent_can_be_carried_again_and_no_more(server):
    """F73 at the server."""
    leader = found(server)
    lost = second_desk(leader)
    writer = lost.start()
    writer.write(4)
    lost.push(writer.batch(1, 2))
    reach = (s.Reach(writer.id, 2, writer.chains[2]),)
    tell(leader, lost.device.statement(active=False, reach=reach))
    assert leader.push(writer.batch(1, 2)).status == 200
    answer = leader.push(writer.batch(3, 4))
    assert (answer.status, answer.code, answer.problem.index) == (403, "revoked", 0)
    assert answer.problem.expected_n == 3
    unsent = lost.device.writer()
    assert leader.post("sessions", unsent.certificate).code == "revoked"


def test_a_leader_lets_in_what_a_revoked_device_never_sent(server):
    """F72 at the server."""
    leader = found(server)
    lost = second_desk(leader)
    writer = lost.device.writer()
    writer.write(3)
    tell(leader, lost.device.statement(active=False))
    tell(leader, s.Admit(device=lost.device.id, reach=(s.Reach(writer.id, 3, writer.chains[3]),)))
    assert leader.post("sessions", writer.certificate).status == 201
    assert leader.push(writer.batch()).read(m.Appended).accepted_to_n == 3

"""The typed calls, against a server that says what the test wants."""

from __future__ import annotations

import msgspec
import pytest

from akutdesk.sync.client import Client, DeviceKey
from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.reply import Refused
from akutdesk.sync.transport import Answer, Request
from akutdesk.wire import crypto
from akutdesk.wire import messages as m
from akutdesk.wire.codec import pack
from tests.fakes.clock import FakeClock

SEED = crypto.make_signing_key()
KEY = DeviceKey(org=b"O" * 16, device=b"D" * 16, sign=SEED)
TIME = 1_795_474_800_000
HEADS = {"akutdesk-time": str(TIME), "akutdesk-server": "5a" * 16}


def yes(message: msgspec.Struct | None = None, **heads: str) -> Answer:
    headers = HEADS | {"content-type": "application/msgpack"}
    headers |= {f"akutdesk-{name}": value for name, value in heads.items()}
    return Answer(status=200, headers=headers, body=pack(message) if message else b"")


def no(status: int, code: str, headers: dict[str, str] | None = None, **fields: object) -> Answer:
    body = {"type": f"urn:akutdesk:{code}", "title": code, "status": status, **fields}
    given = HEADS | {"content-type": "application/problem+json"} | (headers or {})
    return Answer(status=status, headers=given, body=msgspec.json.encode(body))


class Scripted:
    """Answers logins by itself and everything else from a list."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.calls: list[Request] = []
        self.logins = 0

    def send(self, request: Request) -> Answer:
        self.calls.append(request)
        if request.path == "/v1/auth/challenge":
            return yes(m.Challenge(nonce=b"nonce", expires_ms=TIME + 60_000))
        if request.path == "/v1/auth/token":
            self.logins += 1
            return yes(m.Token(token=f"token{self.logins}", expires_ms=TIME + 900_000))
        return self.answers.pop(0)


def client(*answers: Answer) -> tuple[Client, Scripted]:
    server = Scripted(*answers)
    return Client(server, KEY, FakeClock(), host="akut.example"), server


DIGEST = m.DigestAt(seq=0, digest=None)


def test_a_call_brings_a_token_bound_to_host_org_device_and_time():
    desk, server = client(yes(DIGEST, incarnation="ab" * 16, head="7"))
    assert desk.digest(0) == DIGEST
    ask = msgspec.msgpack.decode(server.calls[1].body, type=m.AskToken)
    who = m.AskChallenge(org=KEY.org, device=KEY.device)
    signed = m.token_message("akut.example", who, b"nonce", ask.time_ms)
    crypto.verify(crypto.verify_key(SEED), signed, ask.signature)
    assert ask.time_ms == TIME  # the server's clock: a desk in 1970 gets in too
    assert server.calls[2].headers["Authorization"] == "Bearer token1"
    assert desk.last is not None
    assert (desk.last.head, desk.last.incarnation) == (7, b"\xab" * 16)


def test_f36_a_token_that_ran_out_is_renewed_once_and_the_call_goes_on():
    desk, server = client(yes(DIGEST), no(401, "unauthorised"), yes(DIGEST))
    desk.digest(0)
    assert desk.digest(0) == DIGEST
    assert server.logins == 2


def test_f36_a_token_is_not_renewed_over_and_over():
    desk, server = client(no(401, "unauthorised"), no(401, "unauthorised"))
    with pytest.raises(Refused, match="401 unauthorised"):
        desk.digest(0)
    assert server.logins == 2


def test_a_no_comes_with_its_code_and_numbers():
    desk, _ = client(no(409, "gap", expected_n=12), no(429, "too-many", {"retry-after": "17"}))
    with pytest.raises(Refused) as gap:
        desk.digest(0)
    assert (gap.value.code, gap.value.problem.expected_n) == ("gap", 12)
    with pytest.raises(Refused) as many:
        desk.digest(0)
    assert many.value.problem.retry_after_s == 17


def test_the_incarnation_we_believe_in_is_said_on_calls_about_the_org():
    desk, server = client(yes(DIGEST), yes(DIGEST))
    desk.digest(0)
    desk.expects = b"\x01" * 16
    desk.digest(0)
    assert m.EXPECT_INCARNATION not in server.calls[2].headers
    assert server.calls[3].headers[m.EXPECT_INCARNATION] == "01" * 16


@pytest.mark.parametrize(
    "answer",
    [
        Answer(status=200, headers={"content-type": "text/html"}, body=b"<html>"),
        Answer(status=200, headers=HEADS | {"content-type": "text/html"}, body=b"<html>"),
        Answer(status=302, headers=HEADS, body=b""),
        Answer(status=403, headers={"content-type": "application/problem+json"}, body=b"{}"),
        Answer(status=403, headers=HEADS | {"content-type": "application/problem+json"}, body=b"{"),
        Answer(status=403, headers=HEADS | {"content-type": "text/plain"}, body=b"Forbidden"),
        Answer(status=200, headers=HEADS | {"akutdesk-server": "zz"}, body=b""),
        Answer(status=200, headers=HEADS | {"akutdesk-time": "now"}, body=b""),
        Answer(
            status=200, headers=HEADS | {"content-type": "application/msgpack"}, body=b"\xc1\xff"
        ),
        Answer(
            status=403,
            headers=HEADS | {"content-type": "application/problem+json"},
            body=b'{"type":"about:blank","title":"x","status":403}',
        ),
    ],
)
def test_f31_whatever_is_not_our_servers_answer_is_as_good_as_no_network(answer):
    desk, _ = client(answer)
    with pytest.raises(Offline) as met:
        desk.digest(0)
    assert met.value.obstacle is Obstacle.PORTAL


def test_f31_a_gateway_without_its_server_is_no_portal():
    desk, _ = client(Answer(status=503, headers={"content-type": "text/html"}, body=b"<html>"))
    with pytest.raises(Offline) as met:
        desk.digest(0)
    assert met.value.obstacle is Obstacle.FORBINDELSE


def test_f54_what_the_server_says_of_the_time_is_heard_on_every_answer():
    desk, _ = client(yes(DIGEST))
    desk.digest(0)
    offset = TIME - round(FakeClock().at.timestamp() * 1000)
    assert desk.skew.ms == offset
    assert desk.skew.samples == (offset,) * 3


def test_only_a_long_poll_may_wait_longer():
    empty = m.Page(after=0, headers=(), sizes=(), bodies=b"", erased={}, stretches=(), receipt=None)
    desk, server = client(yes(empty), yes(empty))
    desk.events(0, 1, wait_s=25)
    desk.events(0, 1)
    assert [call.waits for call in server.calls[2:]] == [True, False]


def test_no_key_of_ours_is_shown():
    assert SEED.hex() not in repr(KEY)
    assert repr(SEED) not in repr(KEY)

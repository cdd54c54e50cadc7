"""What every answer carries, and what is refused before any rule is asked."""

from __future__ import annotations

import http.client
import random
import re
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from akutdesk.central.app import BODY_S
from akutdesk.central.calls import LARGE, OPEN_CALLS, ORG_CALLS
from akutdesk.central.limits import Allowance, RateLimits
from akutdesk.central.problem import STATUS
from akutdesk.central.settings import LIMITS, Settings
from akutdesk.central.sqlite_store import SqliteStore
from akutdesk.central.store_error import StoreBusyError, StoreFullError, StoreUnusableError
from akutdesk.wire import crypto
from akutdesk.wire import messages as m
from akutdesk.wire.batch import pack_batch
from tests.central.desks import found
from tests.central.running import running, running_over
from tests.fakes.clock import NIGHT, FakeClock

EVERY = [*OPEN_CALLS, *ORG_CALLS]
POSTS = [call for call in EVERY if call.most]


@pytest.fixture
def server(tmp_path):
    with running(tmp_path, clock=FakeClock()) as server:
        yield server


def fill(path):
    return path.format(org="0" * 32, enrolment="0" * 32)


def test_the_server_says_who_it_is_and_what_it_takes(server):
    info = server.send("GET", "/v1/info").read(m.Info)
    kept = server.store.server()
    assert (info.server_id, info.server_public) == (kept.id, crypto.verify_key(kept.key))
    assert info.versions == ("v1",)
    assert info.limits == LIMITS
    assert (info.limits.batch_events, info.limits.batch_bytes) == (500, 2 * 1024 * 1024)


@pytest.mark.parametrize("call", EVERY, ids=lambda call: f"{call.method} {call.path}")
def test_every_answer_tells_the_time_and_the_server_and_is_not_kept(server, call):
    answer = server.send(call.method, fill(call.path), b"\x80" if call.most else None)
    assert answer.headers[m.SERVER_TIME.lower()] == str(int(NIGHT.timestamp() * 1000))
    assert answer.headers[m.SERVER_ID.lower()] == server.store.server().id.hex()
    assert answer.headers["cache-control"] == "no-store"
    assert "content-encoding" not in answer.headers
    assert "server" not in answer.headers


def test_nothing_is_compressed_though_it_is_asked_for(server):
    desk = found(server)
    writer = desk.start()
    writer.write(body=b"a" * 5000)
    desk.push(writer.batch())
    page = desk.get("events", Accept_Encoding="gzip, br, zstd")
    assert "content-encoding" not in page.headers
    assert b"a" * 5000 in page.body


@pytest.mark.parametrize("call", POSTS, ids=lambda call: call.path)
def test_a_body_of_another_type_is_refused(server, call):
    for media in ("application/json", "text/html; charset=utf-8", ""):
        answer = server.send("POST", fill(call.path), b"{}", Content_Type=media)
        assert (answer.status, answer.code) == (415, "media-type")
    packed = server.send("POST", fill(call.path), b"{}", Content_Encoding="gzip")
    assert packed.status == 415


@pytest.mark.parametrize("call", POSTS, ids=lambda call: call.path)
def test_a_body_that_is_too_large_is_refused_by_its_length(server, call):
    answer = server.send("POST", fill(call.path), bytes(call.most + 1))
    assert (answer.status, answer.code) == (413, "too-large")


def test_a_body_without_a_length_is_counted_as_it_comes(server):
    """Refused long before its end, which never comes: nothing is held in memory beyond the limit."""
    line = http.client.HTTPConnection(server.host, timeout=30)
    line.putrequest("POST", "/v1/auth/token")
    line.putheader("Content-Type", m.MEDIA_TYPE)
    line.putheader("Transfer-Encoding", "chunked")
    line.endheaders()
    for _ in range(33):
        line.send(b"400\r\n" + bytes(1024) + b"\r\n")
    answer = line.getresponse()
    assert answer.status == 413
    line.close()


def test_a_body_that_is_cut_off_is_not_taken(server):
    """F27, at every byte: all of the batch or nothing."""
    desk = found(server)
    writer = desk.start()
    writer.write(2)
    data = pack_batch(writer.batch())
    for length in range(len(data)):
        line = http.client.HTTPConnection(server.host, timeout=30)
        line.putrequest("POST", f"{desk.path}/events")
        line.putheader("Content-Type", m.MEDIA_TYPE)
        line.putheader("Authorization", f"Bearer {desk.token}")
        line.putheader("Content-Length", str(len(data)))
        line.endheaders()
        line.send(data[:length])
        line.close()
    assert desk.page().headers == ()
    assert desk.push(writer.batch()).read(m.Appended).seq_from == 1


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/v1/orgs/1234/events", 404),
        ("GET", "/v2/info", 404),
        ("POST", "/v1/info", 405),
        ("DELETE", "/v1/info", 405),
        ("GET", "/v1/enrolments/..%2F..%2Fetc", 404),
        ("GET", "/v1/enrolments/zz", 404),
    ],
)
def test_what_is_not_there_is_refused_like_all_else(server, method, path, status):
    answer = server.send(method, path)
    assert answer.status == status
    assert answer.problem.status == status
    assert m.SERVER_ID.lower() in answer.headers


@pytest.mark.parametrize("call", POSTS, ids=lambda call: call.path)
def test_a_body_that_cannot_be_read_is_refused_and_never_a_failure(
    server, call, rng: random.Random
):
    desk = found(server)
    path = call.path.format(org=desk.device.org.id.hex(), enrolment="0" * 32)
    authorization = {"Authorization": f"Bearer {desk.token}"}
    naughty = [b"", b"\xc1", b"\x90", b"\x80", b"\xdf" * 5, b"\x91" * 20_000, rng.randbytes(200)]
    for body in naughty:
        answer = server.send("POST", path, body, **authorization)
        known = call.path.endswith("keywraps") and body == b"\x90"
        assert answer.status in {400, 401, 404, 409, 410, 422} or known, (body[:9], answer)


@pytest.mark.parametrize("number", ["-1", "x", "", "1e3", "99999999999999999999", "\u0663", "0x1"])
def test_a_number_that_is_none_is_refused(server, number):
    desk = found(server)
    for query in (f"events?after={number}", f"events?wait={number}", f"digest?seq={number}"):
        answer = desk.get(query)
        assert (answer.status, answer.code) == (400, "malformed")


def test_a_list_of_writers_that_holds_something_else_is_refused(server):
    assert found(server).get("writers?only=12,34").status == 400


def test_health_says_nothing_but_that_it_is_there(server):
    for path in ("/healthz", "/readyz"):
        answer = server.send("GET", path)
        assert (answer.status, answer.body) == (200, b"")


def test_every_code_of_the_protocol_has_a_status_and_a_title():
    codes = set(msgspec.inspect.type_info(m.ProblemCode).values)
    assert set(STATUS) == codes


def test_the_protocol_paper_names_every_code_with_its_status():
    paper = (Path(__file__).parents[2] / "docs" / "protocol.md").read_text(encoding="utf-8")
    named: dict[str, set[int]] = {}
    for statuses, codes in re.findall(r"^\| ([45][\d, ]+) \| ([a-z, -]+) \|", paper, re.MULTILINE):
        for status, code in zip(statuses.split(", "), codes.split(", "), strict=True):
            named.setdefault(code, set()).add(int(status))
    assert named == {code: {status} for code, status in STATUS.items()}


# ---------------------------------------------------------------- faults of the store, limits, old clients


class Failing(SqliteStore):
    """A store whose events cannot be read just now."""

    def __init__(self, path, error):
        super().__init__(path)
        self._error = error

    @property
    def events(self):
        error = self._error

        class Events(type(super().events)):
            def writers(self, *_):
                raise error

            def append(self, *_):
                raise error

        return Events(self._connection)


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (StoreBusyError(), 503, "busy"),
        (StoreUnusableError("damaged"), 503, "busy"),
        (StoreFullError(), 507, "full"),
        (ArithmeticError("words of a record"), 500, "internal"),
    ],
    ids=str,
)
def test_a_store_that_fails_is_a_typed_answer(tmp_path, error, status, code):
    store = Failing(tmp_path / "central.db", error)
    with running_over(store) as server:
        desk = found(server)
        answer = desk.get("writers")
        assert (answer.status, answer.code) == (status, code)
        if status == 503:
            assert int(answer.headers["retry-after"]) > 0
        assert b"words" not in answer.body
        server.pool.clear()  # after a fault of its own the server closes the line
        assert server.send("GET", "/healthz").status == 200
    store.close()


def test_who_asks_too_often_is_told_when_to_come_again(tmp_path):
    """F35 at the server."""
    slow = Allowance(per_second=0.01, burst=2)
    with running(tmp_path, limits=RateLimits(device=slow)) as server:
        desk = found(server)
        answers = [desk.get("writers") for _ in range(3)]
        assert [answer.status for answer in answers] == [200, 200, 429]
        assert answers[2].code == "too-many"
        assert 0 < int(answers[2].headers["retry-after"]) <= 101
        assert answers[2].problem.retry_after_s == int(answers[2].headers["retry-after"])


@pytest.mark.parametrize(
    ("client", "pulls"), [("0.9", 426), ("1.0", 200), ("1.0.1", 200), ("", 426), ("x" * 99, 426)]
)
def test_a_client_that_is_too_old_still_pushes(tmp_path, client, pulls):
    """F38 at the server."""
    due = int(NIGHT.timestamp() * 1000)
    settings = Settings(minimum_client="1.0", minimum_from_ms=due)
    clock = FakeClock(NIGHT - timedelta(days=1))
    with running(tmp_path, clock=clock, settings=settings) as server:
        desk = found(server)
        assert desk.get("events", Akutdesk_Client=client).status == 200
        clock.go(days=1)
        desk.log_in()
        writer = desk.start()
        writer.write()
        answer = desk.get("events", Akutdesk_Client=client)
        assert answer.status == pulls
        assert desk.push(writer.batch()).status == 200
        assert server.send("GET", "/v1/info").read(m.Info).minimum_client == "1.0"


def test_the_limits_hold_a_whole_batch_and_little_more():
    assert LIMITS.batch_bytes < LARGE < LIMITS.batch_bytes * 1.1
    assert BODY_S == 120

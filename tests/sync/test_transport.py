"""The door to the network, against real sockets: what comes back, and what each fault is called."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from akutdesk.sync import transport
from akutdesk.sync.address import read_address
from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.reply import read_reply, take_no
from akutdesk.sync.transport import HttpsTransport, Line, Request
from tests.fakes.certificates import authority, server_pair

ODD = Path(__file__).parents[1] / "fakes" / "odd_server.py"
PLAIN = Line()
ASK = Request(method="GET", path="/v1/info")
START = Callable[..., int]


@contextmanager
def odd_server(mode: str, *pair: str) -> Iterator[int]:
    with subprocess.Popen(
        [sys.executable, str(ODD), mode, *pair], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        yield int(child.stdout.readline())
        child.stdin.close()


@pytest.fixture
def start() -> Iterator[START]:
    """Start odd servers that stop with the test; the port comes back."""
    with ExitStack() as stack:
        yield lambda mode, *pair: stack.enter_context(odd_server(mode, *pair))


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def door(url: str, line: Line = PLAIN) -> HttpsTransport:
    ticks = iter(range(10**9))
    return HttpsTransport(read_address(url), line, lambda: next(ticks) / 1000)


def obstacle(url: str, line: Line = PLAIN, ask: Request = ASK) -> Obstacle:
    """What a call meets, at the door or where its answer is judged."""

    def call() -> None:
        answer = door(url, line).send(ask)
        read_reply(answer)
        take_no(answer)

    with pytest.raises(Offline) as met:
        call()
    return met.value.obstacle


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def running_threads() -> int:
    return len(list(Path("/proc/self/task").iterdir()))


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def test_an_answer_comes_back_whole_with_its_headers(start):
    answer = door(f"http://127.0.0.1:{start('ours')}").send(ASK)
    assert (answer.status, answer.body) == (200, b"\x80")
    assert read_reply(answer).server_id.hex() == "00112233445566778899aabbccddeeff"


@pytest.mark.parametrize(
    ("mode", "met"),
    [
        ("html", Obstacle.PORTAL),
        ("redirect", Obstacle.PORTAL),
        ("garbage", Obstacle.PORTAL),
        ("endless", Obstacle.PORTAL),
        ("gateway", Obstacle.FORBINDELSE),
        ("close", Obstacle.AFBRUDT),
        ("half", Obstacle.AFBRUDT),
    ],
)
def test_f31_an_answer_that_is_not_the_servers_is_as_good_as_no_network(start, mode, met):
    assert obstacle(f"http://127.0.0.1:{start(mode)}") is met


def test_f31_a_name_nobody_knows_and_a_door_nobody_opens():
    assert obstacle("https://akutdesk.invalid") is Obstacle.NAVN
    assert obstacle(f"http://127.0.0.1:{free_port()}") is Obstacle.FORBINDELSE


def test_f29_a_black_hole_times_out(start, monkeypatch):
    monkeypatch.setattr(transport, "READ_S", 0.2)
    url = f"http://127.0.0.1:{start('silent')}"
    assert obstacle(url) is Obstacle.TID
    assert obstacle(url, ask=Request(method="POST", path="/", body=bytes(100_000))) is Obstacle.TID


def test_f28_an_answer_that_never_ends_is_given_up_after_two_minutes(start, monkeypatch):
    monkeypatch.setattr(transport, "TOTAL_S", 0.003)
    assert obstacle(f"http://127.0.0.1:{start('endless')}") is Obstacle.TID


def test_f28_an_answer_that_drips_is_given_up_after_two_minutes(start, monkeypatch):
    monkeypatch.setattr(transport, "TOTAL_S", 0.05)
    assert obstacle(f"http://127.0.0.1:{start('drip')}") is Obstacle.TID


def test_f29_a_thousand_time_outs_leave_no_socket_behind(start, monkeypatch):
    monkeypatch.setattr(transport, "READ_S", 0.001)
    one = door(f"http://127.0.0.1:{start('silent')}")
    before = open_files()
    for _ in range(1000):
        with pytest.raises(Offline):
            one.send(ASK)
    assert open_files() <= before + 1


def test_f32_a_server_that_our_authority_signed_is_trusted(start, tmp_path):
    ours = authority()
    url = f"https://127.0.0.1:{start('ours', *server_pair(tmp_path, ours))}"
    assert door(url, Line(ca=ours.pem)).send(ASK).status == 200


def test_f32_an_expired_certificate_is_refused(start, tmp_path):
    ours = authority()
    pair = server_pair(tmp_path, ours, lasts=timedelta(days=30))
    assert (
        obstacle(f"https://127.0.0.1:{start('ours', *pair)}", Line(ca=ours.pem))
        is Obstacle.CERT_UDLOEBET
    )


@pytest.mark.parametrize("host", ["127.0.0.2", "akut.example"])
def test_f32_another_hosts_certificate_is_refused(start, tmp_path, host):
    ours = authority()
    pair = server_pair(tmp_path, ours, host=host)
    assert (
        obstacle(f"https://127.0.0.1:{start('ours', *pair)}", Line(ca=ours.pem))
        is Obstacle.CERT_NAVN
    )


def test_f32_an_unknown_authority_is_refused(start, tmp_path):
    pair = server_pair(tmp_path, authority())
    url = f"https://127.0.0.1:{start('ours', *pair)}"
    assert obstacle(url) is Obstacle.CERT_UDSTEDER
    assert obstacle(url, Line(ca=authority().pem)) is Obstacle.CERT_UDSTEDER


def test_f32_an_old_tls_and_none_at_all_are_refused(start, tmp_path):
    ours = authority()
    old = start("ours", *server_pair(tmp_path, ours), "old")
    assert obstacle(f"https://127.0.0.1:{old}", Line(ca=ours.pem)) is Obstacle.TLS
    assert obstacle(f"https://127.0.0.1:{start('ours')}", Line(ca=ours.pem)) is Obstacle.TLS


def test_f33_an_inspecting_proxy_works_where_the_pc_trusts_its_authority(
    start, tmp_path, monkeypatch
):
    inspector = authority("Kommunens inspektion")
    store = tmp_path / "system.pem"
    store.write_text(inspector.pem)
    monkeypatch.setenv("SSL_CERT_FILE", str(store))
    url = f"https://127.0.0.1:{start('ours', *server_pair(tmp_path, inspector))}"
    assert door(url).send(ASK).status == 200


def test_f34_a_proxy_that_asks_for_a_log_in_is_named_and_a_manual_one_with_log_in_works(
    start, tmp_path, monkeypatch
):
    ours = authority()
    url = f"https://127.0.0.1:{start('ours', *server_pair(tmp_path, ours))}"
    port = start("proxy")
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{port}")
    assert obstacle(url, Line(ca=ours.pem)) is Obstacle.PROXY_LOGIN
    manual = Line(ca=ours.pem, proxy=f"http://desk:secret@127.0.0.1:{port}")
    assert door(url, manual).send(ASK).status == 200
    assert "secret" not in repr(manual)


def test_f34_a_proxy_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{free_port()}")
    assert obstacle("https://akut.example") is Obstacle.PROXY


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1080", "http://[::1", "ftp://proxy"])
def test_f34_a_proxy_of_another_kind_is_named(proxy):
    assert obstacle("https://akut.example", Line(proxy=proxy)) is Obstacle.PROXY


def test_f34_a_proxy_is_known_by_host_and_port_alone(start, tmp_path):
    ours = authority()
    url = f"https://127.0.0.1:{start('ours', *server_pair(tmp_path, ours))}"
    line = Line(ca=ours.pem, proxy=f"127.0.0.1:{start('login')}")
    assert obstacle(url, line) is Obstacle.PROXY_LOGIN


def test_a_host_that_the_system_excepts_goes_past_the_proxy(start, tmp_path, monkeypatch):
    ours = authority()
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    url = f"https://127.0.0.1:{start('ours', *server_pair(tmp_path, ours))}"
    assert door(url, Line(ca=ours.pem)).send(ASK).status == 200

"""A system whose way out is a script: it is seen, never fetched, and said where nobody answers without it (F34)."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from akutdesk.sync.address import read_address
from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.transport import HttpsTransport, Line, Request
from akutdesk.sync.way_out import (
    LinuxWayOut,
    MacWayOut,
    WindowsWayOut,
    way_out_here,
)
from tests.fakes.certificates import authority, server_pair
from tests.fakes.way_out import ToldWayOut
from tests.sync.test_transport import free_port, no_proxy, start

__all__ = ["no_proxy", "start"]

ASK = Request(method="GET", path="/v1/info")
NOWHERE = Path("/findes/ikke")


def told(code: int, words: str):
    """A system command that answers so."""
    return lambda _: (code, words)


def silent(_):
    """A system that has no such command."""


def door(url: str, way: ToldWayOut, line: Line | None = None) -> HttpsTransport:
    return HttpsTransport(read_address(url), line or Line(), lambda: 0.0, way_out=way)


def obstacle(url: str, way: ToldWayOut, line: Line | None = None) -> Obstacle:
    with pytest.raises(Offline) as met:
        door(url, way, line).send(ASK)
    return met.value.obstacle


# ---------------------------------------------------------------- what each system says


@pytest.mark.parametrize(
    ("answer", "is_script"),
    [
        ((0, "'auto'\n"), True),
        ((0, "'manual'\n"), False),
        ((0, "'none'\n"), False),
        ((1, ""), False),
    ],
)
def test_gnomes_settings_say_whether_it_is_a_script(answer, is_script):
    assert LinuxWayOut(told(*answer), {}, NOWHERE).is_script() is is_script


@pytest.mark.skipif(shutil.which("gsettings") is None, reason="this PC has no GNOME settings")
def test_gnomes_own_command_is_understood(tmp_path, monkeypatch):
    monkeypatch.setenv("GSETTINGS_BACKEND", "keyfile")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    asked = ("gsettings", "list-keys", "org.gnome.system.proxy")
    if subprocess.run(asked, check=False, capture_output=True).returncode:
        pytest.skip("this PC has no description of GNOME's settings")
    settings = tmp_path / "glib-2.0/settings/keyfile"
    settings.parent.mkdir(parents=True)
    for mode, is_script in (("none", False), ("manual", False), ("auto", True)):
        settings.write_text(f"[system/proxy]\nmode='{mode}'\n")
        assert LinuxWayOut(environ={}, home=NOWHERE).is_script() is is_script


@pytest.mark.parametrize(
    ("words", "is_script"),
    [
        ("[Proxy Settings]\nProxyType=2\nProxy Config Script=http://wpad/wpad.dat\n", True),
        ("[Proxy Settings]\nProxyType = 3\n", True),
        ("[Proxy Settings]\nProxyType=1\nhttpsProxy=http://proxy 8080\n", False),
        ("", False),
    ],
)
def test_kdes_settings_say_whether_it_is_a_script(tmp_path, words, is_script):
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config/kioslaverc").write_text(words)
    assert LinuxWayOut(silent, {}, tmp_path).is_script() is is_script
    moved = {"XDG_CONFIG_HOME": str(tmp_path / ".config")}
    assert LinuxWayOut(silent, moved, NOWHERE).is_script() is is_script


def test_settings_that_are_no_text_say_nothing(tmp_path):
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config/kioslaverc").write_bytes(b"\xff\xfeProxyType=2")
    assert not LinuxWayOut(silent, {}, tmp_path).is_script()


@pytest.mark.parametrize("script", ["http://wpad.kommune.dk/wpad.dat", ""])
def test_the_environment_may_name_a_script_or_leave_it_to_the_network(script):
    assert LinuxWayOut(silent, {"auto_proxy": script}, NOWHERE).is_script()


MAC = """<dictionary> {
  HTTPEnable : 0
  ProxyAutoConfigEnable : %d
  ProxyAutoConfigURLString : http://wpad.kommune.dk/wpad.dat
}
"""


def test_the_mac_says_whether_its_script_is_on():
    assert MacWayOut(told(0, MAC % 1)).is_script()
    assert not MacWayOut(told(0, MAC % 0)).is_script()
    assert not MacWayOut(silent).is_script()


def test_windows_is_asked_for_the_logins_key_and_the_policys():
    asked = []
    assert WindowsWayOut(lambda keys: bool(asked.extend(keys)) or True).is_script()
    assert asked == [
        r"Software\Microsoft\Windows\CurrentVersion\Internet Settings",
        r"Software\Policies\Microsoft\Windows\CurrentVersion\Internet Settings",
    ]
    assert not WindowsWayOut(lambda _: False).is_script()


# ---------------------------------------------------------------- the contract, on this machine and by the fake


@pytest.mark.parametrize("port", [way_out_here(), ToldWayOut()], ids=["machine", "fake"])
def test_a_look_answers_and_changes_nothing(port, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    before = dict(os.environ)
    assert port.is_script() is port.is_script()
    assert dict(os.environ) == before
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------- what a desk says then


@pytest.mark.parametrize(
    "url", ["https://akutdesk.invalid", f"https://127.0.0.2:{free_port()}"], ids=["name", "door"]
)
def test_f34_where_only_a_script_knows_the_way_out_the_desk_says_so(url):
    assert obstacle(url, ToldWayOut()) is Obstacle.PROXY_SCRIPT
    assert obstacle(url, ToldWayOut(script=False)) in {Obstacle.NAVN, Obstacle.FORBINDELSE}


@pytest.fixture
def swallows() -> Iterator[int]:
    """The port of a door where the queue is full: whoever knocks now hears nothing, as at a firewall."""
    with ExitStack() as stack:
        held = stack.enter_context(socket.socket())
        held.bind(("127.0.0.2", 0))
        held.listen(0)
        for _ in range(4):
            one = stack.enter_context(socket.socket())
            one.setblocking(False)
            one.connect_ex(held.getsockname())
        yield held.getsockname()[1]


def test_f34_a_firewall_that_swallows_the_knock_is_the_scripts_too(swallows, monkeypatch):
    monkeypatch.setattr("akutdesk.sync.transport.CONNECT_S", 0.2)
    url = f"https://127.0.0.2:{swallows}"
    assert obstacle(url, ToldWayOut(script=False)) is Obstacle.TID
    assert obstacle(url, ToldWayOut()) is Obstacle.PROXY_SCRIPT


def test_f34_the_script_itself_is_never_fetched(start, monkeypatch):
    """The script's address stands in the settings; whoever asked there would be seen."""
    asked = []
    monkeypatch.setenv("auto_proxy", f"http://127.0.0.1:{start('html')}/wpad.dat")
    monkeypatch.setattr("socket.socket.connect", lambda *where: asked.append(where))
    assert LinuxWayOut(silent, os.environ, NOWHERE).is_script()
    assert asked == []


def test_f34_a_proxy_that_was_typed_goes_before_the_script_and_works(start, tmp_path):
    ours, way = authority(), ToldWayOut()
    url = f"https://127.0.0.1:{start('ours', *server_pair(tmp_path, ours))}"
    manual = Line(ca=ours.pem, proxy=f"http://desk:secret@127.0.0.1:{start('proxy')}")
    assert door(url, way, manual).send(ASK).status == 200
    gone = Line(proxy=f"127.0.0.1:{free_port()}")
    assert obstacle("https://akutdesk.invalid", way, gone) is Obstacle.PROXY
    assert way.asked == 0


def test_f34_a_proxy_that_the_system_names_goes_before_the_script(monkeypatch):
    way = ToldWayOut()
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{free_port()}")
    assert obstacle("https://akutdesk.invalid", way) is Obstacle.PROXY
    assert way.asked == 0


def test_f34_a_server_that_was_once_reached_without_the_script_is_merely_away(start):
    line = door(f"http://127.0.0.1:{start('ours')}", ToldWayOut())
    assert line.send(ASK).status == 200
    line._address = read_address(f"https://127.0.0.2:{free_port()}")  # as if it had been there
    with pytest.raises(Offline) as met:
        line.send(ASK)
    assert met.value.obstacle is Obstacle.FORBINDELSE


def test_f34_an_answer_that_is_not_the_servers_is_no_sign_of_a_script(start):
    way = ToldWayOut()
    assert obstacle(f"http://127.0.0.1:{start('close')}", way) is Obstacle.AFBRUDT
    assert obstacle(f"http://127.0.0.1:{free_port()}", way) is Obstacle.FORBINDELSE
    assert way.asked == 0


def test_this_machines_own_way_is_asked_where_nothing_else_is_said(monkeypatch):
    monkeypatch.setenv("auto_proxy", "")
    line = HttpsTransport(read_address("https://akutdesk.invalid"), Line(), lambda: 0.0)
    with pytest.raises(Offline) as met:
        line.send(ASK)
    assert met.value.obstacle is Obstacle.PROXY_SCRIPT

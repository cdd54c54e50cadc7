"""A municipality whose only way out is a proxy with a log-in, and whose certificates are its own: a PC joins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from akutdesk.central.serving import Place
from akutdesk.storage.pending import FILE
from akutdesk.sync.server import read_setting
from akutdesk.ui.tilslutning.screens import (
    AskScreen,
    InScreen,
    ProxyScreen,
    QuestionScreen,
    WaitScreen,
)
from tests.central.running import running
from tests.fakes.certificates import authority, server_pair
from tests.flows.running_desk import LEDERS_KODE, VAGTKODE, HandClock, RunningDesk, found
from tests.flows.test_join import Two, connect, idle, overlay, type_code
from tests.sync.test_transport import odd_server

pytestmark = pytest.mark.usefixtures("qapp")
KODE = "secret"


@dataclass
class House:
    """Two desks, the server behind TLS, the file with its authority, and the proxy's address."""

    two: Two
    ca: Path
    proxy: str

    @property
    def ny(self) -> RunningDesk:
        return self.two.at(self.two.ny)


@pytest.fixture
def house(tmp_path, monkeypatch) -> Iterator[House]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    ours, clock, ca = authority(), HandClock(), tmp_path / "kommune.pem"
    ca.write_text(ours.pem)
    (tmp_path / "server").mkdir()
    cert, key = server_pair(tmp_path, ours)
    place = Place(port=0, cert=Path(cert), key=Path(key))
    leder = RunningDesk(tmp_path / "leder", clock=clock)
    ny = RunningDesk(tmp_path / "ny", clock=clock)
    found(leder)
    with (
        odd_server("proxy") as port,
        running(tmp_path / "server", clock=clock, place=place) as server,
    ):
        leder.start()
        leder.composed.unlock("LE", LEDERS_KODE, VAGTKODE)
        ny.start()
        two = Two(leder, ny, server)
        yield House(two, ca, f"127.0.0.1:{port}")
        for desk in (leder, ny):
            two.at(desk)
            desk.stop()


def write_proxy(house: House, kode: str) -> AskScreen:
    """Alt the way to the proxy's screen by keys, and back with it."""
    desk = house.ny
    desk.front.by.setFocus()
    desk.press("Return")
    screen = desk.front
    assert isinstance(screen, ProxyScreen)
    screen.fields.address.clear()
    desk.type(house.proxy)
    desk.tab()
    screen.fields.navn.clear()
    desk.type("desk")
    desk.tab()
    desk.type(kode)
    desk.press("Ctrl+Return")
    assert isinstance(desk.front, AskScreen)
    return desk.front


def ask(house: House) -> None:
    house.ny.press("Ctrl+Return")
    idle(house.ny)


@pytest.fixture
def asking(house) -> AskScreen:
    """The leader's desk has its server; the new PC is asked where it is, and told the first half."""
    connect(house.two, house.ca)
    desk = house.ny
    assert isinstance(desk.front, QuestionScreen)
    desk.tab()
    desk.press("Return")
    desk.type(house.two.server.url)
    desk.tab()
    desk.type(str(house.ca))
    return desk.front


@pytest.mark.usefixtures("asking")
def test_a_pc_joins_through_a_proxy_that_wants_a_password(house):
    screen = write_proxy(house, "forkert")
    assert screen.url.text() == house.two.server.url  # what was typed stands
    assert screen.ca.text() == str(house.ca)
    ask(house)
    assert screen.said.text() == screen.texts("tilslut.proxy_login")
    write_proxy(house, KODE)
    ask(house)
    waits = house.ny.front
    assert isinstance(waits, WaitScreen)
    kept = (house.ny.folder / FILE).read_bytes()
    assert house.two.server.url.encode() in kept
    assert KODE.encode() not in kept  # sealed, while the program may be closed
    type_code(house.two, waits)
    house.two.leder.press("Ctrl+Return")
    idle(house.two.leder)
    desk = house.ny
    while not isinstance(desk.front, InScreen):
        QTest.qWait(20)
    desk.press("Ctrl+Return")
    desk.composed.unlock("LE", LEDERS_KODE, VAGTKODE)
    setting = read_setting(desk.composed.door.noegler.store())
    assert setting.proxy == f"http://desk:{KODE}@{house.proxy}"
    assert setting.ca == house.ca.read_text()
    assert overlay(house.two.leder) is not None


def test_a_password_goes_to_no_other_proxy_than_it_was_typed_for(house, asking):
    write_proxy(house, KODE)
    assert house.proxy in " ".join(words_of(house.ny.front))
    desk = house.ny
    desk.front.by.click()
    assert desk.front.fields.kode.text() == ""  # and it is not shown again
    desk.press("Ctrl+Return")
    assert desk.front.typed().proxy.kode == KODE
    desk.front.by.click()
    desk.front.fields.address.setText("127.0.0.1:1")
    desk.press("Ctrl+Return")
    assert desk.front.typed().proxy.kode == ""
    assert asking.typed().proxy.address == ""


@pytest.mark.usefixtures("asking")
def test_what_is_no_proxy_is_said_where_it_was_typed_and_the_way_back_keeps_the_rest(house):
    desk = house.ny
    desk.front.by.click()
    screen = desk.front
    desk.type("ftp://proxy")
    desk.press("Ctrl+Return")
    assert desk.front is screen
    assert screen.said.text() == screen.texts("synk.adresse.proxy")
    screen.tilbage.emit()
    assert desk.front.typed().proxy.address == ""
    assert desk.front.url.text() == house.two.server.url


def test_f34_a_pc_whose_way_out_is_a_script_is_led_to_writing_the_proxy(house, monkeypatch):
    monkeypatch.setenv("auto_proxy", "http://wpad.kommune.invalid/wpad.dat")
    desk = house.ny
    desk.tab()
    desk.press("Return")
    desk.type("https://akutdesk.invalid")
    ask(house)
    screen = desk.front
    assert screen.said.text() == screen.texts("tilslut.proxy_script")
    assert screen.by.text() in screen.said.text()
    write_proxy(house, KODE)
    assert desk.front.typed().proxy.address == house.proxy
    assert desk.front.url.text() == "https://akutdesk.invalid"


def words_of(screen: AskScreen) -> list[str]:
    """Every sentence on it."""
    return [
        label.text()
        for label in screen.findChildren(object)
        if hasattr(label, "text")
        if callable(label.text)
    ]

"""The first moment of a start: the lock stands there before the rest of the program, and works at once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from akutdesk import app
from akutdesk.storage.instance import instance_name
from akutdesk.ui.akutkort.screen import AkutkortScreen
from akutdesk.ui.laas.doorbell import show_the_other
from akutdesk.ui.laas.page import LaasScreen
from akutdesk.ui.laas.vagtkode_page import VagtkodeScreen
from tests.flows.running_desk import ANNA, KODER, RunningDesk, found
from tests.storage.folder_copy import copy_folder

pytestmark = pytest.mark.usefixtures("qapp")

ROOT = Path(__file__).resolve().parents[2]

LATER = (
    "akutdesk.behind",
    "akutdesk.commands",
    "akutdesk.demo",
    "akutdesk.reports",
    "akutdesk.storage.connection",
    "akutdesk.storage.keyring",
    "akutdesk.storage.store",
    "akutdesk.storage.vault",
    "akutdesk.sync",
    "akutdesk.ui.desk",
    "akutdesk.ui.first_run",
    "akutdesk.ui.frame",
    "akutdesk.ui.furnish",
    "akutdesk.ui.head",
    "akutdesk.ui.henvendelse",
    "akutdesk.ui.kladde",
    "akutdesk.ui.laas.doorbell",
    "akutdesk.ui.life",
    "akutdesk.ui.net",
    "akutdesk.ui.overlay",
    "akutdesk.ui.udskriv",
    "akutdesk.ui.workplace",
    "akutdesk.wire",
    "asyncio",
    "concurrent.futures",
    "cryptography",
    "msgspec",
    "pikepdf",
    "platformdirs",
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "pypdfium2",
    "reportlab",
    "sqlcipher3",
    "subprocess",
    "truststore",
    "urllib3",
)
"""What a lock needs nothing of; each would be seen in the time to its painting (design.md 6)."""


@pytest.fixture
def go_on(monkeypatch):
    """Lets what stands behind the lock be read; until it is called, the first moment lasts."""
    read_end, write_end = os.pipe()
    reading = app._read_behind

    def read() -> None:
        os.read(read_end, 1)
        reading()

    monkeypatch.setattr(app, "_read_behind", read)
    yield lambda: os.write(write_end, b"!")
    os.close(write_end)
    os.close(read_end)


@pytest.fixture
def desk(tmp_path, go_on):
    """A desk whose lock was just painted; nothing stands behind it yet."""
    desk = RunningDesk(tmp_path / "data")
    found(desk)
    desk.start()
    assert not stands_behind(desk)
    yield desk
    go_on()
    desk.stop()


def stands_behind(desk: RunningDesk) -> bool:
    """Whether what stands behind the lock was put together."""
    return "life" in vars(desk.composed.doorstep)


def read_at_painting(folder: Path) -> list[str]:
    (folder / "vault.keys").write_bytes(b"a desk lies here")
    done = subprocess.run(
        [sys.executable, "-m", "tests.flows.start_child", str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
    )
    return json.loads(done.stdout)


def test_lock_is_painted_before_what_it_does_not_need_is_read(tmp_path):
    read = read_at_painting(tmp_path)
    assert "akutdesk.ui.laas.page" in read
    early = [name for name in read if any(f"{name}.".startswith(f"{one}.") for one in LATER)]
    assert early == []


def test_what_stands_behind_the_lock_is_there_a_moment_later(desk, go_on, qtbot):
    go_on()
    qtbot.waitUntil(lambda: stands_behind(desk))
    assert not desk.composed.door.noegler.initialer()
    assert isinstance(desk.front, LaasScreen)


def test_initials_are_typed_into_the_lock_from_the_first_painting_on(desk):
    desk.type("an")
    assert desk.front.form.initials.text() == "AN"
    assert not stands_behind(desk)


def test_f2_in_the_first_moment_starts_the_clock(desk):
    desk.press("F2")
    assert desk.front._state.ure == (desk.clock.now(),)
    desk.type("Ringer om sin bror")
    assert desk.front._jot.field.words == "Ringer om sin bror"
    assert not stands_behind(desk)


def test_f12_in_the_first_moment_shows_the_card(desk):
    desk.press("F12")
    assert isinstance(desk.front, AkutkortScreen)
    desk.press("Esc")
    assert isinstance(desk.front, LaasScreen)


def test_password_typed_in_the_first_moment_opens(desk, qtbot):
    desk.type(ANNA)
    desk.tab()
    desk.type(KODER[ANNA])
    desk.press("Return")
    qtbot.waitUntil(lambda: isinstance(desk.front, VagtkodeScreen))


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_second_start_finds_the_window_from_the_first_painting_on(desk, qtbot):
    qtbot.waitUntil(lambda: desk.composed.front.place.bell.is_open)
    seen: list[bool] = []
    desk.composed.front.place.vis.connect(lambda: seen.append(True))
    assert show_the_other(instance_name(desk.folder))
    qtbot.waitUntil(lambda: bool(seen))


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_second_start_brings_a_window_back_that_was_put_away(desk, qtbot):
    qtbot.waitUntil(lambda: desk.composed.front.place.bell.is_open)
    desk.window.showMinimized()
    assert desk.window.isMinimized()
    assert show_the_other(instance_name(desk.folder))
    qtbot.waitUntil(lambda: desk.window.isVisible() and not desk.window.isMinimized())
    qtbot.waitUntil(desk.window.isActiveWindow)


def test_window_that_closes_in_the_first_moment_keeps_the_jotting_and_makes_nothing(
    desk, go_on, qtbot
):
    desk.press("F2")
    desk.type("Ringer om sin bror")
    desk.window.close()
    assert not stands_behind(desk)
    go_on()
    qtbot.waitUntil(lambda: not desk.composed.door.jobs.busy)
    assert not stands_behind(desk)
    folder = desk.folder.with_name("after")
    copy_folder(desk.folder, folder)
    again = RunningDesk(folder, clock=desk.clock, secret=desk.secret)
    again.start()
    again.use_plain_pages()
    again.come_in(ANNA)
    assert again.window.pages.place[0] == "henvendelse"
    again.stop()

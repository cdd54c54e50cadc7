"""What the demo compares at two desks and looks for at the server: each check can say no."""

from __future__ import annotations

import select
import socket
import subprocess
import sys
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path

import pytest

from akutdesk.assets import Assets
from akutdesk.config import SystemClock
from akutdesk.demo.clock import ClockFile, HandClock
from akutdesk.demo.content import content_of
from akutdesk.demo.level import Stand, differing, plain_in, sentences, told
from akutdesk.demo.night_words import apart_words, night_words
from akutdesk.demo.server import DemoServer, ServerGone, is_here
from akutdesk.demo.tonight import BEGINS
from akutdesk.demo.year import make_year
from akutdesk.domain.katalog import katalog
from tests.fakes.clock import FakeClock

ROOT = Path(__file__).resolve().parents[2]
RESTS = Stand(
    tabeller="ab" * 32,
    kaede=b"d" * 32,
    poster=1552,
    henvendelser=477,
    borgere=61,
    venter=0,
    lagt_til_side=0,
    konflikter=0,
)


def test_desks_that_agree_and_rest_have_nothing_to_tell():
    assert list(differing(RESTS, replace(RESTS))) == []


@pytest.mark.parametrize("name", [field.name for field in fields(Stand)])
def test_each_difference_is_named_in_words(name, assets: Assets):
    value = getattr(RESTS, name)
    other = replace(RESTS, **{name: value * 2 if isinstance(value, (str, bytes)) else value + 1})
    assert list(differing(RESTS, other)) == [name]
    assert f"demo.del.{name}" in assets.texts()


@pytest.mark.parametrize("name", ["venter", "lagt_til_side", "konflikter"])
def test_what_both_have_left_to_do_is_no_rest(name):
    tired = replace(RESTS, **{name: 3})
    assert list(differing(tired, replace(tired))) == [name]


def test_a_sentence_of_the_year_or_the_night_is_found_in_a_file(tmp_path: Path, assets: Assets):
    year = make_year(
        content_of(assets), katalog(assets.directory()["katalog"]), seed=1, henvendelser=40
    )
    typed = (*night_words(assets).typed, *apart_words(assets).typed)
    words = sentences(year, typed)
    (tmp_path / "central.db").write_bytes(bytes(range(256)) * 40)
    assert plain_in(tmp_path, words) == 0
    note = next(word for word in words if word not in typed)
    (tmp_path / "central.db-wal").write_bytes(b"\0" + note.encode() + b"\0")
    (tmp_path / "journal").write_text(apart_words(assets).selv_der, encoding="utf-8")
    assert plain_in(tmp_path, words) == 2


def test_closing_lines_hold_the_numbers_and_one_desk_has_none(assets: Assets):
    said = " ".join(told((RESTS, RESTS), 147, assets.texts()))
    assert all(str(number) in said for number in (477, 61, 1552, 147, "ab" * 8))
    assert list(told((), 0, assets.texts())) == []


def test_another_process_sees_the_time_the_hand_shows(tmp_path: Path):
    real = FakeClock()
    shown = ClockFile(tmp_path / "ur", real)
    shown.set_to(BEGINS)
    hand = HandClock(BEGINS, shown.set_to)
    hand.forward(90)
    assert ClockFile(tmp_path / "ur", real).now() == BEGINS + timedelta(seconds=90)
    real.go(seconds=5)
    assert ClockFile(tmp_path / "ur", real).now() == BEGINS + timedelta(seconds=95)


def test_server_comes_back_at_its_address_with_what_it_had(tmp_path: Path):
    clock = ClockFile(tmp_path / "ur", SystemClock())
    clock.set_to(BEGINS)
    assert is_here()
    server = DemoServer(tmp_path / "server", clock)
    try:
        assert server.open_place("Havnen")
        url = server.url
        for end in (server.cut, server.stop):
            server.start()
            server.wait()
            assert server.answers()
            end()
            assert not server.answers()
        assert server.url == url
    finally:
        server.stop()


def test_server_that_does_not_come_up_is_told_of(tmp_path: Path):
    server = DemoServer(tmp_path / "server", ClockFile(tmp_path / "no clock", SystemClock()))
    (tmp_path / "server" / "central.db").mkdir()
    with pytest.raises(ServerGone):
        server.open_place("Havnen")
    server.start()
    with pytest.raises(ServerGone):
        server.wait()
    server.stop()


_DEMO = """
import sys
from pathlib import Path
from akutdesk.config import SystemClock
from akutdesk.demo.clock import ClockFile
from akutdesk.demo.server import DemoServer
from akutdesk.demo.tonight import BEGINS

clock = ClockFile(Path(sys.argv[1]) / "ur", SystemClock())
clock.set_to(BEGINS)
server = DemoServer(Path(sys.argv[1]) / "server", clock)
assert server.open_place("Havnen")
server.start()
server.wait()
sys.stdout.write(f"{server._port}\\n")
sys.stdout.flush()
sys.stdin.read()
"""


def test_a_demo_that_is_killed_leaves_no_server_behind(tmp_path: Path):
    with subprocess.Popen(
        [sys.executable, "-c", _DEMO, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as demo:
        port = int(demo.stdout.readline())
        socket.create_connection(("127.0.0.1", port), timeout=30).close()
        demo.kill()
    journal = tmp_path / "server" / "journal"
    while _answers(port) or "Finished server process" not in journal.read_text(encoding="utf-8"):
        select.select((), (), (), 0.05)  # in order, so that its file is closed


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=30).close()
    except ConnectionError:
        return False
    return True

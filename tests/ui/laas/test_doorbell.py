"""Two starts on one PC: the second shows the first one's window, a fresh one takes over."""

import secrets
import subprocess
import sys
import tempfile

import pytest

from akutdesk.storage.instance import instance_name
from akutdesk.ui.laas.doorbell import Doorbell, OldProcess
from akutdesk.ui.laas.successor import Successor


@pytest.fixture
def name(tmp_path):
    return instance_name(tmp_path)


@pytest.fixture
def bell(qapp, name):
    bell = Doorbell(name, qapp)
    assert bell.listen()
    yield bell
    bell.close()


def test_second_start_brings_the_first_window_to_the_front(qtbot, bell, name):
    code = f"import sys; from akutdesk.ui.laas.doorbell import show_the_other; sys.exit(not show_the_other({name!r}))"
    with qtbot.waitSignal(bell.vis), subprocess.Popen([sys.executable, "-c", code]) as other:
        pass
    assert other.returncode == 0


def test_second_start_is_told_when_nobody_is_there():
    code = "import sys; from akutdesk.ui.laas.doorbell import show_the_other; sys.exit(not show_the_other('akutdesk-x'))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 1


def test_fresh_process_is_known_by_its_word_and_hears_when_the_old_one_ends(qtbot, bell, name):
    token = secrets.token_hex(8)
    bell.expect(token)
    fresh = OldProcess(name, token)
    with qtbot.waitSignal(bell.malet):
        fresh.painted()
    with qtbot.waitSignal(fresh.gone):
        for guest in list(bell._guests):
            guest.abort()


def test_stranger_who_says_that_it_painted_is_not_believed(qtbot, bell, name):
    bell.expect("det rigtige ord")
    stranger = OldProcess(name, "et andet ord")
    heard = []
    bell.malet.connect(lambda: heard.append("malet"))
    stranger.painted()
    qtbot.waitUntil(lambda: bool(bell._guests))
    known = OldProcess(name, "det rigtige ord")
    with qtbot.waitSignal(bell.malet):
        known.painted()
    assert heard == ["malet"]


def test_fresh_process_without_an_old_one_is_told_at_once(qtbot, name):
    lonely = OldProcess(name, "ord")
    with qtbot.waitSignal(lonely.gone):
        lonely.painted()


def test_fresh_process_is_heard_where_the_temporary_folder_has_a_long_path(
    qtbot, qapp, name, tmp_path, monkeypatch
):
    deep = tmp_path / ("a" * 90)
    deep.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    monkeypatch.setenv("TMPDIR", str(deep))
    bell = Doorbell(name, qapp)
    assert bell.listen()
    bell.expect("ordet")
    fresh = OldProcess(name, "ordet")
    with qtbot.waitSignal(bell.malet):
        fresh.painted()
    bell.close()


def test_lock_that_nobody_could_ring_at_is_replaced_in_place(qtbot, qapp, name):
    started = []
    successor = Successor(Doorbell(name, qapp), started.append)
    with qtbot.waitSignal(successor.doed):
        successor.start()
    assert started == []

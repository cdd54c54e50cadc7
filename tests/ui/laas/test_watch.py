"""Stillness at the desk, with clocks that the test turns."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from akutdesk.ui.laas.frist import Frister
from akutdesk.ui.laas.watch import IdleWatch


class Ure:
    """The machine's two forward-only clocks."""

    def __init__(self):
        self.awake = 100.0
        self.asleep = 0.0

    def seconds(self):
        return self.awake + self.asleep


@pytest.fixture
def ure():
    return Ure()


@pytest.fixture
def talks():
    return []


@pytest.fixture
def watch(qapp, ure, talks):
    watch = IdleWatch(
        qapp, samtale=lambda: bool(talks), seconds=ure.seconds, awake=lambda: ure.awake
    )
    watch.heard = []
    for name in ("varsel", "rettet", "skaermlaas", "fuld_laas"):
        getattr(watch, name).connect(lambda name=name: watch.heard.append(name))
    yield watch
    watch.stop()
    watch.touch.end()
    watch.deleteLater()


@pytest.fixture
def field(qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    return line


def after(watch, ure, seconds):
    ure.awake += seconds
    watch.look()


def test_still_desk_is_warned_then_locked(watch, ure):
    watch.start(laast=False)
    after(watch, ure, 269)
    assert watch.heard == []
    after(watch, ure, 1)
    after(watch, ure, 5)
    assert watch.heard == ["varsel"]
    after(watch, ure, 25)
    assert watch.heard == ["varsel", "skaermlaas"]


def test_any_key_takes_the_warning_back_and_counts_from_there(watch, ure, field):
    watch.start(laast=False)
    after(watch, ure, 280)
    QTest.keyClick(field, "a")
    assert watch.heard == ["varsel", "rettet"]
    after(watch, ure, 269)
    assert watch.heard == ["varsel", "rettet"]


def test_keys_reach_their_field_also_while_the_desk_is_watched(watch, field):
    watch.start(laast=False)
    QTest.keyClick(field.window().windowHandle(), "a")
    assert field.text() == "a"


def test_running_talk_keeps_the_screen_open_for_half_an_hour(watch, ure, talks):
    talks.append("opkald")
    watch.start(laast=False)
    after(watch, ure, 1769)
    assert watch.heard == []
    after(watch, ure, 31)
    assert watch.heard == ["skaermlaas"]


def test_locked_screen_locks_fully_after_an_hour_even_during_a_talk(watch, ure, talks):
    talks.append("opkald")
    watch.start(laast=True)
    after(watch, ure, 3599)
    assert watch.heard == []
    after(watch, ure, 1)
    assert watch.heard == ["fuld_laas"]


def test_machine_that_slept_is_fully_locked_at_its_first_look(watch, ure):
    watch.start(laast=False)
    ure.asleep += 600
    watch.look()
    assert watch.heard == ["fuld_laas"]


def test_nothing_is_told_once_the_watch_has_stopped(watch, ure, field):
    watch.start(laast=False)
    watch.stop()
    ure.awake += 10_000
    QTest.keyClick(field, "a")
    assert watch.heard == []


def test_another_lock_time_counts_at_once_with_the_stillness_so_far(watch, ure):
    watch.start(laast=False)
    after(watch, ure, 100)
    watch.set_limits(Frister(skaerm=120))
    assert watch.heard == ["varsel"]
    after(watch, ure, 20)
    assert watch.heard == ["varsel", "skaermlaas"]

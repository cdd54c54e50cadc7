"""The system locks, or goes to sleep: what the desk then shows is the lock, before anything comes back (F22)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject

from akutdesk.ui.laas.page import LaasScreen
from akutdesk.ui.laas.session_bus import SessionBus
from akutdesk.ui.laas.state import Laas
from tests.flows.test_lock import locked_as

pytestmark = pytest.mark.usefixtures("qapp")


class Delay(QObject):
    """Logind's leave to sleep: notes what the window shows when it is given, and how often that was painted."""

    def __init__(self, desk) -> None:
        super().__init__()
        self._desk = desk
        self.painted = 0
        self.front: list[object] = []

    def eventFilter(self, _lock: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        self.painted += event.type() == QEvent.Type.Paint
        return False

    def release(self) -> None:
        self.front.append((type(self._desk.front), self._desk.window.frame.isVisible()))

    def take(self) -> None:
        """The next sleep waits too."""


@pytest.fixture
def bus(inside) -> SessionBus:
    """The ear of the program that runs."""
    (bus,) = inside.window.findChildren(SessionBus)
    return bus


def test_f22_sleep_begins_only_once_the_lock_is_painted_and_the_page_is_gone(
    inside, bus, monkeypatch
):
    delay, layers = Delay(inside), inside.window.layers
    show = layers.show_full

    def watched(screen):
        screen.installEventFilter(delay)
        show(screen)

    monkeypatch.setattr(layers, "show_full", watched)
    bus._delay = delay
    bus.sleep_told(True)
    assert delay.front == [(LaasScreen, False)]
    assert delay.painted > 0
    assert inside.fresh.word, "and a fresh process, which never knew a word, takes over"


def test_f22_a_system_that_locks_or_gives_the_screen_to_another_user_locks_the_desk(inside, bus):
    bus.lock_told()
    assert locked_as(inside) is Laas.SKAERM
    assert not inside.window.frame.isVisible()


def test_f22_the_systems_own_screen_lock_locks_the_desk(inside, bus):
    bus.saver_told(False)
    assert locked_as(inside) is None
    bus.saver_told(True)
    assert locked_as(inside) is Laas.SKAERM

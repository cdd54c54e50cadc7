"""The whole program on a copy of the invented desk, and hands that reach any of its screens by keys."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from akutdesk.demo.tonight import BEGINS
from akutdesk.storage.store import Store
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.screen import Screen
from tests.flows.running_desk import ANNA, VAGTKODE, VAGTKODER, HandClock, RunningDesk
from tests.gates.invented_desk import PASSWORDS, InventedDesk
from tests.gates.views import USUAL, View
from tests.ui.conftest import settle
from tests.ui.keyboard import Keyboard
from tests.ui.spoken import spoken

MOST = 200
"""More stops than any screen has."""


class WholeProgram:
    """One start of the program, with a keyboard in front of it."""

    def __init__(self, folder: Path, invented: InventedDesk) -> None:
        self.invented = invented
        self.begun: QWidget | None = None
        self.has_desk = True
        self._is_started = False
        self.desk = RunningDesk(folder, clock=HandClock(at=BEGINS))
        self.desk.secret.keep(invented.secret.read() or b"")

    def start(self) -> None:
        """Start it as far as the lock or the first run."""
        self.desk.start()
        self._is_started = True
        self.keys = Keyboard(self.window)
        self.desk.limbs.watch.stop()
        self.look = self.desk.composed.program.look
        self.show(USUAL)
        self.wait()

    def come_in(self, initialer: str = ANNA) -> None:
        """Unlock as somebody."""
        kode = VAGTKODER.get(initialer, VAGTKODE)
        self.desk.composed.unlock(initialer, PASSWORDS[initialer], kode)
        self.wait()

    def type_password(self, initialer: str, kode: str) -> None:
        """Unlock at the lock itself, with the keys."""
        self.keys.write(initialer)
        self.keys.press("Tab")
        self.keys.write(kode)
        self.keys.press("Enter")
        self.wait()

    def unlock_screen(self) -> None:
        """Out of the skærmlås with Anna's shift code."""
        self.keys.write(VAGTKODER[ANNA])
        self.keys.press("Enter")
        self.wait()

    def show(self, view: View) -> None:
        """Look like this from now on."""
        self.view = view
        self.look.set_palette(view.palette)
        self.look.set_percent(view.percent)
        self.window.resize(QSize(*view.size))
        settle()

    def wait(self) -> None:
        """Until everything posted has happened and every job is done."""
        settle()
        jobs = self.desk.composed.door.jobs
        while jobs.busy or jobs.away:
            QTest.qWait(2)
        settle()

    def press(self, *presses: str) -> None:
        """Press keys, and wait for what they began."""
        self.keys.press(*presses)
        self.wait()

    def find(self, letters: str) -> None:
        """Open the first thing the palette finds."""
        self.press("Ctrl+K", *letters)
        self.press("Enter")

    def begin(self) -> None:
        """The focus where the screen had it when it was reached."""
        self.window.activateWindow()
        alive = self.begun is not None and shiboken6.isValid(self.begun)
        first = self.begun if alive and self.begun.isVisible() else self.front.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        settle()

    def tab_to(self, words: str) -> None:
        """Tab on to the control whose name begins with these words."""
        for _ in range(MOST):
            if self.focus is not None and spoken(self.focus).name.startswith(words):
                return
            self.keys.press("Tab")
        raise AssertionError(words)

    @property
    def window(self) -> MainWindow:
        """The desk's window, or that of the practice which lies over it."""
        practised = self.desk.limbs.practice.now
        return self.desk.window if practised is None else practised.window

    @property
    def front(self) -> Screen:
        """The panel, the full screen or the page in front."""
        layers = self.window.layers
        front = layers.overlay or layers.full or self.window.frame.pages.page
        assert front is not None, "no screen is in front"
        return front

    @property
    def store(self) -> Store:
        """The open store."""
        return self.desk.composed.door.noegler.store()

    @property
    def area(self) -> QWidget:
        """Everything one can reach now: the screen in front, with the shell around a page."""
        layers = self.window.layers
        return layers.overlay or layers.full or self.window.frame

    @property
    def focus(self) -> QWidget | None:
        """What has the focus."""
        return QApplication.focusWidget()

    def scroll_areas(self) -> list[QScrollArea]:
        """Every part that scrolls and is seen."""
        return [pane for pane in self.area.findChildren(QScrollArea) if pane.isVisible()]

    def stop(self) -> None:
        """Close the window as a hand would."""
        if self._is_started:
            self.desk.stop()
        settle()

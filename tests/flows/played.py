"""The played night in a test: the demo's own desk, stage and hands; the test turns the event loop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from akutdesk.app import Composed, Ports
from akutdesk.assets import Assets, find_resources
from akutdesk.demo.clock import HandClock
from akutdesk.demo.desk import DemoDesk, SameProcess, composed, found_demo
from akutdesk.demo.night import NIGHT, Scene
from akutdesk.demo.pictures import Album
from akutdesk.demo.player import Question, Steps
from akutdesk.demo.stage import Stage
from akutdesk.demo.tonight import BEGINS
from akutdesk.storage import claim
from akutdesk.storage.process import Hardening
from akutdesk.ui.desk import Desk
from akutdesk.ui.udskriv.folder import FolderPrinter
from akutdesk.wire.crypto import Argon2Cost
from tests.flows.blank_album import BlankAlbum

CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)
WaitUntil = Callable[..., object]
PATIENCE_MS = 20_000


def _as_it_is(ports: Ports) -> Ports:
    return ports


@dataclass
class PlayedNight:
    """One start of the program on an invented desk. `wait_until` is that of the test at work."""

    place: Path
    wait_until: WaitUntil | None = None
    clock: HandClock = field(default_factory=lambda: HandClock(BEGINS))
    album: Album = field(default_factory=BlankAlbum)
    machine: Callable[[Ports], Ports] = _as_it_is
    """What else of the machine is another one."""
    scenes: dict[str, int] = field(default_factory=dict)
    """The scenes that were played, and how many keys each took."""

    def begin(self, *, henvendelser: int = 471) -> PlayedNight:
        """Found the desk, and show the lock."""
        self.place.mkdir(exist_ok=True)
        assets = Assets(find_resources())
        return self.open(found_demo(assets, self.place, henvendelser=henvendelser, cost=CHEAP))

    def open(self, demo: DemoDesk) -> PlayedNight:
        """Show the lock of a desk that was founded before."""
        self.demo = demo
        self.papers = self.place / "papers"
        own = replace(
            demo.ports(self.clock, self._printer, SameProcess(self._fresh, self._opened)),
            harden=lambda: Hardening.NONE,
            cost=lambda: CHEAP,
        )
        self.ports = self.machine(own)
        program = self._fresh()
        self.stage = Stage(
            composed=program,
            clock=self.clock,
            assets=demo.assets,
            words=demo.words,
            album=self.album,
        )
        self._lock = claim.claim(demo.settings.data)
        program.front.place.hold(self._lock)
        program.show()
        self._opened(program)
        return self

    # ---- playing

    def play(self, steps: Steps) -> int:
        """Let steps be done; gives how many keys they took."""
        before = self.stage.hands.keys
        for question in steps:
            self._wait(question)
        return self.stage.hands.keys - before

    def reach(self, scene: Scene) -> int:
        """Play the night up to the end of a scene; gives the keys of that scene."""
        for one in NIGHT[: NIGHT.index(scene) + 1]:
            if one.__name__ not in self.scenes:
                self.scenes[one.__name__] = self.play(one(self.stage))
        return self.scenes[scene.__name__]

    def busy(self) -> bool:
        """Whether anything is still at work."""
        return self.stage.busy()

    def end(self) -> None:
        """Close as a hand would, and wait for what runs beside it."""
        shut(self.stage.composed)
        self._lock.release()
        settle()

    @property
    def desk(self) -> Desk:
        """The desk of whoever is in."""
        desk = self.stage.composed.limbs.workplace.desk
        assert desk is not None
        return desk

    # ---- inside

    def _wait(self, question: Question) -> None:
        assert self.wait_until is not None
        settle()
        self.wait_until(lambda: not self.busy() and question(), timeout=PATIENCE_MS)

    def _fresh(self) -> Composed:
        return composed(self.demo, self.ports)

    def _opened(self, program: Composed) -> None:
        self.stage.enter(program)
        QTest.qWaitForWindowActive(program.window)

    def _printer(self) -> FolderPrinter:
        return FolderPrinter(self.papers, navn=self.demo.words.printer)


def shut(program: Composed) -> None:
    """Close its window as a hand would; nothing of it goes on."""
    program.limbs.watch.stop()
    program.limbs.watch.touch.end()
    program.window.close()
    program.door.jobs.stop()
    program.limbs.place.bell.close()
    program.window.deleteLater()


def settle() -> None:
    """What was deleted is gone."""
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

"""The night played off screen: inside the program's own event loop, with pictures and papers of what is shown."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from akutdesk.app import Composed, start
from akutdesk.demo.clock import HandClock
from akutdesk.demo.desk import DemoDesk, SameProcess, composed, empty_desk
from akutdesk.demo.night import night
from akutdesk.demo.night_before import set_up
from akutdesk.demo.outcome import missing
from akutdesk.demo.pictures import Album
from akutdesk.demo.player import Player, Steps
from akutdesk.demo.stage import Stage
from akutdesk.demo.tonight import BEGINS
from akutdesk.ui.override import override
from akutdesk.ui.udskriv.folder import FolderPrinter

FAILED: Final = 1


class PlayedNight:
    """Plays the night inside the program's own event loop, and knows how far it came."""

    def __init__(self, desk: DemoDesk, out: Path, say: Callable[[str], None]) -> None:
        """`say` gets a line for each file, and one for the end."""
        self._desk = desk
        self._say = say
        self._out = out
        self._texts = desk.assets.texts()
        self._clock = HandClock(BEGINS)
        self._album = Album(out, tell=lambda path: say(str(path)))
        self._printer = FolderPrinter(out, navn=desk.words.printer)
        self._scene = ""
        self._ended = False
        self._stages: list[Stage] = []
        self._ear = Ear()
        self._ports = desk.ports(self._clock, lambda: self._printer, self._succession())

    def play(self) -> int:
        """Play it and look at what it left; gives the exit code."""
        for old in self._out.glob("*.pdf"):
            old.unlink()
        logging.getLogger().addHandler(self._ear)
        start(self._desk.settings, self._desk.assets, self._ports, shown=self._begin)
        logging.getLogger().removeHandler(self._ear)
        for paper in sorted(self._out.glob("*.pdf")):
            self._say(str(paper))
        faults = self._faults()
        for fault in faults:
            sys.stderr.write(f"{fault}\n")
        if not faults:
            self._say(self._texts("demo.spillet"))
        return FAILED if faults else 0

    def _begin(self, program: Composed) -> None:
        stage = Stage(
            composed=program,
            clock=self._clock,
            assets=self._desk.assets,
            words=self._desk.words,
            album=self._album,
        )
        self._stages.append(stage)
        stage.fit()
        app = program.program.app
        player = Player(
            self._everything(stage), busy=stage.busy, failed=self._ear.has_heard, parent=app
        )
        player.ended.connect(self._done)
        player.stuck.connect(app.quit)
        player.begin()

    def _everything(self, stage: Stage) -> Steps:
        yield from self._day_before(stage)
        yield from night(stage, self._begun)

    def _day_before(self, stage: Stage) -> Steps:
        """An empty computer beside that of the night."""
        self._begun(set_up.__name__)
        mine = stage.composed
        other = empty_desk(self._desk, self._ports)
        other.show()
        stage.enter(other)
        yield from set_up(stage)
        other.window.close()
        stage.enter(mine)

    def _begun(self, scene: str) -> None:
        self._scene = scene

    def _done(self) -> None:
        self._ended = True
        for stage in self._stages:
            stage.window.close()

    def _succession(self) -> SameProcess:
        def opened(fresh: Composed) -> None:
            for stage in self._stages:
                stage.enter(fresh)

        return SameProcess(lambda: composed(self._desk, self._ports), opened)

    def _faults(self) -> list[str]:
        texts = self._texts
        faults = [texts("demo.fejl", sted=line) for line in self._ear.heard]
        if not self._ended:
            return [*faults, texts("demo.gik_i_staa", scene=self._scene)]
        lacking = [texts(f"demo.del.{name}") for name in missing(self._desk, self._out)]
        if lacking:
            faults.append(texts("demo.mangler", hvad=", ".join(lacking)))
        return faults


class Ear(logging.Handler):
    """Hears what the program says of unexpected errors."""

    def __init__(self) -> None:
        super().__init__(level=logging.ERROR)
        self.heard: list[str] = []

    def has_heard(self) -> bool:
        """Whether something went wrong."""
        return bool(self.heard)

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())

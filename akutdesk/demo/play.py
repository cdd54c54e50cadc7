"""`akutdesk demo`: a night at the desk on invented people, in a window or played off screen (design.md 5)."""

from __future__ import annotations

import logging
import os
import signal
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Final

from akutdesk.app import Composed, start
from akutdesk.assets import Assets
from akutdesk.config import SystemClock
from akutdesk.demo.clock import HandClock, moved_to
from akutdesk.demo.desk import ANNA, DemoDesk, SameProcess, composed, found_demo
from akutdesk.demo.night import night
from akutdesk.demo.outcome import missing
from akutdesk.demo.pictures import Album
from akutdesk.demo.player import Player
from akutdesk.demo.stage import Stage
from akutdesk.demo.tonight import BEGINS
from akutdesk.ui.override import override
from akutdesk.ui.printer import PrinterPort
from akutdesk.ui.udskriv.folder import FolderPrinter

FAILED: Final = 1


def play(assets: Assets, *, out: Path, window: bool) -> int:
    """Show the demo; gives the exit code. Without a display the night is played off screen.

    Raises AssetDamaged, FolderUnsafe, DiskFull, DiskFault.
    """
    seen = window and _has_display()
    if not seen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="akutdesk-demo-", ignore_cleanup_errors=True) as place:
        desk = found_demo(assets, Path(place))
        return _open(desk, out) if seen else PlayedNight(desk, out).play()


def _has_display() -> bool:
    return not sys.platform.startswith("linux") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


# ------------------------------------------------------------------- in a window


def _open(desk: DemoDesk, out: Path) -> int:
    texts = desk.assets.texts()
    _say(texts("demo.initialer", initialer=ANNA))
    _say(texts("demo.kode", kode=desk.words.kode))
    _say(texts("demo.vagtkode", kode=desk.words.vagtkode))
    clock = moved_to(SystemClock(), BEGINS)
    printer = partial(_real_printer, out, desk.words.printer)
    succession = SameProcess(lambda: composed(desk, ports), lambda _: None)
    ports = desk.ports(clock, printer, succession)

    def shown(program: Composed) -> None:
        program.unlock(ANNA, desk.words.kode, desk.words.vagtkode)
        signal.signal(signal.SIGINT, partial(_close, program))

    return start(desk.settings, desk.assets, ports, shown=shown)


def _real_printer(out: Path, navn: str) -> PrinterPort:
    """The machine's own printers; where there are none, a folder."""
    from akutdesk.ui.udskriv.cups import CupsPrinter

    printer = CupsPrinter()
    return printer if printer.printers() else FolderPrinter(out, navn=navn)


def _close(program: Composed, _number: int, _frame: FrameType | None) -> None:
    """Ctrl+C in the terminal closes the window as a hand would."""
    program.window.close()


# ------------------------------------------------------------------- played


class PlayedNight:
    """Plays the night inside the program's own event loop, and knows how far it came."""

    def __init__(self, desk: DemoDesk, out: Path) -> None:
        self._desk = desk
        self._out = out
        self._texts = desk.assets.texts()
        self._clock = HandClock(BEGINS)
        self._album = Album(out, tell=lambda path: _say(str(path)))
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
            _say(str(paper))
        faults = self._faults()
        for fault in faults:
            sys.stderr.write(f"{fault}\n")
        if not faults:
            _say(self._texts("demo.spillet"))
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
            night(stage, self._begun), busy=stage.busy, failed=self._ear.has_heard, parent=app
        )
        player.ended.connect(self._done)
        player.stuck.connect(app.quit)
        player.begin()

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


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()

"""The demo in real windows: the desk in Fredericia, and that in Middelfart where there is a server between them."""

from __future__ import annotations

import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType

from akutdesk.app import Composed, Ports, start
from akutdesk.config import SystemClock
from akutdesk.demo.clock import moved_to
from akutdesk.demo.desk import ANNA, BO, DemoDesk, SameProcess, composed, opened_beside
from akutdesk.demo.pictures import SIZE
from akutdesk.demo.second import Apart
from akutdesk.demo.tonight import BEGINS
from akutdesk.ui.printer import PrinterPort
from akutdesk.ui.theme import Look
from akutdesk.ui.udskriv.folder import FolderPrinter


class Open:
    """Shows both until they are closed; `say` gets a line for each thing one must know."""

    def __init__(
        self, desk: DemoDesk, apart: Apart | None, out: Path, say: Callable[[str], None]
    ) -> None:
        self._desk = desk
        self._apart = apart
        self._out = out
        self._say = say
        self._clock = moved_to(SystemClock(), BEGINS)

    def show(self) -> int:
        """Until the last window closes; gives the exit code."""
        self._tell(ANNA, self._desk.words.kode)
        if self._apart is not None:
            self._tell(BO, self._apart.words.bo_kode)
        self._say(self._desk.assets.texts()("demo.vagtkode", kode=self._desk.words.vagtkode))
        desk = self._desk
        return start(desk.settings, desk.assets, self._ports(desk), shown=self._shown)

    def _tell(self, initialer: str, kode: str) -> None:
        texts = self._desk.assets.texts()
        self._say(texts("demo.initialer", initialer=initialer))
        self._say(texts("demo.kode", kode=kode))

    def _shown(self, program: Composed) -> None:
        words = self._desk.words
        open_now = [program]
        if self._apart is not None:
            other = opened_beside(self._apart.second, self._ports(self._apart.second))
            other.show()
            other.window.showNormal()  # both can be seen: this one is no larger than a small screen
            other.window.resize(SIZE)
            other.unlock(BO, self._apart.words.bo_kode, words.vagtkode)
            _look_alike(program.window.look, other.window.look)
            open_now.append(other)
        program.unlock(ANNA, words.kode, words.vagtkode)
        open_now[-1].window.raise_()  # the smaller one in front
        open_now[-1].window.activateWindow()
        signal.signal(signal.SIGINT, partial(_close, open_now))

    def _ports(self, desk: DemoDesk) -> Ports:
        printer = partial(_real_printer, self._out, desk.words.printer)
        succession = SameProcess(lambda: composed(desk, ports), lambda _: None)
        ports = desk.ports(self._clock, printer, succession)
        return ports


def _look_alike(one: Look, other: Look) -> None:
    """Both windows are of one process, which has one palette and one size of text."""

    def follow(leader: Look, follower: Look) -> None:
        follower.set_palette(leader.palette)
        follower.set_percent(leader.percent)

    one.changed.connect(partial(follow, one, other))
    other.changed.connect(partial(follow, other, one))


def _real_printer(out: Path, navn: str) -> PrinterPort:
    """The machine's own printers; where there are none, a folder."""
    from akutdesk.ui.udskriv.cups import CupsPrinter

    printer = CupsPrinter()
    return printer if printer.printers() else FolderPrinter(out, navn=navn)


def _close(programs: list[Composed], _number: int, _frame: FrameType | None) -> None:
    """Ctrl+C in the terminal closes the windows as a hand would."""
    for program in programs:
        program.window.close()

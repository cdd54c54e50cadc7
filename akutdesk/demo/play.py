"""`akutdesk demo`: a night at the desk on invented people, in a window or played off screen (design.md 5)."""

from __future__ import annotations

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
from akutdesk.demo.clock import moved_to
from akutdesk.demo.desk import ANNA, DemoDesk, SameProcess, composed, found_demo
from akutdesk.demo.played import PlayedNight
from akutdesk.demo.tonight import BEGINS
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
        return _open(desk, out) if seen else PlayedNight(desk, out, say).play()


def _has_display() -> bool:
    return not sys.platform.startswith("linux") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


# ------------------------------------------------------------------- in a window


def _open(desk: DemoDesk, out: Path) -> int:
    texts = desk.assets.texts()
    say(texts("demo.initialer", initialer=ANNA))
    say(texts("demo.kode", kode=desk.words.kode))
    say(texts("demo.vagtkode", kode=desk.words.vagtkode))
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


def say(line: str) -> None:
    """One line to the terminal, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()

"""`akutdesk demo`: a night at the desk on invented people, in a window or played off screen (design.md 5)."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from akutdesk.assets import Assets
from akutdesk.config import SystemClock
from akutdesk.demo import server
from akutdesk.demo.clock import ClockFile, HandClock
from akutdesk.demo.desk import DemoDesk, found_demo
from akutdesk.demo.open_night import Open
from akutdesk.demo.played import PlayedNight
from akutdesk.demo.second import Apart, NotJoined, join_second
from akutdesk.demo.server import DemoServer, ServerGone
from akutdesk.demo.tonight import BEGINS
from akutdesk.storage.errors import StorageError

FAILED: Final = 1


def play(assets: Assets, *, out: Path, window: bool) -> int:
    """Show the demo; gives the exit code. Without a display the night is played off screen.

    Raises AssetDamaged, FolderUnsafe, DiskFull, DiskFault.
    """
    seen = window and _has_display()
    if not seen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    out.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory(prefix="akutdesk-demo-", ignore_cleanup_errors=True) as place,
        ExitStack() as running,
    ):
        hands = ClockFile(Path(place) / "ur", SystemClock())
        hands.set_to(BEGINS)
        clock = HandClock(BEGINS, hands.set_to)
        desk = found_demo(assets, Path(place) / "fredericia")
        try:
            apart = _second(desk, hands, clock, running)
        except (NotJoined, ServerGone, StorageError) as error:
            sys.stderr.write(assets.texts()("demo.uden_bord", kode=type(error).__name__) + "\n")
            return FAILED
        if seen:
            return Open(desk, apart, out, say).show()
        return PlayedNight(desk, apart, clock=clock, out=out, say=say).play()


def _second(desk: DemoDesk, hands: ClockFile, clock: HandClock, running: ExitStack) -> Apart | None:
    """The second desk and the server between them; None where this program has no server with it.

    Raises NotJoined, ServerGone, StorageError.
    """
    if not server.is_here():
        say(desk.assets.text("demo.et_bord"))
        return None
    central = DemoServer(desk.place.with_name("server"), hands)
    running.callback(central.stop)
    return join_second(desk, central, clock)


def _has_display() -> bool:
    return not sys.platform.startswith("linux") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def say(line: str) -> None:
    """One line to the terminal, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()

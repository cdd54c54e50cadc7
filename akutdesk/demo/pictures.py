"""Pictures of the window, by day and by night, at the sizes and text sizes a desk has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize

from akutdesk.demo.player import Steps, at_once
from akutdesk.ui.main_window import MainWindow

SIZE: Final = QSize(1366, 768)
"""The smallest screen of a desk, and all of it."""
PALETTES: Final = (("dag", "dag"), ("nat", "nat"))
LARGE: Final = 200


@dataclass
class Album:
    """Where the pictures go. `tell` is called with the path of each."""

    folder: Path
    tell: Callable[[Path], None]
    paths: list[Path] = field(default_factory=list[Path])

    def take(self, window: MainWindow, name: str, *, large: bool = False) -> Steps:
        """Pictures of what is shown, by day and by night; `large` adds one with text of twice the size."""
        look = window.look
        before = (look.palette, look.percent)
        for palette in ("dag", "nat"):
            look.set_palette(palette)
            yield at_once
            self._keep(window, f"{name}-{palette}")
        if large:
            look.set_percent(LARGE)
            yield at_once
            self._keep(window, f"{name}-{LARGE}")
        look.set_palette(before[0])
        look.set_percent(before[1])
        yield at_once

    def _keep(self, window: MainWindow, name: str) -> None:
        path = self.folder / f"{len(self.paths) + 1:02}-{name}.png"
        if not window.grab().save(str(path)):
            raise OSError(path.name)
        self.paths.append(path)
        self.tell(path)

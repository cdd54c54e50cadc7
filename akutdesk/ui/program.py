"""Qt itself: the application, the desk's type and look, Danish words in Qt's own dialogs, the event loop."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import cast

from PySide6.QtWidgets import QApplication

from akutdesk.assets import Assets
from akutdesk.domain.vagt import KBH
from akutdesk.ui import fonts
from akutdesk.ui.danish import speak_danish
from akutdesk.ui.theme import Look
from akutdesk.ui.tokens import PALETTES

STYLE = "Fusion"

NAT_FRA, NAT_TIL = 21, 7
"""Local hours between which a desk that never chose otherwise is dark (ux.md 4.1)."""


class Program:
    """One for each process. Raises AssetDamaged if the desk's own type cannot be read."""

    def __init__(self, assets: Assets) -> None:
        self.app = _application()
        self.app.setApplicationName("akutdesk")
        self.app.setDesktopFileName("akutdesk")
        speak_danish(self.app)
        fonts.load([assets.font_path(name) for name in fonts.NAMES])
        self.look = Look(self.app, assets.icon_svg)

    def run(self) -> int:
        """Let the event loop run until the window closes; gives the exit code."""
        return self.app.exec()


def _application() -> QApplication:
    """The one of this process, in the one style that our own faces are drawn over."""
    running = QApplication.instance()
    if not running:
        # Said as an argument: to make a style in Python, PySide first reads all that a style can be (4 ms).
        return QApplication([*sys.argv[:1], "-style", STYLE])
    app = cast("QApplication", running)
    app.setStyle(STYLE)
    return app


def palette_for(chosen: str, now: datetime) -> str:
    """The palette a start begins with: what this PC chose last, else by the hour."""
    if chosen in PALETTES:
        return chosen
    hour = now.astimezone(KBH).hour
    return "nat" if hour >= NAT_FRA or hour < NAT_TIL else "dag"

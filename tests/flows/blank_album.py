"""An album that keeps no pictures: a test looks at records."""

from __future__ import annotations

from pathlib import Path

from akutdesk.demo.pictures import Album
from akutdesk.demo.player import Steps
from akutdesk.ui.main_window import MainWindow


class BlankAlbum(Album):
    """Takes none, so that the night is short."""

    def __init__(self) -> None:
        super().__init__(Path(), tell=lambda _: None)

    def take(self, window: MainWindow, name: str, *, large: bool = False) -> Steps:  # noqa: ARG002
        """Nothing happens."""
        yield from ()

"""Saves figures as a file from a page, and tells how it goes in the page's strip."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import kraev
from akutdesk.ui.desk import Desk
from akutdesk.ui.file_saver import FileSaver
from akutdesk.ui.head import Strip

_STRIP: Final = "gem_fil"


class StripSaver(FileSaver):
    """A writer of files whose words stand at `texts`: laver, gemt. `strip` is where it tells."""

    def __init__(self, desk: Desk, owner: QWidget, *, texts: str, strip: str = _STRIP) -> None:
        super().__init__(desk, owner)
        self._strip = strip
        self.begun.connect(partial(self._tell, "info", desk.texts(f"{texts}laver")))
        self.saved.connect(partial(self._tell, "ok", desk.texts(f"{texts}gemt")))
        self.refused.connect(partial(self._tell, "warn"))

    def _tell(self, kind: str, words: str) -> None:
        self._desk.shell.done(Strip(self._strip, kind, words, icon="file-text"))


def note_figures(desk: Desk, objekt_type: str) -> None:
    """Figures of the house leave it. Raises AdgangError, StorageError."""
    kraev(desk.adgang, "EKSPORT")
    desk.store.log(desk.adgang, "EKSPORT", objekt_type=objekt_type)


def note_not_given(desk: Desk, objekt_type: str, _noted: object) -> None:
    """They did not leave after all: no file could be written (decision 0174). Raises StorageError."""
    desk.store.log(desk.adgang, "IKKE_GIVET", objekt_type=objekt_type)

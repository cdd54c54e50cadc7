"""Saves the figures as a file where the leader says: logged first, made in a job, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from akutdesk.domain.adgang import kraev
from akutdesk.domain.errors import DomainError
from akutdesk.storage.durable import write_durably
from akutdesk.storage.errors import StorageError
from akutdesk.ui.desk import Desk
from akutdesk.ui.file_window import FileKind, ask_where
from akutdesk.ui.head import Strip
from akutdesk.ui.messages import text_of

STRIP: Final = "gem_fil"


@dataclass(frozen=True, kw_only=True)
class Fil:
    """A file to be: its kind in words, the name that is offered, what makes its bytes in a job, and what is logged."""

    slags: str
    navn: str
    lav: Callable[[], bytes]
    objekt_type: str = "statusrapport"


class FileSaver(QObject):
    """Asks for a place and writes one file there. Nothing is written before that."""

    def __init__(self, desk: Desk, owner: QWidget, *, texts: str = "statusrapport.gem_fil.") -> None:
        """`texts`: where its words stand: gem, laver, gemt, gem_fejl, disk_fuld."""
        super().__init__(owner)
        self._desk = desk
        self._key = texts
        self._owner = owner
        self.window: QFileDialog | None = None

    def ask(self, fil: Fil) -> None:
        """Open the system's own file window."""
        texts = self._desk.texts
        ending = Path(fil.navn).suffix
        kind = FileKind(
            title=self._word("gem"),
            words=fil.slags,
            suffix=ending,
            name=fil.navn.removesuffix(ending),
        )
        self.window = ask_where(self._owner, texts, kind, partial(self._chosen, fil))

    def put_away(self) -> None:
        """Close the file window: it is the system's, and would stand over a lock."""
        if self.window is not None and shiboken6.isValid(self.window):
            self.window.close()

    def write(self, path: Path, fil: Fil) -> None:
        """Log what leaves the house, then make it and write it."""
        desk = self._desk
        try:
            kraev(desk.adgang, "EKSPORT")
            desk.store.log(desk.adgang, "EKSPORT", objekt_type=fil.objekt_type)
        except (StorageError, DomainError) as error:
            self._say("warn", text_of(error, desk.texts) or self._word("gem_fejl"))
            return
        self._say("info", self._word("laver"))
        work = partial(_written, path, fil.lav)
        desk.jobs.run(work, done=self._done, failed=self._failed, owner=self)

    def _chosen(self, fil: Fil, path: str) -> None:
        self.write(Path(path), fil)

    def _done(self, _size: int) -> None:
        self._say("ok", self._word("gemt"))

    def _failed(self, error: Exception) -> None:
        key = "disk_fuld" if getattr(error, "kode", "") == "DISK_FULD" else "gem_fejl"
        self._say("warn", self._word(key))

    def _word(self, key: str) -> str:
        return self._desk.texts(self._key + key)

    def _say(self, kind: str, text: str) -> None:
        self._desk.shell.done(Strip(STRIP, kind, text, icon="file-text"))


def _written(path: Path, make: Callable[[], bytes]) -> int:
    """Make it whole and put it in its place whole: the old file, if any, stands until then."""
    data = make()
    write_durably(path, data)
    return len(data)

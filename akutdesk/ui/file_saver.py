"""A file that leaves the house: a place is asked for, the log knows first, and it is written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from akutdesk.domain.errors import DomainError
from akutdesk.storage.durable import remove_durably, write_durably
from akutdesk.storage.errors import DiskFault, DiskFull, StorageError
from akutdesk.ui.desk import Desk
from akutdesk.ui.file_window import FileKind, ask_where
from akutdesk.ui.messages import text_of


@dataclass(frozen=True)
class Ved:
    """A file that lies beside another: the word its name gets, what makes its bytes, and its ending if another."""

    ord: str
    lav: Callable[[], bytes]
    endelse: str = ""


@dataclass(frozen=True, kw_only=True)
class Fil:
    """A file to be: the window's title, its kind in words, a name with its ending that holds no person.

    `noter` commits to the log what leaves, before the first byte is made; `lav` makes the bytes in a job.
    `fortryd` is given what `noter` gave, where nothing could be written after all.
    """

    titel: str
    slags: str
    navn: str
    noter: Callable[[], object]
    lav: Callable[[], bytes]
    ved: tuple[Ved, ...] = ()
    fortryd: Callable[[Any], object] | None = None


class FileSaver(QObject):
    """Asks for a place and writes one file there. Nothing is written before that."""

    begun = Signal()
    """It is in the log, and being made."""
    saved = Signal()
    refused = Signal(str)
    """Nothing was written; what to do, in words."""

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk = desk
        self._owner = owner
        self.window: QFileDialog | None = None

    def ask(self, fil: Fil) -> None:
        """Open the system's own file window."""
        ending = Path(fil.navn).suffix
        kind = FileKind(
            title=fil.titel,
            words=fil.slags,
            suffix=ending,
            name=fil.navn.removesuffix(ending),
        )
        self.window = ask_where(self._owner, self._desk.texts, kind, partial(self._chosen, fil))

    def put_away(self) -> None:
        """Close the file window: it is the system's, and would stand over a lock."""
        if self.window is not None and shiboken6.isValid(self.window):
            self.window.close()

    def write(self, path: Path, fil: Fil) -> None:
        """Log what leaves the house, then make it and write it."""
        try:
            noted = fil.noter()
        except (StorageError, DomainError) as error:
            texts = self._desk.texts
            self.refused.emit(text_of(error, texts) or texts("gem_fil.fejl"))
            return
        self.begun.emit()
        work = partial(_written, path, fil)
        self._desk.jobs.run(
            work, done=self._done, failed=partial(self._failed, fil, noted), owner=self
        )

    def _chosen(self, fil: Fil, path: str) -> None:
        self.write(Path(path), fil)

    def _done(self, _size: int) -> None:
        self.saved.emit()

    def _failed(self, fil: Fil, noted: object, error: Exception) -> None:
        """The disk the file was to lie on may be another than the desk's own."""
        if fil.fortryd is not None:
            with suppress(StorageError, DomainError):  # the desk's own disk is full too
                fil.fortryd(noted)
        texts = self._desk.texts
        own = text_of(error, texts) if isinstance(error, DomainError) else None
        key = "fuld" if isinstance(error, DiskFull) else "fejl"
        self.refused.emit(own or texts(f"gem_fil.{key}"))


def _written(path: Path, fil: Fil) -> int:
    """Make all of it, then put each in its place whole: an old file, if any, stands until then.

    What lies beside comes first and goes again if the file itself cannot be written.
    """
    data = fil.lav()
    beside = [(one, one.lav()) for one in fil.ved]
    laid: list[Path] = []
    try:
        for one, more in beside:
            target = _beside(path.with_suffix(one.endelse or path.suffix), one.ord)
            write_durably(target, more)
            laid.append(target)
        write_durably(path, data)
    except (DiskFull, DiskFault):
        for target in laid:
            remove_durably(target)
        raise
    return len(data)


def _beside(path: Path, word: str) -> Path:
    """plan-kort.pdf beside plan.pdf, never over a file that is there."""
    target, number = path.with_stem(f"{path.stem}-{word}"), 2
    while target.exists():
        target, number = path.with_stem(f"{path.stem}-{word}-{number}"), number + 1
    return target

"""Saving the papers as PDF where staff say. The name that is offered holds no person (ux.md 5.1)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from akutdesk.storage.errors import StorageError
from akutdesk.ui.desk import Desk
from akutdesk.ui.file_window import FileKind, ask_where
from akutdesk.ui.head import Strip
from akutdesk.ui.messages import text_of
from akutdesk.ui.udskriv.papers import Kept, PlanPapers
from akutdesk.ui.udskriv.sending import STRIP, note_given
from akutdesk.ui.udskriv.state import Choice

_SUFFIX = ".pdf"


class PdfSaver(QObject):
    """Asks for a place and writes one file a paper there. Nothing is written before that."""

    def __init__(self, desk: Desk, owner: QWidget, *, saved: Callable[[], None]) -> None:
        super().__init__(owner)
        self._desk = desk
        self._owner = owner
        self._saved = saved
        self.dialog: QFileDialog | None = None

    def ask(self, papers: PlanPapers, kept: Kept, choice: Choice) -> None:
        """Open the system's own file window."""
        texts = self._desk.texts
        key = "udskriv.fil_navn_diskret" if choice.diskret else "udskriv.fil_navn"
        kind = FileKind(
            title=texts("udskriv.gem_pdf"),
            words=texts("udskriv.fil"),
            suffix=_SUFFIX,
            name=texts(key),
        )

        def chosen(path: str) -> None:
            self.write(Path(path), papers, kept, choice)

        self.dialog = ask_where(self._owner, texts, kind, chosen)

    def put_away(self) -> None:
        """Close the file window: it is the system's, and would stand over a lock."""
        if self.dialog is not None and shiboken6.isValid(self.dialog):
            self.dialog.close()

    def write(self, path: Path, papers: PlanPapers, kept: Kept, choice: Choice) -> None:
        """Note what leaves the house, then write it."""
        try:
            note_given(self._desk, papers, choice, kanal="FIL")
        except StorageError as error:
            self._say("warn", text_of(error, self._desk.texts) or "")
            return
        suffix = self._desk.texts("udskriv.fil_navn_kort")
        work = partial(_write, path, papers, kept, choice=choice, card=suffix)
        self._desk.jobs.run(work, done=self._written, failed=self._failed, owner=self)

    def _written(self, well: bool) -> None:  # noqa: FBT001 - the job's whole answer
        if not well:
            self._say("warn", self._desk.texts("udskriv.gem_fejl"))
            return
        self._say("ok", self._desk.texts("udskriv.gemt"))
        self._saved()

    def _failed(self, error: Exception) -> None:
        self._say("warn", text_of(error, self._desk.texts) or "")

    def _say(self, kind: str, text: str) -> None:
        self._desk.shell.done(Strip(STRIP, kind, text, icon="file-text"))


def _write(path: Path, papers: PlanPapers, kept: Kept, *, choice: Choice, card: str) -> bool:
    """Whether every file could be written. The card beside a plan gets a name of its own."""
    for number, kind in enumerate(choice.papers):
        target = path if number == 0 else _beside(path, card)
        document = papers.paper(kind, diskret=choice.diskret, kept=kept)
        try:
            target.write_bytes(document.pdf)
        except OSError:
            return False
    return True


def _beside(path: Path, word: str) -> Path:
    """plan-kort.pdf beside plan.pdf, never over a file that is there."""
    target, number = path.with_stem(f"{path.stem}-{word}"), 2
    while target.exists():
        target, number = path.with_stem(f"{path.stem}-{word}-{number}"), number + 1
    return target

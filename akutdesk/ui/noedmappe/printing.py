"""One key prints the folder; what came of it is told, and kept, so that the reminder knows (ux.md 5.6, 5.8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject

from akutdesk.domain.noedmappe import KOM_UD
from akutdesk.storage.errors import StorageError
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip, StripButton
from akutdesk.ui.noedmappe.numbers import Numre, draw_numbers
from akutdesk.ui.noedmappe.sheets import Folder, folder_of, forms_of
from akutdesk.ui.printer import JobState
from akutdesk.ui.udskriv.follow import LOOK_EVERY_MS
from akutdesk.ui.udskriv.one_sheet import OneSheet
from akutdesk.ui.udskriv.state import UDFALD
from akutdesk.ui.unkept import tell_unkept

STRIP: Final = "noedmappe"
_TEXTS: Final = "noedmappe.ark."

Sheets = Callable[[Desk, Numre], Folder]


class FolderPrinting(QObject):
    """One press. It outlives whatever asked for it: printing some twenty sheets takes its time."""

    def __init__(
        self, desk: Desk, sheets: Sheets, parent: QObject, *, look_every_ms: int = LOOK_EVERY_MS
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sheets = sheets
        self._every_ms = look_every_ms
        self._numre = Numre()
        self._said = ""

    def send(self) -> None:
        """Draw the numbers, then print. A disk that takes nothing keeps no empty form back."""
        self._numre = draw_numbers(self._desk)
        try:
            folder = self._sheets(self._desk, self._numre)
        except StorageError as error:
            tell_unkept(self._desk, error)
            return
        sheet = OneSheet(self._desk, self, look_every_ms=self._every_ms, texts=_TEXTS)
        sheet.said.connect(self._say)
        sheet.ended.connect(self._ended)
        sheet.send(folder.make, objekt_type=folder.objekt_type)

    def _say(self, words: str) -> None:
        self._said = words
        self._desk.shell.done(Strip(STRIP, "info", words, icon="printer"))

    def _ended(self, state: JobState) -> None:
        self._keep(UDFALD[state])
        if state is JobState.UKLAR:
            self._ask()

    def _ask(self) -> None:
        """Nobody but whoever stands at the printer knows."""
        texts = self._desk.texts
        buttons = (
            StripButton(texts("udskriv.har_det"), self._have_it, action="har_arket"),
            StripButton(texts("udskriv.nej_igen"), self._again, action="ark_igen"),
        )
        self._desk.shell.done(Strip(STRIP, "info", self._said, icon="printer", buttons=buttons))

    def _have_it(self) -> None:
        self._desk.shell.clear(STRIP)
        self._keep(KOM_UD)
        self._say(self._desk.texts("noedmappe.ark.godt"))

    def _again(self) -> None:
        self._desk.shell.clear(STRIP)
        self.send()

    def _keep(self, udfald: str) -> None:
        """Write down what is known of the paper; what cannot be written keeps the reminder standing."""
        before = self._numre.mappe
        if before is None:
            return
        after = replace(before, udfald=udfald)
        try:
            saved = self._desk.store.save(self._desk.adgang, after, before)
        except StorageError as error:
            tell_unkept(self._desk, error)
            return
        self._numre = replace(self._numre, mappe=after)
        self._desk.changes.tell(saved.changes.types, saved.changes.ids)


def print_folder(desk: Desk, parent: QObject) -> FolderPrinting:
    """The whole folder, to the printer this PC used last."""
    return _sent(FolderPrinting(desk, folder_of, parent))


def print_forms(desk: Desk, parent: QObject) -> FolderPrinting:
    """The empty forms alone: what one writes on while the PC takes nothing (ux.md 3.3 disk.trin)."""
    return _sent(FolderPrinting(desk, forms_of, parent))


def _sent(printing: FolderPrinting) -> FolderPrinting:
    printing.send()
    return printing

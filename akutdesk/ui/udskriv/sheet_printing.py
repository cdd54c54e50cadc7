"""A sheet of one press: sent to this PC's printer and followed, each step in words (ux.md 5.8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from akutdesk.reports.papir import Papir
from akutdesk.storage.errors import StorageError
from akutdesk.ui.desk import Desk
from akutdesk.ui.messages import text_of
from akutdesk.ui.printer import JobState, Printer, PrinterPort, PrinterRefused, PrintJob
from akutdesk.ui.udskriv.follow import LOOK_EVERY_MS, Follower
from akutdesk.ui.udskriv.state import REMEMBERED, preferred

_ENDS: Final = {
    JobState.FAERDIG: "ok",
    JobState.STOPPET: "stoppet",
    JobState.SVARER_IKKE: "svarer_ikke",
    JobState.UKLAR: "uvist",
}
_NAMES_NOTHING: Final = frozenset({"stoppet", "ingen"})


@dataclass(frozen=True, kw_only=True)
class Ark:
    """What is printed: how it is logged, where its words stand (`<texts>.ok` and so on), and its pages.

    Without an `objekt_type` it names nobody and is not logged, so that it prints when the disk is full too.
    """

    objekt_type: str
    texts: str
    pdf: Callable[[Papir], bytes]
    """Called in a job: nothing of it may ask the store."""


class SheetPrinting(QObject):
    """`said` tells in words how far the sheet has come."""

    said = Signal(str)
    ended = Signal(object)
    """Nothing more will be said: a JobState, or None if no sheet was sent."""

    def __init__(
        self, desk: Desk, ark: Ark, parent: QObject, *, look_every_ms: int = LOOK_EVERY_MS
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ark = ark
        self._every_ms = look_every_ms
        self._printer = ""

    def send(self) -> None:
        """Send it to the printer this PC used last."""
        self._desk.jobs.run(
            self._desk.printer.printers,
            done=self._found,
            failed=lambda _: self._found(()),
            owner=self,
        )

    def _found(self, printers: tuple[Printer, ...]) -> None:
        remembered = self._desk.store.secret(REMEMBERED) or b""
        self._printer = preferred(printers, remembered.decode("utf-8", "replace"))
        if not self._printer:
            self._say("ingen")
            self.ended.emit(None)
            return
        try:
            self._log()
        except StorageError as error:
            self.said.emit(text_of(error, self._desk.texts) or "")
            self.ended.emit(None)
            return
        self._say("sendt")
        work = partial(_sent, self._desk.printer, self._printer, self._desk.papir, self._ark)
        self._desk.jobs.run(work, done=self._follow, failed=self._refused, owner=self)

    def _log(self) -> None:
        if self._ark.objekt_type:
            self._desk.store.log(self._desk.adgang, "UDSKRIV", objekt_type=self._ark.objekt_type)

    def _follow(self, job: PrintJob | None) -> None:
        if job is None:
            self._ended(JobState.SVARER_IKKE)
            return
        port = self._desk.printer
        follower = Follower(self._desk.jobs, port, parent=self, every_ms=self._every_ms)
        follower.ended.connect(self._ended)
        follower.follow(job)

    def _refused(self, _error: Exception) -> None:
        self._ended(JobState.STOPPET)

    def _ended(self, state: JobState) -> None:
        self._say(_ENDS[state])
        self.ended.emit(state)

    def _say(self, word: str) -> None:
        key, texts = f"{self._ark.texts}.{word}", self._desk.texts
        self.said.emit(texts(key) if word in _NAMES_NOTHING else texts(key, printer=self._printer))


def _sent(port: PrinterPort, printer: str, papir: Papir, ark: Ark) -> PrintJob | None:
    """Make the page and send it; None if the printer refused. Runs in a job."""
    try:
        return port.submit(ark.pdf(papir), printer=printer)
    except PrinterRefused:
        return None

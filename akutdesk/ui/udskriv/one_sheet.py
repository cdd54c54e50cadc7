"""One sheet sent at once to this PC's printer, logged and followed (ux.md 5.8), with no dialog to choose in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import StorageError
from akutdesk.ui.desk import Desk
from akutdesk.ui.messages import text_of
from akutdesk.ui.printer import JobState, Printer, PrinterPort, PrinterRefused, PrintJob
from akutdesk.ui.udskriv.follow import LOOK_EVERY_MS, Follower
from akutdesk.ui.udskriv.state import REMEMBERED, preferred

_ENDS = {
    JobState.FAERDIG: "ok",
    JobState.STOPPET: "stoppet",
    JobState.SVARER_IKKE: "svarer_ikke",
    JobState.UKLAR: "uvist",
}
_NAMES_NOTHING = frozenset({"stoppet", "ingen"})

MakePdf = Callable[[], bytes]


class OneSheet(QObject):
    """`said` tells in words how far the sheet has come."""

    said = Signal(str)
    ended = Signal(object)
    """A JobState, once a sheet that was sent has ended."""

    def __init__(
        self,
        desk: Desk,
        parent: QObject,
        *,
        look_every_ms: int = LOOK_EVERY_MS,
        texts: str = "akutkort.ark.",
    ) -> None:
        """`texts` is where its words stand: `<texts>ok` and so on."""
        super().__init__(parent)
        self._desk = desk
        self._texts = texts
        self._every_ms = look_every_ms
        self._printer = ""

    def send(self, make: MakePdf, *, objekt_type: str, objekt_id: RecordId | None = None) -> None:
        """Send what `make` gives, in a job, to the printer this PC used last; the log is told before.

        Without an `objekt_type` it names nobody and is not logged, so that it prints when the disk is full too.
        """
        log = partial(self._log, objekt_type, objekt_id)
        self._desk.jobs.run(
            self._desk.printer.printers,
            done=partial(self._found, make, log),
            failed=lambda _: self._found(make, log, ()),
            owner=self,
        )

    def _log(self, objekt_type: str, objekt_id: RecordId | None) -> None:
        store, adgang = self._desk.store, self._desk.adgang
        if objekt_type:
            store.log(adgang, "UDSKRIV", objekt_type=objekt_type, objekt_id=objekt_id)

    def _found(self, make: MakePdf, log: Callable[[], None], printers: tuple[Printer, ...]) -> None:
        remembered = self._desk.store.secret(REMEMBERED) or b""
        self._printer = preferred(printers, remembered.decode("utf-8", "replace"))
        if not self._printer:
            self._say("ingen")
            return
        try:
            log()
        except StorageError as error:
            self.said.emit(text_of(error, self._desk.texts) or "")
            return
        self._say("sendt")
        work = partial(_sent, self._desk.printer, self._printer, make)
        self._desk.jobs.run(work, done=self._follow, failed=self._refused, owner=self)

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
        key, texts = f"{self._texts}{word}", self._desk.texts
        self.said.emit(texts(key) if word in _NAMES_NOTHING else texts(key, printer=self._printer))


def _sent(port: PrinterPort, printer: str, make: MakePdf) -> PrintJob | None:
    """Make the page and send it; None if the printer refused. Runs in a job."""
    pdf = make()
    try:
        return port.submit(pdf, printer=printer)
    except PrinterRefused:
        return None

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
    JobState.FAERDIG: "akutkort.ark.ok",
    JobState.STOPPET: "akutkort.ark.stoppet",
    JobState.SVARER_IKKE: "akutkort.ark.svarer_ikke",
    JobState.UKLAR: "akutkort.ark.uvist",
}
_NAMES_NOTHING = frozenset({"akutkort.ark.stoppet"})

MakePdf = Callable[[], bytes]


class OneSheet(QObject):
    """`said` tells in words how far the sheet has come."""

    said = Signal(str)

    def __init__(self, desk: Desk, parent: QObject, *, look_every_ms: int = LOOK_EVERY_MS) -> None:
        super().__init__(parent)
        self._desk = desk
        self._every_ms = look_every_ms
        self._printer = ""

    def send(self, make: MakePdf, *, objekt_type: str, objekt_id: RecordId | None = None) -> None:
        """Send what `make` gives, in a job, to the printer this PC used last; the log is told before."""
        log = partial(self._log, objekt_type, objekt_id)
        self._desk.jobs.run(
            self._desk.printer.printers,
            done=partial(self._found, make, log),
            failed=lambda _: self._found(make, log, ()),
            owner=self,
        )

    def _log(self, objekt_type: str, objekt_id: RecordId | None) -> None:
        store, adgang = self._desk.store, self._desk.adgang
        store.log(adgang, "UDSKRIV", objekt_type=objekt_type, objekt_id=objekt_id)

    def _found(self, make: MakePdf, log: Callable[[], None], printers: tuple[Printer, ...]) -> None:
        remembered = self._desk.store.secret(REMEMBERED) or b""
        self._printer = preferred(printers, remembered.decode("utf-8", "replace"))
        if not self._printer:
            self.said.emit(self._desk.texts("akutkort.ark.ingen"))
            return
        try:
            log()
        except StorageError as error:
            self.said.emit(text_of(error, self._desk.texts) or "")
            return
        self.said.emit(self._desk.texts("akutkort.ark.sendt", printer=self._printer))
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
        key, texts = _ENDS[state], self._desk.texts
        self.said.emit(texts(key) if key in _NAMES_NOTHING else texts(key, printer=self._printer))


def _sent(port: PrinterPort, printer: str, make: MakePdf) -> PrintJob | None:
    """Make the page and send it; None if the printer refused. Runs in a job."""
    pdf = make()
    try:
        return port.submit(pdf, printer=printer)
    except PrinterRefused:
        return None

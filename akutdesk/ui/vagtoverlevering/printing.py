"""A handover on its way to the printer: followed to the paper, and told honestly (ux.md 5.8)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject

from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip, StripButton
from akutdesk.ui.printer import JobState
from akutdesk.ui.udskriv.paper_job import PaperJob, Papers

STRIP: Final = "print"
_ENDS: Final = {
    JobState.FAERDIG: "ok",
    JobState.STOPPET: "stoppet",
    JobState.SVARER_IKKE: "svarer_ikke",
    JobState.UKLAR: "uvist",
}


class Printing(QObject):
    """One sheet. It outlives the panel it was begun in."""

    def __init__(self, desk: Desk, pdf: bytes, printer: str) -> None:
        super().__init__(desk.jobs)
        self._desk = desk
        self._pdf = pdf
        self._printer = printer

    def send(self) -> None:
        """Send it, and follow it to the paper."""
        desk = self._desk
        desk.shell.clear(STRIP)
        self._done("info", "udskriv.sendt")
        job = PaperJob(desk.jobs, Papers(desk.printer, desk.papir), self)
        job.ended.connect(self._ended)
        job.send(lambda _: (self._pdf,), self._printer)

    def _ended(self, state: JobState) -> None:
        if state is JobState.FAERDIG:
            self._done("ok", "udskriv.ok")
            self.deleteLater()
            return
        desk = self._desk
        again = StripButton(desk.texts("udskriv.proev_igen"), self._again, action="ark_igen")
        key = f"vagtoverlevering.ark.{_ENDS[state]}"
        places = {} if state is JobState.STOPPET else {"printer": self._printer}
        words = desk.texts(key, **places)
        desk.shell.clear(STRIP)
        desk.shell.alarm(Strip(STRIP, "warn", words, icon="printer", buttons=(again,)))

    def _again(self) -> None:
        self._desk.shell.clear(STRIP)
        self.send()

    def _done(self, kind: str, key: str) -> None:
        words = self._desk.texts(key, printer=self._printer)
        self._desk.shell.done(Strip(STRIP, kind, words, icon="printer"))
